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

    /// The lines above the first prose, down to the last that speaks of a report.
    private static func markTitle(in document: inout Document, before limit: Int) {
        var lines: [Int] = []
        var end = 0
        for offset in document.lines.indices.prefix(limit) where document.lines[offset].role == .text {
            let text = document.text(of: document.lines[offset]).filter { !$0.isBlank }
            let isProse = text.count > 60 || text.contains("。") || text.contains("，")
            if isProse || lines.count == 8 { break }
            lines.append(offset)
            if report.occurs(in: text) || yearly.occurs(in: text) { end = lines.count }
        }
        for offset in lines.prefix(end) { document.lines[offset].role = .title }
    }

    private static func markSignOff(in document: inout Document, before limit: Int) {
        var seen = 0
        for offset in document.lines.indices.prefix(limit).reversed()
        where document.lines[offset].role == .text {
            let text = document.text(of: document.lines[offset])
            let isDate = DateLine.matches(text)
            let isName = seen > 0 && DateLine.isName(text)
            guard isDate || isName else {
                if seen > 0 { break }
                if DateLine.isName(text), isLastText(document, offset, limit) {
                    document.lines[offset].role = .signOff
                }
                break
            }
            document.lines[offset].role = .signOff
            seen += 1
            if isName || seen == 4 { break }
        }
    }

    private static func isLastText(_ document: Document, _ offset: Int, _ limit: Int) -> Bool {
        !document.lines[(offset + 1)..<limit].contains { $0.role == .text }
    }

    private static let report: Phrase = "报告"
    private static let yearly: Phrase = "年报"
}

/// A line that is a date and nothing else, and the name above it.
enum DateLine {
    /// `2021年2月20日`, `2023-02-10`, `2021.1.22`, `二〇二一年一月`, `年 2月 5日`.
    static func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var digits = 0
        var words = 0
        var points = 0
        for scalar in text where !scalar.isBlank {
            if scalar.isDigit || scalar.chineseNumeral != nil || scalar == "○" || scalar == "零"
                || scalar == "元"
            {
                digits += 1
            } else {
                switch scalar {
                case "年", "月", "日", "号": words += 1
                case "-", ".", "/", "．": points += 1
                default: return false
                }
            }
            if digits + words + points > 14 { return false }
        }
        return digits >= 1 && (words >= 2 && digits >= 2 || words == 0 && points == 2 && digits >= 6)
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
