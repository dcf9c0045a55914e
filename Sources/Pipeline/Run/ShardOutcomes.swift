import Load
import Model
import Runtime

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes what became of the sources from the shards of `ogi map`.
struct ShardOutcomes: OutcomeSource {
    private let results: Monitor<ExpectedResults>
    private let work: SourceWork
    private let expected: ExpectedSources

    var count: Int? { nil }

    init(_ merging: Merging, key: ResultKey, work: SourceWork) throws {
        expected = merging.expected
        self.work = work
        results = Monitor(
            try ExpectedResults(
                merging.results, previous: merging.previous, key: key.text, expected: merging.expected))
    }

    func work(_ worker: Int, _ window: ReorderWindow<Gathered>) throws {
        var batch = RecordBatch()
        while let (ticket, line) = try window.take(from: results, { results, _ in try results.next() }) {
            let source = Source(path: String(decoding: line.name, as: UTF8.self), ticket: ticket)
            guard let outcome = work.outcome(of: line, source, &batch) else {
                throw ShardMerge.Refused("the result of \(source.path) cannot be read; map it again")
            }
            window.hand(ticket, Gathered(path: source.path, outcome: outcome))
        }
    }

    func finish(_ done: RunTally) throws {
        guard done.count != expected.count else { return }
        throw ShardMerge.Refused(
            "\(done.count) results were found, \(expected.count) were expected; map the sources that are missing, or give the "
                + "right number")
    }
}

/// What `ogi merge` is given.
package struct Merging: Sendable {
    package let results: Shards
    /// Results of earlier maps, the newest first.
    package let previous: [Shards]
    package let expected: ExpectedSources

    package init(_ results: Shards, previous: [Shards] = [], expected: ExpectedSources) {
        self.results = results
        self.previous = previous
        self.expected = expected
    }
}

/// Where `ogi merge` finds results.
package enum Shards: Sendable {
    case standardInput
    case files([String])

    /// Standard input (`-`), a file, or every file of a folder but those whose names begin with a dot or an underscore, which
    /// engines leave beside their parts.
    package init(at path: String) throws {
        guard path != "-" else {
            self = .standardInput
            return
        }
        let names: [String]
        do { names = try StateFolder.names(in: path) } catch  where error.code == ENOTDIR {
            self = .files([path])
            return
        } catch {
            throw ShardMerge.Refused("the results cannot be listed: \(error)")
        }
        self = .files(
            names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }.sorted().map { "\(path)/\($0)" })
    }
}
