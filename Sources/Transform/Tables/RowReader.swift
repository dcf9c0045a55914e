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
        /// False where values of this row may stand elsewhere, or values of other rows here.
        var isSettled = true
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
    private(set) var isSound: [Bool] = []
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
        own()
        if runs.directions.contains(.mixed) { chooseDirection() }
        returnDisplacedTotals()
        joinMergedCells(matcher)
        orderBesideNotes()
        let blocks = ColumnBlocks(
            sheet: sheet, tokens: tokens, matcher: matcher, arithmetic: arithmetic, startsGroup: startsGroup)
        if !blocks.tokensUsed.isEmpty {
            for row in rows.indices { rows[row].values.removeAll { blocks.tokensUsed.contains($0) } }
            loose.removeAll { blocks.tokensUsed.contains($0.value) }
            unknown.removeAll { blocks.tokensUsed.isSuperset(of: $0.values) }
        }
        for (row, named) in blocks.rows {
            rows[row] = RowValues(values: named.values, isOwn: false, named: named)
        }
        unknown += blocks.foreignRows
        for row in blocks.openRows { rows[row] = RowValues(isSettled: false, isOwn: false) }
        for (row, values) in blocks.shortRows { rows[row] = RowValues(values: values, isOwn: false) }
        dropNumbersBelowWholeLines()
        dropPageNumbers()
        comesInRows = blocks.tokensUsed.isEmpty && rowsAreWhole()
        let isDisordered = disorderedTables(matcher)
        for table in isDisordered.indices where isDisordered[table] { dealWholeTable(table) }
        for table in isDisordered.indices {
            if let width = commonWidth(of: table) { dealStretches(of: table, width: width) }
            dealStretches(of: table, width: nil)
        }
        dealStretches(of: nil, width: nil)
        for table in isDisordered.indices where isDisordered[table] { openShiftedRows(of: table) }
        let widths = isDisordered.indices.map { isDisordered[$0] ? commonWidth(of: $0) : nil }
        let isAnyDisordered = isDisordered.contains(true)
        for row in rows.indices {
            let table = sheet.rows[row].table
            if !isTrusted(row, isDisordered: isDisordered[table], width: widths[table]) {
                rows[row].isSettled = false
            }
            if mayHoldRowAbove(row, isAnyDisordered: isAnyDisordered) {
                rows[row].isSettled = false
                rows[row - 1].isSettled = false
            }
        }
        openMingledTables()
        openRowsWithOthersUnits()
        distrustShuffledTables(isDisordered)
        openRowsBesideUnknown(matcher)
        isSound = isDisordered.indices.map(isSound)
        openWrongSums(isAnyDisordered: isAnyDisordered)
    }

    /// A row that does not add up may be wrong in its document; in a table whose values are not all in place it may as well
    /// hold the values of others. So may a table in one row, in a text in disorder, or with more than one sum that fails.
    private mutating func openWrongSums(isAnyDisordered: Bool) {
        for row in rows.indices where !rows[row].isProven {
            let entry = sheet.rows[row]
            let isInDoubt =
                !isSound[entry.table] || isAnyDisordered && row == sheet.onlyRow
                || arithmetic.failingSums(rows[row].values, tokens, row: entry) > 1
            guard isInDoubt, rows[row].values.count == entry.figures.count,
                !arithmetic.relations(of: entry).isEmpty,
                !isSum(row), !isInCells(row), rows[row].named == nil
            else { continue }
            rows[row].isSettled = false
        }
    }

    /// False where values of a table may stand elsewhere than where they belong.
    private func isSound(_ table: Int) -> Bool {
        let own = sheet.figureRows[table]
        guard let first = own.first, let last = own.last,
            !loose.contains(where: { $0.gap >= first - 1 && $0.gap <= last })
        else { return false }
        guard own.allSatisfy({ rows[$0].values.count <= sheet.rows[$0].figures.count }) else { return false }
        // Rows that print several values end with their sum, but one that is wrong in the document; and some do, unless
        // a column of the page was cut off.
        let several = own.filter(printsSeveral)
        let ending = several.count(where: endsWithSum)
        return ending + 1 >= several.count && (ending > 0 || several.count < 2)
    }

    private func printsSeveral(_ row: Int) -> Bool {
        rows[row].values.count > 1 && rows[row].values.contains { number($0) != 0 }
    }

    private func endsWithSum(_ row: Int) -> Bool {
        arithmetic.endsWithSum(rows[row].values, tokens) || isSum(row)
    }

    /// True where the row above ends, or the one below begins, with the sum of all values of a row, and does not add up
    /// itself: that may be the row's total.
    func hasTotalInNeighbour(_ row: Int) -> Bool {
        guard let total = sum(rows[row].values) else { return false }
        func isOdd(_ other: Int, _ value: KeyPath<[Int], Int?>) -> Bool {
            guard rows.indices.contains(other), sheet.rows[other].table == sheet.rows[row].table,
                printsSeveral(other), !endsWithSum(other), let value = rows[other].values[keyPath: value]
            else { return false }
            return arithmetic.amount(tokens[value]) == total
        }
        return isOdd(row - 1, \.last) || isOdd(row + 1, \.first)
    }

    /// A row is not blank where values stand below a label that could not be read right behind its own.
    private mutating func openRowsBesideUnknown(_ matcher: LabelMatcher) {
        for (label, _) in unknown {
            let before = matcher.labels.indices.filter { (0..<label).contains(matcher.labels[$0].last) }
            guard let row = before.max(by: { matcher.labels[$0].last < matcher.labels[$1].last }),
                rows[row].values.isEmpty
            else { continue }
            rows[row].isSettled = false
        }
    }

    // MARK: Settling

    /// False where the values that a row owns may be others', or may not stand in the order of its columns.
    private func isTrusted(_ row: Int, isDisordered: Bool, width: Int?) -> Bool {
        let entry = sheet.rows[row]
        let values = rows[row].values
        let isWhole = values.count == entry.figures.count
        if rows[row].isProven { return true }
        if labels[row].isHeading { return isSum(row) }
        if values.contains(where: { tokens[$0].kind == .cut }) { return isInCells(row) }
        if values.contains(where: { mayBeGlued($0, entry) }), !isSum(row) { return false }
        if values.contains(where: pageGaps.contains), !isSum(row) || arithmetic.relations(of: entry).isEmpty {
            return false
        }
        if isDisordered, rows[row].isOwn, !isWhole, !isInCells(row), values.isEmpty || values.count != width {
            return false
        }
        if isWhole, !arithmetic.fits(values, tokens, row: entry) { return false }
        if runs.directions[entry.table] == .mixed, touchesOpenRun(row), !columnsConfirm([:]) {
            return false
        }
        guard rows[row].named == nil else { return true }
        if isInterrupted(values), !isSum(row) || arithmetic.relations(of: entry).isEmpty { return false }
        guard !isInCells(row) else { return true }
        if isWrapped(row), !isInColumnOrder(row) { return false }
        guard isWhole, !isSum(row) else { return true }
        // Beside a note that a tool tore apart the values may stand in another order.
        if values.contains(where: { tokens[$0].isNoteTorn }), !arithmetic.relations(of: entry).isEmpty {
            return false
        }
        // The row does not add up: its document may be wrong, unless the text leaves another reading.
        let hasSums = !arithmetic.relations(of: entry).isEmpty
        let isShaken = isWrapped(row) || (isDisordered && rows[row].isOwn)
        return !isBelowEmptyRow(row) && !(hasSums && isShaken)
    }

    /// `4200107` in a table of seven columns: as many digits as the row has cells, or nearly.
    private func mayBeGlued(_ value: Int, _ entry: LabelSheet.Row) -> Bool {
        guard let number = number(value), entry.figures.count > 4,
            !arithmetic.relations(of: entry).isEmpty
        else { return false }
        return String(number).count + 1 >= entry.figures.count
    }

    /// True where values of this row, or of the one below it, may be each other's.
    private func touchesOpenRun(_ row: Int) -> Bool {
        rows[row].values.contains { runs.takers(of: $0)?.isOpen ?? false }
            || runs.runs.contains { $0.takers.isOpen && $0.takers.below == row }
    }

    /// Where columns come one by one, or a table without sums stands in a disordered text, a row below one
    /// without values may hold that one's.
    private func mayHoldRowAbove(_ row: Int, isAnyDisordered: Bool) -> Bool {
        let entry = sheet.rows[row]
        let isUnproven = isAnyDisordered && arithmetic.relations(of: entry).isEmpty
        return (!comesInRows || isUnproven) && rows[row].isOwn && rows[row].named == nil && !isInCells(row)
            && !rows[row].values.isEmpty && isBelowEmptyRow(row)
    }

    /// Where a good part of a table's rows stays open, the text boxes of its page were shuffled: then rows
    /// that look whole may be others' too, and so may the rows of the other tables.
    mutating func distrustShuffledTables(_ isDisordered: [Bool]) {
        var isShuffled = false
        for table in isDisordered.indices where isDisordered[table] {
            let own = sheet.figureRows[table]
            let open = own.filter { !rows[$0].isSettled }
            guard own.count > 4, open.count > 3, open.count * 6 >= own.count,
                sheet.rows[own[0]].figures.count > 1
            else { continue }
            isShuffled = true
        }
        guard isShuffled else { return }
        for row in rows.indices where !rows[row].isProven && !isInCells(row) && rows[row].named == nil {
            rows[row].isSettled = false
        }
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
                } else if row != nil, tokens[index].kind != .mark, tokens[index].row == tokens[lastLabel].row
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

    /// True where the values of a row stand in marked cells beside the row's label.
    func isInCells(_ row: Int) -> Bool {
        guard let first = rows[row].values.first else { return false }
        return rows[row].values.allSatisfy { tokens[$0].cell >= 0 && tokens[$0].row == tokens[first].row }
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
        guard
            let known = sheet.headers.first(where: {
                $0.core.count == core.count && $0.core.elementsEqual(core)
            })
        else { return false }
        return !known.tables.contains(table) && !sheet.columnCores[table].contains { $0.containsPiece(core) }
    }

    /// Tables with values out of place: some row owns too many, or labels or values are out of order.
    func disorderedTables(_ matcher: LabelMatcher) -> [Bool] {
        var result = Array(repeating: false, count: (sheet.rows.last?.table ?? -1) + 1)
        var lastFirst = -1
        for (row, entry) in sheet.rows.enumerated() {
            if !entry.isHeading, rows[row].values.count > entry.figures.count, !isInCells(row) {
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
        row > 0 && sheet.rows[row - 1].table == sheet.rows[row].table && !sheet.rows[row - 1].isHeading
            && rows[row - 1].values.isEmpty
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
