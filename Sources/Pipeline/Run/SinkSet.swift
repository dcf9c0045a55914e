import Load
import Runtime

/// The files of a run while they are written: a channel and a worker for each.
///
/// Rows are gathered to blocks before they are sent: a hand-over between threads costs as much as encoding
/// some dozen rows.
final class SinkSet: Sendable {
    private let plans: [SinkPlan]
    private let channels: [BoundedChannel<EncodedRows>]
    private let files: [SinkFile]
    private let results: Monitor<[Written?]>

    private static let blockSize = 1 << 16

    /// What became of one sink.
    struct Written: Sendable {
        let file: PublishedFile
        let rows: Int
    }

    /// Creates the files with their headers, so that a run without reports publishes headers too.
    init(_ plans: [SinkPlan], transaction: OutputTransaction, capacity: Int) throws {
        self.plans = plans
        channels = plans.map { _ in BoundedChannel(capacity: capacity) }
        var files: [SinkFile] = []
        do {
            for plan in plans {
                files.append(try SinkFile(path: transaction.path(of: plan.path)))
                try files[files.count - 1].write(plan.encoder.header)
            }
        } catch {
            for file in files { file.abandon() }
            throw error
        }
        self.files = files
        results = Monitor(Array(repeating: nil, count: plans.count))
    }

    var emptyBlocks: [EncodedRows] { plans.map { _ in EncodedRows() } }

    /// Adds rows to each sink's block and sends the blocks that are full; waits where a sink is slow.
    func send(_ rows: [EncodedRows], _ blocks: inout [EncodedRows]) {
        for offset in blocks.indices where rows[offset].count > 0 {
            if blocks[offset].count == 0, rows[offset].bytes.count >= Self.blockSize / 4 {
                blocks[offset].bytes.reserveCapacity(Self.blockSize + rows[offset].bytes.count)
            }
            blocks[offset].append(rows[offset])
            guard blocks[offset].bytes.count >= Self.blockSize else { continue }
            channels[offset].send(blocks[offset])
            blocks[offset] = EncodedRows()
        }
    }

    /// Sends what is left and closes the channels.
    func finish(_ blocks: [EncodedRows]) {
        for (channel, block) in zip(channels, blocks) {
            if block.count > 0 { channel.send(block) }
            channel.close()
        }
    }

    func cancel() {
        for channel in channels { channel.cancel() }
    }

    func start(in workers: WorkerGroup) {
        for offset in plans.indices {
            workers.start("sink \(plans[offset].name)") { [self] in try write(offset) }
        }
    }

    private func write(_ offset: Int) throws {
        var file = files[offset]
        var rows = 0
        do {
            while let block = channels[offset].receive() {
                try file.write(block.bytes)
                rows += block.count
            }
        } catch {
            file.abandon()
            throw error
        }
        let written = Written(
            file: PublishedFile(
                name: plans[offset].path, layout: plans[offset].layout, summary: try file.finish()),
            rows: rows)
        results.withState { $0[offset] = written }
    }

    /// What was written, in the order of the config; once every worker has ended well.
    func written() -> [Written] {
        results.withState { $0.compactMap { $0 } }
    }
}
