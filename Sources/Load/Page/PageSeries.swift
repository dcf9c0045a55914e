import Forms
import Model

/// What the page sums up: a name in both languages and, by form, the figures that make it up.
struct PageSeries: Sendable {
    let words: HTMLWriter.Words
    let figures: [String: [Int]]

    /// One a column of the totals over the years; the first is also drawn, and compared between years.
    static let totals = [
        "requests_received", "requests_handled", "outcome_granted", "outcome_refused",
        "reconsideration_total",
        "litigation_total",
    ].compactMap { name in book.first { $0.name == name }.map { PageSeries($0) } }

    /// From 2019 on, when all forms list the same outcomes and grounds.
    static let outcomes = book.filter { $0.name.hasPrefix("outcome_") }.map { PageSeries($0, notOf: "2014") }
    static let grounds = book.filter { $0.name.hasPrefix("refused_") }.map { PageSeries($0, notOf: "2014") }

    /// The rows of the annex under its own labels, as it lists others than the forms after it.
    static let replies = rows(beginning: "replied_", ofForm: "2014")
    static let annexGrounds = rows(beginning: "refused_", ofForm: "2014")

    private static let book = SeriesBook.shared.series

    /// A series of `series.csv`, in the forms that compare.
    private init(_ series: SeriesBook.Series, notOf form: String = "") {
        words = .init(
            Self.withoutKind(series.labelZH, at: "："),
            Self.capitalized(Self.withoutKind(series.label, at: ":")))
        figures = Dictionary(
            uniqueKeysWithValues: series.parts.filter { $0.comparable != .no && $0.form != form }
                .map { ($0.form, $0.terms.map(\.figure)) })
    }

    private init(_ words: HTMLWriter.Words, figure: Int, ofForm form: String) {
        self.words = words
        figures = [form: [figure]]
    }

    private static func rows(beginning prefix: String, ofForm name: String) -> [PageSeries] {
        let table = Codebook.shared.form(named: name)?.tables.first { $0.name == "requests" }
        return (table?.rows ?? []).filter { $0.name.hasPrefix(prefix) && !$0.name.hasSuffix("_total") }
            .compactMap { row in
                let english = Meanings.shared.rowLabel(form: name, table: "requests", row: row.name)
                let words = HTMLWriter.Words(
                    withoutNumber(row.label), capitalized(withoutKind(english, at: ",")))
                return row.figures.first.map { PageSeries(words, figure: $0, ofForm: name) }
            }
    }

    /// `refused: state secret` is `state secret`: what kind of thing it is stands above the list. `lawsuits: all` is `lawsuits`.
    private static func withoutKind(_ label: String, at mark: Unicode.Scalar) -> String {
        let scalars = label.unicodeScalars
        guard let place = scalars.firstIndex(of: mark) else { return label }
        let rest = String(scalars[scalars.index(after: place)...].drop { $0 == " " })
        return rest == "all" || rest == "总计" ? String(scalars[..<place]) : rest
    }

    /// `1.属于国家秘密`, `其中：涉及国家秘密` without what stands before it.
    private static func withoutNumber(_ label: String) -> String {
        let scalars = label.unicodeScalars
        guard let mark = scalars.prefix(4).lastIndex(where: { $0 == "." || $0 == "：" }) else { return label }
        return String(scalars[scalars.index(after: mark)...])
    }

    private static func capitalized(_ label: String) -> String {
        label.prefix(1).uppercased() + label.dropFirst()
    }

    /// Of each series its value in a report: `nil`, never a part of the sum, where one of its figures is not asserted.
    static func values(of all: [PageSeries], in report: Report) -> [Int64?] {
        all.map { series in
            guard let offsets = series.figures[report.form] else { return nil }
            var sum = Amount.zero
            for offset in offsets {
                guard report.figures.indices.contains(offset), report.figures[offset].status.isAsserted,
                    let value = report.figures[offset].value, let next = sum.adding(value)
                else { return nil }
                sum = next
            }
            return sum.isWhole && sum.mantissa >= 0 ? sum.mantissa : nil
        }
    }
}

/// A sum over reports that says of how many.
struct Tally: Sendable {
    private(set) var sum: Int64? = 0
    private(set) var reports = 0

    mutating func add(_ value: Int64) {
        reports += 1
        sum = sum.flatMap { sum in
            let (next, overflow) = sum.addingReportingOverflow(value)
            return overflow ? nil : next
        }
    }
}

/// Reports that say that they sum up others are never added to those others.
enum PageScope: Int, Sendable, CaseIterable {
    case single, consolidated

    init(_ report: Report) { self = report.cover.scope == .consolidated ? .consolidated : .single }

    var words: HTMLWriter.Words {
        switch self {
        case .single: .init("单个单位的报告（含未说明范围的）", "Reports of one body, or that do not say")
        case .consolidated: .init("汇总报告", "Consolidated reports")
        }
    }
}
