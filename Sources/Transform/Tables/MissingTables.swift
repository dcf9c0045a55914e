import Forms
import Model

/// Says so where a report has not the tables that it should have, which otherwise looks like a healthy report.
///
/// ```
/// 三、收到和处理政府信息公开申请情况          <- the heading of a table
/// 四、政府信息公开行政复议、行政诉讼情况      <- and the next heading: the table was a picture, and is lost
/// ```
/// Rejects: `tables_not_found`, for the whole report where it has none, else for each heading without its table.
/// Harm: before 2019 a report may rightly have no table; the rejection says what was looked for, and the report stays.
/// A table that neither stands there nor has a heading is left to `tables_read` and the figures that are `missing`.
enum MissingTables {
    /// Where no table was read, no grid is asserted. Says nothing where a step was left out that it needs.
    static func note(in draft: inout ReportDraft) {
        guard draft.hasLookedForForm, draft.hasLookedForTables, draft.hasCover else { return }
        let report = draft.report
        if !report.figures.indices.contains(where: { TableCoverage.isRead($0, in: report) }) {
            dropGrid(of: &draft.report)
            if let rejection = rejection(ofAll: report, draft.form) {
                draft.report.rejections.append(rejection)
            }
        } else if let form = draft.form {
            draft.report.rejections += draft.knownOutline.headings.compactMap {
                rejection(at: $0, form, report, draft.document)
            }
        }
    }

    /// What a form says of a report that has none of its tables would be true of any text.
    private static func dropGrid(of report: inout Report) {
        report.form = ""
        report.figures = []
        report.checks.removeAll { $0.relation != nil }
        for offset in report.mentions.indices {
            report.mentions[offset].figure = nil
            report.mentions[offset].restates = []
        }
    }

    private static func rejection(ofAll report: Report, _ form: Form?) -> Rejection? {
        let year = report.cover.reportYear
        let expected = form ?? (year > 0 ? TableCoverage.form(ofYear: year) : nil)
        // There was no form before 2014.
        if expected == nil, year > 0 { return nil }
        let what = expected.map {
            "none of the \($0.tables.count) tables of form \($0.name): \(names($0.tables.map(\.name)))"
        }
        return rejection(what ?? "no table of any form")
    }

    private static func rejection(
        at heading: Outline.Heading, _ form: Form, _ report: Report, _ document: Document
    ) -> Rejection? {
        // The annex of the first form has headings of its own, and those of the report are not followed by a table.
        guard form.firstYear >= 2019 else { return nil }
        let own = form.figures.indices.filter { kind(ofSection: form.figures[$0].section) == heading.kind }
        guard !own.isEmpty, !own.contains(where: { TableCoverage.isRead($0, in: report) }) else { return nil }
        var tables: [String] = []
        for offset in own where tables.last != form.figures[offset].table {
            tables.append(form.figures[offset].table)
        }
        return rejection(
            "the heading is there, but not its table: \(names(tables))",
            line: document.lines[heading.lines.lowerBound].number)
    }

    /// By the number that the form gives the section: `三、收到和处理政府信息公开申请情况`.
    private static func kind(ofSection name: String) -> SectionKind? {
        switch name.unicodeScalars.first {
        case "二": .disclosure
        case "三": .requests
        case "四": .reviewLitigation
        default: nil
        }
    }

    private static func names(_ tables: [String]) -> String { tables.joined(separator: ", ") }

    private static func rejection(_ what: String, line: Int32 = 0) -> Rejection {
        Rejection(stage: "transform", reason: .tablesNotFound, message: what, line: line)
    }
}
