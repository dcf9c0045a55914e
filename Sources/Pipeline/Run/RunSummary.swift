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
    package var seconds = 0.0
    package var outputFolder = ""

    package struct File: Sendable {
        package let name: String
        package let rows: Int
    }

    /// One line, as the log of a scheduled job wants it.
    package var text: String {
        let tenths = Int((seconds * 10).rounded())
        return "\(sources) sources: \(reports) reports, \(rejected) rejected; \(files.count) files in "
            + "\(outputFolder); \(tenths / 10).\(tenths % 10) s"
    }
}
