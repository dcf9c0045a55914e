import Load

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the last run did, for whoever watches over it: `run.json` in the state folder, which is no part of the dataset.
struct RunReport {
    private let file: PipelineFile
    private let started = RunMemory.now
    private var result: [(String, JSONValue)] = []

    init(_ file: PipelineFile) { self.file = file }

    mutating func finish(_ summary: RunSummary) {
        result = [("status", .text(summary.isUpToDate ? "up_to_date" : "published"))] + summary.members
    }

    mutating func finish(_ error: any Error) {
        result = [
            ("status", .text("failed")),
            ("error", .text(error is Run.Interrupted ? "interrupted" : "\(error)")),
        ]
    }

    /// Written beside and renamed. Best effort: a full disk has been said already.
    func write(to state: StateFolder) {
        let ended = RunMemory.now
        let report = JSONValue.object(
            [
                ("program", .text("ogi \(Version.text)")), ("config", .text(file.name)),
                ("input", .text(file.inputFolder)), ("output", .text(file.outputFolder)),
                ("started", .text(Self.text(of: started))), ("ended", .text(Self.text(of: ended))),
                ("milliseconds", .integer(Int((ended - started) / 1_000_000))),
            ] + result)
        try? state.write([report.printed], to: "run.json")
    }

    /// Nanoseconds since 1970 as ISO 8601 in UTC.
    static func text(of nanoseconds: Int64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

extension RunSummary {
    /// For `run.json` and for the log as JSON lines.
    package var members: [(String, JSONValue)] {
        [
            ("sources", .integer(sources)), ("reports", .integer(reports)), ("rejected", .integer(rejected)),
            ("unchanged", .integer(unchanged)), ("rejected_in_all", .integer(rejectedInAll)),
            ("reasons", .object(reasons.map { ($0.reason, .integer($0.count)) })),
            ("input_bytes", .integer(Int(inputBytes))),
            ("peak_mebibytes", .integer(RunSummary.peakMebibytes)),
            ("files", .object(files.map { ($0.name, .object([("rows", .integer($0.rows))])) })),
        ]
    }
}
