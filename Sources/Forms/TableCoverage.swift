import Model

/// Which tables of its form a report has: a table is read where at least one of its figures is not missing.
///
/// Expected are the tables of the report's form; of one that no form was told of, those of the form of its year. A
/// report whose text was cut before its tables so shows 0 of 3, and not nothing at all.
package struct TableCoverage: Sendable {
    package let read: Int
    /// `nil` where neither form nor year is known; 0 before there was a form.
    package let expected: Int?

    package init(of report: Report, codebook: Codebook = .shared) {
        guard let form = codebook.form(named: report.form) else {
            read = 0
            expected =
                report.cover.reportYear == 0
                ? nil : Self.form(ofYear: report.cover.reportYear, codebook)?.tables.count ?? 0
            return
        }
        read = form.tables.count { table in
            table.rows.contains { row in
                row.figures.contains { Self.isRead($0, in: report) }
            }
        }
        expected = form.tables.count
    }

    /// The form that was in force; `nil` before the first one.
    package static func form(ofYear year: Int, _ codebook: Codebook = .shared) -> Form? {
        codebook.forms.last { $0.firstYear <= year }
    }

    package static func isRead(_ figure: Int, in report: Report) -> Bool {
        report.figures.indices.contains(figure) && report.figures[figure].status != .missing
    }
}
