import Forms
import Model

/// Finds the tables whose cells strokes part: pipes, where each line is a row, and grids, where rules part the rows.
///
/// ```
/// | 规章 | 3 | 8 | 3 |          +----------+---+
/// |------|---|---|---|          │ 行政规范 │ 5 │   one row of a grid in two lines
/// | 规范 | 1 | 0 | 1 |          │ 性文件   │   │
///                               +----------+---+
/// ```
struct StrokeTableFinder {
    private(set) var tables: [PrintedTable] = []

    private let document: Document
    private var pipes = PrintedTable()
    private var pipeRow: Int32 = 0
    private var grid: DrawnGrid?

    /// Shape: `skipping` are the lines of tables that were found already.
    init(_ document: Document, skipping: Set<Int>) {
        self.document = document
        for (index, line) in document.lines.enumerated() {
            guard line.role == .text, !skipping.contains(index) else {
                end()
                continue
            }
            take(line, at: index)
        }
        end()
    }

    private mutating func take(_ line: Line, at index: Int) {
        switch TableLine(document, line) {
        case .gridRule:
            if grid == nil { end() }
            grid = grid ?? DrawnGrid()
            grid?.addRule(document, line)
        case .pipeRule:
            endGrid()
            dropColumnNumbers()
        case .stroked:
            if grid != nil { grid?.addText(document, line, at: index) } else { addPipes(line, at: index) }
        case .dashRule, .other: end()
        }
    }

    private mutating func end() {
        if !pipes.cells.isEmpty { tables.append(pipes) }
        pipes = PrintedTable()
        pipeRow = 0
        endGrid()
    }

    private mutating func endGrid() {
        if let table = grid?.table(in: document), !table.cells.isEmpty { tables.append(table) }
        grid = nil
    }

    /// A row of pipes: the strokes at its ends are its frame, and a line with one cell is a title or none.
    private mutating func addPipes(_ line: Line, at index: Int) {
        let text = document.text(of: line)
        guard let first = text.firstIndex(where: { !$0.isBlank }),
            let last = text.lastIndex(where: { !$0.isBlank })
        else { return }
        var start = text[first].isCellStroke ? first + 1 : first
        let end = text[last].isCellStroke && last > first ? last : last + 1
        guard start <= end else { return }
        let isFramed = text[first].isCellStroke && text[last].isCellStroke
        let strokes = text[start..<end].indices.filter { text[$0].isCellStroke }
        guard isFramed || !strokes.isEmpty else { return self.end() }
        for (column, stroke) in (strokes + [end]).enumerated() {
            pipes.cells.append(
                PrintedCell(
                    row: pipeRow, column: Int32(clamping: column),
                    pieces: TextPiece.printed(text[start..<stroke], of: line, at: index).map { [$0] } ?? []))
            start = stroke + 1
        }
        pipeRow += 1
    }

    /// `| 0 | 1 | 2 |` above the rule of a Markdown table: a script numbered columns that had no names.
    private mutating func dropColumnNumbers() {
        let last = pipes.cells.filter { $0.row == pipeRow - 1 }
        guard last.count > 1, pipeRow == 1 else { return }
        let isNumbered = last.enumerated().allSatisfy { place, cell in
            guard let piece = cell.pieces.first else { return false }
            return CellReader.value(document.text(of: piece))?.amount == Amount(Int64(place))
        }
        if isNumbered {
            pipes = PrintedTable()
            pipeRow = 0
        }
    }
}

extension TextPiece {
    /// A stretch of a line without the blanks around it; `nil` where nothing else is there.
    static func printed(_ text: ArraySlice<Unicode.Scalar>, of line: Line, at index: Int) -> TextPiece? {
        guard let first = text.firstIndex(where: { !$0.isBlank && $0 != "_" }),
            let last = text.lastIndex(where: { !$0.isBlank && $0 != "_" })
        else { return nil }
        return TextPiece(
            line: Int32(index), start: Int32(first) - line.start, end: Int32(last + 1) - line.start)
    }
}
