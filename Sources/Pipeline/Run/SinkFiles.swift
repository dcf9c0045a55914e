import Load

/// The files of one sink while they are written: one, or its parts.
///
/// Throws: `OutputError`, `Compression.Failure`.
struct SinkFiles {
    private let plan: SinkPlan
    private let transaction: OutputTransaction
    private let isCancelled: () -> Bool
    private var open: [String: SinkFile] = [:]
    private var done: [Written] = []
    private var rows: [String: Int] = [:]

    private struct Written {
        let part: PublishedFile.Part
        let rows: Int
    }

    init(_ plan: SinkPlan, in transaction: OutputTransaction, isCancelled: @escaping () -> Bool) throws {
        (self.plan, self.transaction, self.isCancelled) = (plan, transaction, isCancelled)
        try transaction.createFolder(of: plan.path)
        if plan.parts == nil { open[""] = try SinkFile(path: transaction.path(of: plan.path)) }
    }

    mutating func write(_ block: EncodedRows, part: String) throws {
        if open[part] == nil {
            // Those before it are whole.
            if case .rows = plan.parts { try finishOpen() }
            open[part] = try SinkFile(path: transaction.path(of: plan.path(ofPart: part)))
        }
        try open[part]?.write(block.bytes)
        rows[part, default: 0] += block.count
    }

    mutating func abandon() {
        for file in open.values { file.abandon() }
        open = [:]
    }

    mutating func finish() throws -> SinkSet.Written {
        try finishOpen()
        done.sort { $0.part.name.utf8.lexicographicallyPrecedes($1.part.name.utf8) }
        let isCompressed = plan.compression != nil
        let file =
            plan.parts == nil
            ? PublishedFile(
                name: plan.path, layout: plan.layout, summary: done[0].part.summary,
                isCompressed: isCompressed)
            : PublishedFile(
                name: plan.path, layout: plan.layout, parts: done.map(\.part), isCompressed: isCompressed)
        return SinkSet.Written(file: file, rows: done.map(\.rows))
    }

    private mutating func finishOpen() throws {
        for part in open.keys.sorted() {
            guard var file = open.removeValue(forKey: part) else { continue }
            var summary = try file.finish()
            if let command = plan.compression {
                summary = try Compression(command: command).replace(file.path, isCancelled: isCancelled)
            }
            done.append(
                Written(
                    part: PublishedFile.Part(name: plan.path(ofPart: part), summary: summary),
                    rows: rows[part] ?? 0))
        }
    }
}
