import Model

/// Marks the lines of the title above the report and of name and date under it.
enum CoverLines {
    static func mark(in document: inout Document, _ outline: Outline) {
        let first = outline.headings.first?.lines.lowerBound ?? document.lines.count
        markTitle(in: &document, before: first)
        let annex = outline.headings.last.map { isAnnex($0) ? $0.lines.lowerBound : document.lines.count }
        markSignOff(in: &document, before: annex ?? document.lines.count)
    }

    private static func isAnnex(_ heading: Outline.Heading) -> Bool {
        heading.text.hasPrefix("附") || heading.text.hasSuffix("统计表")
    }

    /// The paragraphs above the first prose, down to the last that speaks of a report.
    private static func markTitle(in document: inout Document, before limit: Int) {
        var title: [Range<Int>] = []
        var end = 0
        for lines in ParagraphRanges(document, 0..<limit) {
            let text = lines.flatMap { document.lines[$0].role == .text ? document.compactText(of: $0) : [] }
            let isProse = text.count > 60 || text.contains("。") || text.contains("，")
            if isProse || title.count == 8 { break }
            title.append(lines)
            if report.occurs(in: text) || yearly.occurs(in: text) { end = title.count }
        }
        for lines in title.prefix(end) { set(.title, lines, in: &document) }
    }

    /// A date at the end with the name above or below it, or a name alone.
    private static func markSignOff(in document: inout Document, before limit: Int) {
        let last = Array(ParagraphRanges(document, max(0, limit - 60)..<limit).suffix(3)).reversed()
        var hasDate = false
        var found: [Range<Int>] = []
        for lines in last {
            let text = lines.flatMap { document.lines[$0].role == .text ? document.compactText(of: $0) : [] }
            if DateLine.matches(text[...]) {
                hasDate = true
            } else if !DateLine.isName(text[...]) || found.count == (hasDate ? 2 : 1) {
                break
            }
            found.append(lines)
        }
        for lines in found { set(.signOff, lines, in: &document) }
    }

    private static func set(_ role: LineRole, _ lines: Range<Int>, in document: inout Document) {
        for line in lines where document.lines[line].role == .text { document.lines[line].role = role }
    }

    private static let report: Phrase = "报告"
    private static let yearly: Phrase = "年报"
}

/// The paragraphs of a part of a document, as the ranges of their lines.
struct ParagraphRanges: Sequence, IteratorProtocol {
    private let document: Document
    private var position: Int
    private let end: Int

    init(_ document: Document, _ range: Range<Int>) {
        self.document = document
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Range<Int>? {
        while position < end, document.lines[position].role != .text { position += 1 }
        guard position < end else { return nil }
        let start = position
        var last = position
        position += 1
        while position < end {
            let line = document.lines[position]
            if line.role == .text {
                if line.joint == .none { break }
                last = position
            } else if line.role != .blank, line.role != .furniture {
                break
            }
            position += 1
        }
        return start..<(last + 1)
    }
}

/// A line that is a date and nothing else, and the name above it.
enum DateLine {
    /// `2021年2月20日`, `2023-02-10`, `2021.1.22`, `二〇二一年一月`, `年 2月 5日`.
    static func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var digits = 0
        var words = 0
        var points = 0
        var hasYear = false
        for scalar in text where !scalar.isBlank {
            if scalar.isDigit || scalar.chineseNumeral != nil || scalar == "○" || scalar == "零"
                || scalar == "元"
            {
                digits += 1
            } else {
                switch scalar {
                case "年":
                    words += 1
                    hasYear = true
                case "月", "日", "号": words += 1
                case "-", ".", "/", "．": points += 1
                default: return false
                }
            }
            if digits + words + points > 14 { return false }
        }
        return digits >= 1
            && (hasYear && words >= 2 && digits >= 2 || words == 0 && points == 2 && digits >= 6)
    }

    /// A name of a body: short, Chinese, no sentence.
    static func isName(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var count = 0
        var last: Unicode.Scalar = " "
        for scalar in text where !scalar.isBlank {
            guard scalar.isHan || scalar == "（" || scalar == "）" || scalar == "、" || scalar == "·" else {
                return false
            }
            count += 1
            last = scalar
        }
        return count >= 3 && count <= 30 && bodyEnds.contains(last)
    }

    /// Last characters of the names of public bodies: 人民政府, 局, 委员会, 办公室, 办事处, 厅, 院 …
    private static let bodyEnds: [Unicode.Scalar] = [
        "府", "局", "会", "室", "处", "厅", "院", "委", "部", "所", "站", "队", "校", "心", "司", "学", "社", "办", "行", "团",
        "馆", "）",
    ]
}
