import Load
import Runtime

/// The files of a run while they are written: a channel and a worker for each.
///
/// Rows are gathered to blocks before they are sent: a hand-over between threads costs as much as encoding
/// some dozen rows.
final class SinkSet: Sendable {
    private let plans: [SinkPlan]
    private let channels: [BoundedChannel<EncodedRows>]
    /// `nil` where a file of the state folder could not be created: the run does without.
    private let files: [SinkFile?]
    private let results: Monitor<[Written?]>
    private let isCancelled: @Sendable () -> Bool

    private static let blockSize = 1 << 16

    /// What became of one sink.
    struct Written: Sendable {
        let file: PublishedFile
        let rows: Int
    }

    /// Creates the files.
    init(
        _ plans: [SinkPlan], transaction: OutputTransaction, capacity: Int,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws {
        self.isCancelled = isCancelled
        self.plans = plans
        channels = plans.map { _ in BoundedChannel(capacity: capacity) }
        var files: [SinkFile?] = []
        do {
            for plan in plans {
                if let path = plan.statePath {
                    files.append(try? SinkFile(path: path, replaces: true))
                } else {
                    files.append(try SinkFile(path: transaction.path(of: plan.path)))
                }
            }
        } catch {
            for file in files { file?.abandon() }
            throw error
        }
        self.files = files
        results = Monitor(Array(repeating: nil, count: plans.count))
    }

    /// What a run without reports publishes, too.
    var firstBlocks: [EncodedRows] { plans.map(\.firstBlock) }

    /// Adds rows to each sink's block and sends the blocks that are full; waits where a sink is slow.
    ///
    /// Blocks are cut where the system's pages end: a write that begins or ends within one costs half as much again.
    func send(_ rows: [EncodedRows], _ blocks: inout [EncodedRows]) {
        for offset in blocks.indices where rows[offset].count > 0 {
            blocks[offset].append(rows[offset])
            guard blocks[offset].bytes.count >= Self.blockSize else { continue }
            let full = blocks[offset].bytes.count / Self.blockSize * Self.blockSize
            var rest = EncodedRows()
            rest.bytes.reserveCapacity(Self.blockSize * 3 / 2)
            rest.bytes += blocks[offset].bytes[full...]
            blocks[offset].bytes.removeLast(rest.bytes.count)
            channels[offset].send(blocks[offset])
            blocks[offset] = rest
        }
    }

    /// Sends what is left and closes the channels.
    func finish(_ blocks: [EncodedRows]) {
        for (channel, block) in zip(channels, blocks) {
            if !block.bytes.isEmpty { channel.send(block) }
            channel.close()
        }
    }

    func cancel() {
        for channel in channels { channel.cancel() }
    }

    func start(in workers: WorkerGroup) {
        for offset in plans.indices {
            workers.start("sink \(plans[offset].name)") { [self] in
                if plans[offset].statePath == nil { try write(offset) } else { gather(offset) }
            }
        }
    }

    /// A file of the state folder is no reason to end: what cannot be written is missing in it.
    private func gather(_ offset: Int) {
        var file = files[offset]
        while let block = channels[offset].receive() { try? file?.write(block.bytes) }
        _ = try? file?.finish()
    }

    private func write(_ offset: Int) throws {
        guard var file = files[offset] else { return }
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
        var summary = try file.finish()
        if let command = plans[offset].compression {
            summary = try Compression(command: command).replace(file.path, isCancelled: isCancelled)
        }
        let written = Written(
            file: PublishedFile(
                name: plans[offset].path, layout: plans[offset].layout, summary: summary,
                isCompressed: plans[offset].compression != nil),
            rows: rows)
        results.withState { $0[offset] = written }
    }

    /// What was written, in the order of the config; once every worker has ended well.
    func written() -> [Written] {
        results.withState { $0.compactMap { $0 } }
    }
}
