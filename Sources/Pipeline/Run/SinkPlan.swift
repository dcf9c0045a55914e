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

    /// Shape: `stage` is a checked load stage of `config`; the rows come from `builder`.
    init(_ stage: StageConfig, in config: PipelineConfig, from builder: RecordBuilder? = nil) {
        let options = stage.options
        let table = options.text("table").flatMap(TableName.init) ?? .reports
        name = stage.name
        path = options.text("path") ?? ""
        layout = RecordLayout(
            schema: PublishedTables.schema(of: table), format: SinkPlan.format(stage.type.name, options),
            columns: options.texts("columns"),
            filters: options.conditions("where").map { RowFilter(column: $0.column, allowed: $0.values) },
            labels: options.text("labels").flatMap(HeaderLabels.init) ?? .names)
        encoder = RecordEncoder(layout, templates: builder?.templates(of: table) ?? [])
        let chain = config.transforms
        let end = chain.firstIndex { $0.name == stage.from?.name }
        let before = end.map { chain[...$0] } ?? []
        corpusStages = table.needsCorpus ? before.count { $0.type.name == "corpus" } : 0
    }

    var table: TableName { layout.schema.name }

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
