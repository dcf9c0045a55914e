import Forms
import Model

/// A table drawn with strokes, read line by line: what stands between the same strokes, between two rules, is one cell.
///
/// ```
/// +----------+----+----+
/// | 法人或   | 5  | 6  |     a rule below some cells ends them; the cell beside it goes on,
/// | 其他组织 +----+----+     and spans both rows
/// |          | 7  | 8  |
/// +----------+----+----+
/// ```
/// Cells are told by where they begin, in columns of print: a Chinese character counts two, or one where the strokes stand
/// below the corners of the rules only so.
struct DrawnGrid {
    private var cells: [Cell] = []
    /// Offsets of the cells that no rule has closed.
    private var open: [Int] = []
    private var row = 0
    private var hasTextSinceRule = false
    private var corners: Set<Int> = []
    private var countsWide: Bool?
    private var cursor = 0

    private struct Cell {
        let start: Int
        var end: Int
        let row: Int
        var rowEnd: Int
        var pieces: [TextPiece] = []
    }

    /// What stands between two strokes of a line.
    private struct Stretch {
        let start: Int
        let end: Int
        let text: ArraySlice<Unicode.Scalar>
        let isRule: Bool
    }

    /// A line of nothing but strokes and blanks.
    mutating func addRule(_ document: Document, _ line: Line) {
        let text = document.text(of: line)
        for position in text.indices where !text[position].isRuleStroke && text[position] != " " {
            corners.insert(position - text.startIndex)
        }
        let stretches = stretches(document, line, isRule: true)
        close { cell in
            let under = stretches.filter { $0.start < cell.end && cell.start < $0.end }
            return under.isEmpty || under.contains { $0.isRule }
        }
    }

    mutating func addText(_ document: Document, _ line: Line, at index: Int) {
        countsWide = countsWide ?? widths(document, line)
        let stretches = stretches(document, line, isRule: false)
        if stretches.contains(where: \.isRule) {
            close { cell in stretches.contains { $0.isRule && $0.start == cell.start } }
        }
        for stretch in stretches where !stretch.isRule {
            let known = open.first { cells[$0].start == stretch.start }
            let cell = known ?? cells.count
            if known == nil {
                cells.append(Cell(start: stretch.start, end: stretch.end, row: row, rowEnd: row + 1))
                open.append(cell)
            }
            cells[cell].rowEnd = row + 1
            if let piece = TextPiece.printed(stretch.text, of: line, at: index) {
                cells[cell].pieces.append(piece)
            }
        }
        hasTextSinceRule = true
    }

    /// The cells that were found, with places in columns of print.
    func table(in document: Document) -> PrintedTable {
        let starts = Set(cells.map(\.start)).sorted()
        var column: [Int: Int] = [:]
        for (offset, start) in starts.enumerated() { column[start] = offset }
        let printed = lineRows(document) ?? cells
        return PrintedTable(
            cells: printed.map { cell in
                PrintedCell(
                    row: Int32(clamping: cell.row), column: Int32(clamping: column[cell.start] ?? 0),
                    rowSpan: Int32(clamping: max(1, cell.rowEnd - cell.row)),
                    columnSpan: Int32(clamping: max(1, starts.count { $0 >= cell.start && $0 < cell.end })),
                    left: Float(cell.start), right: Float(cell.end),
                    pieces: MarkdownAttributes.removed(from: cell.pieces, in: document))
            })
    }

    /// Where rules stand only around the table and below its heads, each line is a row: no cell of a row has three numbers
    /// one below the other.
    private func lineRows(_ document: Document) -> [Cell]? {
        guard row <= 2 else { return nil }
        let hasLines = cells.contains { cell in
            let numbers = cell.pieces.count { document.text(of: $0).first?.isASCIIDigit == true }
            return numbers > 2 && numbers == cell.pieces.count
        }
        guard hasLines else { return nil }
        var rows: [Cell] = []
        for cell in cells {
            for piece in cell.pieces {
                rows.append(
                    Cell(
                        start: cell.start, end: cell.end, row: Int(piece.line), rowEnd: Int(piece.line) + 1,
                        pieces: [piece]))
            }
        }
        let lines = Set(rows.map(\.row)).sorted()
        var number: [Int: Int] = [:]
        for (offset, line) in lines.enumerated() { number[line] = offset }
        return rows.map { cell in
            let row = number[cell.row] ?? 0
            return Cell(start: cell.start, end: cell.end, row: row, rowEnd: row + 1, pieces: cell.pieces)
        }
    }

    private mutating func close(_ ends: (Cell) -> Bool) {
        guard hasTextSinceRule else { return }
        open.removeAll { ends(cells[$0]) }
        row += 1
        hasTextSinceRule = false
        for index in open { cells[index].rowEnd = row + 1 }
    }

    private mutating func stretches(_ document: Document, _ line: Line, isRule: Bool) -> [Stretch] {
        var stretches: [Stretch] = []
        let text = document.text(of: line)
        // `|-----+---+`: a stroke between cells may also be where a rule below some of them begins.
        let hasCorner = text.indices.contains { text[$0] == "+" && isCorner($0, text) }
        var start: (position: Int, display: Int)?
        var display = 0
        var isRuled = false
        while cursor < document.foldedWide.count, document.foldedWide[cursor] < line.start { cursor += 1 }
        for position in text.indices {
            let scalar = text[position]
            let isBorder =
                scalar.isCellStroke || scalar == "+" && isCorner(position, text)
                || (0x2500...0x257F).contains(scalar.value) && !scalar.isRuleStroke
            if isBorder {
                if let start {
                    stretches.append(
                        Stretch(
                            start: start.display, end: display, text: text[start.position..<position],
                            isRule: isRuled))
                }
                start = (position + 1, display + 1)
                let next = position + 1 < text.endIndex ? text[position + 1] : " "
                isRuled = next.isRuleStroke && (isRule || hasCorner || !scalar.isCellStroke)
            }
            display += width(position, document)
        }
        return stretches
    }

    private mutating func width(_ position: Int, _ document: Document) -> Int {
        while cursor < document.foldedWide.count, document.foldedWide[cursor] < position { cursor += 1 }
        if countsWide == false { return 1 }
        if cursor < document.foldedWide.count, Int(document.foldedWide[cursor]) == position { return 2 }
        return document.scalars[position].isDrawnWide ? 2 : 1
    }

    /// `+` between dashes, not the sign of a number.
    private func isCorner(_ position: Int, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        position + 1 < text.endIndex && text[position + 1] == "-"
            || position > text.startIndex && text[position - 1] == "-"
            || position + 1 < text.endIndex && text[position + 1] == "="
    }

    /// Whether a line's strokes stand below the corners when a Chinese character counts two; `nil` where both fit.
    private func widths(_ document: Document, _ line: Line) -> Bool? {
        let text = document.text(of: line)
        var display = 0
        var fits = (one: true, two: true)
        for position in text.indices {
            if text[position].isCellStroke {
                fits.one = fits.one && corners.contains(position - text.startIndex)
                fits.two = fits.two && corners.contains(display)
            }
            display += text[position].isDrawnWide ? 2 : 1
        }
        return fits.one == fits.two ? nil : fits.two
    }
}
