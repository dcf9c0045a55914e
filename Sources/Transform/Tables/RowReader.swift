import Forms
import Model

/// Which printed values belong to which row of the sheet.
///
/// Every value is owned by the row whose label was read last before it. Where that gives each row as many
/// values as it has columns, nothing is left to decide. Where text came out of order (a row owns too many
/// values and its neighbours too few), the values of such a stretch of rows are dealt out in order, but
/// only if their number is just what the rows hold and the rows' sums confirm it. Anything else stays open.
struct RowReader {
    /// The values of one row.
    struct RowValues {
        /// Offsets of tokens, in reading order.
        var values: [Int] = []
        /// Why values of this row may stand elsewhere, or values of other rows here: the first reason that was found.
        var doubt: Doubt?
        var isSettled: Bool { doubt == nil }
        /// True where the values stand in one piece behind the row's own label.
        var isOwn = true
        /// True where the sums of the whole table tell the row.
        var isProven = false
        /// The columns of the values where the text names them one by one.
        var named: ColumnBlocks.RowColumns?
    }

    var rows: [RowValues]
    /// Values below a label that the form does not have: offsets of the label's token and its values.
    var unknown: [(label: Int, values: [Int])] = []

    let sheet: LabelSheet
    let tokens: [TableToken]
    let roles: [LabelMatcher.Role]
    let arithmetic: FormArithmetic
    var runs: ValueRuns
    /// Values that may be page numbers.
    let pageGaps: Set<Int>
    /// Where the label of each row was found.
    let labels: [LabelMatcher.RowLabel]
    var comesInRows = false
    /// Values that were taken for page numbers.
    var pageNumbers: [Int] = []
    /// For each table whether every value stands where it belongs.
    var isSound: [Bool] = []
    /// The core of each token's text.
    let cores: [ArraySlice<Unicode.Scalar>]
    /// Values without a row, each with the row whose label was read last before it.
    var loose: [(value: Int, gap: Int)] = []

    init(
        sheet: LabelSheet, tokens: [TableToken], matcher: LabelMatcher, arithmetic: FormArithmetic,
        pageGaps: Set<Int>, startsGroup: @escaping (Int) -> Bool
    ) {
        cores = matcher.cores
        self.pageGaps = pageGaps
        self.sheet = sheet
        self.tokens = tokens
        self.arithmetic = arithmetic
        roles = matcher.roles
        rows = Array(repeating: RowValues(), count: sheet.rows.count)
        labels = matcher.labels
        runs = ValueRuns(tokens: tokens, roles: matcher.roles, sheet: sheet)
        ownValues(matcher)
        let blocks = ColumnBlocks(
            sheet: sheet, tokens: tokens, matcher: matcher, arithmetic: arithmetic, startsGroup: startsGroup)
        take(blocks)
        keepWholeLines()
        dropPageNumbers()
        comesInRows = blocks.tokensUsed.isEmpty && rowsAreWhole()
        let isDisordered = disorderedTables(matcher)
        deal(isDisordered)
        settle(isDisordered, matcher)
    }

    // MARK: The steps, in their order

    /// Gives every value an owner, and mends what a look at a row and its neighbours tells.
    private mutating func ownValues(_ matcher: LabelMatcher) {
        own()
        if runs.directions.contains(.mixed) { chooseDirection() }
        returnDisplacedTotals()
        joinMergedCells(matcher)
        orderBesideNotes()
    }

    /// Takes over the rows of tables that come column by column.
    private mutating func take(_ blocks: ColumnBlocks) {
        if !blocks.tokensUsed.isEmpty {
            for row in rows.indices { rows[row].values.removeAll { blocks.tokensUsed.contains($0) } }
            loose.removeAll { blocks.tokensUsed.contains($0.value) }
            unknown.removeAll { blocks.tokensUsed.isSuperset(of: $0.values) }
        }
        for (row, named) in blocks.rows {
            rows[row] = RowValues(values: named.values, isOwn: false, named: named)
        }
        unknown += blocks.foreignRows
        for row in blocks.openRows { rows[row] = RowValues(doubt: .reading(.blanks), isOwn: false) }
        for (row, values) in blocks.shortRows { rows[row] = RowValues(values: values, isOwn: false) }
    }

    /// Deals out the values of tables and stretches of rows that own too many or too few, where sums confirm it.
    private mutating func deal(_ isDisordered: [Bool]) {
        for table in isDisordered.indices where isDisordered[table] { dealWholeTable(table) }
        for table in isDisordered.indices {
            if let width = commonWidth(of: table) { dealStretches(of: table, width: width) }
            dealStretches(of: table, width: nil)
        }
        dealStretches(of: nil, width: nil)
        for table in isDisordered.indices where isDisordered[table] { openShiftedRows(of: table) }
    }

    mutating func doubt(_ row: Int, _ doubt: Doubt) {
        if rows[row].doubt == nil { rows[row].doubt = doubt }
    }

    // MARK: Owning

    /// Runs of both kinds: the direction in which every row of the sums over the columns has its values and nearly all
    /// of these sums hold, if there is just one.
    private mutating func chooseDirection() {
        let mixed = self
        let confirmed = [ValueRuns.Direction.up, .down].compactMap { direction -> RowReader? in
            var reader = mixed
            reader.runs = runs.settling(direction)
            reader.own()
            return reader.columnsConfirm([:]) ? reader : nil
        }
        if confirmed.count == 1 { self = confirmed[0] }
    }

    /// Gives every value to the row whose label was read last, or where runs of values tell otherwise.
    mutating func own() {
        rows = Array(repeating: RowValues(), count: sheet.rows.count)
        unknown = []
        loose = []
        var owner = -1
        var last = -1
        var lastLabel = 0
        var isUnknown = false
        var isOutside = true
        for (index, role) in roles.enumerated() {
            switch role {
            case .label(let row):
                owner = row
                last = row
                lastLabel = index
                isUnknown = false
                isOutside = false
            case .header:
                // A header behind a whole row, or of another table, belongs to what comes next.
                if owner >= 0, !sheet.rows[owner].isHeading,
                    rows[owner].values.count >= sheet.rows[owner].figures.count || opensOther(index, owner)
                {
                    owner = -1
                }
                if owner < 0, let row = sheet.onlyRow, isLabelled(row, index) { owner = row }
                isUnknown = false
                isOutside = false
            case .repeated, .unknown:
                isUnknown = true
                unknown.append((index, []))
            case .value:
                if isOutside { continue }
                let row =
                    rowBesideNote(of: index)
                    ?? runs.row(of: index, owner: owner >= 0 ? owner : nil, sheet: sheet)
                if isUnknown, row == nil || row == owner {
                    unknown[unknown.count - 1].values.append(index)
                } else if let row, !sheet.rows[row].isHeading {
                    if rows[row].values.isEmpty {
                        rows[row].values.reserveCapacity(sheet.rows[row].figures.count)
                    }
                    rows[row].values.append(index)
                } else if row != nil, tokens[index].kind != .mark,
                    tokens[index].line == tokens[lastLabel].line
                {
                    // A heading that prints a number, as no form does: not the row's above it.
                    unknown.append((lastLabel, [index]))
                } else if row == nil || tokens[index].kind != .mark {
                    loose.append((index, last))
                }
            case .prose:
                owner = -1
                isOutside = true
            case .unit, .none: break
            }
        }
        unknown.removeAll { $0.values.isEmpty }
    }

    /// A cell that is merged over the columns that its table does not use may be printed for each of them: the only
    /// cell of a row, or the last one below a header that is printed twice.
    mutating func joinMergedCells(_ matcher: LabelMatcher) {
        guard !sheet.hasUnitColumn else { return }
        for row in rows.indices where !sheet.rows[row].isHeading && !isBelowEmptyRow(row) {
            let count = sheet.rows[row].figures.count
            let copies = rows[row].values.dropFirst(count - 1)
            guard copies.count > 1, let kind = copies.first.map({ tokens[$0].kind }), kind != .cut,
                copies.allSatisfy({ tokens[$0].kind == kind }),
                count == 1 || copies.count == 2 && isLastHeaderTwice(row, matcher)
            else { continue }
            rows[row].values.removeLast(copies.count - 1)
        }
    }

    private func isLastHeaderTwice(_ row: Int, _ matcher: LabelMatcher) -> Bool {
        guard let last = sheet.columnCores[sheet.rows[row].table].last, matcher.labels[row].isStarted else {
            return false
        }
        var copies = 0
        for index in (0..<matcher.labels[row].first).reversed() {
            guard roles[index] == .header || roles[index] == .none else { break }
            if cores[index].elementsEqual(last) { copies += 1 }
        }
        return copies == 2
    }

    /// True where a header is one of a row's labels: a part of the row goes on behind it.
    private func isLabelled(_ row: Int, _ header: Int) -> Bool {
        guard labels[row].isStarted else { return false }
        let core = cores[header]
        return sheet.rows[row].labels.contains { $0.core.count == core.count && $0.core.elementsEqual(core) }
    }

    func opensOther(_ header: Int, _ owner: Int) -> Bool {
        let core = cores[header]
        let table = sheet.rows[owner].table
        if sheet.columnCores[table].contains(where: { $0.containsPiece(core) }) { return false }
        let known = sheet.headers.first { $0.core.count == core.count && $0.core.elementsEqual(core) }
        if let known { return !known.tables.contains(table) }
        // `本年废` of `本年废止件数`
        return core.count > 2
            && sheet.columnCores.contains { columns in columns.contains { $0.containsPiece(core) } }
    }

    /// Tables with values out of place: some row owns too many, or labels or values are out of order.
    func disorderedTables(_ matcher: LabelMatcher) -> [Bool] {
        var result = Array(repeating: false, count: (sheet.rows.last?.table ?? -1) + 1)
        var lastFirst = -1
        for (row, entry) in sheet.rows.enumerated() {
            if !entry.isHeading, rows[row].values.count > entry.figures.count {
                result[entry.table] = true
            }
            let first = matcher.labels[row].first
            if first >= 0 {
                if first < lastFirst { result[entry.table] = true }
                lastFirst = max(lastFirst, first)
            }
        }
        for (_, gap) in loose {
            if gap >= 0 { result[sheet.rows[gap].table] = true }
            if gap + 1 < sheet.rows.count { result[sheet.rows[gap + 1].table] = true }
        }
        return result
    }

    /// True where a header stands between the values of a row.
    func isInterrupted(_ values: [Int]) -> Bool {
        guard let first = values.first, let last = values.last, first < last else { return false }
        return roles[first...last].contains(.header)
    }

    func isSum(_ row: Int) -> Bool {
        rows[row].values.count == sheet.rows[row].figures.count
            && arithmetic.mayBeRow(rows[row].values, tokens, row: sheet.rows[row])
    }

    /// A row that does not add up below rows without values may hold these rows' values.
    func isBelowEmptyRow(_ row: Int) -> Bool {
        isEmptyRow(row - 1, beside: row)
    }

    /// True for a row of the same table without values; a heading is none.
    func isEmptyRow(_ other: Int, beside row: Int) -> Bool {
        rows.indices.contains(other) && sheet.rows[other].table == sheet.rows[row].table
            && !sheet.rows[other].isHeading && rows[other].values.isEmpty
    }

    // MARK: Numbers

    func isLoneNumber(_ index: Int) -> Bool {
        guard let number = number(index), (1...999).contains(number) else { return false }
        return isAlone(index)
    }

    func number(_ index: Int) -> Int64? { tokens[index].plainNumber }

    func sameValues(_ left: [Int], _ right: [Int]) -> Bool {
        zip(left, right).allSatisfy { tokens[$0].kind == tokens[$1].kind }
    }
}
