import Forms
import Model

/// Markdown's `[9972]{lang="EN-US" style="font-size:10pt"}` prints 9972. In a drawn cell it may take several lines, so that
/// only the whole cell tells what it is; within a line it is gone before tables are looked for.
enum MarkdownAttributes {
    static func removed(from pieces: [TextPiece], in document: Document) -> [TextPiece] {
        guard let first = pieces.first, let last = pieces.last,
            document.text(of: first).first == "[", document.text(of: last).last == "}"
        else { return pieces }
        var kept: [TextPiece] = []
        var isInAttributes = false
        var before: Unicode.Scalar = " "
        for piece in pieces {
            let start = document.lines[Int(piece.line)].start
            var run: Int32?
            var end: Int32 = 0
            func flush() {
                if let run {
                    kept.append(TextPiece(line: piece.line, start: run, end: end, goesOn: !kept.isEmpty))
                }
                run = nil
            }
            let text = document.text(of: piece)
            for position in text.indices {
                let scalar = text[position]
                if scalar == "{", before == "]" { isInAttributes = true }
                if isInAttributes || scalar == "[" || scalar == "]" {
                    flush()
                } else {
                    end = Int32(position + 1) - start
                    run = run ?? end - 1
                }
                if scalar == "}" { isInAttributes = false }
                before = scalar
            }
            flush()
        }
        return kept
    }
}
