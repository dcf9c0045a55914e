import Extract
import Load
import Model
import Runtime

/// Where the outcomes of a run come from, one for each source: sources that are read here (`ReadOutcomes`), or
/// results that `ogi map` made wherever (`ShardOutcomes`). Gathering and publishing them is the same.
protocol OutcomeSource: Sendable {
    /// `nil` where only the last one tells.
    var count: Int? { get }

    /// What one worker does: takes tickets, finds out what became of their sources and hands it in, until there are none.
    func work(_ worker: Int, _ window: ReorderWindow<Gathered>) throws

    /// After the last one: throws where not all have come that should.
    func finish(_ done: RunTally) throws
}

/// What became of one source, on its way to the corpus pass.
struct Gathered: Sendable {
    let path: String
    var outcome: SourceWork.Outcome
}

/// Reads the sources of the input folder.
struct ReadOutcomes: OutcomeSource {
    let sources: SourceList
    let work: SourceWork
    let budget: ByteBudget
    let supervision: Supervision

    var count: Int? { sources.found.count }

    func work(_ worker: Int, _ window: ReorderWindow<Gathered>) throws {
        var batch = RecordBatch()
        let watch = supervision.watch(worker: worker)
        while let ticket = window.takeTicket() {
            let found = sources.found[ticket]
            let path = found.source.path
            // The wait for others' bytes is not the document's own time.
            let outcome = try budget.during(found.byteCount) { () throws(MachineShortage) in
                try watch.during(path) { () throws(MachineShortage) in try work.outcome(of: found, &batch) }
            }
            window.hand(ticket, Gathered(path: path, outcome: outcome))
        }
    }

    func finish(_ done: RunTally) throws {}
}
