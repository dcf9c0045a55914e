import Model

/// Lays the cells of a table's rows out on its grid, one after the other, as their spans say.
///
/// ```
/// <td rowspan=2>三、办理结果 <td>（一）予以公开 <td>290      the second row begins in column 1:
///                            <td>（二）部分公开 <td>99       column 0 is filled from above
/// ```
struct GridBuilder {
    private(set) var table = PrintedTable()
    private var row: Int32 = -1
    private var column = 0
    /// For each column the row up to which a cell from above fills it.
    private var filled: [Int32] = []

    private static let mostColumns = 128
    private static let mostRows = 256

    mutating func beginRow() {
        row += 1
        column = 0
    }

    mutating func addCell(_ pieces: [TextPiece], columns: Int = 1, rows: Int = 1) {
        if row < 0 { beginRow() }
        while column < filled.count, filled[column] >= row { column += 1 }
        let columns = min(max(1, columns), Self.mostColumns)
        let rows = Int32(min(max(1, rows), Self.mostRows))
        guard column < Self.mostColumns else { return }
        table.cells.append(
            PrintedCell(
                row: row, column: Int32(column), rowSpan: rows, columnSpan: Int32(columns), pieces: pieces))
        while filled.count < column + columns { filled.append(-1) }
        for place in column..<column + columns { filled[place] = row + rows - 1 }
        column += columns
    }
}
