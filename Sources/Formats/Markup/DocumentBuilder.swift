import Model

/// Puts together the document of a source that marks its paragraphs and cells, in the order in which they are printed.
///
/// Shape: each paragraph is a line, each printed line of a cell a line of its own; blank ones are left out. Whoever reads
/// a source says what begins and ends; what was never begun may be ended, what was never ended is ended by the document.
/// Cost: linear, but for tables: a cell may cost a look at the 1,000 columns that a table may have at most.
struct DocumentBuilder {
    /// No report has a hundredth of it.
    static let mostCells = 200_000
    static let mostColumns = 1000

    private(set) var scalars: [Unicode.Scalar] = []
    /// True while what is added is printed round the text: navigation, footers.
    var isFurniture = false
    /// True once there were more cells or columns than a report can have; what came then is not in the tables.
    private(set) var isTooLarge = false

    private var lineStart = 0
    private var lines: [DraftLine] = []
    private var tables: [DraftTable] = []
    private var cells: [DraftCell] = []
    private var openTables: [Int] = []
    private var interruptedLines: [[Unicode.Scalar]] = []

    // MARK: Text

    @inline(__always)
    mutating func add(_ scalar: Unicode.Scalar) { scalars.append(scalar) }

    mutating func add(_ text: String) { scalars.append(contentsOf: text.unicodeScalars) }

    /// The last character of the line so far.
    var lastScalar: Unicode.Scalar? { scalars.count > lineStart ? scalars.last : nil }

    var isInCell: Bool { openCell >= 0 }

    mutating func endLine() {
        defer { lineStart = scalars.count }
        var start = lineStart
        var end = scalars.count
        while start < end, scalars[start].isBlankOrInvisible { start += 1 }
        while end > start, scalars[end - 1].isBlankOrInvisible { end -= 1 }
        guard start < end else {
            scalars.removeLast(scalars.count - lineStart)
            return
        }
        let cell = openCell
        lines.append(
            DraftLine(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                cell: Int32(truncatingIfNeeded: cell), isFurniture: isFurniture))
        if cell >= 0 {
            cells[cell].characters &+= Int32(truncatingIfNeeded: end - start)
            if isProse(start..<end) { cells[cell].holdsText = true }
        }
        scalars.append("\n")
    }

    /// The lines so far, each by itself.
    func takeLines() -> [[Unicode.Scalar]] { lines.map { Array(scalars[Int($0.start)..<Int($0.end)]) } }

    /// What follows is printed apart (a text box), and stands before the line that it interrupts.
    mutating func beginAside() {
        interruptedLines.append(Array(scalars[lineStart...]))
        scalars.removeLast(scalars.count - lineStart)
    }

    mutating func endAside() {
        guard let line = interruptedLines.popLast() else { return }
        endLine()
        scalars.append(contentsOf: line)
    }

    /// A whole sentence, longer than a label or a note in a table.
    private func isProse(_ text: Range<Int>) -> Bool {
        text.count >= 40 && scalars[text].contains { $0 == "。" }
    }

    // MARK: Tables

    mutating func beginTable() {
        endLine()
        tables.append(DraftTable(parent: openCell, isFurniture: isFurniture))
        openTables.append(tables.count - 1)
    }

    mutating func endTable() {
        endRow()
        if let table = openTables.popLast() { tables[table].close(&cells) }
    }

    mutating func beginRow() {
        endRow()
        guard let table = openTables.last else { return }
        tables[table].row += 1
        tables[table].column = 0
        tables[table].rowIsOpen = true
    }

    mutating func endRow() {
        endCell()
        if let table = openTables.last { tables[table].endRow(cells) }
    }

    /// Takes back a row that has no cells yet: one that is not printed.
    mutating func dropRow() {
        guard let table = openTables.last, tables[table].rowIsOpen, tables[table].column == 0 else { return }
        tables[table].row -= 1
        tables[table].rowIsOpen = false
    }

    /// No row that began so far goes on below.
    mutating func endRowGroup() {
        endRow()
        if let table = openTables.last { tables[table].endSpans(&cells) }
    }

    /// Leaves columns without a cell.
    mutating func skipColumns(_ count: Int) {
        guard let table = openTables.last else { return }
        tables[table].column += min(max(count, 0), Self.mostColumns)
    }

    /// `rowSpan` may reach past the end of the table.
    mutating func beginCell(columnSpan: Int = 1, rowSpan: Int = 1) {
        endCell()
        guard let table = openTables.last else { return }
        if !tables[table].rowIsOpen { beginRow() }
        let columnSpan = min(max(columnSpan, 1), Self.mostColumns)
        let column = tables[table].freeColumn()
        guard cells.count < Self.mostCells, column + columnSpan <= Self.mostColumns else {
            isTooLarge = true
            return
        }
        let row = tables[table].row
        cells.append(
            DraftCell(
                table: Int32(truncatingIfNeeded: table), row: Int32(truncatingIfNeeded: row),
                column: Int32(column), rowSpan: Int32(min(max(rowSpan, 1), 65_535)),
                columnSpan: Int32(columnSpan)))
        tables[table].place(cells.count - 1, cells[cells.count - 1])
    }

    /// The cell above goes on in this row.
    ///
    /// Returns false where none ends right above.
    mutating func continueCellAbove(columnSpan: Int) -> Bool {
        endCell()
        guard let table = openTables.last else { return false }
        return tables[table].continueAbove(&cells, columnSpan: min(max(columnSpan, 1), Self.mostColumns))
    }

    /// The cell before goes on in the next column.
    mutating func widenCellBefore(columnSpan: Int) -> Bool {
        endCell()
        guard let table = openTables.last else { return false }
        return tables[table].widenBefore(&cells, by: min(max(columnSpan, 1), Self.mostColumns))
    }

    mutating func endCell() {
        endLine()
        if let table = openTables.last { tables[table].openCell = -1 }
    }

    /// The cell that what is added now belongs to: in a table, but outside of its cells, that of the table round it.
    private var openCell: Int {
        guard let table = openTables.last else { return -1 }
        return tables[table].openCell >= 0 ? tables[table].openCell : tables[table].parent
    }

    // MARK: Document

    /// Rejects: `empty_source`, `unfolds_too_large`.
    mutating func document(
        _ file: FileBytes, _ format: SourceFormat, _ encoding: Encoding?
    ) -> Result<Document, Rejection> {
        while !openTables.isEmpty { endTable() }
        while !interruptedLines.isEmpty { endAside() }
        endLine()
        if isTooLarge {
            return .failure(
                .extract(
                    .unfoldsTooLarge, "more than \(Self.mostCells) cells, or \(Self.mostColumns) columns"))
        }
        guard !lines.isEmpty else {
            return .failure(.extract(.emptySource, "no text that a reader would see"))
        }
        var document = Document(
            source: file.source, digest: file.digest, format: format, encoding: encoding, scalars: scalars,
            lines: [])
        TableLayout(tables: tables, cells: cells).publish(lines, to: &document)
        return .success(document)
    }
}

struct DraftLine {
    let start: Int32
    let end: Int32
    /// The innermost cell that it stands in; -1 outside of tables.
    let cell: Int32
    let isFurniture: Bool
}

struct DraftCell {
    let table: Int32
    let row: Int32
    let column: Int32
    var rowSpan: Int32
    var columnSpan: Int32
    /// How much text it has, without that of inner tables.
    var characters: Int32 = 0
    /// True where it holds what no cell of figures does: prose, or another table.
    var holdsText = false
    /// True where it holds another table of figures.
    var holdsTable = false

    init(table: Int32, row: Int32, column: Int32, rowSpan: Int32, columnSpan: Int32) {
        self.table = table
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
    }
}

extension Unicode.Scalar {
    /// White space, and characters of no width.
    var isBlankOrInvisible: Bool {
        if value <= 0x20 { return true }
        if value < 0xA0 { return false }
        switch value {
        case 0xA0, 0xAD, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: return true
        default: return false
        }
    }
}
