import Load

/// A line of the log as a JSON object: `time`, `level`, `message`, and what a run counts.
package enum LogLine {
    package enum Level: String { case info, error }

    /// Without the line feed.
    package static func json(_ level: Level, _ message: String, of summary: RunSummary? = nil) -> String {
        let members: [(String, JSONValue)] = [
            ("time", .text(RunReport.text(of: RunMemory.now))), ("level", .text(level.rawValue)),
            ("message", .text(message)),
        ]
        return String(decoding: JSONValue.object(members + (summary?.members ?? [])).line, as: UTF8.self)
    }
}
