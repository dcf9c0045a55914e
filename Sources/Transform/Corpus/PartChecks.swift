import Forms
import Model

/// Holds a consolidated report against the sum of the reports that it says it sums up (`parts`).
///
/// ```
/// 330302            2020  consolidated, of 2 bodies   received 120 ─┐
/// 330302:财政局      2020  own                          received  80 ├─ 80 + 40 = 120
/// 330302:教育局      2020  own                          received  40 ─┘
/// ```
/// Bodies below one are its departments and townships and the governments of the regions in it; each counts with one
/// report a year, the first. Where there are not exactly as many as the report says, the check is incomplete and has both
/// numbers. Which reports there are is known after the last one, so that the outcomes come then, in the order of the
/// sources. Keeps some numbers for each body that has others below it, and a few words of each report that states how
/// many it sums up.
package struct PartChecks: Sendable {
    private static let series = [
        "requests_received", "requests_handled", "reconsideration_total", "litigation_total",
    ]
    .compactMap { name in SeriesBook.shared.series.first { $0.name == name } }

    /// What the reports below a body add up to.
    private struct Sum: Sendable {
        var count = 0
        let form: UInt8
        /// One for each series, `nil` where a report does not assert its part.
        var values: [Int64?]
    }

    private struct Whole: Sendable {
        let key: BodyYear
        let stated: Int
        /// Of the report, before those that are found here.
        let earlierChecks: Int32
        let form: UInt8
        let values: [Int64?]
        /// `source`, digest, organization, region code, region name and `body_id`, parted by NUL: one text takes less memory.
        let texts: String
    }

    private var sums: [BodyYear: Sum] = [:]
    private var wholes: [Whole] = []

    package init() {}

    package mutating func take(_ report: inout Report) {
        let cover = report.cover
        guard report.duplicateOf.isEmpty,
            let form = Codebook.shared.forms.firstIndex(where: { $0.name == report.form }),
            Codebook.shared.forms[form].figures.count == report.figures.count
        else { return }
        if cover.scope == .own {
            let above = BodyID.above(cover.bodyID, regionCode: cover.regionCode, year: cover.reportYear)
            guard let key = BodyYear(bodyID: above, year: cover.reportYear, scope: .consolidated) else {
                return
            }
            add(Self.values(of: report), form: UInt8(form), to: key)
        } else if cover.partCount > 0, let key = BodyYear(cover) {
            let texts = [
                report.source.path, report.digest, cover.organization, cover.regionCode, cover.regionName,
                cover.bodyID,
            ]
            wholes.append(
                Whole(
                    key: key, stated: cover.partCount, earlierChecks: Int32(clamping: report.checks.count),
                    form: UInt8(form), values: Self.values(of: report),
                    texts: texts.joined(separator: "\0")))
        }
    }

    private mutating func add(_ values: [Int64?], form: UInt8, to key: BodyYear) {
        var sum = sums[key] ?? Sum(form: form, values: Array(repeating: 0, count: values.count))
        sum.count += 1
        for place in values.indices {
            sum.values[place] =
                sum.form == form ? sum.values[place].flatMap { old in values[place].map { old &+ $0 } } : nil
        }
        sums[key] = sum
    }

    /// For each report that states how many it sums up one without anything but the outcomes.
    package func finish() -> [Report] {
        wholes.map { whole in
            let texts = whole.texts.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
            var report = Report(source: Source(path: texts[0], ticket: 0), digest: texts[1], encoding: nil)
            report.form = Codebook.shared.forms[Int(whole.form)].name
            report.cover.organization = texts[2]
            report.cover.regionCode = texts[3]
            report.cover.regionName = texts[4]
            report.cover.bodyID = texts[5]
            report.cover.reportYear = whole.key.year
            report.cover.scope = whole.key.scope
            report.earlierChecks = Int(whole.earlierChecks)
            report.checks = outcomes(of: whole)
            return report
        }
    }

    private func outcomes(of whole: Whole) -> [CheckOutcome] {
        let sum = sums[whole.key]
        guard let sum, sum.count == whole.stated else {
            let count = sum?.count ?? 0
            return [
                CheckOutcome(
                    check: "parts", severity: .info, table: "", row: "", column: "",
                    left: Amount(Int64(whole.stated)), right: Amount(Int64(count)), result: .incomplete,
                    explanation:
                        "The report sums up \(whole.stated) bodies; own reports of bodies below it that are here: \(count)."
                )
            ]
        }
        let form = Codebook.shared.forms[Int(whole.form)]
        return Self.series.enumerated().compactMap { place, series in
            guard let terms = series.part(ofForm: form.name)?.terms, let first = terms.first else {
                return nil
            }
            let figure = form.figures[first.figure]
            let left = whole.values[place]
            let right = sum.form == whole.form ? sum.values[place] : nil
            var outcome = CheckOutcome(
                check: "parts", severity: .info, table: figure.table, row: terms.count > 1 ? "" : figure.row,
                column: figure.column, left: left.map { Amount($0) }, right: right.map { Amount($0) },
                result: .incomplete,
                explanation:
                    "The report or one of the \(sum.count) that it sums up does not assert \(series.name).")
            guard let left, let right else { return outcome }
            outcome.result = left == right ? .pass : .fail
            outcome.explanation =
                left == right
                ? ""
                : "\(series.name) is \(left); in the \(sum.count) reports that it sums up it adds up to \(right)."
            return outcome
        }
    }

    private static func values(of report: Report) -> [Int64?] {
        let values = AssertedValues(report.figures)
        return series.map { series in
            guard let part = series.part(ofForm: report.form), part.comparable != .no,
                let sum = values.sum(part.terms), sum.isWhole
            else { return nil }
            return sum.mantissa
        }
    }
}
