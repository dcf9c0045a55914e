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

/// What a run did; the counts add up: sources = reports + rejected.
package struct RunSummary: Sendable {
    package var sources = 0
    package var reports = 0
    package var rejected = 0
    package var files: [File] = []
    package var inputBytes: Int64 = 0
    package var seconds = 0.0
    package var outputFolder = ""

    package struct File: Sendable {
        package let name: String
        package let rows: Int
    }

    /// One line, as the log of a scheduled job wants it.
    package var text: String {
        let time = max(seconds, 0.001)
        return "\(sources) sources: \(reports) reports, \(rejected) rejected; \(files.count) files in "
            + "\(outputFolder); \(tenths(time)) s, \(Int(Double(sources) / time)) sources/s, "
            + "\(tenths(Double(inputBytes) / time / 1e6)) MB/s, \(RunSummary.peakMebibytes) MiB"
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The most memory that the program has had so far.
    private static var peakMebibytes: Int {
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
