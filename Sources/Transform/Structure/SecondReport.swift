import Model

/// A text that holds two reports, one behind the other: the first is read, the second is cut off and named in `rejects`.
///
/// Evidence: behind three sections with sentences in them a line names a report and its year, and the first section's heading
/// follows within a few lines. A table of contents has no sentences, a running head no first section behind it.
enum SecondReport {
    /// Takes the second report out of the document; the number of its first line, `nil` where there is none.
    ///
    /// A format that knows its lines keeps them: its tables name them by their place.
    static func cut(from document: inout Document) -> Int32? {
        guard !document.hasLayout, let start = start(in: document) else { return nil }
        let number = document.lines[start].number
        document.lines.removeSubrange(start...)
        document.tables.removeAll { table in
            table.cells.contains { cell in cell.pieces.contains { Int($0.line) >= start } }
        }
        return number
    }

    private static let reach = 20
    private static let fewestSections = 3
    private static let fewestSentences = 3

    private static func start(in document: Document) -> Int? {
        var sections = 0
        var sentences = 0
        for (offset, line) in document.lines.enumerated() where line.role == .text {
            let text = document.text(of: line)
            guard let first = text.first(where: { !$0.isBlank }), let last = text.last(where: { !$0.isBlank })
            else { continue }
            if first.chineseNumeral != nil, HeadingText.isOfficial(compact(text)[...]) {
                sections += 1
            } else if last == "。" {
                sentences += 1
            } else if sections >= fewestSections, sentences >= fewestSentences, last == "告" || last == "报",
                isTitle(compact(text)), beginsReport(behind: offset, document)
            {
                return offset
            }
        }
        return nil
    }

    private static func compact(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        text.prefix(200).filter { !$0.isBlank }
    }

    private static func isTitle(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count <= 60, ends.contains(where: { $0.ends(text) }),
            topics.contains(where: { $0.occurs(in: text) })
        else { return false }
        return text.contains { $0.isDigit || $0 == "○" || $0 == "〇" }
            && !text.contains { "，。；《》".unicodeScalars.contains($0) }
    }

    /// The heading 一 stands among the next lines.
    private static func beginsReport(behind title: Int, _ document: Document) -> Bool {
        document.lines[(title + 1)...].lazy.filter { $0.role == .text }.prefix(reach).contains { line in
            let text = document.text(of: line)
            return text.first { !$0.isBlank } == "一" && HeadingText.isOfficial(compact(text)[...])
        }
    }

    private static let ends: [Phrase] = ["报告", "年报"]
    private static let topics: [Phrase] = ["信息公开", "政务公开"]
}
