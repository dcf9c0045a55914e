import Dispatch
import Extract
import Load
import Model
import Runtime

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

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
    private let options: RunOptions
    /// What was mapped elsewhere; `nil` where the sources are read here.
    private let merging: Merging?
    private let cancellation = Cancellation()
    private let converters: Converters

    /// Thrown where the user or the system asked the run to end.
    package struct Interrupted: Error {}

    package init(_ file: PipelineFile, options: RunOptions = RunOptions()) {
        self.file = file
        self.options = options
        converters = Converters(file)
        merging = nil
    }

    /// Publishes what `ogi map` made of the sources, wherever: the same bytes as a run that reads them.
    ///
    /// Results are held in no cache: the shards are that.
    package init(_ file: PipelineFile, options: RunOptions, merging: Merging) {
        self.file = file
        self.options = options
        converters = Converters(file)
        self.merging = merging
    }

    /// Ends the run soon; may be called from any thread, at any time.
    package func interrupt() {
        cancellation.cancel(Interrupted())
    }

    /// Reads all sources and publishes all files, or leaves the output as it was, and writes `run.json`.
    package func end(progress: @escaping @Sendable (RunProgress) -> Void) -> RunEnding {
        let start = DispatchTime.now().uptimeNanoseconds
        let report = RunReport(file)
        var summary = RunSummary()
        summary.outputFolder = file.outputFolder
        do {
            let state = try StateFolder(output: file.outputFolder)
            let lock = try OutputLock(
                state, output: file.outputFolder, waiting: options.waitSeconds,
                isCancelled: { cancellation.isCancelled })
            var ending: RunEnding
            do {
                try cancellation.throwIfCancelled()
                try execute(state, lock, &summary, progress)
                summary.seconds = Self.seconds(since: start)
                ending = RunEnding(summary)
            } catch {
                summary.seconds = Self.seconds(since: start)
                ending = RunEnding(error, summary)
            }
            keepRejects(of: ending, in: state)
            if let warning = report.write(ending, to: state) { ending.summary.warnings.append(warning) }
            return ending
        } catch {
            summary.seconds = Self.seconds(since: start)
            return RunEnding(error, summary)
        }
    }

    /// As `end`, for callers that have no use for a run that did not publish.
    package func execute(progress: @escaping @Sendable (RunProgress) -> Void) throws -> RunSummary {
        let ending = end(progress: progress)
        if let error = ending.error { throw error }
        return ending.summary
    }

    private static func seconds(since start: UInt64) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    // MARK: Rejects of a refused run

    private static let rejectsName = "rejects.jsonl"
    private static let rejectsOfThisRun = rejectsName + ".new"

    /// All rejects of a run that a guard refused, until a run ends well: they are nowhere else.
    private func keepRejects(of ending: RunEnding, in state: StateFolder) {
        if ending.status == .refused, access(state.file(Self.rejectsOfThisRun), F_OK) == 0 {
            return state.move(Self.rejectsOfThisRun, to: Self.rejectsName)
        }
        state.remove(Self.rejectsOfThisRun)
        if ending.isSuccess { state.remove(Self.rejectsName) }
    }

    // MARK: Reading and publishing

    private func execute(
        _ state: StateFolder, _ lock: OutputLock, _ summary: inout RunSummary,
        _ progress: @escaping @Sendable (RunProgress) -> Void
    ) throws {
        let guards = PublishingGuards(file, allowsRemoved: options.allowsRemoved)
        if let rejects = file.config.sinks.first(where: {
            $0.options.text("table") == TableName.rejects.rawValue
        }) {
            summary.rejectsFile = rejects.options.text("path") ?? ""
        }
        func check(_ count: Int) throws {
            try guards.checkSources(count, passedOver: summary.passedOver.text) {
                PublishedReports(in: file.outputFolder)?.count ?? 0
            }
        }
        if let merging {
            summary.sources = merging.expected.count
            try check(merging.expected.count)
            let supervision = try Supervision(file, log: nil, workers: 0)
            let key = ResultKey(file, converters)
            summary.converters = key.converters
            return try publish(
                .shards(merging, key), guards, state,
                supervision, &summary, progress)
        }
        let supervision = try Supervision(
            file, log: options.outlivesCrashes ? IncidentLog(descriptor: lock.descriptor) : nil,
            workers: workerCount + 1)
        // A program that begins again would not know that it was to end.
        cancellation.whenCancelled { supervision.end() }
        defer { supervision.end() }
        var sources = try SourceList(file)
        (summary.sources, summary.inputBytes) = (sources.found.count, sources.byteCount)
        summary.passedOver = sources.passedOver
        try check(sources.found.count - sources.rejectedCount)
        let key = ResultKey(file, converters)
        summary.converters = key.converters
        let memory = try RunMemory(
            file, options, key: key, state: state, isContinued: lock.isContinued,
            sources: &sources)
        summary.sources = sources.found.count
        if !supervision.hasRejected, let files = memory.upToDateFiles(sources.found) {
            summary.unchanged = summary.sources
            summary.rejectedInAll = memory.rejectedCount
            (summary.reasons, summary.setAside) = RunReport.standingReasons(
                in: state, rejected: memory.rejectedCount)
            summary.isUpToDate = true
            summary.files = files.map { RunSummary.File(name: $0.name, rows: $0.rows) }
            return
        }
        try publish(.sources(sources, memory), guards, state, supervision, &summary, progress)
    }

    /// What a run publishes comes from here.
    private enum Origin {
        case sources(SourceList, RunMemory)
        case shards(Merging, ResultKey)

        /// `nil` for shards, which are memory enough.
        var memory: RunMemory? { if case .sources(_, let memory) = self { memory } else { nil } }
    }

    /// Gathers what became of the sources in their order, and publishes it all, or nothing.
    private func publish(
        _ origin: Origin, _ guards: PublishingGuards, _ state: StateFolder, _ supervision: Supervision,
        _ summary: inout RunSummary,
        _ progress: @escaping @Sendable (RunProgress) -> Void
    ) throws {
        let transaction = try OutputTransaction(output: file.outputFolder)
        do {
            try publish(origin, transaction, guards, state, supervision, &summary, progress)
        } catch {
            transaction.rollBack()
            throw error
        }
    }

    private func publish(
        _ origin: Origin, _ transaction: OutputTransaction, _ guards: PublishingGuards, _ state: StateFolder,
        _ supervision: Supervision, _ summary: inout RunSummary,
        _ progress: @escaping @Sendable (RunProgress) -> Void
    ) throws {
        let config = file.config
        let memory = origin.memory
        let builder = RecordBuilder()
        let published = PublishedReports(in: transaction.output)
        let outputs = config.rowSinks.map { SinkPlan($0, in: config, from: builder) }
        for plan in outputs {
            if let command = plan.compression { try Compression(command: command).probe(plan.path) }
        }
        let isPublished = transaction.holdsDataset
        if let warning = guards.warning(sinks: outputs, isPublished: isPublished, published: published) {
            summary.warnings.append(warning)
        }
        let rejects = state.file(Self.rejectsOfThisRun)
        let plans = outputs + [SinkPlan(rejectsIn: rejects, from: builder)]
        let sinks = SinkSet(
            plans, transaction: transaction, capacity: config.run.whole("channel_capacity") ?? 1,
            isCancelled: { cancellation.isCancelled })
        let reportSinks = ReportSinks(config)
        let outcomes = try outcomes(of: origin, builder, plans, reportSinks, supervision)
        let limit = supervision.isOneAtATime ? 1 : config.run.whole("window") ?? 1
        let window = ReorderWindow<Gathered>(
            count: outcomes.count ?? .max, limit: limit, batch: max(1, limit / 16))
        let total = summary.sources
        let tally = Monitor(RunTally())
        let workers = WorkerGroup(cancellation: cancellation)
        cancellation.whenCancelled { window.cancel() }
        cancellation.whenCancelled { sinks.cancel() }

        let workerCount = supervision.isOneAtATime ? 1 : workerCount
        for number in 0..<workerCount {
            workers.start("worker \(number)") { try outcomes.work(number, window) }
        }
        workers.start("corpus") {
            var pass = CorpusPass(config, builder: builder, sinks: plans, reportSinks: reportSinks)
            var done = RunTally(
                sources: memory?.keepsResults == true ? total : 0, published: published)
            var blocks = RowBlocks(plans)
            var appender = memory?.appender()
            let watch = supervision.watch(worker: workerCount)
            while let gathered = window.next() {
                var outcome = gathered.outcome
                watch.during(gathered.path) { pass.take(&outcome, of: gathered.path) }
                sinks.send(outcome.rows, year: outcome.year, &blocks)
                if let digest = outcome.entry?.digest, !outcome.archive.isEmpty {
                    appender?.append(outcome.archive, digest: digest)
                }
                done.take(outcome, gathered.path, keepsEntry: memory?.keepsResults == true)
                progress(
                    RunProgress(done: done.count, rejected: done.rejectedInAll, total: total))
            }
            appender?.flush()
            sinks.send(pass.finish(), year: 0, &blocks)
            sinks.finish(&blocks)
            tally.change { [done] in $0 = done }
        }
        sinks.start(in: workers)
        try workers.join()
        let done = tally.withState { $0 }
        try outcomes.finish(done)
        summary.take(done)
        try guards.check(done, list: state.file(Self.rejectsName))
        let written = sinks.written()
        let dataset = DatasetDescription(config.dataset, converters: converters.commands)
        let pages = try reportSinks.write(to: transaction, beside: written.map(\.file), of: dataset)
        try Manifest(dataset, files: written.map(\.file) + pages).write(to: transaction)
        try cancellation.throwIfCancelled()
        try transaction.publish()
        let rowFiles = written.flatMap { zip($0.file.files.map(\.name), $0.rows) }
        summary.files = rowFiles.map { RunSummary.File(name: $0, rows: $1) }
        let names =
            rowFiles + pages.map { ($0.name, 0) }
            + Manifest.reservedNames.map { ($0, 0) }
        memory?.save(done.entries, files: names)
    }

    private func outcomes(
        of origin: Origin, _ builder: RecordBuilder, _ plans: [SinkPlan], _ reportSinks: ReportSinks,
        _ supervision: Supervision
    ) throws -> any OutcomeSource {
        let work = SourceWork(
            file, converters, builder: builder, sinks: plans, reportSinks: reportSinks, memory: origin.memory,
            supervision: supervision)
        switch origin {
        case .shards(let merging, let key): return try ShardOutcomes(merging, key: key, work: work)
        case .sources(let sources, _):
            let budget = ByteBudget(limit: file.config.run.whole("max_bytes_in_flight") ?? 1)
            return ReadOutcomes(sources: sources, work: work, budget: budget, supervision: supervision)
        }
    }

    private var workerCount: Int {
        file.config.run.whole("workers")
            ?? min(WorkerGroup.processorCount, Registry.workersRange.upperBound)
    }
}

extension DatasetDescription {
    /// What the config says of the dataset (`Registry.top`).
    fileprivate init(_ options: OptionValues, converters: [(ending: String, command: String)]) {
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
        program = Version.text
        self.converters = converters.map { Converter(ending: $0.ending, command: $0.command) }
        contributors = options.records("contributors").map {
            Origin(title: text($0, "title"), path: text($0, "path"))
        }
    }
}
