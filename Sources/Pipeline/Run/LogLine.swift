import Load

/// The log as JSON lines: `time`, `level`, `version`, `message`, `output`, and how the run ended with what it counted.
package enum LogLine {
    package enum Level: String { case info, error }

    /// Without the line feed.
    package static func json(_ level: Level, _ message: String, of ending: RunEnding, output: String)
        -> String
    {
        let members: [(String, JSONValue)] = [
            ("time", .text(RunReport.text(of: RunMemory.now))), ("level", .text(level.rawValue)),
            ("version", .text(Version.text)), ("message", .text(message)), ("output", .text(output)),
        ]
        return String(decoding: JSONValue.object(members + ending.members).line, as: UTF8.self)
    }
}
