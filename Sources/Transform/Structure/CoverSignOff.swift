import Forms
import Model

/// Name and date under a report, or in the labelled lines of its page.
struct CoverSignOff {
    /// Empty where there is none.
    var body: [Unicode.Scalar] = []
    /// The date of the sign-off, else of the annex's 填报日期, else of the page's 发布日期.
    var day: Day?

    /// Looks from the end up to the title; a date below a body's name comes before a date alone.
    static func find(in text: CoverText, below firstLine: Int) -> CoverSignOff {
        var found = CoverSignOff()
        for line in stride(from: text.lines.count - 1, through: firstLine, by: -1) {
            guard let (day, body) = dateLine(line, in: text) else { continue }
            if !body.isEmpty { return CoverSignOff(body: body, day: day) }
            found.day = found.day ?? day
        }
        found.body = lastBody(in: text, below: firstLine)
        if found.day == nil {
            found.day = [formDates, pageDates, plainDates].lazy.compactMap { labelled($0, in: text) }.first
        }
        if found.day == nil { found.day = dayOfNotice(in: text, above: firstLine) }
        return found
    }

    /// The date of a notice that the report follows: a line of its own below a sentence or a body's name.
    private static func dayOfNotice(in text: CoverText, above firstLine: Int) -> Day? {
        for line in stride(from: min(firstLine, text.lines.count) - 1, to: 0, by: -1) {
            guard let (day, body) = dateLine(line, in: text) else { continue }
            if !body.isEmpty || text[text.lines[line].range.lowerBound - 1] == "。" { return day }
        }
        return nil
    }

    /// A line that is a date, or a body's name and a date; the name may stand on the line before.
    private static func dateLine(_ line: Int, in text: CoverText) -> (Day, [Unicode.Scalar])? {
        let range = text.lines[line].range
        let start = range.lowerBound + (openers.contains(text[range.lowerBound]) ? 1 : 0)
        if let date = CoverDate.read(at: start, in: text) ?? CoverDate.displaced(at: start, in: text) {
            let end = date.end + (closers.contains(text[date.end]) ? 1 : 0)
            guard text.isLineEnd(end), !goesOn(at: end, in: text) else { return nil }
            let body = name(onLine: line - 1, in: text)
            return body.isEmpty && !isEndOfText(before: line, in: text) ? nil : (date.day, body)
        }
        guard range.count < 60,
            text[range.upperBound - 1] == "日" || CoverDate.digit(text[range.upperBound - 1]) != nil
        else { return nil }
        for place in range.dropFirst(2) {
            guard let date = CoverDate.read(at: place, in: text), date.end == range.upperBound else {
                continue
            }
            let body = Array(text.scalars[range.lowerBound..<place])
            return CoverBody.isName(body) ? (date.day, body) : nil
        }
        return nil
    }

    /// The date that wraps inside a sentence is none: `统计期限为2020年1月1日至` / `2020年12月31日` / `止。`
    private static func goesOn(at place: Int, in text: CoverText) -> Bool {
        if CoverDate.read(at: place + 1, in: text) != nil { return true }
        return continuations.length(at: place, in: text.scalars, until: text.scalars.count) != nil
    }

    private static func isEndOfText(before line: Int, in text: CoverText) -> Bool {
        guard line > 0 else { return true }
        let last = text[text.lines[line - 1].range.upperBound - 1]
        return !openEnds.contains(last)
    }

    private static func name(onLine line: Int, in text: CoverText) -> [Unicode.Scalar] {
        guard text.lines.indices.contains(line), text.lines[line].role != .table else { return [] }
        let name = Array(text.scalars[text.lines[line].range])
        return CoverBody.isName(name) ? name : []
    }

    /// The name that stands alone below the text, above its annex, or behind 填报单位.
    private static func lastBody(in text: CoverText, below firstLine: Int) -> [Unicode.Scalar] {
        for line in text.lines.indices.suffix(6).reversed()
        where line >= firstLine && line >= text.frontLineCount {
            let name = name(onLine: line, in: text)
            if !name.isEmpty, isEndOfText(before: line, in: text) { return name }
        }
        let whole = 0..<text.scalars.count
        if let label = reporters.first(in: whole, of: text.scalars),
            let line = text.line(at: label.lowerBound)
        {
            let end = text.lines[line].range.upperBound
            var start = label.upperBound
            while start < end, stamps.contains(text[start]) { start += 1 }
            let name = Array(text.scalars[start..<max(start, end)])
            if CoverBody.isName(name) { return name }
        }
        return []
    }

    private static func labelled(_ labels: Words, in text: CoverText) -> Day? {
        var place = 0
        while let label = labels.first(in: place..<text.scalars.count, of: text.scalars) {
            var start = label.upperBound
            while start < label.upperBound + 3, labelEnds.contains(text[start]) { start += 1 }
            let isOther = others.length(before: label.lowerBound, in: text.scalars, since: 0) != nil
            let date = CoverDate.read(at: start, in: text) ?? CoverDate.compact(at: start, in: text)
            if !isOther, let date { return date.day }
            place = label.upperBound
        }
        return nil
    }

    private static let continuations = Words("止 至 到 起 ， 。 、 ） ) ； 期间 以来 以 的 前 后")
    private static let openers = Words("( （")
    private static let closers = Words(") ）")
    private static let openEnds = Words("， 、 ； ： : 至 到 从 自 于 在 以 （ ( 和 及 为 与 截 止 是 ~ — － 起")
    private static let reporters = Words("填报单位 填表单位 报送单位 编制单位 填报机关")
    private static let stamps = Words("( （ 盖 章 公 ） ) ： :")
    private static let formDates = Words("填报日期 填表日期 报告日期 编制日期 填报时间")
    private static let pageDates = Words(
        "发布日期 发布时间 发表时间 发表日期 发文日期 成文日期 生成日期 公开日期 公开时间 印发日期 发文时间 成文时间 信息时间")
    private static let plainDates = Words("时间： 时间: 日期： 日期:")
    /// What 时间 and 日期 are of that say nothing of the report: 统计时间, 更新日期, 办公时间.
    private static let others = Words("统计 更新 修改 打印 访问 截止 办公 受理 接待 工作 服务 当前 会议 失效 废止 实施 生效 开放 公示 查询")
    private static let labelEnds = Words("： : | ] 】 ｜")
}
