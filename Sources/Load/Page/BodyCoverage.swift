import Forms
import Model

/// "Which reports are there": bodies × years, or regions × years where there are many bodies.
struct BodyCoverage: Sendable {
    /// The bodies in the order in which they were first seen.
    private var bodies: [Body] = []
    private var places: [String: Int32] = [:]
    /// Which body reported for which year: one number a report.
    private var reports: Set<Report> = []
    private var withoutName = 0
    private var withoutID = 0
    private var withoutYear = 0

    private struct Body: Sendable {
        let name: String
        let region: Int32
    }

    private struct Report: Sendable, Hashable {
        let body: Int32
        let year: Int16
    }

    /// The place of the report's body among all, `nil` where it does not say its name.
    ///
    /// The body is its `body_id`. A report without one is a row of its own: it is joined with no other.
    mutating func take(_ report: Model.Report) -> Int32? {
        let cover = report.cover
        if cover.reportYear <= 0 { withoutYear += 1 }
        guard !cover.organization.isEmpty else {
            withoutName += 1
            return nil
        }
        if cover.bodyID.isEmpty { withoutID += 1 }
        let key = cover.bodyID.isEmpty ? "\0" + report.source.path : cover.bodyID
        let body = places[key] ?? Int32(clamping: bodies.count)
        if places[key] == nil {
            places[key] = body
            bodies.append(Body(name: cover.organization, region: Int32(cover.regionCode) ?? 0))
        }
        if let year = Int16(exactly: cover.reportYear), year > 0 {
            reports.insert(Report(body: body, year: year))
        }
        return body
    }

    var bodyCount: Int { bodies.count }
    var years: [Int] { Set(reports.map(\.year)).map(Int.init).sorted() }

    func name(of body: Int32) -> String { bodies.indices.contains(Int(body)) ? bodies[Int(body)].name : "" }

    // MARK: Writing

    func write(_ files: PageFiles, to html: inout HTMLWriter) {
        let shown = Array(years.suffix(PageLimits.years))
        if withoutName > 0 {
            html.paragraph(
                "另有 \(withoutName) 份报告没有写明单位名称，不在表中。",
                "Not in the table: \(HTMLWriter.counted(withoutName, "report")) that do not name the body.")
        }
        if withoutID > 0 {
            html.paragraph(
                "有 \(withoutID) 份报告不能确定属于哪个单位（如“财政局”，各地都有），因此各算一个，不与其他年度相连。",
                "Whose \(HTMLWriter.counted(withoutID, "report")) these are cannot be told (a 财政局 is everywhere): each "
                    + "stands for itself and is joined with no other year.")
        }
        if withoutYear > 0 {
            html.paragraph(
                "另有 \(withoutYear) 份报告没有写明年度。",
                "Without a year: \(HTMLWriter.counted(withoutYear, "report")).")
        }
        if shown.isEmpty { return }
        if bodies.count <= PageLimits.bodies {
            writeBodies(shown, to: &html)
        } else {
            writeRegions(shown, files, to: &html)
        }
    }

    private func writeBodies(_ shown: [Int], to html: inout HTMLWriter) {
        let order = bodies.indices.sorted { left, right in
            // Bodies without a region come last.
            let (a, b) = (bodies[left], bodies[right])
            if a.region != b.region { return b.region == 0 || (a.region != 0 && a.region < b.region) }
            return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
        }
        guard bodies.count > PageLimits.entries else { return writeBodies(order, shown, to: &html) }
        let counts = shown.map { year in reports.count { Int($0.year) == year } }
        html.table(
            .init("各年度有报告的单位数", "Bodies with a report, by year"),
            heads: [.init("单位", "Bodies")] + shown.map { .init("\($0)") }, attributes: "class=\"numbers\""
        ) { html in
            html.element("tr") { html in
                html.element("th", "scope=\"row\"") { $0.text(HTMLWriter.grouped(bodies.count)) }
                for count in counts { html.element("td") { $0.text(HTMLWriter.grouped(count)) } }
            }
        }
        html.element("details") { html in
            html.element("summary") { $0.words("逐个单位", "Body by body") }
            writeBodies(order, shown, to: &html)
        }
    }

    private func writeBodies(_ order: [Int], _ shown: [Int], to html: inout HTMLWriter) {
        html.paragraph(
            "● 有该年度的报告；○ 前后年度都有、唯独该年度没有（缺口）；空白表示没有。按行政区划代码排列。",
            "● a report for that year; ○ a gap: there are earlier and later reports, but none for that year; empty: none. "
                + "In order of region code.")
        let heads: [(inout HTMLWriter) -> Void] =
            [{ $0.words("单位", "Body") }]
            + shown.map { year in
                // A narrow window shows the last two digits.
                { $0.markup("<span class=\"century\">\(year / 100)</span>\(year % 100 / 10)\(year % 10)") }
            }
        html.table(
            .init("单位与年度", "Bodies and years"), heads: heads,
            attributes: "class=\"coverage\" style=\"--years:\(shown.count)\""
        ) {
            html in
            for place in order {
                let years = Set(shown.filter { has(place, $0) })
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") {
                        $0.text(bodies[place].name, atMost: PageLimits.name)
                    }
                    for year in shown { mark(year, of: years, to: &html) }
                }
                html.markup("\n")
            }
        }
    }

    private func has(_ body: Int, _ year: Int) -> Bool {
        reports.contains(Report(body: Int32(clamping: body), year: Int16(clamping: year)))
    }

    private func mark(_ year: Int, of years: Set<Int>, to html: inout HTMLWriter) {
        let isGap = years.contains { $0 < year } && years.contains { $0 > year }
        switch (years.contains(year), isGap) {
        case (true, _): html.markup("<td class=\"there\">●</td>")
        case (false, true): html.markup("<td class=\"gap\">○</td>")
        case (false, false): html.markup("<td></td>")
        }
    }

    /// By the finest level that has few enough regions: county, prefecture, province.
    private func writeRegions(_ shown: [Int], _ files: PageFiles, to html: inout HTMLWriter) {
        let unit = [1, 100, 10_000].first { unit in
            Set(bodies.map { $0.region / Int32(unit) }).count <= PageLimits.entries
        }
        let size = Int32(unit ?? 10_000)
        var regions: [Int32: (bodies: Int, years: [Int: Int])] = [:]
        for body in bodies { regions[body.region / size * size, default: (0, [:])].bodies += 1 }
        for report in reports {
            let region = bodies[Int(report.body)].region / size * size
            regions[region, default: (0, [:])].years[Int(report.year), default: 0] += 1
        }
        let order = regions.keys.sorted { $1 == 0 || ($0 != 0 && $0 < $1) }.prefix(PageLimits.entries)
        html.paragraph(
            "共 \(HTMLWriter.grouped(bodies.count)) 个单位，故按地区列出：每格是有报告的单位数。",
            "There are \(HTMLWriter.grouped(bodies.count)) bodies, so this is by region: how many of them have a report."
        )
        if let file = files.name(of: .bodies) {
            html.paragraph("逐个单位的情况见 \(file)。", "\(file) has each body.")
        }
        let heads =
            [HTMLWriter.Words("地区", "Region"), .init("单位", "Bodies")] + shown.map { .init("\($0)") }
        html.table(.init("地区与年度", "Regions and years"), heads: heads, attributes: "class=\"numbers\"") {
            html in
            for code in order {
                guard let region = regions[code] else { continue }
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") { Self.writeName(ofRegion: code, to: &$0) }
                    html.element("td") { $0.text(HTMLWriter.grouped(region.bodies)) }
                    for year in shown {
                        html.element("td") {
                            $0.text(region.years[year].map { HTMLWriter.grouped($0) } ?? "")
                        }
                    }
                }
                html.markup("\n")
            }
        }
        html.leftOut(regions.count - order.count, in: files.name(of: .bodies))
    }

    private static func writeName(ofRegion code: Int32, to html: inout HTMLWriter) {
        if code == 0 { return html.words("地区不明", "Region not known") }
        let index = RegionIndex.shared
        if let region = index.regions(ofCode: code).last {
            html.text(index.name(of: region))
        } else {
            html.text("\(code)")
        }
    }
}
