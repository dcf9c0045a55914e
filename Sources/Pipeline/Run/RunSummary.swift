#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How far a run is.
package struct RunProgress: Sendable {
    package let done: Int
    package let rejected: Int
    package let total: Int
}

/// What a run did; the counts add up: sources = reports + rejected + unchanged.
package struct RunSummary: Sendable {
    package var sources = 0
    /// Read in this run, and made into reports.
    package var reports = 0
    /// Read in this run, and set aside.
    package var rejected = 0
    /// With the result of an earlier run.
    package var unchanged = 0
    /// Those of this run and those whose rejection is that of an earlier one.
    package var rejectedInAll = 0
    /// By reason, as the list of reasons orders them; without those of a run that found nothing to do.
    package var reasons: [(reason: String, count: Int)] = []
    /// True where nothing had changed, so that nothing was written.
    package var isUpToDate = false
    package var files: [File] = []
    package var inputBytes: Int64 = 0
    package var seconds = 0.0
    package var outputFolder = ""

    package struct File: Sendable {
        package let name: String
        package let rows: Int
    }

    mutating func take(_ tally: RunTally) {
        (reports, rejected, unchanged) = (tally.reports, tally.rejected, tally.unchanged)
        rejectedInAll = tally.rejectedInAll
        reasons = tally.reasons
    }

    /// One line, as the log of a scheduled job wants it.
    package var text: String {
        let time = max(seconds, 0.001)
        let kept = unchanged > 0 ? ", \(unchanged) unchanged" : ""
        let why =
            reasons.isEmpty
            ? "" : " (" + reasons.map { "\($0.count) \($0.reason)" }.joined(separator: ", ") + ")"
        let files = isUpToDate ? "up to date" : "\(files.count) files"
        return "\(sources) sources: \(reports) reports, \(rejected) rejected\(kept)\(why); \(files) in "
            + "\(outputFolder); \(tenths(time)) s, \(Int(Double(sources) / time)) sources/s, "
            + "\(tenths(Double(inputBytes) / time / 1e6)) MB/s, \(RunSummary.peakMebibytes) MiB"
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The most memory that the program has had so far.
    static var peakMebibytes: Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss >> 20
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss >> 10
        #endif
    }
}
