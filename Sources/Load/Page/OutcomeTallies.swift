import Model

/// "What became of the requests", and on which grounds they were refused, in words.
struct OutcomeTallies: Sendable {
    private var parts = [
        Part(
            .init("申请的办理结果（2019年起）", "Outcomes of requests (since 2019)"), PageSeries.outcomes),
        Part(
            .init("不予公开的理由（2019年起）", "Grounds of refusal (since 2019)"), PageSeries.grounds),
        Part(.init("答复情况（2018年及以前）", "Replies (until 2018)"), PageSeries.replies),
        Part(.init("不同意公开的理由（2018年及以前）", "Grounds of refusal (until 2018)"), PageSeries.annexGrounds),
    ]

    private struct Part: Sendable {
        let title: HTMLWriter.Words
        let series: [PageSeries]
        var scopes: [Sums]

        struct Sums: Sendable {
            var tallies: [Tally]
            /// Reports whose form has these figures, and those that give all of them.
            var reports = 0
            var whole = 0
        }

        init(_ title: HTMLWriter.Words, _ series: [PageSeries]) {
            self.title = title
            self.series = series
            scopes = PageScope.allCases.map { _ in Sums(tallies: series.map { _ in Tally() }) }
        }
    }

    mutating func take(_ report: Report) {
        let scope = PageScope(report).rawValue
        for part in parts.indices where parts[part].series.contains(where: { $0.figures[report.form] != nil })
        {
            parts[part].scopes[scope].reports += 1
            let values = PageSeries.values(of: parts[part].series, in: report).compactMap { $0 }
            // Shares of a report that gives only some outcomes would favour those.
            guard values.count == parts[part].series.count else { continue }
            parts[part].scopes[scope].whole += 1
            for (offset, value) in values.enumerated() {
                parts[part].scopes[scope].tallies[offset].add(value)
            }
        }
    }

    func write(to html: inout HTMLWriter) {
        html.paragraph(
            "只计入该表各项都能确认的报告，免得比例偏向写得清楚的项目。",
            "Only reports that give every line of a table count here, so that no share leans to what is easier to read."
        )
        html.element("div", "class=\"pair\"") { html in
            for part in parts {
                for scope in PageScope.allCases where part.scopes[scope.rawValue].reports > 0 {
                    write(part, scope, to: &html)
                }
            }
        }
    }

    private func write(_ part: Part, _ scope: PageScope, to html: inout HTMLWriter) {
        let sums = part.scopes[scope.rawValue]
        html.element("section", "class=\"card\"") { html in
            html.element("h3") { $0.words(part.title) }
            html.element("p", "class=\"note\"") { html in
                html.words(scope.words)
                html.words(
                    "：\(sums.reports) 份中的 \(sums.whole) 份。",
                    ": \(sums.whole) of \(sums.reports) \(sums.reports == 1 ? "report" : "reports").")
            }
            let whole = sums.tallies.reduce(Int64?(0)) { sum, tally in
                sum.flatMap { sum in
                    tally.sum.flatMap { sum.addingReportingOverflow($0).overflow ? nil : sum + $0 }
                }
            }
            guard sums.whole > 0, let whole, whole > 0 else { return }
            let order = part.series.indices.sorted { left, right in
                let (a, b) = (sums.tallies[left].sum ?? 0, sums.tallies[right].sum ?? 0)
                return a != b ? a > b : left < right
            }
            html.element("table", "class=\"bars\"") { html in
                html.element("caption", "class=\"unseen\"") { $0.words(part.title) }
                for offset in order where sums.tallies[offset].sum != 0 {
                    row(part.series[offset].words, sums.tallies[offset].sum ?? 0, whole, to: &html)
                }
            }
            writeZeros(order.filter { sums.tallies[$0].sum == 0 }.map { part.series[$0].words }, to: &html)
        }
        html.markup("\n")
    }

    /// What nothing was counted of, in one line: a bar of no length says less.
    private func writeZeros(_ names: [HTMLWriter.Words], to html: inout HTMLWriter) {
        if names.isEmpty { return }
        html.paragraph(
            "均为0：" + names.map(\.chinese).joined(separator: "、") + "。",
            "None: " + names.map(\.english).joined(separator: "; ") + ".", "class=\"note zeros\"")
    }

    private func row(_ name: HTMLWriter.Words, _ value: Int64, _ whole: Int64, to html: inout HTMLWriter) {
        let width = Int(Double(value) / Double(whole) * 1000)
        html.element("tr") { html in
            html.element("th", "scope=\"row\"") { html in
                html.words(name)
                html.markup("<i style=\"width:\(width / 10).\(width % 10)%\"></i>")
            }
            html.element("td") { $0.text(HTMLWriter.grouped(value)) }
            html.element("td") { $0.text(HTMLWriter.share(value, of: whole)) }
        }
        html.markup("\n")
    }
}
