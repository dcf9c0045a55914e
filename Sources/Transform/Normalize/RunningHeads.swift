import Model

/// Marks page numbers, and the line that stands at the top of most pages: the report's name, not the head of a table.
///
/// Evidence and harm stand with each part. What cannot be told from a figure stays text: a page number that
/// is left costs a stray line, a figure that is taken costs a wrong value.
package enum RunningHeads {
    package static func mark(in document: inout Document) {
        if document.hasLayout { return }
        for line in PageNumbers.lines(in: document) { document.lines[line].role = .furniture }
        for line in lines(in: document) { document.lines[line].role = .furniture }
    }

    private static func lines(in document: Document) -> [Int] {
        var heads: [[Unicode.Scalar]: [Int]] = [:]
        var pages = 1
        var isTop = true
        for (offset, line) in document.lines.enumerated() {
            if line.startsPage {
                pages += 1
                isTop = true
            }
            guard isTop, line.role == .text else { continue }
            isTop = false
            let text = document.compactText(of: offset)
            if text.count >= 4, text.count <= 60 { heads[text, default: []].append(offset) }
        }
        let numbered = besideNumbers(in: document)
        guard pages >= 3 else { return numbered }
        var found = numbered
        for (text, lines) in heads
        where lines.count * 3 >= pages * 2 || lines.count >= 2 && isReportName(text) {
            found += isReportName(text) ? Array(lines.dropFirst()) : isTableHead(text) ? [] : lines
        }
        return found.sorted()
    }

    /// The report's or the body's name beside page numbers, where no form feed tells where pages begin: beside those that
    /// are known, or beside bare ones that count on from one to the next, which then are page numbers too.
    private static func besideNumbers(in document: Document) -> [Int] {
        var names: [[Unicode.Scalar]: [Int]] = [:]
        for (offset, line) in document.lines.enumerated() where line.role == .text {
            // A look at the last character, as most lines are prose or cells.
            guard let last = document.text(of: line).last(where: { !$0.isBlank }), nameEnds.contains(last)
            else { continue }
            let text = document.compactText(of: offset, limit: 61)
            if text.count >= 6, text.count <= 60,
                isReportName(text) || bodyEnds.contains(where: { $0.ends(text) })
            {
                names[text, default: []].append(offset)
            }
        }
        var found: [Int] = []
        for lines in names.values where lines.count > 1 {
            for step in [-1, 1] {
                let known = lines.filter { isFurniture(beside: $0, step, document) }
                if known.count > 1 { found += known }
                let pages = lines.compactMap { line in number(beside: line, step, document).map { (line, $0) }
                }
                let counts = zip(pages, pages.dropFirst()).allSatisfy { $0.1.value + 1 == $1.1.value }
                guard pages.count > 1, pages.count + 1 >= lines.count, counts else { continue }
                found += pages.flatMap { [$0.0, $0.1.line] }
            }
        }
        return found
    }

    /// The next line before or behind one that is not blank.
    private static func line(beside head: Int, _ step: Int, _ document: Document) -> Int? {
        var line = head + step
        while document.lines.indices.contains(line), document.lines[line].role == .blank { line += step }
        return document.lines.indices.contains(line) ? line : nil
    }

    private static func isFurniture(beside head: Int, _ step: Int, _ document: Document) -> Bool {
        line(beside: head, step, document).map { document.lines[$0].role == .furniture } ?? false
    }

    /// The number that the next line before or behind holds and nothing else.
    private static func number(beside head: Int, _ step: Int, _ document: Document) -> (
        line: Int, value: Int
    )? {
        guard let line = line(beside: head, step, document), document.lines[line].role != .furniture else {
            return nil
        }
        let text = document.compactText(of: line, limit: 4)
        guard text.count < 4 else { return nil }
        return PageNumbers.number(text).map { (line, $0) }
    }

    private static func isReportName(_ text: [Unicode.Scalar]) -> Bool {
        report.occurs(in: text) || yearly.occurs(in: text)
    }

    private static func isTableHead(_ text: [Unicode.Scalar]) -> Bool {
        tableWords.contains { $0.occurs(in: text) }
    }

    private static let nameEnds = Array("告报府局厅室会".unicodeScalars)
    private static let bodyEnds: [Phrase] = ["人民政府", "局", "厅", "办公室", "委员会"]
    private static let report: Phrase = "报告"
    private static let yearly: Phrase = "年报"
    private static let tableWords: [Phrase] = [
        "申请人", "信息内容", "第二十条", "勾稽", "自然人", "法人", "复议", "诉讼", "结果", "单位", "统计", "数量", "项目", "总计", "|",
    ]
}
