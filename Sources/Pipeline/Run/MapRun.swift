import Extract
import Load
import Model
import Runtime

/// Reads documents and writes what became of each as a line of text: what an engine does on many machines at once.
///
/// ```
/// list of names, or documents ─▶ worker ×n ─▶ [reorder window] ─▶ scratch file ─▶ results, whole or not at all
///                                read, steps    in order
/// ```
/// Nothing is looked up in or kept for other runs, and no document is compared with another: any part of the sources
/// may be mapped anywhere, twice at once, and again at any time.
package struct MapRun: Sendable {
    private let file: PipelineFile
    private let input: Input
    private let cancellation = Cancellation()

    /// Where the documents come from.
    package enum Input: Sendable {
        /// A list of names, as `ogi sources` prints it (`-` for standard input); the files lie below the input folder.
        case list(String)
        /// Names and contents on standard input, a line each: `NAME TAB base64`.
        case documents
    }

    /// What was given cannot be mapped.
    package struct Unusable: Error, CustomStringConvertible {
        package let description: String
    }

    package init(_ file: PipelineFile, _ input: Input) {
        self.file = file
        self.input = input
    }

    package func interrupt() { cancellation.cancel(Run.Interrupted()) }

    /// Writes to the file `results`, beside it first, or to standard output where that is `nil`; gives how many documents
    /// there were.
    ///
    /// Throws: `Unusable`, `OutputError`, `MachineShortage`, `Run.Interrupted`.
    package func execute(results: String?) throws -> Int {
        let spool = try Spool(input)
        let workerCount = file.config.run.whole("workers") ?? WorkerGroup.processorCount
        let supervision = try Supervision(
            file, log: IncidentLog(descriptor: spool.incidents), workers: workerCount)
        cancellation.whenCancelled { supervision.end() }
        defer { supervision.end() }
        let converters = Converters(file)
        let work = SourceWork(
            file, converters, builder: RecordBuilder(), sinks: [], reportSinks: ReportSinks(file.config),
            memory: nil,
            supervision: supervision)
        let key = ResultKey(file, converters).text
        let limit = supervision.isOneAtATime ? 1 : file.config.run.whole("window") ?? 1
        let window = ReorderWindow<(name: String, digest: String, archive: [UInt8])>(
            count: .max, limit: limit)
        let jobs = Monitor(MapJobs(LineStream(spool.input), input))
        let workers = WorkerGroup(cancellation: cancellation)
        cancellation.whenCancelled { window.cancel() }
        for number in 0..<(supervision.isOneAtATime ? 1 : workerCount) {
            workers.start("worker \(number)") {
                let watch = supervision.watch(worker: number)
                while let (ticket, job) = try window.take(from: jobs, { try $0.next(ticket: $1) }) {
                    let result = try watch.during(job.name) { () throws(MachineShortage) in
                        switch job.content {
                        case .found(let found): try work.result(of: found)
                        case .bytes(let loaded): work.result(of: loaded)
                        }
                    }
                    window.hand(ticket, (job.name, result.digest, result.archive))
                }
            }
        }
        let count = Monitor(0)
        workers.start("results") {
            var (text, sum, done): ([UInt8], UInt64, Int) = ([], 0, 0)
            while let result = window.next() {
                sum &+= ResultLine.append(
                    result.name, key: key, digest: result.digest, archive: result.archive, to: &text)
                done += 1
                if text.count >= 1 << 20 { try spool.write(&text) }
            }
            text += ResultLine.end(key: key, count: done, sum: sum)
            try spool.write(&text)
            count.change { [done] in $0 = done }
        }
        try workers.join()
        try cancellation.throwIfCancelled()
        try spool.publish(to: results)
        return count.withState { $0 }
    }
}
