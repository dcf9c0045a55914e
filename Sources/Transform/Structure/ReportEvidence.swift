import Forms
import Model

/// Tells a report from documents that speak of reports or look like them: notices that ask for reports, rules with a blank
/// form, news about reports, decodings of them (解读), guides (信息公开指南).
///
/// Evidence for and against is the list below, each with a weight; what a text shows of it is added up. A report that lost its title or its
/// tables has nothing against it and stays. A notice that a report follows, as covering letters do, has the report's own evidence, too.
/// Harm: a report whose page links, above it, to a guide by the body's full name and that has neither title, period nor figures is lost.
struct ReportEvidence {
    private(set) var sum = 0
    /// What speaks against a report: the kind of evidence, and the text that shows it.
    private(set) var against: [(kind: String, shown: String)] = []

    /// Shape: `figures` is how many numbers the form's tables assert, `title` where the report's title was found.
    init(_ document: Document, _ outline: Outline, title: String, figures: Int) {
        let text = CoverText(document, outline)
        // The bare term stands in menus, too.
        if title.unicodeScalars.contains(where: { $0.isDigit || $0 == "○" || $0 == "〇" }) { sum += 4 }
        if Set(outline.headings.map(\.kind)).subtracting([.other]).count >= 3 { sum += 2 }
        sum += figures >= 10 ? 4 : figures > 0 ? 1 : 0
        let head = 0..<text.front(and: 400).upperBound
        for clue in Self.clues {
            guard let found = clue.words.first(in: head, of: text.scalars) else { continue }
            add(clue.weight, clue.kind, found, in: text)
        }
        for line in text.lines.prefix(min(text.frontLineCount, Self.titleLines)) {
            guard let weight = Self.weight(ofTitle: line.range, in: text) else { continue }
            add(weight, "title of another kind", line.range, in: text)
            break
        }
    }

    var isReport: Bool { against.isEmpty || sum >= 0 }

    /// `a rule ("制定本制度")`.
    var reason: String { against.map { "\($0.kind) (\"\($0.shown)\")" }.joined(separator: ", ") }

    private mutating func add(_ weight: Int, _ kind: String, _ found: Range<Int>, in text: CoverText) {
        sum += weight
        if weight < 0 { against.append((kind, text.string(found.prefix(40)))) }
    }

    private struct Clue {
        let weight: Int
        let kind: String
        let words: Words
    }

    private static let clues = [
        Clue(
            weight: 2, kind: "report",
            words: Words(
                "统计期限 统计时限 统计时间 统计周期 数据统计 本报告 本年报 本年度报告 现公布 特向社会公布 编制了 编制而成 汇总而成 现将 本机关本 报告如下 公布如下")),
        Clue(
            weight: -3, kind: "a rule",
            words: Words(
                "制定本制度 制定本办法 制定本规定 制定本细则 制定本方案 制定本规范 制定本指南 制定本标准 编制本指南 编制本目录 本制度适用 本办法适用 第一条为")),
        Clue(
            weight: -3, kind: "a notice",
            words: Words(
                "有关事项通知如下 现通知如下 通知如下 有关要求通知如下 现就做好 请认真 请各 请于 各单位要 要求各 按时报送 不得迟于 抓紧编制 年报编制工作要求")),
        Clue(
            weight: -3, kind: "news",
            words: Words("记者 据悉 获悉 近日 本报讯 新华社 发布会上 年报显示 报告显示 公布的年报")),
        Clue(weight: -3, kind: "a decoding", words: Words("一图读懂 图解 解读如下 解读： 解读: 问： 答： 一图看懂")),
    ]

    // MARK: Titles

    private static let titleLines = 40

    /// A title's last words that name something else than a report.
    static let otherKinds = Words(
        """
        通知 通报 制度 办法 规定 规范 细则 方案 指南 指引 目录 解读 问答 图解 公告 公示 函 意见 要点 标准 模板 格式 培训 会议 流程 清单 批复 答复 规程 \
        工作推进会 讲话 新闻 说明
        """)
    private static let subjects = Words("政府信息公开 信息公开 政务公开 政务信息公开 年报 年度报告")
    private static let abouts = Words("关于")
    private static let labels = Words("名称 标题 题名 信息名称 信息标题")
    /// `某县公布2022年政府信息公开工作年度报告`: said of a report, not by it.
    private static let publishings = Words("公布 发布 印发 公开发布 集中公布 集中发布 按时公布 完成")
    /// Behind the name of whoever speaks of a report: news and decodings, not the report's own title.
    private static let tellings = Words("解读 图解 一图读懂 一图看懂 图说 带你 出炉 晒出 亮点 速览")

    /// What a line above the sections weighs against a report if it is the title of something else; `nil` for any other line.
    ///
    /// A page's menu has the bare `政府信息公开指南`; a title has a body, 关于 or a label in front.
    private static func weight(ofTitle line: Range<Int>, in text: CoverText) -> Int? {
        guard (5...80).contains(line.count) else { return nil }
        var start = line.lowerBound
        while let label = labels.length(at: start, in: text.scalars, until: line.upperBound) {
            start += label
            if ":：|".unicodeScalars.contains(text[start]) { start += 1 }
        }
        let isLabelled = start > line.lowerBound
        var end = line.upperBound
        if isLabelled,
            let bar = text.scalars[start..<end].firstIndex(where: { "|：:".unicodeScalars.contains($0) })
        {
            end = bar
        }
        for column in fieldEnds where isLabelled && end < line.upperBound {
            if let word = column.length(before: end, in: text.scalars, since: start) { end -= word }
        }
        if ")）".unicodeScalars.contains(text[end - 1]),
            let open = text.scalars[start..<end].lastIndex(where: { "(（".unicodeScalars.contains($0) }),
            open > start
        {
            end = open
        }
        guard let topic = subjects.first(in: start..<end, of: text.scalars) else { return nil }
        if tellings.first(in: start..<end, of: text.scalars) != nil { return -6 }
        if let verb = publishings.first(in: start..<topic.lowerBound, of: text.scalars),
            abouts.first(in: start..<verb.lowerBound, of: text.scalars) == nil,
            CoverBody.isName(Array(text.scalars[start..<verb.lowerBound]))
        {
            return -5
        }
        guard let kind = otherKinds.length(before: end, in: text.scalars, since: start),
            topic.upperBound <= end - kind
        else { return nil }
        let isNamed = CoverBody.isName(Array(text.scalars[start..<topic.lowerBound]))
        let isTitle = isLabelled || isNamed || abouts.first(in: start..<end, of: text.scalars) != nil
        return isTitle ? -4 : nil
    }

    private static let fieldEnds = [Words("文号 索引号 分类 主题分类 发布机构 生成日期 发布日期 发文日期")]
}
