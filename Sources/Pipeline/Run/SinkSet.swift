import Load
import Runtime

/// The files of a run while they are written: a channel and a worker for each sink.
final class SinkSet: Sendable {
    private let plans: [SinkPlan]
    private let channels: [BoundedChannel<RowBlocks.Block>]
    private let transaction: OutputTransaction
    private let results: Monitor<[Written?]>
    private let isCancelled: @Sendable () -> Bool

    /// What became of one sink.
    struct Written: Sendable {
        let file: PublishedFile
        /// Of each of its files.
        let rows: [Int]
    }

    init(
        _ plans: [SinkPlan], transaction: OutputTransaction, capacity: Int,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.isCancelled = isCancelled
        self.plans = plans
        self.transaction = transaction
        channels = plans.map { _ in BoundedChannel(capacity: capacity) }
        results = Monitor(Array(repeating: nil, count: plans.count))
    }

    /// Adds the rows of one report of that year to each sink's blocks and sends those that are full; waits where a sink is slow.
    func send(_ rows: [EncodedRows], year: Int, _ blocks: inout RowBlocks) {
        for sink in plans.indices where rows[sink].count > 0 {
            for block in blocks.add(rows[sink], sink: sink, year: year) { channels[sink].send(block) }
        }
    }

    /// Sends what is left and closes the channels.
    func finish(_ blocks: inout RowBlocks) {
        for (sink, channel) in channels.enumerated() {
            for block in blocks.finish(sink) { channel.send(block) }
            channel.close()
        }
    }

    func cancel() {
        for channel in channels { channel.cancel() }
    }

    func start(in workers: WorkerGroup) {
        for sink in plans.indices {
            workers.start("sink \(plans[sink].name)") { [self] in
                if let path = plans[sink].statePath { gather(sink, path) } else { try write(sink) }
            }
        }
    }

    /// A file of the state folder is no reason to end: what cannot be created or written is missing in it.
    private func gather(_ sink: Int, _ path: String) {
        var file = try? SinkFile(path: path, replaces: true)
        while let block = channels[sink].receive() { try? file?.write(block.rows.bytes) }
        _ = try? file?.finish()
    }

    private func write(_ sink: Int) throws {
        var files = try SinkFiles(plans[sink], in: transaction, isCancelled: isCancelled)
        do {
            while let block = channels[sink].receive() { try files.write(block.rows, part: block.part) }
        } catch {
            files.abandon()
            throw error
        }
        let written = try files.finish()
        results.withState { $0[sink] = written }
    }

    /// What was written, in the order of the config; once every worker has ended well.
    func written() -> [Written] {
        results.withState { $0.compactMap { $0 } }
    }
}
