import Forms
import Model

/// Tells in which columns of its row each value stands.
///
/// A row that prints as many values as it has columns leaves nothing to tell. For the others two rulers
/// are tried, each learned from the document itself: the number of line steps below the label, where every
/// cell, also an empty one, takes the same number of lines; the place in the line, measured on rows of the
/// same page that are placed already. A place
/// measured on the header alone is believed only if then the sums over the columns hold: a heading is not
/// aligned as its numbers are. Last, a row whose every column follows from the sums is placed by them.
struct ColumnPlacer {
    /// What a row's columns were told by.
    enum Basis {
        case fullRow, block, lineStep, place, header, arithmetic
        /// Of a table in one row that is one value short: the groups whose own sums hold.
        case group
    }

    struct Placement {
        /// For each value of the row its column, -1 where only its group is known.
        var columns: [Int]
        var basis: Basis
        /// Columns of which only some rows print a value, no telling which.
        var openColumns: [Int] = []
        /// How far each value stands from what its column was measured on.
        var distances: [Int] = []
    }

    let document: Document
    let tokens: [TableToken]
    let sheet: LabelSheet
    let rows: [RowReader.RowValues]
    let labels: [LabelMatcher.RowLabel]
    let roles: [LabelMatcher.Role]
    /// For each line the page it is on.
    let pages: [Int]
    let arithmetic: FormArithmetic
    /// Lines from cell to cell; 0 where cells share lines.
    let lineStep: Int
    /// One for each row of the sheet, `nil` where its columns cannot be told.
    var placements: [Placement?] = []

    /// For each table where its header stands, wherever its pages end.
    private(set) var headerRanges: [Range<Int>?] = []
    var hasForeignColumn: [Bool] = []
    var foreignHeaders: [Int] = []

    init(
        document: Document, tokens: [TableToken], sheet: LabelSheet, rows: [RowReader.RowValues],
        labels: [LabelMatcher.RowLabel], roles: [LabelMatcher.Role], pages: [Int],
        arithmetic: FormArithmetic, lineStep: Int
    ) {
        self.document = document
        self.tokens = tokens
        self.sheet = sheet
        self.rows = rows
        self.labels = labels
        self.roles = roles
        self.pages = pages
        self.arithmetic = arithmetic
        self.lineStep = lineStep
        headerRanges = sheet.columnCores.indices.map { findHeader(of: $0, on: nil) }
        hasForeignColumn = Array(repeating: false, count: sheet.columnCores.count)
        findForeignColumns()
        place()
    }

    mutating func place() {
        placements.reserveCapacity(rows.count)
        for row in rows.indices { placements.append(placedByItself(row)) }
        dropStepsByChance()
        for row in rows.indices where isOpen(row) { placements[row] = byPlace(row) }
        let certain = placements
        var rulers: [HeaderPlace: [TableToken.Span?]?] = [:]
        for row in rows.indices where isOpen(row) { placements[row] = byHeader(row, &rulers) }
        dropLooseHeaders()
        settleBySums()
        if placements.contains(where: { $0?.basis == .header }), !columnsAddUp() {
            placements = certain
            settleBySums()
        }
    }

    /// A header measures places only where most values stand right below it: where they stand beside it, all
    /// may be one column off, and every sum would still hold.
    mutating func dropLooseHeaders() {
        guard placements.contains(where: { $0?.basis == .header }) else { return }
        for table in sheet.columnCores.indices {
            let placed = rows.indices.filter {
                sheet.rows[$0].table == table && placements[$0]?.basis == .header
            }
            let distances = placed.flatMap { placements[$0]?.distances ?? [] }
            let below = distances.filter { $0 == 0 }.count
            if below * 10 < distances.count * 7 { for row in placed { placements[row] = nil } }
        }
    }

    func isOpen(_ row: Int) -> Bool {
        placements[row] == nil && rows[row].isSettled && !rows[row].values.isEmpty
    }

    func placedByItself(_ row: Int) -> Placement? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard rows[row].isSettled, !values.isEmpty else { return nil }
        if let named = rows[row].named {
            return Placement(columns: named.columns, basis: .block, openColumns: named.openColumns)
        }
        guard values.count <= count, !hasForeignColumn[sheet.rows[row].table] else { return nil }
        if values.count == count { return Placement(columns: Array(0..<count), basis: .fullRow) }
        if let columns = byLineSteps(row) { return Placement(columns: columns, basis: .lineStep) }
        return byGroups(row).map { Placement(columns: $0, basis: .group) }
    }

    /// Tables whose header has a column that the form does not; `foreignHeaders` are those columns' labels.
    ///
    /// Words between the headers are none where every row has as many values as the form, and they add up.
    mutating func findForeignColumns() {
        for table in sheet.columnCores.indices {
            guard let range = headerRange(table, nil), sheet.columnCores[table].count > 1,
                !isWhole(table)
            else { continue }
            let foreign = range.filter { roles[$0] == .unknown && $0 > 0 && roles[$0 - 1] == .header }
            hasForeignColumn[table] = !foreign.isEmpty
            foreignHeaders += foreign
        }
    }

    private func isWhole(_ table: Int) -> Bool {
        let printed = sheet.figureRows[table].filter { !rows[$0].values.isEmpty }
        return !printed.isEmpty
            && printed.allSatisfy { row in
                arithmetic.hasSums(sheet.rows[row])
                    && arithmetic.mayBeRow(rows[row].values, tokens, row: sheet.rows[row])
            }
    }

    /// A table in one row is made of groups with a sum each. Where one value is missing and every group
    /// but one adds up, it is missing from that one; which of its cells it is stays open.
    func byGroups(_ row: Int) -> [Int]? {
        let entry = sheet.rows[row]
        let sums = arithmetic.relations(of: entry)
        let values = rows[row].values
        guard sums.count > 1, entry.figures.count % sums.count == 0, values.count == entry.figures.count - 1,
            rows[row].values.last.map({ last in !roles[rows[row].values[0]...last].contains(.header) })
                ?? false
        else { return nil }
        let size = entry.figures.count / sums.count
        var found: [Int]?
        for short in sums.indices {
            var columns: [Int] = []
            for (index, _) in values.enumerated() {
                let group =
                    index < short * size
                    ? index / size : index < (short + 1) * size - 1 ? short : (index + 1) / size
                columns.append(group == short ? -1 : group < short ? index : index + 1)
            }
            let others = sums.indices.filter { $0 != short }
            let holds = others.allSatisfy { group in
                arithmetic.holds(
                    { columns.firstIndex(of: $0).map { values[$0] } }, tokens, relation: sums[group],
                    first: entry.figures[0])
            }
            if holds {
                if found != nil { return nil }
                found = columns
            }
        }
        return found
    }
}

extension TableToken.Span? {
    mutating func formUnion(_ other: TableToken.Span) {
        self =
            self.map { .init(start: Swift.min($0.start, other.start), end: Swift.max($0.end, other.end)) }
            ?? other
    }
}

extension Document {
    /// Inlined, so that no token is copied.
    @inline(__always)
    func text(of token: TableToken) -> ArraySlice<Unicode.Scalar> {
        scalars[token.range]
    }
}
