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
    /// What is published now; `nil` where nothing is, or where it cannot be told.
    private(set) var published: PublishedReports?
    private var countOfReason = [Int](repeating: 0, count: Rejection.Reason.allCases.count)

    private var countOfFormat = [Int](repeating: 0, count: SourceFormat.allCases.count)

    private static let exampleCount = 10

    /// Shape: `sources` is how many there will be.
    init(sources: Int = 0, published: PublishedReports? = nil) {
        entries = LedgerEntries(capacity: sources)
        self.published = published
    }

    var count: Int { reports + rejected + unchanged }

    /// Of rejected sources.
    var reasons: [RunSummary.Reason] { counts { $0.concernsWholeSource } }

    /// Of parts of sources.
    var setAside: [RunSummary.Reason] { counts { !$0.concernsWholeSource } }

    /// Of reports, also of those that an earlier run read.
    var formats: [(format: String, count: Int)] {
        zip(SourceFormat.allCases, countOfFormat).filter { $0.1 > 0 }.map { ($0.0.rawValue, $0.1) }
    }

    private func counts(_ isWanted: (Rejection.Reason) -> Bool) -> [RunSummary.Reason] {
        zip(Rejection.Reason.allCases, countOfReason).filter { $0.1 > 0 && isWanted($0.0) }
            .map { ($0.0.rawValue, $0.1) }
    }

    mutating func take(_ outcome: SourceWork.Outcome, _ path: String, keepsEntry: Bool) {
        if keepsEntry, let entry = outcome.entry { entries.append(entry) }
        if outcome.reason == nil, let digest = outcome.entry?.digest { published?.meet(path, digest: digest) }
        if let reason = outcome.reason {
            rejectedInAll += 1
            count(reason)
            if examples.count < Self.exampleCount { examples.append("\(path): \(reason.rawValue)") }
        }
        for reason in outcome.setAside { count(reason) }
        if let format = outcome.format.flatMap(SourceFormat.allCases.firstIndex) {
            countOfFormat[format] += 1
        }
        if outcome.isRecalled {
            unchanged += 1
        } else if outcome.reason != nil {
            rejected += 1
        } else {
            reports += 1
        }
    }

    private mutating func count(_ reason: Rejection.Reason) {
        if let place = Rejection.Reason.allCases.firstIndex(of: reason) { countOfReason[place] += 1 }
    }
}
