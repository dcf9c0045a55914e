import Load
import Model

/// The part of a run that sees every report, in the order of the sources, one after the other.
///
/// Keeps what its steps keep (keys and operands), no reports.
struct CorpusPass {
    /// Steps of each corpus stage, in the order of the chain.
    private var stages: [[any CorpusStep]]
    private let builder: RecordBuilder
    private let sinks: [SinkPlan]
    private let reportSinks: ReportSinks
    private var batch = RecordBatch()
    private var bodies: BodyRecords?

    init(_ config: PipelineConfig, builder: RecordBuilder, sinks: [SinkPlan], reportSinks: ReportSinks) {
        stages = config.transforms.filter { $0.type.name == "corpus" }.map { stage in
            stage.steps.compactMap { step in
                if case .corpus(let make) = step.type.work { make() } else { nil }
            }
        }
        self.builder = builder
        self.sinks = sinks
        self.reportSinks = reportSinks
        bodies = sinks.contains { $0.table == .bodies } ? BodyRecords() : nil
    }

    /// Adds the rows that are final only now to those that the worker made, and fills the holes in these.
    mutating func take(_ outcome: inout SourceWork.Outcome, of source: String) {
        if !outcome.rejections.isEmpty { reportSinks.take(outcome.rejections, of: source) }
        guard var report = outcome.report else { return }
        reportSinks.take(report, corpusStages: 0)
        for stage in stages.indices {
            for step in stages[stage].indices { stages[stage][step].take(&report) }
            for (offset, sink) in sinks.enumerated() where sink.corpusStages == stage + 1 {
                switch sink.table.timing {
                case .alone: outcome.rows[offset].settle(late: report.duplicateOf, sink.encoder)
                case .corpus:
                    builder.fill(&batch, with: sink.table, of: report)
                    outcome.rows[offset].append(batch, sink.encoder)
                case .end, .fixed: break
                }
            }
            reportSinks.take(report, corpusStages: stage + 1)
        }
        bodies?.take(report)
    }

    /// The rows that are known only after the last report, for each sink.
    ///
    /// Checks that need all reports stand behind those of the last one, as the rows of the sources before it are long written.
    mutating func finish() -> [EncodedRows] {
        var rows = sinks.map { _ in EncodedRows() }
        for (offset, sink) in sinks.enumerated() {
            if let bodies, sink.table == .bodies { rows[offset].append(bodies.batch, sink.encoder) }
        }
        for (stage, steps) in stages.enumerated() {
            for report in steps.flatMap({ $0.finish() }) {
                for (offset, sink) in sinks.enumerated()
                where sink.corpusStages > stage && (sink.table == .checks || sink.table == .checkOperands) {
                    builder.fill(&batch, with: sink.table, of: report)
                    rows[offset].append(batch, sink.encoder)
                }
            }
        }
        return rows
    }
}
