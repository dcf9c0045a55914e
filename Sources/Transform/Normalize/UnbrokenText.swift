import Model

/// Texts whose line ends a tool turned into blanks: all of the report stands on one line.
///
/// Evidence: a line that holds most of the text, far longer than a paragraph, with a blank in every few characters.
/// Its pieces become lines of the same number; which of them go on in a paragraph, and which are cells, is then
/// told as in any text with a piece a line.
package enum UnbrokenText {
    private static let shortest = 1500
    private static let fewestPieces = 60

    package static func breakLines(in document: inout Document) {
        if document.hasLayout { return }
        guard let long = document.lines.indices.first(where: { isUnbroken(document, $0) }) else { return }
        let line = document.lines[long]
        var pieces: [Line] = []
        var start: Int32?
        for position in line.start..<line.end {
            if document.scalars[Int(position)].isBlank {
                if let begin = start {
                    pieces.append(piece(of: line, begin, position, isFirst: pieces.isEmpty))
                }
                start = nil
            } else if start == nil {
                start = position
            }
        }
        if let begin = start { pieces.append(piece(of: line, begin, line.end, isFirst: pieces.isEmpty)) }
        document.lines.replaceSubrange(long...long, with: pieces)
    }

    private static func piece(of line: Line, _ start: Int32, _ end: Int32, isFirst: Bool) -> Line {
        Line(start: start, end: end, number: line.number, startsPage: isFirst && line.startsPage)
    }

    private static func isUnbroken(_ document: Document, _ index: Int) -> Bool {
        let line = document.lines[index]
        let length = Int(line.end - line.start)
        guard length >= shortest, length * 2 > document.scalars.count else { return false }
        let text = document.text(of: line)
        let pieces = zip(text, text.dropFirst()).count { $0.isBlank && !$1.isBlank } + 1
        return pieces >= fewestPieces && pieces * 40 > length
    }
}
