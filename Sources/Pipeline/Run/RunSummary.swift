import Extract
import Load
import Model

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
    /// Rejected sources by reason, as the list of reasons orders them.
    package var reasons: [Reason] = []
    /// Rows and tables that were set aside while the rest of their source was used, by reason.
    package var setAside: [Reason] = []
    /// Reports by the format of their source, as the list of formats orders them.
    package var formats: [(format: String, count: Int)] = []
    /// Published reports whose bytes now have another name.
    package var renamed = 0
    /// Published reports that are gone.
    package var removed = 0
    /// Files in the input that are not read.
    package var passedOver = PassedOver()
    /// True where nothing had changed, so that nothing was written.
    package var isUpToDate = false
    package var files: [File] = []
    /// Each converter with its version, as it says it.
    package var converters: [String] = []
    package var inputBytes: Int64 = 0
    package var seconds = 0.0
    package var outputFolder = ""
    /// The published file that has the rejects; empty where there is none.
    package var rejectsFile = ""
    /// What to look at although the run went on, a sentence each.
    package var warnings: [String] = []
    /// What the language's runtime printed when a document ended the program; empty where none did, or where it went
    /// to the log as it was.
    package var trap = ""

    package typealias Reason = (reason: String, count: Int)

    package struct File: Sendable {
        package let name: String
        package let rows: Int
    }

    package init() {}

    mutating func take(_ tally: RunTally) {
        (reports, rejected, unchanged) = (tally.reports, tally.rejected, tally.unchanged)
        rejectedInAll = tally.rejectedInAll
        (reasons, setAside, formats) = (tally.reasons, tally.setAside, tally.formats)
        renamed = tally.published?.renamed ?? 0
        removed = tally.published?.removed ?? 0
    }

    private var setAsideCount: Int { setAside.reduce(0) { $0 + $1.count } }

    /// One line, as the log of a scheduled job wants it.
    package var text: String {
        let time = max(seconds, 0.001)
        return ([read + setAsideText, standing] + notes).filter { !$0.isEmpty }.joined(separator: "; ")
            + "; \(tenths(time)) s, \(Int(Double(sources) / time)) sources/s, "
            + "\(tenths(Double(inputBytes) / time / 1e6)) MB/s, \(RunSummary.peakMebibytes) MiB"
    }

    /// `5 sources: 1 report, 1 rejected (1 empty_source), 3 unchanged`, or, where all rejects are those of earlier runs,
    /// `5 sources: 0 reports, 0 rejected, 5 unchanged (1 of them rejected: 1 empty_source)`.
    private var read: String {
        let before = rejectedInAll - rejected
        let all = joined(reasons)
        let why = rejected > 0 && !all.isEmpty ? " (\(all))" : ""
        let whyBefore = rejected == 0 && !all.isEmpty ? ": \(all)" : ""
        let ofThem = before > 0 ? " (\(before) of them rejected\(whyBefore))" : ""
        return
            "\(counted(sources, "source")): \(counted(reports, "report"))\(formatsText), \(rejected) rejected\(why)"
            + (unchanged > 0 ? ", \(unchanged) unchanged\(ofThem)" : "")
    }

    /// ` (2 html, 3 text)`; empty where all are plain text.
    private var formatsText: String {
        guard formats.contains(where: { $0.format != SourceFormat.text.rawValue }) else { return "" }
        return " (" + formats.map { "\($0.count) \($0.format)" }.joined(separator: ", ") + ")"
    }

    private var setAsideText: String {
        setAside.isEmpty ? "" : ", \(counted(setAsideCount, "part")) set aside (\(joined(setAside)))"
    }

    private var standing: String {
        isUpToDate ? "up to date in \(outputFolder)" : "\(counted(files.count, "file")) in \(outputFolder)"
    }

    private var notes: [String] {
        [
            rejectedInAll + setAsideCount > 0 && !rejectsFile.isEmpty ? "see \(rejectsFile)" : "",
            removed > 0 ? "\(counted(removed, "report")) of the former dataset gone" : "",
            renamed > 0 ? "\(counted(renamed, "report")) under another name than before" : "",
            passedOver.text,
        ]
    }

    private func joined(_ reasons: [Reason]) -> String {
        reasons.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// For `run.json` and for the log as JSON lines.
    var members: [(String, JSONValue)] {
        func counts(_ reasons: [Reason]) -> JSONValue {
            .object(reasons.map { ($0.reason, .integer($0.count)) })
        }
        return [
            ("sources", .integer(sources)), ("reports", .integer(reports)), ("rejected", .integer(rejected)),
            ("unchanged", .integer(unchanged)), ("rejected_in_all", .integer(rejectedInAll)),
            ("formats", .object(formats.map { ($0.format, .integer($0.count)) })),
            ("reasons", counts(reasons)), ("set_aside", .integer(setAsideCount)),
            ("set_aside_reasons", counts(setAside)), ("renamed", .integer(renamed)),
            ("removed", .integer(removed)),
            ("passed_over", .object(passedOver.kinds.map { ($0.kind.name, .integer($0.count)) })),
            ("converters", .texts(converters)), ("input_bytes", .integer(Int(inputBytes))),
            ("peak_mebibytes", .integer(RunSummary.peakMebibytes)),
            ("files", .object(files.map { ($0.name, .object([("rows", .integer($0.rows))])) })),
        ]
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
