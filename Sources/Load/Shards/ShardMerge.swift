#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The results of many shards in the order of their sources: what a merge reads.
///
/// ```
/// part-0: a d g ┐
/// part-1: b e   ├─▶ a b c d e f g
/// part-2: c f   ┘
/// ```
/// Shape: each shard is sorted by name, in the order of bytes, and no source is in two of them. A shard is opened when its
/// first source is due, so that where shards are ranges one file is open at a time.
/// Throws: `Refused`, which names the shard or the source, and what to do. There is no option that makes it go on:
/// a dataset with a hole looks like any other.
package struct ShardMerge: Sendable {
    private var heap = Heap()
    private let key: String
    /// Of what is read at a time: all shards that lie between each other take 64 MiB together.
    private var blockSize = 1 << 18
    private var last: (name: [UInt8], shard: String)?
    private var read = (count: 0, sum: UInt64(0))
    private var told = (count: 0, sum: UInt64(0))

    package struct Refused: Error, CustomStringConvertible {
        private let cause: String
        package var description: String { cause + "; the former output is unchanged" }
        package init(_ cause: String) { self.cause = cause }
    }

    /// Shape: `paths` are the shards; `key` is that of this program and config.
    package init(_ paths: [String], key: String) throws {
        self.key = key
        Self.allowOpenFiles(paths.count)
        blockSize = max(1 << 12, min(1 << 18, (1 << 26) / max(1, paths.count)))
        for path in paths {
            // To know where its turn is. Closed again: there may be more shards than files may be open.
            var shard = Shard(path)
            if try advance(&shard, counting: false) {
                shard.close()
                heap.push(shard)
            } else {
                // Nothing but ends, or nothing at all: read whole now.
                var empty = Shard(path)
                _ = try advance(&empty, counting: true)
                empty.close()
            }
        }
    }

    /// One stream of lines, such as standard input.
    package init(_ descriptor: Int32, key: String) throws {
        self.key = key
        var shard = Shard("standard input")
        shard.stream = LineStream(descriptor)
        if try advance(&shard, counting: true) { heap.push(shard) }
    }

    /// The next source's result; `nil` after the last one, once all has been held against what the shards say of themselves.
    package mutating func next() throws -> ResultLine? {
        guard var shard = heap.pop() else {
            try checkTotals()
            return nil
        }
        if shard.stream == nil {
            let first = shard.line?.name
            guard try advance(&shard, counting: true), shard.line?.name == first else {
                throw Refused("\(shard.path) changed while it was read; merge again when all maps have ended")
            }
        }
        guard let line = shard.line else { return nil }
        if let last, !last.name.lexicographicallyPrecedes(line.name) {
            throw line.name == last.name
                ? Refused(
                    "\(Self.text(line.name)) is in \(last.shard) and in \(shard.path); give each source to one map, and remove "
                        + "the shard that is there twice")
                : Refused(
                    "\(shard.path) is not sorted at \(Self.text(line.name)); sort the documents before they are mapped"
                )
        }
        last = (line.name, shard.path)
        read.count += 1
        read.sum &+= line.checksum
        if try advance(&shard, counting: true) { heap.push(shard) } else { shard.close() }
        return line
    }

    /// Shards that lie between each other are open at the same time; a shell allows 1024 files as a rule, the system more.
    private static func allowOpenFiles(_ count: Int) {
        #if canImport(Darwin)
            let resource = RLIMIT_NOFILE
        #else
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        var limit = rlimit()
        let wanted = rlim_t(count) + 256
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < wanted else { return }
        limit.rlim_cur = min(limit.rlim_max, wanted)
        _ = setrlimit(resource, &limit)
    }

    /// Puts the shard's next result in place; false at its end.
    private mutating func advance(_ shard: inout Shard, counting: Bool) throws(Refused) -> Bool {
        while let bytes = try line(of: &shard) {
            if bytes.isEmpty { continue }
            switch try Self.parsed(bytes, key, shard.path) {
            case .result(let line):
                shard.line = line
                return true
            case .end(_, let count, let sum):
                if counting { told = (told.count &+ count, told.sum &+ sum) }
            }
        }
        return false
    }

    private func line(of shard: inout Shard) throws(Refused) -> ArraySlice<UInt8>? {
        do throws(LineStream.Unreadable) {
            if shard.stream == nil { shard.stream = try LineStream(path: shard.path, blockSize: blockSize) }
            return try shard.stream?.next()
        } catch {
            throw Refused("\(shard.path) cannot be read: \(error.cause)")
        }
    }

    private static func parsed(
        _ bytes: ArraySlice<UInt8>, _ key: String, _ path: String
    ) throws(Refused) -> ResultLine.Parsed {
        guard let parsed = ResultLine.parse(bytes) else {
            let name = SourceName.read(bytes.prefix { $0 != 0x09 }).map(text) ?? ""
            throw Refused(
                "\(path) is damaged at \(name.isEmpty ? "a line that names no source" : name); map it again")
        }
        let found =
            switch parsed {
            case .result(let line): line.key
            case .end(let key, _, _): key
            }
        guard found == key else {
            throw Refused(
                "\(path) was mapped by another program or with other options (key \(found), here \(key)); map and merge with "
                    + "the same program file and the same config")
        }
        return parsed
    }

    private func checkTotals() throws {
        if told == read { return }
        let lost = told.count - read.count
        throw Refused(
            lost == 0
                ? "the results are not those that were mapped, although as many; map again"
                : lost > 0
                    ? "\(lost) of \(told.count) results are not there; map again what was lost"
                    : "\(-lost) results come from a shard that has no end: a map was interrupted, or is still at work; map it again"
        )
    }

    private static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }
}

/// A shard and the result that is next in it.
private struct Shard: Sendable {
    let path: String
    /// `nil` where the shard is not open.
    var stream: LineStream?
    var line: ResultLine?

    init(_ path: String) { self.path = path }

    mutating func close() {
        stream?.close()
        stream = nil
    }
}

/// The shard whose next source comes first is on top.
private struct Heap: Sendable {
    private var shards: [Shard] = []

    mutating func push(_ shard: Shard) {
        shards.append(shard)
        var place = shards.count - 1
        while place > 0, comesBefore(place, (place - 1) / 2) {
            shards.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func pop() -> Shard? {
        guard !shards.isEmpty else { return nil }
        shards.swapAt(0, shards.count - 1)
        let top = shards.removeLast()
        var place = 0
        while true {
            let first = [2 * place + 1, 2 * place + 2].filter { $0 < shards.count }
                .reduce(place) { comesBefore($1, $0) ? $1 : $0 }
            if first == place { return top }
            shards.swapAt(place, first)
            place = first
        }
    }

    private func comesBefore(_ left: Int, _ right: Int) -> Bool {
        guard let left = shards[left].line?.name, let right = shards[right].line?.name else { return false }
        return left.lexicographicallyPrecedes(right)
    }
}
