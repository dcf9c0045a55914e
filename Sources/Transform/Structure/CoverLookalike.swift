import Forms
import Model

/// Tells documents about government information that have sections like a report's but are none: a body's
/// 信息公开指南, a notice, a rule.
///
/// Evidence: a line above the sections is such a document's title, with a body or 关于 in front of the kind
/// (a page's menu has the bare `政府信息公开指南`), and nothing there speaks of a report or of figures' period.
/// Harm: a report without title and tables whose page links to a body's guide by its full name is lost.
enum CoverLookalike {
    static func isOther(_ document: Document, _ outline: Outline) -> Bool {
        let text = CoverText(document, outline)
        guard reports.first(in: text.front, of: text.scalars) == nil else { return false }
        return text.lines.prefix(text.frontLineCount).contains { isTitle($0.range, in: text) }
    }

    private static func isTitle(_ line: Range<Int>, in text: CoverText) -> Bool {
        guard line.count <= 60 else { return false }
        var end = line.upperBound
        if ")）".unicodeScalars.contains(text[end - 1]),
            let open = text.scalars[line].lastIndex(where: { "(（".unicodeScalars.contains($0) })
        {
            end = open
        }
        guard let kind = kinds.length(before: end, in: text.scalars, since: line.lowerBound) else {
            return false
        }
        if abouts.first(in: line, of: text.scalars) != nil { return true }
        guard let topic = topics.first(in: line.lowerBound..<end - kind, of: text.scalars) else {
            return false
        }
        return CoverBody.isName(Array(text.scalars[line.lowerBound..<topic.lowerBound]))
    }

    private static let reports = Words("年度报告 年报 统计期限 统计时限 统计时间 年度報告")
    private static let kinds = Words("指南 指引 通知 通报 办法 制度 规定 细则 方案")
    private static let abouts = Words("关于")
    private static let topics = Words("政府信息公开 信息公开 政务公开 政务信息公开")
}
