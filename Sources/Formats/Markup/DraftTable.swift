/// A table while it is read: which places of its grid are taken.
struct DraftTable {
    /// The cell that it stands in; -1 outside of tables.
    let parent: Int
    let isFurniture: Bool
    var row = -1
    /// Where the next cell of the row may stand.
    var column = 0
    var rowIsOpen = false
    var openCell = -1
    /// Rows with three cells of text and more: what a table of figures has and the frame of a page has not.
    private(set) var gridRows = 0
    private(set) var columnCount = 0
    /// By column: the cell that last took it, and the last row that it takes.
    private var takers: [Int] = []
    private var takenTo: [Int] = []
    private var rowCells: [Int] = []

    init(parent: Int, isFurniture: Bool) {
        self.parent = parent
        self.isFurniture = isFurniture
    }

    mutating func freeColumn() -> Int {
        while column < takenTo.count, takenTo[column] >= row { column &+= 1 }
        return column
    }

    mutating func place(_ index: Int, _ cell: DraftCell) {
        let end = column + Int(cell.columnSpan)
        while takers.count < end {
            takers.append(-1)
            takenTo.append(-1)
        }
        for place in column..<end {
            takers[place] = index
            takenTo[place] = row + Int(cell.rowSpan) - 1
        }
        column = end
        columnCount = max(columnCount, end)
        openCell = index
        rowCells.append(index)
    }

    mutating func continueAbove(_ cells: inout [DraftCell], columnSpan: Int) -> Bool {
        guard column < takers.count, takers[column] >= 0, takenTo[column] == row - 1 else { return false }
        let above = takers[column]
        guard cells[above].column == column, cells[above].columnSpan == columnSpan else { return false }
        cells[above].rowSpan += 1
        for place in column..<min(column + columnSpan, takenTo.count) { takenTo[place] = row }
        column += columnSpan
        return true
    }

    mutating func widenBefore(_ cells: inout [DraftCell], by columnSpan: Int) -> Bool {
        guard let before = rowCells.last, Int(cells[before].column + cells[before].columnSpan) == column,
            column + columnSpan <= DocumentBuilder.mostColumns
        else { return false }
        cells[before].columnSpan += Int32(columnSpan)
        column += columnSpan
        columnCount = max(columnCount, column)
        return true
    }

    mutating func endRow(_ cells: [DraftCell]) {
        if rowCells.count >= 3 {
            let filled = rowCells.count { cells[$0].characters > 0 && !cells[$0].holdsText }
            if filled >= 3 { gridRows += 1 }
        }
        rowIsOpen = false
        rowCells.removeAll(keepingCapacity: true)
    }

    /// Spans end with the row that was read last.
    mutating func endSpans(_ cells: inout [DraftCell]) {
        for place in takers.indices where takenTo[place] > row {
            takenTo[place] = row
            let cell = takers[place]
            cells[cell].rowSpan = max(1, Int32(row) - cells[cell].row + 1)
        }
    }

    mutating func close(_ cells: inout [DraftCell]) {
        endSpans(&cells)
        takers = []
        takenTo = []
    }
}
