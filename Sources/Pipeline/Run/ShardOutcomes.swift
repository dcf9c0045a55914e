import Load
import Model
import Runtime

/// Takes what became of the sources from the shards of `ogi map`.
struct ShardOutcomes: OutcomeSource {
    private let results: Monitor<ShardMerge>
    private let work: SourceWork
    private let expected: ExpectedSources

    var count: Int? { nil }

    init(_ shards: Shards, key: String, expected: ExpectedSources, work: SourceWork) throws {
        self.expected = expected
        self.work = work
        switch shards {
        case .standardInput: results = Monitor(try ShardMerge(0, key: key))
        case .files(let paths): results = Monitor(try ShardMerge(paths, key: key))
        }
    }

    func work(_ worker: Int, _ window: ReorderWindow<Gathered>) throws {
        var batch = RecordBatch()
        while let (ticket, line) = try window.take(from: results, next) {
            let source = Source(path: String(decoding: line.name, as: UTF8.self), ticket: ticket)
            guard let outcome = work.outcome(of: line, source, &batch) else {
                throw ShardMerge.Refused("the result of \(source.path) cannot be read; map it again")
            }
            window.hand(ticket, Gathered(path: source.path, outcome: outcome))
        }
    }

    private func next(_ results: inout ShardMerge, ticket: Int) throws -> ResultLine? {
        guard let line = try results.next() else { return nil }
        try expected.check(line.name, number: ticket)
        return line
    }

    func finish(_ done: RunTally) throws { try expected.checkCount(done.count) }
}

/// Where `ogi merge` finds results.
package enum Shards: Sendable {
    case standardInput
    case files([String])

    /// Every file of a folder but those whose names begin with a dot or an underscore, which engines leave beside their parts.
    package init(at path: String) throws {
        guard path != "-" else {
            self = .standardInput
            return
        }
        let names: [String]
        do { names = try StateFolder.names(in: path) } catch {
            throw ShardMerge.Refused("the results cannot be listed: \(error)")
        }
        self = .files(
            names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }.sorted().map { "\(path)/\($0)" })
    }
}

/// What a merge must find: so many results, or just those of a list. Without it a shard that is missing would
/// be missed by nobody.
package enum ExpectedSources: Sendable {
    case count(Int)
    /// In the order of bytes.
    case names([[UInt8]])

    package var count: Int {
        switch self {
        case .count(let count): count
        case .names(let names): names.count
        }
    }

    func check(_ name: [UInt8], number: Int) throws {
        guard case .names(let names) = self else { return }
        guard number < names.count, names[number] == name else {
            let isMissing = number < names.count && names[number].lexicographicallyPrecedes(name)
            let what = String(decoding: isMissing ? names[number] : name, as: UTF8.self)
            throw ShardMerge.Refused(
                isMissing
                    ? "there is no result of \(what), which the list of sources has; map it"
                    : "there is a result of \(what), which the list of sources does not have; merge the results of this list alone"
            )
        }
    }

    func checkCount(_ found: Int) throws {
        guard found != count else { return }
        throw ShardMerge.Refused(
            "\(found) results were found, \(count) were expected; map the sources that are missing, or give the right number"
        )
    }
}
