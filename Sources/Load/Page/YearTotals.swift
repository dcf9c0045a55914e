import Model

/// "Totals over the years": sums of all reports of a year, apart for consolidated reports.
struct YearTotals: Sendable {
    private var years: [Int: [Year]] = [:]

    private struct Year: Sendable {
        var reports = 0
        var sums = [Tally](repeating: Tally(), count: PageSeries.totals.count)
    }

    /// What the report says of requests received, for `YearChanges`.
    mutating func take(_ report: Report) -> Int64? {
        let values = PageSeries.values(of: PageSeries.totals, in: report)
        if report.cover.reportYear > 0 {
            let scope = PageScope(report).rawValue
            var year = years[report.cover.reportYear] ?? PageScope.allCases.map { _ in Year() }
            year[scope].reports += 1
            for (offset, value) in values.enumerated() {
                if let value { year[scope].sums[offset].add(value) }
            }
            years[report.cover.reportYear] = year
        }
        return values.first ?? nil
    }

    func write(_ files: PageFiles, to html: inout HTMLWriter) {
        let shown = years.keys.sorted().suffix(PageLimits.years)
        if shown.isEmpty {
            return html.paragraph("没有注明年度的报告。", "No report says its year.")
        }
        html.paragraph(
            "数值是能够确认的数字之和；每格下方的小字说明有多少份报告给出了该数：某年的和较大，可能只是因为报告较多。汇总报告已包含其下属单位，两类报告不可相加。2018年及以前的统计表口径不同，与其后年份只可大致比较。",
            "Sums of the numbers that are certain; the small print says how many reports give one: a year with a larger sum may "
                + "only have more reports. Consolidated reports "
                + "contain those of bodies below them, so the two kinds must not be added. The annex used until 2018 "
                + "counts differently: compare across 2018 and 2019 with care.")
        if shown.count < years.count {
            html.paragraph(
                "只显示最近 \(shown.count) 个年度。", "The latest \(shown.count) years are shown.")
            html.leftOut(years.count - shown.count, in: files.name(of: .totals))
        }
        chart(of: Array(shown), to: &html)
        for scope in PageScope.allCases where shown.contains(where: { reports(in: $0, scope) > 0 }) {
            table(of: Array(shown), scope, to: &html)
        }
    }

    private func reports(in year: Int, _ scope: PageScope) -> Int {
        years[year]?[scope.rawValue].reports ?? 0
    }

    private func chart(of shown: [Int], to html: inout HTMLWriter) {
        var bars: [BarChart.Bar] = []
        for year in shown {
            for scope in PageScope.allCases {
                guard let tally = years[year]?[scope.rawValue].sums.first, tally.reports > 0,
                    let sum = tally.sum
                else { continue }
                bars.append(.init(label: "\(year)", value: sum, isSecond: scope == .consolidated))
            }
        }
        BarChart(
            id: "received", title: .init("各年度收到的申请件数", "Requests received by year"),
            keys: [PageScope.single.words, PageScope.consolidated.words], bars: bars
        ).write(to: &html)
    }

    private func table(of shown: [Int], _ scope: PageScope, to html: inout HTMLWriter) {
        let heads = [HTMLWriter.Words("年度", "Year"), .init("报告", "Reports")] + PageSeries.totals.map(\.words)
        html.table(scope.words, heads: heads, attributes: "class=\"numbers years\"") { html in
            for year in shown where reports(in: year, scope) > 0 {
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") { $0.text("\(year)") }
                    html.element("td") { $0.text(HTMLWriter.grouped(reports(in: year, scope))) }
                    for tally in years[year]?[scope.rawValue].sums ?? [] { cell(tally, to: &html) }
                }
                html.markup("\n")
            }
        }
    }

    private func cell(_ tally: Tally, to html: inout HTMLWriter) {
        html.element("td") { html in
            guard tally.reports > 0 else { return html.markup("<span class=\"none\">–</span>") }
            html.text(tally.sum.map { HTMLWriter.grouped($0) } ?? "…")
            html.element("small") { html in
                html.words("\(tally.reports) 份", HTMLWriter.counted(tally.reports, "report"))
            }
        }
    }
}
