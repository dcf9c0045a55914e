import Model

/// "The biggest changes": requests received, a body's year against its year before.
struct YearChanges: Sendable {
    /// One a report that gives the number, 24 bytes each.
    private var values: [Value] = []

    private struct Value: Sendable {
        let body: Int32
        let year: Int16
        let scope: UInt8
        let isAnnex: Bool
        let requests: Int64
    }

    mutating func take(_ requests: Int64?, of report: Report, body: Int32?) {
        guard let requests, let body, let year = Int16(exactly: report.cover.reportYear), year > 0 else {
            return
        }
        values.append(
            Value(
                body: body, year: year, scope: Self.code(of: report.cover.scope),
                isAnnex: report.form == "2014",
                requests: requests))
    }

    /// Only reports of the same scope are compared; one that does not say is compared with others that do not.
    private static func code(of scope: Scope) -> UInt8 {
        switch scope {
        case .own: 1
        case .consolidated: 2
        case .unknown: 0
        }
    }

    private struct Change {
        let earlier: Value
        let later: Value
        var difference: Int64 { later.requests - earlier.requests }
    }

    /// The largest first; of equal ones in order of body and year.
    private var changes: [Change] {
        let order = values.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (a.body, a.scope, a.year, left.offset) < (b.body, b.scope, b.year, right.offset)
        }.map(\.element)
        let pairs = zip(order, order.dropFirst()).filter { earlier, later in
            earlier.body == later.body && earlier.scope == later.scope && earlier.year + 1 == later.year
        }
        return pairs.map { Change(earlier: $0, later: $1) }.filter { $0.difference != 0 }.sorted {
            left, right in
            let (a, b) = (left.difference.magnitude, right.difference.magnitude)
            return a != b
                ? a > b : (left.later.body, left.later.year) < (right.later.body, right.later.year)
        }
    }

    func write(_ coverage: BodyCoverage, _ files: PageFiles, to html: inout HTMLWriter) {
        let all = changes
        guard !all.isEmpty else {
            return html.paragraph(
                "没有哪个单位在相邻两个年度都有可确认的申请数。", "No body has a certain number of requests in two years running.")
        }
        html.paragraph(
            "收到的申请件数，同一单位、同一统计范围、相邻两个年度相比，按增减幅度从大到小排列。† 两年所用表式不同，口径不尽一致。",
            "Requests received by the same body, in the same scope, in two years running; the largest change first. "
                + "† The two years use different forms, which do not count quite the same.")
        let heads: [HTMLWriter.Words] = [
            .init("单位", "Body"), .init("年度", "Years"), .init("前一年", "Before"), .init("后一年", "After"),
            .init("增减", "Change"),
        ]
        html.table(.init("变化最大的单位", "Biggest changes"), heads: heads, attributes: "class=\"numbers\"") {
            html in
            for change in all.prefix(PageLimits.entries) {
                write(change, coverage, to: &html)
            }
        }
        html.leftOut(all.count - PageLimits.entries, in: files.name(of: .totals) ?? files.name(of: .figures))
    }

    private func write(_ change: Change, _ coverage: BodyCoverage, to html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("th", "scope=\"row\"") {
                $0.text(coverage.name(of: change.later.body), atMost: PageLimits.name)
            }
            let mark = change.earlier.isAnnex != change.later.isAnnex ? " †" : ""
            html.element("td") { $0.text("\(change.earlier.year)–\(change.later.year)\(mark)") }
            html.element("td") { $0.text(HTMLWriter.grouped(change.earlier.requests)) }
            html.element("td") { $0.text(HTMLWriter.grouped(change.later.requests)) }
            let sign = change.difference > 0 ? "+" : ""
            html.element("td", "class=\"strong\"") { $0.text(sign + HTMLWriter.grouped(change.difference)) }
        }
        html.markup("\n")
    }
}
