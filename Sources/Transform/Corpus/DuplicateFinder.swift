import Model

/// Marks reports that repeat an earlier one: the same bytes, or the same body, year and scope.
///
/// Sees the reports in the order of their sources; the first of a kind stays unmarked and every later one
/// names it. Keeps two words a report.
package struct DuplicateFinder: Sendable {
    private var byReport: [String: String] = [:]
    private var byBody: [BodyYear: String] = [:]

    package init() {}

    package mutating func take(_ report: inout Report) {
        let id = report.reportID
        let key = BodyYear(report.cover)
        let first = byReport[id] ?? key.flatMap { byBody[$0] }
        report.duplicateOf = first ?? ""
        byReport[id] = first ?? id
        if let key, byBody[key] == nil { byBody[key] = first ?? id }
    }
}
