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
            guard let end = endOfTitle(in: text.lines[last].range, of: text) else { continue }
            let isWholeLine = end == text.lines[last].range.upperBound
            for first in stride(from: last, through: max(lines.lowerBound, last - maximumLines + 1), by: -1) {
                let start = startOfTitle(in: text.lines[first].range, of: text, before: end)
                guard end - start <= 90 else { break }
                if let title = CoverTitle.parse(start..<end, in: text, index: index),
                    isJoinable(first: first, last: last, start: start, title: title, text: text)
                {
                    let score =
                        1000 + (title.year > 0 ? 400 : 0) + bodyScore(title, index)
                        + (isWholeLine ? 20 : 0) - 10 * (last - first) - min(first, 50)
                    if score > bestScore {
                        bestScore = score
                        best = Found(title: title, nextLine: last + 1)
                    }
                }
                if start > text.lines[first].range.lowerBound { break }
            }
        }
        return best
    }

    private static func bodyScore(_ title: CoverTitle, _ index: RegionIndex) -> Int {
        guard !title.body.isEmpty else { return 0 }
        let path = index.path(at: 0, in: title.body, until: title.body.count, year: title.year)
        return 300 + (path == nil ? 0 : 60) + (CoverBody.isName(title.body) ? 40 : 0)
    }

    /// A line of its own before the term must be a body's name; a line in front of a title that
    /// already has its body is not taken in.
    private static func isJoinable(
        first: Int, last: Int, start: Int, title: CoverTitle, text: CoverText
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
        return CoverBody.isName(title.body)
    }

    /// Behind the last 报告 or 年报 of the line that nothing but brackets, a year or page furniture follows.
    private static func endOfTitle(in line: Range<Int>, of text: CoverText) -> Int? {
        var place = line.upperBound
        while place > line.lowerBound {
            if lastWords.length(before: place, in: text.scalars, since: max(0, line.lowerBound - 1)) != nil {
                let end = endOfTail(at: place, in: line, of: text)
                if end == line.upperBound
                    || tails.length(at: end, in: text.scalars, until: line.upperBound) != nil
                {
                    return end
                }
            }
            place -= 1
        }
        return nil
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
            } else if let year = CoverDate.year(at: end, in: text), text[year.end] != "-" {
                end = year.end
                while end < line.upperBound, text[end] == "年" || text[end] == "度" { end += 1 }
            } else {
                break
            }
        }
        return end
    }

    /// Behind the last separator of the line: breadcrumbs, `标题：`.
    private static func startOfTitle(in line: Range<Int>, of text: CoverText, before end: Int) -> Int {
        let upper = min(line.upperBound, end)
        guard line.lowerBound < upper else { return line.lowerBound }
        let separator = text.scalars[line.lowerBound..<upper].lastIndex { separators.contains($0) }
        guard let separator, separator + 1 < upper, separator + 4 < end else { return line.lowerBound }
        return separator + 1
    }

    private static let lastWords = Words("报告 年报 報告 年報 报告书 总结")
    /// What may follow a title on its line without being a part of it.
    private static let tails = Words(
        """
        来源 发布 时间 日期 浏览 字号 字体 【 [ 打印 点击 索引 分享 责任 信息来源 访问 阅读 作者 编辑 文章 | _ - — – > » < 更新 公开日期 \
        生成 保护视力 2 ( （ ? 一、 大中小 下载 关闭 稿件 成文 发文
        """)
    private static let labels = Words("时间 日期 来源 浏览 次数 字号")
    private static let separators = Words("> » ＞ | ｜ ： : _ › → ▶ ◆ ■ ■ ★ / ? ━")
}
