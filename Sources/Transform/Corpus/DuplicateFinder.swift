import Model

/// Marks reports that repeat an earlier one: the same bytes, or the same body, year and scope.
///
/// Sees the reports in the order of their sources; the first of a kind stays unmarked and every later one
/// names it. Keeps some words a report.
package struct DuplicateFinder: Sendable {
    private var byReport: [ReportKey: ReportKey] = [:]
    private var byBody: [BodyYear: ReportKey] = [:]

    package init() {}

    package mutating func take(_ report: inout Report) {
        let own = ReportKey(report)
        let body = BodyYear(report.cover)
        let first = byReport[own] ?? body.flatMap { byBody[$0] }
        report.duplicateOf = first?.reportID ?? ""
        byReport[own] = first ?? own
        if let body, byBody[body] == nil { byBody[body] = first ?? own }
    }
}
