import Load

/// What a merge must find: so many results, or one for each source of a list. Without it a shard that is missing would
/// be missed by nobody.
package enum ExpectedSources: Sendable {
    case count(Int)
    case list(ListedSources)

    package var count: Int {
        switch self {
        case .count(let count): count
        case .list(let list): list.count
        }
    }
}

/// The results of a merge in the order of their sources, held against what was expected.
///
/// ```
/// list:      a b c d e
/// results:     b     e     what was mapped now
/// previous:  a b c d   f   what was mapped before: a, c and d are taken, b is older, f is gone
/// ```
/// A source that has not changed need not be mapped again: where there is no result of it now, the one of an earlier map is
/// taken, if it is of the same program and options (the key), and of the same bytes where the list says which they are.
/// Throws: `ShardMerge.Refused`.
struct ExpectedResults: Sendable {
    private var results: Ahead
    /// The newest first.
    private var previous: [Ahead]
    /// `nil` where only the number is known.
    private var list: ListedSources?

    /// Shape: `previous` is empty where `expected` is a number, for only a list tells which earlier sources are still there.
    init(_ results: Shards, previous: [Shards], key: String, expected: ExpectedSources) throws {
        self.results = try Ahead(results.merge(key: key))
        self.previous = try previous.map { try Ahead($0.merge(key: key)) }
        list = if case .list(let list) = expected { list } else { nil }
    }

    mutating func next() throws -> ResultLine? {
        guard list != nil else { return try results.take() }
        guard let source = try list?.next() else {
            if let line = results.line { throw try unlisted(line.name) }
            for place in previous.indices { while try previous[place].take() != nil {} }
            return nil
        }
        guard let line = try result(of: source.name) else { throw try missing(source.name) }
        if let digest = source.digest, digest != line.digest {
            throw ShardMerge.Refused(
                "the result of \(Self.text(source.name)) is of other bytes than the list of sources says; map it again, or "
                    + "list the sources again")
        }
        return line
    }

    private mutating func result(of name: [UInt8]) throws -> ResultLine? {
        if let line = results.line, line.name.lexicographicallyPrecedes(name) {
            throw try unlisted(line.name)
        }
        if results.line?.name == name { return try results.take() }
        for place in previous.indices {
            while let line = previous[place].line, line.name.lexicographicallyPrecedes(name) {
                _ = try previous[place].take()
            }
            if previous[place].line?.name == name { return try previous[place].take() }
        }
        return nil
    }

    /// Where a source seems to be missing, its shard may not be sorted, or be damaged: then that is what to say.
    private mutating func missing(_ name: [UInt8]) throws -> ShardMerge.Refused {
        while try results.take() != nil {}
        return ShardMerge.Refused(
            "there is no result of \(Self.text(name)), which the list of sources has; map it")
    }

    /// As above, of the list.
    private mutating func unlisted(_ name: [UInt8]) throws -> ShardMerge.Refused {
        while try list?.next() != nil {}
        return ShardMerge.Refused(
            "there is a result of \(Self.text(name)), which the list of sources does not have; merge the results of this list alone"
        )
    }

    private static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }

    /// Shards, and the result that comes next in them.
    private struct Ahead: Sendable {
        private var shards: ShardMerge
        private(set) var line: ResultLine?

        init(_ shards: ShardMerge) throws {
            self.shards = shards
            line = try self.shards.next()
        }

        mutating func take() throws -> ResultLine? {
            guard let taken = line else { return nil }
            line = try shards.next()
            return taken
        }
    }
}

extension Shards {
    fileprivate func merge(key: String) throws -> ShardMerge {
        switch self {
        case .standardInput: try ShardMerge(0, key: key)
        case .files(let paths): try ShardMerge(paths, key: key)
        }
    }
}
