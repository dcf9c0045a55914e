import Forms
import Model

/// Finds the report's title among the lines at the top of a document.
///
/// Every run of up to six lines that ends in 报告 or 年报 is a candidate; each is parsed by the one
/// grammar of `CoverTitle`, and the one that says most (year, body, a body with its region) wins,
/// then the shorter, then the earlier. So it does not matter whether a title is wrapped, repeated,
/// preceded by breadcrumbs, or stands in two forms on one page.
/// Harm: on a page without a title of its own, a sentence or menu entry that reads like one is taken.
enum CoverTitleFinder {
    struct Found {
        var title: CoverTitle
        /// The line after the title's last one.
        var nextLine: Int
    }

    private static let maximumLines = 6
    private static let searchedLines = 120

    static func find(in text: CoverText, index: RegionIndex) -> Found? {
        best(in: text, lines: 0..<text.frontLineCount, index: index)
            ?? best(in: text, lines: text.frontLineCount..<text.lines.count, index: index)
    }

    private static func best(in text: CoverText, lines: Range<Int>, index: RegionIndex) -> Found? {
        var best: Found?
        var bestScore = 0
        for last in lines.prefix(searchedLines) {
            for ending in endsOfTitle(in: text.lines[last].range, of: text) {
                consider(ending, onLine: last, in: text, lines, index, &best, &bestScore)
            }
        }
        return best
    }

    /// Tries the titles that end there, from the one that begins on the same line to those of up to six lines.
    private static func consider(
        _ ending: Ending, onLine last: Int, in text: CoverText, _ lines: Range<Int>, _ index: RegionIndex,
        _ best: inout Found?, _ bestScore: inout Int
    ) {
        var ending = ending
        let isWholeLine = ending.end == text.lines[last].range.upperBound
        if isWholeLine, isContinued(by: last + 1, in: text) { return }
        var next = last + 1
        if isWholeLine, let end = endOfYearLine(next, in: text) {
            ending.end = end
            next += 1
        }
        for first in stride(from: last, through: max(lines.lowerBound, last - maximumLines + 1), by: -1) {
            let line = text.lines[first].range
            guard ending.end - line.lowerBound <= 120 else { break }
            let separated = startOfTitle(in: line, of: text, before: ending.end)
            for start in separated > line.lowerBound ? [separated, line.lowerBound] : [separated] {
                guard var title = CoverTitle.parse(start..<ending.end, in: text),
                    isJoinable(
                        first: first, last: last, start: start, title: title, text: text, index: index)
                else { continue }
                if title.body.isEmpty { title.body = ending.body }
                let score =
                    score(title, index) + (isWholeLine ? 20 : 0) - 10 * (last - first) - min(first, 50)
                if score > bestScore {
                    bestScore = score
                    best = Found(title: title, nextLine: next)
                }
            }
            if separated > line.lowerBound { break }
        }
    }

    /// `关于做好2025年政府信息公开工作年度报告` / `编制和发布工作的通知`: the name of something else that speaks of reports.
    private static func isContinued(by line: Int, in text: CoverText) -> Bool {
        guard text.lines.indices.contains(line) else { return false }
        let range = text.lines[line].range
        return range.count <= 30
            && ReportEvidence.otherKinds.length(
                before: range.upperBound, in: text.scalars, since: range.lowerBound) != nil
            && continuations.length(at: range.lowerBound, in: text.scalars, until: range.upperBound) != nil
    }

    private static let continuations = Words("编制 编写 编报 发布 公布 报送 工作 的 填报 有关 相关 和 解读 及 模板 格式")

    private static func score(_ title: CoverTitle, _ index: RegionIndex) -> Int {
        let score = (title.hasTopic ? 1000 : 400) + (title.year > 0 ? 400 : 0)
        guard !title.body.isEmpty else { return score }
        let path = index.path(at: 0, in: title.body, until: title.body.count, year: title.year)
        return score + 300 + (path == nil ? 0 : 60) + (CoverBody.isName(title.body) ? 40 : 0)
    }

    /// A line of its own before the term must be a body's name. The name of a whole body above a line
    /// that has one too is the page's header (`句容市人民政府` / `下蜀镇2021年…`), unless it is a mere
    /// division's name (`新疆维吾尔自治区` / `人民政府办公厅2021年…`).
    private static func isJoinable(
        first: Int, last: Int, start: Int, title: CoverTitle, text: CoverText, index: RegionIndex
    ) -> Bool {
        guard first < last else { return true }
        let line = text.lines[first].range
        let length = line.upperBound - start
        if text.scalars[start..<line.upperBound].allSatisfy({ $0.value < 0x80 }) {
            return CoverDate.year(at: start, in: text)?.end == line.upperBound
        }
        if title.isTemplate { return true }
        guard title.body.count >= length, title.body.starts(with: text.scalars[start..<line.upperBound])
        else { return true }
        guard CoverBody.isName(title.body) else { return false }
        let name = Array(text.scalars[start..<line.upperBound])
        if name.count == title.body.count || !CoverBody.isName(name) { return true }
        return index.path(at: 0, in: name, until: name.count, year: title.year)?.end == name.count
    }

    private struct Ending {
        var end: Int
        /// The body behind the term: `…年度报告——某县审计局`.
        var body: [Unicode.Scalar] = []
    }

    /// Behind each 报告 or 年报 of the line that nothing but brackets, a year, a body's name, page
    /// furniture, the opening words or the rest of a browser's title follow.
    private static func endsOfTitle(in line: Range<Int>, of text: CoverText) -> [Ending] {
        var endings: [Ending] = []
        for place in line.reversed() {
            guard
                lastWords.length(before: place + 1, in: text.scalars, since: max(0, line.lowerBound - 1))
                    != nil
            else { continue }
            let end = endOfTail(at: place + 1, in: line, of: text)
            if end == line.upperBound {
                endings.append(Ending(end: end))
                continue
            }
            if siteMarks.contains(text[end]) {
                endings.append(Ending(end: end))
                continue
            }
            var start = end
            while start < line.upperBound, dashes.contains(text[start]) { start += 1 }
            let rest = line.upperBound - start > 36 ? [] : Array(text.scalars[start..<line.upperBound])
            if CoverBody.isName(rest) {
                endings.append(Ending(end: end, body: rest))
            } else if tails.length(at: end, in: text.scalars, until: line.upperBound) != nil {
                endings.append(Ending(end: end))
            }
        }
        return endings
    }

    /// What parts the names of a site and its column from a page's title: `…年度报告_信息公开年报_某县人民政府`.
    private static let siteMarks = Words("_ ＿ | ｜")

    /// The end of a line that is just a year: `年政府信息公开工作年度报告` / `2019` is how some
    /// extractors leave a title whose digits are in another font, `(2019年度)` how some authors print it.
    private static func endOfYearLine(_ line: Int, in text: CoverText) -> Int? {
        guard text.lines.indices.contains(line) else { return nil }
        let range = text.lines[line].range
        let isBracketed = "(（".unicodeScalars.contains(text[range.lowerBound])
        guard let year = CoverDate.year(at: range.lowerBound + (isBracketed ? 1 : 0), in: text) else {
            return nil
        }
        var end = year.end
        while isBracketed, end < range.upperBound, text[end] == "年" || text[end] == "度" { end += 1 }
        if isBracketed {
            return ")）".unicodeScalars.contains(text[end]) && end + 1 == range.upperBound ? end + 1 : nil
        }
        let isDate = "年月日-.".unicodeScalars.contains(text[range.upperBound])
        return end == range.upperBound && !isDate ? end : nil
    }

    /// Takes in what belongs to the title behind its term: `（文字版）`, `(2020年度)`, `2020年`, `》`.
    private static func endOfTail(at place: Int, in line: Range<Int>, of text: CoverText) -> Int {
        var end = place
        while end < line.upperBound {
            if "（(【[〔".unicodeScalars.contains(text[end]),
                let close = text.scalars[end..<min(line.upperBound, end + 30)].firstIndex(where: {
                    "）)】]〕".unicodeScalars.contains($0)
                }), labels.first(in: end..<close, of: text.scalars) == nil
            {
                end = close + 1
            } else if text[end] == "》" {
                end += 1
            } else if let year = CoverDate.year(at: dashes.contains(text[end]) ? end + 1 : end, in: text),
                text[year.end] != "-", text[year.end] != "年" || CoverDate.digit(text[year.end + 1]) == nil
            {
                end = year.end
                while end < line.upperBound, text[end] == "年" || text[end] == "度" { end += 1 }
            } else {
                break
            }
        }
        return end
    }

    /// Behind the last separator of the line, or a label at its start: breadcrumbs, `标题：`, `名称 `.
    private static func startOfTitle(in line: Range<Int>, of text: CoverText, before end: Int) -> Int {
        let upper = min(line.upperBound, end)
        guard line.lowerBound < upper else { return line.lowerBound }
        if let label = titleLabels.length(at: line.lowerBound, in: text.scalars, until: upper),
            line.lowerBound + label + 4 < end, !separators.contains(text[line.lowerBound + label])
        {
            return line.lowerBound + label
        }
        let separator = text.scalars[line.lowerBound..<upper].lastIndex { separators.contains($0) }
        guard let separator, separator + 1 < upper, separator + 4 < end else { return line.lowerBound }
        return separator + 1
    }

    private static let lastWords = Words("报告 年报 报告书 总结")
    /// What may follow a title on its line without being a part of it.
    private static let tails = Words(
        """
        来源 发布 时间 日期 浏览 字号 字体 【 [ 打印 点击 索引 分享 责任 信息来源 访问 阅读 作者 编辑 文章 | _ - — – > » < 更新 公开日期 \
        文号 主题 分类 公开 有效 索取 生成 保护视力 2 ( （ ? 一、 大中小 下载 关闭 稿件 成文 发文 \
        根据 按照 依据 依照 为落实 为贯彻 为进一步 现将 引言 第一部分 目录
        """)
    private static let titleLabels = Words("名称 标题 题名 信息名称 信息标题 文件名称 文件标题 文章标题")
    private static let dashes = Words("- — – － ― _ ： :")
    private static let labels = Words("时间 日期 来源 浏览 次数 字号")
    private static let separators = Words("> » ＞ | ｜ ： : _ › → ▶ ◆ ■ ■ ★ / ? ━ 】 ]")
}
