import Load

/// One file to write: what goes in, how it is laid out, and after which stage.
package struct SinkPlan: Sendable {
    /// Name of the stage.
    package let name: String
    /// Below the output folder; of parts with `{part}` in it.
    package let path: String
    /// How the rows are divided; `nil` where they are in one file.
    let parts: OptionValue.Parts?
    package let layout: RecordLayout
    let encoder: RecordEncoder
    /// Program and arguments; `nil` where the file stays as it is.
    let compression: [String]?
    /// So many corpus stages stand before the sink.
    let corpusStages: Int
    /// Where it is written if that is not the output.
    let statePath: String?
    /// The header, and the rows that are the same in every run.
    let firstBlock: EncodedRows

    /// Shape: `stage` is a checked load stage of `config`; the rows come from `builder`.
    init(_ stage: StageConfig, in config: PipelineConfig, from builder: RecordBuilder? = nil) {
        let options = stage.options
        let table = options.text("table").flatMap(TableName.init) ?? .reports
        name = stage.name
        path = options.text("path") ?? ""
        parts = options.parts("parts")
        compression = options.texts("compress")
        statePath = nil
        layout = RecordLayout(
            schema: PublishedTables.schema(of: table), format: SinkPlan.format(stage.type.name, options),
            columns: options.texts("columns"),
            filters: options.conditions("where").map { RowFilter(column: $0.column, allowed: $0.values) },
            labels: options.text("labels").flatMap(HeaderLabels.init) ?? .names,
            isComplete: options.toggle("statuses"),
            hasCellLabels: options.text("cells") == "labels")
        encoder = RecordEncoder(layout, templates: builder?.templates(of: table) ?? [])
        corpusStages = config.corpusStages(before: stage)
        var first = EncodedRows(bytes: encoder.header)
        if let builder { first.append(builder.fixedRows(of: table), encoder) }
        firstBlock = first
    }

    /// Where the rejects of this run are gathered, for the case that it is refused: a file of the state folder.
    init(rejectsIn statePath: String, from builder: RecordBuilder) {
        (name, path, self.statePath) = ("rejects of a refused run", "", statePath)
        layout = RecordLayout(schema: PublishedTables.schema(of: .rejects), format: .jsonLines)
        encoder = RecordEncoder(layout, templates: builder.templates(of: .rejects))
        (corpusStages, compression, parts) = (0, nil, nil)
        firstBlock = EncodedRows(bytes: encoder.header)
    }

    func path(ofPart part: String) -> String {
        parts == nil ? path : path.replacing(OptionValue.Parts.mark, with: part)
    }

    /// True where the workers encode the rows, in parallel; else that is done one report after the other.
    var isEncodedByWorkers: Bool { table.timing == .alone || table.timing == .corpus && corpusStages == 0 }

    /// True where nothing of a report is needed once the workers have done with it.
    var isFinalAlone: Bool { table.timing == .fixed || corpusStages == 0 && table.timing != .end }

    var table: TableName { layout.schema.name }

    /// True where the file has one row for each report, with its source and what tells the source's bytes.
    var tellsReports: Bool {
        let names = layout.columns.map(\.name)
        return layout.filters.isEmpty && layout.schema.primaryKey.count == 1
            && names.contains(layout.schema.primaryKey[0]) && names.contains("source")
            && (names.contains("report_id") || names.contains("sha256"))
    }

    private static func format(_ type: String, _ options: OptionValues) -> RecordFormat {
        switch type {
        case "tsv": return .tsv
        case "jsonl": return .jsonLines
        default:
            let lineEnd = options.text("line_end").flatMap(RecordFormat.LineEnd.init) ?? .lineFeed
            return .csv(
                RecordFormat.CSVDialect(
                    hasByteOrderMark: options.toggle("bom"), lineEnd: lineEnd,
                    guardsFormulas: options.toggle("formula_guard")))
        }
    }
}

/// Encoded rows on their way to one sink.
struct EncodedRows: Sendable {
    var bytes: [UInt8] = []
    var count = 0
    /// Where in `bytes` the late field of each row belongs, until it is known.
    private(set) var holes: [Int] = []

    mutating func append(_ batch: RecordBatch, _ encoder: RecordEncoder) {
        let encoded = encoder.encode(batch, to: &bytes)
        count += encoded.rowCount
        holes += encoded.holes
    }

    /// Now the late field of these rows, which are those of one report, is known.
    mutating func settle(late text: String, _ encoder: RecordEncoder) {
        if !encoder.admits(late: text) { (bytes, count) = ([], 0) }
        if !text.isEmpty, count > 0 { bytes = encoder.filled(bytes, holes: holes, with: text) }
        holes = []
    }

    mutating func append(_ other: EncodedRows) {
        bytes += other.bytes
        count += other.count
    }
}
