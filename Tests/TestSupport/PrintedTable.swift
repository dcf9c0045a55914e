import Forms

/// A table as an office program holds it: rows of cells, some of them over several rows or columns.
package struct PrintedTable: Sendable {
    package struct Cell: Sendable {
        package var text: String
        package var column: Int
        package var columnSpan = 1
        package var rowSpan = 1
        /// Offset of the figure among the form's, where it is one.
        package var figure: Int?
        /// True for a cell that holds, or could hold, a number.
        package var isValue = false
    }

    /// The cells that begin in each row, in order of their columns.
    package var rows: [[Cell]] = []
    package var headerRows = 0
    /// Comfortable width of each column, in display columns (a Chinese letter takes two).
    package var widths: [Int]

    /// The whole table, for the part of one that a page break cut off without its head: none or one.
    var whole: [PrintedTable] = []

    package var columnCount: Int { widths.count }

    package init(widths: [Int]) { self.widths = widths }

    package mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// For each row the cell that covers each column and whether it begins there.
    package func grid() -> [[Slot]] {
        var grid = Array(repeating: Array(repeating: Slot.empty, count: columnCount), count: rows.count)
        for (top, row) in rows.enumerated() {
            for (index, cell) in row.enumerated() {
                for line in top..<min(rows.count, top + cell.rowSpan) {
                    for column in cell.column..<min(columnCount, cell.column + cell.columnSpan) {
                        grid[line][column] = Slot(
                            row: top, index: index, beginsRow: line == top,
                            beginsColumn: column == cell.column)
                    }
                }
            }
        }
        return grid
    }

    package struct Slot: Sendable {
        package var row: Int
        package var index: Int
        package var beginsRow: Bool
        package var beginsColumn: Bool
        package static let empty = Slot(row: -1, index: 0, beginsRow: true, beginsColumn: true)
    }

    package func cell(at slot: Slot) -> Cell? {
        slot.row < 0 ? nil : rows[slot.row][slot.index]
    }

    /// Cut above `row` as at a page break; `repeatsHeader` prints the head of the table again.
    package func split(at row: Int, repeatsHeader: Bool) -> (PrintedTable, PrintedTable) {
        var upper = self
        var lower = self
        upper.rows = Array(rows[..<row])
        for line in upper.rows.indices {
            for index in upper.rows[line].indices {
                upper.rows[line][index].rowSpan = min(rows[line][index].rowSpan, row - line)
            }
        }
        lower.rows = Array(rows[row...])
        var rest: [Cell] = []
        for line in headerRows..<row {
            for cell in rows[line] where line + cell.rowSpan > row {
                var part = cell
                part.rowSpan = line + cell.rowSpan - row
                part.text = ""
                rest.append(part)
            }
        }
        lower.rows[0] = (rest + lower.rows[0]).sorted { $0.column < $1.column }
        lower.headerRows = 0
        if repeatsHeader {
            lower.rows = Array(rows[..<headerRows]) + lower.rows
            lower.headerRows = headerRows
        } else {
            // Without a head the columns stay where they were, or nothing would show which is which.
            lower.whole = whole.isEmpty ? [self] : whole
            upper.whole = lower.whole
        }
        return (upper, lower)
    }

    /// Rows above which a page may end.
    package var breakableRows: Range<Int> {
        let first = headerRows + 1
        return first..<max(first, rows.count)
    }

    /// Figures that share their row with a number that has a note, which takes several lines.
    package var besideNotes: [Int] {
        rows.filter { row in row.contains { $0.isValue && $0.text.unicodeScalars.contains("（") } }
            .flatMap { $0.compactMap(\.figure) }
    }

    /// Figures whose place shows only where blank cells are: they share their row with blanks.
    package var placelessWithoutBlanks: [Int] {
        rows.flatMap { row -> [Int] in
            let values = row.filter(\.isValue)
            let blanks = values.filter { $0.text.isEmpty }.count
            guard blanks > 0, blanks < values.count else { return [] }
            return values.compactMap { $0.text.isEmpty ? nil : $0.figure }
        }
    }
}
