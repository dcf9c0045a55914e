import Forms
import Model

/// A printed table made ready for reading: what each cell says and how far it reaches.
///
/// Shape: `cells` in the order of rows, in a row from left to right; only those that can be part of a form's table.
struct CellGrid {
    private(set) var cells: [Cell] = []
    private(set) var rowCount = 0
    /// True where the format gives places on a page: a row may leave a place out without moving what stands behind it.
    private(set) var isPlaced = false

    struct Cell {
        /// First row and the row behind its last.
        var row: Int
        var rowEnd: Int
        /// First column and the column behind its last.
        var column: Int
        var columnEnd: Int
        /// Place across the page, or columns where the format gives none.
        var left: Float
        var right: Float
        /// What it says, without blanks and line ends.
        var text: [Unicode.Scalar]
        /// Letters only, see `LabelCore`.
        var core: [Unicode.Scalar]
        /// `nil` where nothing is printed.
        var kind: TableToken.Kind?
        var pieces: [TextPiece]

        var center: Float { (left + right) / 2 }
        var line: Int? { pieces.first.map { Int($0.line) } }
        /// True where it says something that is no value.
        var isText: Bool { kind != nil && !isValue }

        var isValue: Bool {
            switch kind {
            case .number, .mark, .cut: true
            case .text, .unit, nil: false
            }
        }
    }

    /// A form's widest table has 18 columns; what is much wider lays out a page.
    private static let mostColumns = 128
    /// The longest note in a label has some 90 characters; a cell that holds prose is no label.
    private static let longestText = 400

    init(_ table: PrintedTable, in document: Document) {
        cells.reserveCapacity(table.cells.count)
        for cell in table.cells where cell.column >= 0 && Int(cell.column) < Self.mostColumns && cell.row >= 0
        {
            let pieces = cell.pieces.filter { document.lines.indices.contains(Int($0.line)) }
            var text: [Unicode.Scalar] = []
            for piece in pieces where text.count <= Self.longestText {
                for scalar in document.text(of: piece) where !scalar.isBlank { text.append(scalar) }
            }
            if text.count > Self.longestText { text = [] }
            cells.append(
                Cell(
                    row: Int(cell.row), rowEnd: Int(cell.row) + max(1, Int(cell.rowSpan)),
                    column: Int(cell.column),
                    columnEnd: Int(cell.column) + max(1, Int(cell.columnSpan)), left: cell.left,
                    right: max(cell.left, cell.right), text: text, core: Array(LabelCore(text[...]).core),
                    kind: CellText.kind(of: pieces, text, in: document), pieces: text.isEmpty ? [] : pieces))
            isPlaced = isPlaced || cell.left != Float(cell.column)
        }
        order()
    }

    private init(cells: [Cell], isPlaced: Bool) {
        self.cells = cells
        self.isPlaced = isPlaced
        order()
    }

    private mutating func order() {
        cells.sort { ($0.row, $0.left) < ($1.row, $1.left) }
        // A span that goes on below the last row ends with the table.
        rowCount = (cells.last?.row ?? -1) + 1
        for index in cells.indices { cells[index].rowEnd = min(cells[index].rowEnd, rowCount) }
    }

    /// The table with rows for columns.
    var transposed: CellGrid {
        CellGrid(
            cells: cells.map { cell in
                var turned = cell
                (turned.row, turned.rowEnd) = (cell.column, cell.columnEnd)
                (turned.column, turned.columnEnd) = (cell.row, cell.rowEnd)
                (turned.left, turned.right) = (Float(cell.row), Float(cell.rowEnd))
                return turned
            }, isPlaced: false)
    }

    /// Tables that stand side by side in one: parts from one of these places to the next.
    func parted(at places: [Float]) -> [CellGrid] {
        let bounds = places + [.infinity]
        var parts: [CellGrid] = []
        var from = -Float.infinity
        for bound in bounds.dropFirst() {
            let part = cells.filter { $0.center >= from && $0.center < bound }
            parts.append(CellGrid(cells: part, isPlaced: isPlaced))
            from = bound
        }
        return parts
    }

    /// Calls `body` with each row's cells from left to right: those that begin in it, and those that reach into it from above.
    func forEachRow(_ body: (_ row: Int, _ cells: [Int]) -> Void) {
        var next = 0
        var open: [Int] = []
        for row in 0..<rowCount {
            open.removeAll { cells[$0].rowEnd <= row }
            // More than can lie side by side: spans that contradict each other.
            if open.count > Self.mostColumns { open = [] }
            while next < cells.count, cells[next].row == row {
                open.append(next)
                next += 1
            }
            open.sort { (cells[$0].left, $0) < (cells[$1].left, $1) }
            body(row, open)
        }
    }
}

/// What the text of a cell is: see `TableToken.Kind`.
enum CellText {
    /// Shape: `compact` is the text without its blanks; `nil` where there is none.
    ///
    /// Digits that blanks or line ends part are one number that was cut or several: `1 471`, or `12` above `3`.
    static func kind(
        of pieces: [TextPiece], _ compact: [Unicode.Scalar], in document: Document
    ) -> TableToken.Kind? {
        guard !compact.isEmpty else { return nil }
        var text = compact[...]
        if let open = text.firstIndex(where: { $0 == "（" || $0 == "(" }),
            CellReader.value(withoutMark(text[..<open])) != nil
        {
            text = text[..<open]
        }
        text = withoutMark(text)
        if let value = CellReader.value(text) {
            return numberCount(pieces, in: document) > 1 ? .cut : .number(value)
        }
        if CellReader.isMark(text) { return .mark }
        return CellReader.unit(text).map { .unit($0) } ?? .text
    }

    /// `705*`, `748①`: the mark of a footnote behind a number.
    private static func withoutMark(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        guard let last = text.last, last == "*" || last == "※" || (0x2460...0x2473).contains(last.value),
            text.dropLast().last?.isASCIIDigit == true
        else { return text }
        return text.dropLast()
    }

    /// How many stretches with digits stand before a note, between blanks and line ends.
    private static func numberCount(_ pieces: [TextPiece], in document: Document) -> Int {
        var count = 0
        var isInNumber = false
        for piece in pieces {
            isInNumber = isInNumber && piece.goesOn
            for scalar in document.text(of: piece) {
                if scalar == "（" || scalar == "(" { return count }
                if scalar.isBlank {
                    isInNumber = false
                } else if scalar.isASCIIDigit, !isInNumber {
                    isInNumber = true
                    count += 1
                }
            }
        }
        return count
    }

    /// As printed, with a blank for each line end.
    static func written(_ pieces: [TextPiece], in document: Document) -> String {
        var written: [Unicode.Scalar] = []
        for piece in pieces {
            let text = document.printed(document.range(of: piece))
            guard let first = text.firstIndex(where: { !$0.isBlank }),
                let last = text.lastIndex(where: { !$0.isBlank })
            else { continue }
            if !written.isEmpty, !piece.goesOn { written.append(" ") }
            written += text[first...last]
        }
        return String(scalars: written[...])
    }
}
