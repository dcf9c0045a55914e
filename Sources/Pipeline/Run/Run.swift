import Dispatch
import Extract
import Load
import Model
import Runtime

/// Carries out a pipeline.
///
/// ```
/// sorted sources ─ticket─▶ worker ×n ─▶ [reorder window] ─▶ corpus pass ─▶ [channel] ─▶ sink, one per file
///                          read, decode, steps,             in order,      blocks       writes, hashes
///                          report, rows                     rows
/// ```
/// Who ends what: workers end when the tickets do; the corpus pass ends after the last result and closes the
/// channels; sinks end when their channel is closed and empty. Whoever fails cancels, which wakes all.
/// Memory: at most `window` documents, and `channel_capacity` blocks for each sink.
package struct Run: Sendable {
    private let file: PipelineFile
    private let cancellation = Cancellation()

    /// Thrown where the user or the system asked the run to end.
    package struct Interrupted: Error {}

    package init(_ file: PipelineFile) {
        self.file = file
    }

    /// Ends the run soon; may be called from any thread, at any time.
    package func interrupt() {
        cancellation.cancel(Interrupted())
    }

    /// Reads all sources and publishes all files, or leaves the output as it was.
    ///
    /// Throws: `Interrupted`, `OutputError`; `SourceFinderError`.
    package func execute(progress: @escaping @Sendable (RunProgress) -> Void) throws -> RunSummary {
        let start = DispatchTime.now().uptimeNanoseconds
        let sources = try SourceList(file)
        let transaction = try OutputTransaction(output: file.outputFolder)
        do {
            var summary = try publish(sources, transaction, progress)
            summary.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
            return summary
        } catch {
            transaction.rollBack()
            throw error
        }
    }

    private func publish(
        _ sources: SourceList, _ transaction: OutputTransaction,
        _ progress: @escaping @Sendable (RunProgress) -> Void
    ) throws -> RunSummary {
        let config = file.config
        let plans = config.sinks.map { SinkPlan($0, in: config) }
        let sinks = try SinkSet(
            plans, transaction: transaction, capacity: config.run.whole("channel_capacity") ?? 1)
        let builder = RecordBuilder()
        let work = SourceWork(config, reader: sources.reader, builder: builder, sinks: plans)
        let window = ReorderWindow<SourceWork.Outcome>(
            count: sources.found.count, limit: config.run.whole("window") ?? 1)
        let counts = Monitor(
            RunSummary(
                sources: sources.found.count, inputBytes: sources.byteCount, outputFolder: file.outputFolder))
        let workers = WorkerGroup(cancellation: cancellation)
        cancellation.whenCancelled { window.cancel() }
        cancellation.whenCancelled { sinks.cancel() }

        for number in 0..<workerCount {
            workers.start("worker \(number)") {
                var batch = RecordBatch()
                while let ticket = window.takeTicket() {
                    window.hand(ticket, work.outcome(of: sources.found[ticket], &batch))
                }
            }
        }
        workers.start("corpus") {
            var pass = CorpusPass(config, builder: builder, sinks: plans)
            var done = RunSummary()
            var blocks = sinks.emptyBlocks
            while var outcome = window.next() {
                pass.take(&outcome)
                sinks.send(outcome.rows, &blocks)
                if outcome.isRejected { done.rejected += 1 } else { done.reports += 1 }
                progress(
                    RunProgress(
                        done: done.rejected + done.reports, rejected: done.rejected,
                        total: sources.found.count))
            }
            sinks.finish(blocks)
            counts.change { [done] in
                $0.reports = done.reports
                $0.rejected = done.rejected
            }
        }
        sinks.start(in: workers)
        try workers.join()
        let written = sinks.written()
        try Manifest(DatasetDescription(config.dataset), files: written.map(\.file)).write(to: transaction)
        try cancellation.throwIfCancelled()
        try transaction.publish()
        return counts.withState { summary in
            summary.files = written.map { RunSummary.File(name: $0.file.name, rows: $0.rows) }
            return summary
        }
    }

    private var workerCount: Int {
        file.config.run.whole("workers")
            ?? min(WorkerGroup.processorCount, Registry.workersRange.upperBound)
    }
}

extension DatasetDescription {
    /// What the config says of the dataset (`Registry.top`).
    fileprivate init(_ options: OptionValues) {
        func text(_ fields: [OptionValue.Field], _ name: String) -> String {
            fields.first { $0.name == name }?.text ?? ""
        }
        self.init(
            name: options.text("name") ?? "", title: options.text("title") ?? "",
            description: options.text("description") ?? "", version: options.text("version") ?? "",
            licenses: options.records("licenses").map { fields in
                License(name: text(fields, "name"), title: text(fields, "title"), path: text(fields, "path"))
            },
            sources: options.records("sources").map {
                Origin(title: text($0, "title"), path: text($0, "path"))
            })
    }
}
