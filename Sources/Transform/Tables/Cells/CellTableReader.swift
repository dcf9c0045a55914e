import Forms
import Model

/// Reads the figures of a form from tables whose cells are marked, whatever marked them.
///
/// ```
/// PrintedTable ─▶ CellGrid ─▶ ColumnHeads ─▶ CellRow ─▶ RowNames ─▶ CellDealer ─▶ figures
///                 texts,      which column   labels     which row    values to
///                 spans       stands where   and values it is        columns
/// ```
/// Labels and heads are matched by their text, values go to columns by their place below the heads. A table that a page
/// cuts goes on in the next one: its rows stand below the heads of the first, where both are as wide.
struct CellTableReader {
    let vocabulary: CellVocabulary
    let document: Document

    private(set) var grids: [CellGrid] = []
    private(set) var heads: [ColumnHeads] = []
    /// For each of `heads` and each table of the form the columns that they name.
    private(set) var columns: [[ColumnHeads.Columns]] = []
    private(set) var rows: [CellRow] = []
    /// True while rows of heads are being read.
    private var isInHeads = false
    /// True where the last row that was read is the last of its table.
    private var mayGoOn = false

    init(_ document: Document, _ vocabulary: CellVocabulary) {
        self.document = document
        self.vocabulary = vocabulary
        for table in document.tables {
            let grid = CellGrid(table, in: document)
            let openers = grid.cells.filter { CellVocabulary.opensTable($0.core) }
            let places = openers.filter { $0.row == openers[0].row }.map(\.left)
            if places.count > 1 {
                for part in grid.parted(at: places) { read(part) }
            } else {
                read(CellOrientation.isTransposed(grid, vocabulary) ? grid.transposed : grid)
            }
        }
        RowNames.name(&rows, vocabulary)
    }

    private mutating func read(_ grid: CellGrid) {
        guard grid.rowCount > 0 else { return }
        let width = grid.cells.map(\.right).max() ?? 0
        // The heads of the table before hold for this one where it is as wide.
        if let last = heads.last, !grid.isPlaced, last.width != width, !isInHeads {
            heads.append(ColumnHeads())
        }
        if heads.isEmpty { heads.append(ColumnHeads()) }
        let table = grids.count
        grids.append(grid)
        let firstRow = rows.count
        var taken = 0
        grid.forEachRow { row, covering in
            guard row >= taken else { return }
            taken = read(row, covering, of: table, firstRow)
        }
        mayGoOn = rows.count > firstRow
    }

    /// Reads one row; returns the row behind those that belong to it.
    private mutating func read(_ row: Int, _ covering: [Int], of table: Int, _ firstRow: Int) -> Int {
        let grid = grids[table]
        let texts = covering.filter { grid.cells[$0].row == row && grid.cells[$0].isText }
        let hasValues = covering.contains { grid.cells[$0].row == row && grid.cells[$0].isValue }
        if !hasValues, isHeadRow(texts.map { grid.cells[$0] }) {
            if !isInHeads { heads.append(ColumnHeads()) }
            isInHeads = true
            heads[heads.count - 1].addRow(grid, row, covering)
            columns.removeSubrange(min(columns.count, heads.count - 1)...)
            return row + 1
        }
        guard !covering.isEmpty else { return row + 1 }
        let columns = columnsBelowHeads()
        let left = columns.map(\.left).min() ?? .infinity
        let reach = covering.map { grid.cells[$0].right }.max() ?? 0
        let isBelowHeads = grid.isPlaced || reach == heads[heads.count - 1].width
        var found = CellRow(
            table: table, heads: heads.count - 1, isPlaced: grid.isPlaced, width: reach,
            cells: covering.map { grid.cells[$0] }, extent: row..<row + 1)
        found.findLabel(vocabulary, before: isBelowHeads ? left : .infinity)
        if !found.isNamed, let grouped = vocabulary.groupedTable, !columns[grouped].leaves.isEmpty {
            found.isBelowGroups = true
            found.label = -1
        }
        var end = row + 1
        if found.isNamed, found.label >= 0 { end = max(end, addRows(below: &found, covering, of: table)) }
        isInHeads = isInHeads && !hasValues && !found.isNamed && !found.isBelowGroups
        take(found, isFirst: rows.count == firstRow)
        return end
    }

    /// The row of a label that spans several holds the cells of all of them; returns the row behind the last.
    private func addRows(below found: inout CellRow, _ covering: [Int], of table: Int) -> Int {
        let end = found.cells[found.label].rowEnd
        guard end > found.extent.upperBound else { return found.extent.upperBound }
        let grid = grids[table]
        let inside = grid.cells.filter { $0.row > found.extent.lowerBound && $0.row < end }
        // A label that has others beside it spans their rows.
        guard !inside.contains(where: { $0.isText }) else { return found.extent.upperBound }
        found = found.spanning(inside, to: end)
        return end
    }

    private mutating func columnsBelowHeads() -> [ColumnHeads.Columns] {
        while columns.count < heads.count {
            let last = columns.count
            columns.append(vocabulary.form.tables.indices.map { heads[last].columns(of: $0, vocabulary) })
        }
        return columns[heads.count - 1]
    }

    /// A row that a page cuts is one row: its label goes on in the first row of the next table, or its values do.
    private mutating func take(_ row: CellRow, isFirst: Bool) {
        guard isFirst, mayGoOn, let last = rows.last, !row.isNamed, !row.isBelowGroups,
            row.heads == last.heads
        else {
            rows.append(row)
            return
        }
        var joined = last.joined(with: row)
        joined.findLabel(vocabulary, before: columns[last.heads].map(\.left).min() ?? .infinity)
        let goesOn =
            last.isNamed
            ? joined.candidates == last.candidates && !(last.hasValues && row.hasValues)
            : !joined.candidates.isEmpty
        if goesOn { rows[rows.count - 1] = joined } else { rows.append(row) }
    }

    /// True for a row without values that names columns, or goes on below one that does.
    private func isHeadRow(_ texts: [CellGrid.Cell]) -> Bool {
        guard !texts.isEmpty else { return false }
        var strong = 0
        var heads = 0
        var sure = 0
        for cell in texts {
            let match = vocabulary.rows(named: cell.text)
            let isGroup = match.rows.contains { vocabulary.rows[$0].group >= 0 }
            if !match.rows.isEmpty, !match.isWeak, !isGroup { strong += 1 }
            guard vocabulary.isHead(cell) else { continue }
            heads += 1
            if !match.isWeak { sure += 1 }
        }
        // A row of labels above values is a table whose rows are columns, or a head that a model made up.
        if strong > 0 { return texts.count >= 4 && strong + heads > 2 }
        if isInHeads { return heads > 0 }
        return sure > 0 || heads > 1
    }
}

/// Whether a table prints the form's columns one below the other, and its rows side by side.
enum CellOrientation {
    static func isTransposed(_ grid: CellGrid, _ vocabulary: CellVocabulary) -> Bool {
        // In a table as the form prints it heads stand in the first rows.
        var headRows: Set<Int> = []
        var labelsOfRow: [Int: Int] = [:]
        for cell in grid.cells where cell.isText && (cell.column < 3 || cell.row < 4) {
            let match = vocabulary.rows(named: cell.text)
            let isWeak = match.isWeak
            if cell.column < 3, !isWeak, vocabulary.isColumn(cell) { headRows.insert(cell.row) }
            if cell.row < 4, !match.rows.isEmpty, !isWeak { labelsOfRow[cell.row, default: 0] += 1 }
        }
        return headRows.count >= 3 && (labelsOfRow.values.max() ?? 0) >= 2
    }
}
