import Load

/// One file to write: what goes in, how it is laid out, and after which stage.
package struct SinkPlan: Sendable {
    /// Name of the stage.
    package let name: String
    /// Below the output folder.
    package let path: String
    package let layout: RecordLayout
    let encoder: RecordEncoder
    /// So many corpus stages stand before the sink's rows are final; rows of 0 are encoded by the workers,
    /// in parallel, the others one report after the other.
    let corpusStages: Int
    /// Where it is written if that is not the output.
    let statePath: String?

    /// Shape: `stage` is a checked load stage of `config`; the rows come from `builder`.
    init(_ stage: StageConfig, in config: PipelineConfig, from builder: RecordBuilder? = nil) {
        let options = stage.options
        let table = options.text("table").flatMap(TableName.init) ?? .reports
        name = stage.name
        path = options.text("path") ?? ""
        statePath = nil
        layout = RecordLayout(
            schema: PublishedTables.schema(of: table), format: SinkPlan.format(stage.type.name, options),
            columns: options.texts("columns"),
            filters: options.conditions("where").map { RowFilter(column: $0.column, allowed: $0.values) },
            labels: options.text("labels").flatMap(HeaderLabels.init) ?? .names)
        encoder = RecordEncoder(layout, templates: builder?.templates(of: table) ?? [])
        corpusStages = table.needsCorpus ? config.corpusStages(before: stage) : 0
    }

    /// Where the rejects of this run are gathered, for the case that it is refused: a file of the state folder.
    init(rejectsIn statePath: String, from builder: RecordBuilder) {
        (name, path, self.statePath) = ("rejects of a refused run", "", statePath)
        layout = RecordLayout(schema: PublishedTables.schema(of: .rejects), format: .jsonLines)
        encoder = RecordEncoder(layout, templates: builder.templates(of: .rejects))
        corpusStages = 0
    }

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

    mutating func append(_ batch: RecordBatch, _ encoder: RecordEncoder) {
        count += encoder.encode(batch, to: &bytes)
    }

    mutating func append(_ other: EncodedRows) {
        bytes += other.bytes
        count += other.count
    }
}
