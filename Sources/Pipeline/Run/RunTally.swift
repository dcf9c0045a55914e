import Load
import Model

/// What became of the sources so far, in their order.
struct RunTally: Sendable {
    private(set) var reports = 0
    private(set) var rejected = 0
    private(set) var unchanged = 0
    private(set) var rejectedInAll = 0
    /// For the next run; empty where nothing is kept.
    private(set) var entries: LedgerEntries
    /// The first rejected sources, with their reasons.
    private(set) var examples: [String] = []
    private var countOfReason = [Int](repeating: 0, count: Rejection.Reason.allCases.count)

    private static let exampleCount = 10

    /// Shape: `sources` is how many there will be.
    init(sources: Int = 0) { entries = LedgerEntries(capacity: sources) }

    var count: Int { reports + rejected + unchanged }

    var reasons: [(reason: String, count: Int)] {
        zip(Rejection.Reason.allCases, countOfReason).filter { $0.1 > 0 }.map { ($0.0.rawValue, $0.1) }
    }

    mutating func take(_ outcome: SourceWork.Outcome, _ path: String, keepsEntry: Bool) {
        if keepsEntry, let entry = outcome.entry { entries.append(entry) }
        if let reason = outcome.reason {
            rejectedInAll += 1
            if let place = Rejection.Reason.allCases.firstIndex(of: reason) { countOfReason[place] += 1 }
            if examples.count < Self.exampleCount { examples.append("\(path): \(reason.rawValue)") }
        }
        if outcome.isRecalled {
            unchanged += 1
        } else if outcome.reason != nil {
            rejected += 1
        } else {
            reports += 1
        }
    }
}
