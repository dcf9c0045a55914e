import Extract
import Load
import Model
import Transform

/// All that is done with one source without looking at any other: read, decode, steps, report, rows.
///
/// Holds only what is the same for all sources, so one value serves every worker.
struct SourceWork: Sendable {
    let reader: SourceReader
    private let documentSteps: [@Sendable (inout Document) -> Void]
    private let reportReader: ReportReader
    private let builder: RecordBuilder
    private let sinks: [SinkPlan]
    private let isFinal: Bool

    /// Shape: `config` is checked.
    init(_ config: PipelineConfig, reader: SourceReader, builder: RecordBuilder, sinks: [SinkPlan]) {
        self.reader = reader
        self.builder = builder
        self.sinks = sinks
        documentSteps = (config.extract?.steps ?? []).compactMap { step in
            if case .document(let work) = step.type.work { work } else { nil }
        }
        var reportSteps: ReportSteps = []
        for step in config.transforms.flatMap(\.steps) {
            if case .report(let toggle) = step.type.work { reportSteps.insert(toggle) }
        }
        reportReader = ReportReader(steps: reportSteps)
        isFinal = sinks.allSatisfy { $0.corpusStages == 0 }
    }

    /// What became of one entry of the sorted input.
    struct Outcome: Sendable {
        /// `nil` where the source was rejected, or where nothing that comes later needs it.
        var report: Report?
        let isRejected: Bool
        /// One for each sink; empty for those whose rows are not final yet.
        var rows: [EncodedRows]
    }

    func outcome(of found: FoundSource, _ batch: inout RecordBatch) -> Outcome {
        let path = found.source.path
        if case .rejected(let rejection) = found.finding { return rejected(path, [rejection], &batch) }
        switch reader.read(found.source) {
        case .failure(let rejection): return rejected(path, [rejection], &batch)
        case .success(let document): return outcome(of: document, &batch)
        }
    }

    func report(of source: Document) -> Report {
        var document = source
        for step in documentSteps { step(&document) }
        return reportReader.read(document)
    }

    /// What each printed piece of the tables was taken for.
    func listing(of source: Document) -> String {
        var document = source
        for step in documentSteps { step(&document) }
        return reportReader.listing(of: document)
    }

    private func outcome(of document: Document, _ batch: inout RecordBatch) -> Outcome {
        var report = report(of: document)
        if report.rejections.contains(where: \.reason.concernsWholeSource) {
            return rejected(report.source.path, report.rejections, &batch)
        }
        var rows = Array(repeating: EncodedRows(), count: sinks.count)
        for table in TableName.allCases {
            let own = sinks.indices.filter { sinks[$0].table == table && sinks[$0].corpusStages == 0 }
            if own.isEmpty { continue }
            builder.fill(&batch, with: table, of: report)
            for sink in own { rows[sink].append(batch, sinks[sink].encoder) }
        }
        // Texts are the bulk of a report, and no corpus table has any.
        report.sections = []
        report.mentions = []
        return Outcome(report: isFinal ? nil : report, isRejected: false, rows: rows)
    }

    private func rejected(_ path: String, _ rejections: [Rejection], _ batch: inout RecordBatch) -> Outcome {
        var rows = Array(repeating: EncodedRows(), count: sinks.count)
        builder.fill(&batch, with: rejections, of: path)
        for (offset, sink) in sinks.enumerated() where sink.table == .rejects {
            rows[offset].append(batch, sink.encoder)
        }
        return Outcome(report: nil, isRejected: true, rows: rows)
    }
}
