import Forms
import Model

/// What the page sums up: a name in both languages and, for each form, the figures that make it up.
struct PageSeries: Sendable {
    let words: HTMLWriter.Words
    /// Paths of the forms of 2019 and 2021, and of that of 2014; `*` ends a row that stands for all that begin so.
    let paths: [String]
    let annexPaths: [String]

    private init(_ chinese: String, _ english: String, _ paths: [String], annex: [String] = []) {
        words = .init(chinese, english)
        self.paths = paths
        annexPaths = annex
    }

    /// One a column of the totals over the years; the first is also drawn, and compared between years.
    static let totals = [
        PageSeries(
            "收到申请", "Requests received", ["requests.received.total"], annex: ["requests.received_total.value"]
        ),
        PageSeries(
            "办结申请", "Requests handled", ["requests.handled_total.total"],
            annex: ["requests.completed_total.value"]),
        PageSeries(
            "予以公开（含部分）", "Granted, in full or part",
            ["requests.granted.total", "requests.partially_granted.total"],
            annex: ["requests.replied_granted.value", "requests.replied_partially_granted.value"]),
        PageSeries(
            "不予公开", "Refused", ["requests.refused_*.total"], annex: ["requests.replied_refused.value"]),
        PageSeries(
            "行政复议", "Reconsiderations", ["review_litigation.reconsideration.total"],
            annex: ["reconsideration.total.value"]),
        PageSeries(
            "行政诉讼", "Lawsuits", ["review_litigation.litigation_*.total"], annex: ["litigation.total.value"]),
    ]

    static let outcomes = [
        PageSeries("予以公开", "Granted", ["requests.granted.total"]),
        PageSeries("部分公开", "Granted in part", ["requests.partially_granted.total"]),
        PageSeries("不予公开", "Refused", ["requests.refused_*.total"]),
        PageSeries("无法提供", "Unavailable", ["requests.unavailable_*.total"]),
        PageSeries("不予处理", "Not processed", ["requests.not_processed_*.total"]),
        PageSeries("其他处理", "Other", ["requests.other_*.total"]),
    ]

    static let replies = [
        PageSeries("同意公开", "Disclosure agreed", [], annex: ["requests.replied_granted.value"]),
        PageSeries(
            "同意部分公开", "Partial disclosure agreed", [], annex: ["requests.replied_partially_granted.value"]),
        PageSeries("已主动公开", "Already disclosed", [], annex: ["requests.replied_already_disclosed.value"]),
        PageSeries("不同意公开", "Refused", [], annex: ["requests.replied_refused.value"]),
        PageSeries("不属于本机关公开", "For another body", [], annex: ["requests.replied_other_agency.value"]),
        PageSeries("信息不存在", "Does not exist", [], annex: ["requests.replied_not_exist.value"]),
        PageSeries("告知更改补充", "Correction asked for", [], annex: ["requests.replied_needs_correction.value"]),
        PageSeries("告知其他途径", "Another channel", [], annex: ["requests.replied_other_channel.value"]),
    ]

    /// The grounds of refusal that the form in force lists, under its own labels.
    static let grounds = ground(rowsBeginning: "refused_", ofForm: "2021", column: "total") {
        .init($0, $1, [$2])
    }
    static let annexGrounds = ground(rowsBeginning: "refused_", ofForm: "2014", column: "value") {
        .init($0, $1, [], annex: [$2])
    }

    private static func ground(
        rowsBeginning prefix: String, ofForm name: String, column: String,
        _ series: (String, String, String) -> PageSeries
    ) -> [PageSeries] {
        let table = Codebook.shared.form(named: name)?.tables.first { $0.name == "requests" }
        return (table?.rows ?? []).filter { $0.name.hasPrefix(prefix) }.map { row in
            let english = Meanings.shared.rowLabel(form: name, table: "requests", row: row.name)
            return series(
                plain(row.label), english.hasPrefix("Refused, ") ? String(english.dropFirst(9)) : english,
                "requests.\(row.name).\(column)")
        }
    }

    /// `1.属于国家秘密` and `其中：涉及国家秘密` without what stands before the ground.
    private static func plain(_ label: String) -> String {
        let scalars = label.unicodeScalars
        guard let mark = scalars.prefix(4).lastIndex(where: { $0 == "." || $0 == "：" }) else { return label }
        return String(scalars[scalars.index(after: mark)...])
    }
}

/// The series at the figures of each form.
struct BoundSeries: Sendable {
    /// By form: of each series the figures that make it up, `nil` where the form has it not.
    private let figures: [String: [[Int]?]]

    init(_ series: [PageSeries], codebook: Codebook = .shared) {
        var figures: [String: [[Int]?]] = [:]
        for form in codebook.forms {
            let index = FigureIndex(form.figures)
            figures[form.name] = series.map { series in
                let parts = (form.name == "2014" ? series.annexPaths : series.paths)
                    .map { index.figures(at: $0) }
                return parts.isEmpty || parts.contains(where: \.isEmpty) ? nil : Array(parts.joined())
            }
        }
        self.figures = figures
    }

    /// Of each series its value in a report: `nil`, never a part of the sum, where one of its figures is not asserted.
    func values(of report: Report) -> [Int64?] {
        (figures[report.form] ?? []).map { offsets in
            guard let offsets else { return nil }
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

    /// True where the report's form has any of them.
    func concerns(_ report: Report) -> Bool {
        figures[report.form]?.contains { $0 != nil } == true
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
