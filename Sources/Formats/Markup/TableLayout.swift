import Model

/// Tells the tables that print figures from those that only lay out a page, and makes lines and tables of what was read.
///
/// Evidence: cells of figures hold labels and numbers. A table lays out the page where cells that hold prose or another
/// table have more text than all its others, and fewer than three of its rows have three cells of text; or where it has
/// but one column. Its content is then printed as if it were not there:
/// ```
/// | 机构职能 | 2020年政府信息公开工作年度报告 |
/// | 年度报告 | 一、总体情况 …          |
/// |         | | 规章 | 0 | 0 |          |
/// ```
/// What stands in a row beside the cell that holds the inner table, and has not a third of its text, is the page's navigation.
/// Harm: a form whose two columns are labels and long answers becomes paragraphs; it has no figures to lose.
struct TableLayout {
    private let tables: [DraftTable]
    private var cells: [DraftCell]
    /// By table: true where it only lays out the page.
    private var isTransparent: [Bool]
    /// By cell: true where it fills its row alone and holds prose, so that it is none of the table's.
    private var isApart: [Bool]
    /// By cell: true where it stands beside the text of the page.
    private var isBeside: [Bool]

    init(tables: [DraftTable], cells: [DraftCell]) {
        self.tables = tables
        self.cells = cells
        isTransparent = [Bool](repeating: false, count: tables.count)
        isApart = [Bool](repeating: false, count: cells.count)
        isBeside = isApart
        classify()
    }

    private mutating func classify() {
        var textIn = [Int](repeating: 0, count: tables.count)
        var textBeside = textIn
        var cellsOf = [[Int32]](repeating: [], count: tables.count)
        for (index, cell) in cells.enumerated() { cellsOf[Int(cell.table)].append(Int32(index)) }
        // An inner table began after the one round it.
        for table in tables.indices.reversed() {
            var text = 0
            for index in cellsOf[table] {
                let cell = cells[Int(index)]
                text += Int(cell.characters)
                if cell.holdsText {
                    textIn[table] += Int(cell.characters)
                } else {
                    textBeside[table] += Int(cell.characters)
                }
            }
            let draft = tables[table]
            let holdsText = cellsOf[table].contains { cells[Int($0)].holdsText }
            isTransparent[table] =
                draft.isFurniture || draft.columnCount <= 1
                || holdsText && draft.gridRows < 3 && textIn[table] >= textBeside[table]
            if isTransparent[table] { setBeside(cellsOf[table]) } else { setApart(cellsOf[table]) }
            guard draft.parent >= 0 else { continue }
            cells[draft.parent].characters &+= Int32(truncatingIfNeeded: text)
            if !isTransparent[table] || holdsText { cells[draft.parent].holdsText = true }
            if !isTransparent[table] || cellsOf[table].contains(where: { cells[Int($0)].holdsTable }) {
                cells[draft.parent].holdsTable = true
            }
        }
    }

    private mutating func setBeside(_ ofTable: [Int32]) {
        let mains = ofTable.map { cells[Int($0)] }.filter(\.holdsTable)
        guard let main = mains.max(by: { $0.characters < $1.characters }) else { return }
        for index in ofTable where cells[Int(index)].row == main.row {
            let cell = cells[Int(index)]
            isBeside[Int(index)] = !cell.holdsText && cell.characters < main.characters / 3
        }
    }

    private mutating func setApart(_ ofTable: [Int32]) {
        for (place, index) in ofTable.enumerated() {
            let cell = cells[Int(index)]
            let isAlone =
                (place == 0 || cells[Int(ofTable[place - 1])].row < cell.row)
                && (place + 1 == ofTable.count || cells[Int(ofTable[place + 1])].row > cell.row)
            isApart[Int(index)] = isAlone && cell.holdsText && cell.columnSpan > 1
        }
    }

    func publish(_ drafts: [DraftLine], to document: inout Document) {
        var numbers = [Int32](repeating: -1, count: tables.count)
        for table in tables.indices where !isTransparent[table] {
            numbers[table] = Int32(document.tables.count)
            document.tables.append(PrintedTable())
        }
        var printed = cells.map { cell in
            PrintedCell(
                row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
        }
        let owners = owners
        let isFurniture = furnitureCells
        let isAllFurniture = drafts.allSatisfy(\.isFurniture)
        document.lines.reserveCapacity(drafts.count)
        document.places.reserveCapacity(drafts.count)
        for (index, draft) in drafts.enumerated() {
            let cell = draft.cell >= 0 ? owners[Int(draft.cell)] : -1
            var line = Line(start: draft.start, end: draft.end, number: Int32(index + 1))
            var place = Place.none
            if cell >= 0 {
                line.role = .table
                printed[cell].pieces.append(.whole(line: Int32(index)))
                place = .cell(
                    table: numbers[Int(cells[cell].table)] + 1, row: cells[cell].row + 1,
                    column: cells[cell].column + 1)
            } else if draft.isFurniture && !isAllFurniture || draft.cell >= 0 && isFurniture[Int(draft.cell)]
            {
                line.role = .furniture
            }
            document.lines.append(line)
            document.places.append(place)
        }
        for (index, cell) in cells.enumerated() where numbers[Int(cell.table)] >= 0 && !isApart[index] {
            document.tables[Int(numbers[Int(cell.table)])].cells.append(printed[index])
        }
    }

    /// By cell: whether it, or one round it, stands beside the text of the page.
    private var furnitureCells: [Bool] {
        var isFurniture = isBeside
        for (index, cell) in cells.enumerated() {
            let parent = tables[Int(cell.table)].parent
            if parent >= 0, isFurniture[parent] { isFurniture[index] = true }
        }
        return isFurniture
    }

    /// By cell: the innermost cell of a table of figures that its text belongs to; -1 where there is none.
    private var owners: [Int] {
        var owners = Array(cells.indices)
        for (index, cell) in cells.enumerated() where isTransparent[Int(cell.table)] || isApart[index] {
            // The cell round it began before it, so that its own owner is known.
            let parent = tables[Int(cell.table)].parent
            owners[index] = parent >= 0 ? owners[parent] : -1
        }
        return owners
    }
}
