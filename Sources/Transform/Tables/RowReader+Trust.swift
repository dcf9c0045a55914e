import Forms
import Model

/// Which rows hold surely their own values: whatever may be read in another way is left open.
extension RowReader {
    /// Leaves open whatever may be read in another way.
    mutating func settle(_ isDisordered: [Bool], _ matcher: LabelMatcher) {
        let widths = isDisordered.indices.map { isDisordered[$0] ? commonWidth(of: $0) : nil }
        let isAnyDisordered = isDisordered.contains(true)
        for row in rows.indices {
            let table = sheet.rows[row].table
            if let doubt = ownDoubt(row, isDisordered: isDisordered[table], width: widths[table]) {
                self.doubt(row, doubt)
            }
            if mayHoldRowAbove(row, isAnyDisordered: isAnyDisordered) {
                doubt(row, either: row - 1)
            }
            if mayHoldRowBelow(row) {
                doubt(row, either: row + 1)
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
        for row in rows.indices where !rows[row].isProven && rows[row].named == nil {
            let entry = sheet.rows[row]
            guard rows[row].values.count == entry.figures.count, arithmetic.hasSums(entry),
                !isSum(row)
            else { continue }
            let holdsOtherwise = arithmetic.holdsInOtherOrder(rows[row].values, tokens, row: entry)
            let isInDoubt =
                !isSound[entry.table] && !standsApart(row) || isAnyDisordered && row == sheet.onlyRow
                || arithmetic.failingSums(rows[row].values, tokens, row: entry) > 1
                || holdsOtherwise
            if isInDoubt { doubt(row, .sum(holdsOtherwise ? .order : .elsewhere)) }
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

    func printsOnlyZeros(_ table: Int) -> Bool {
        sheet.figureRows[table].allSatisfy { row in rows[row].values.allSatisfy { number($0) == 0 } }
    }

    private func endsWithSum(_ row: Int) -> Bool {
        arithmetic.endsWithSum(rows[row].values, tokens) || isSum(row)
    }

    /// True where the last value of a row that left columns out is its total: the sum of the others, or the only value in a
    /// table whose rows print their totals.
    func endsWithTotal(_ row: Int) -> Bool {
        guard rows[row].values.count == 1 else { return endsWithSum(row) }
        return sheet.figureRows[sheet.rows[row].table].contains { printsSeveral($0) && endsWithSum($0) }
    }

    /// False where the total of a row may be among another row's values.
    func maySayTotal(_ row: Int) -> Bool {
        runs.directions[sheet.rows[row].table] != .mixed && !hasTotalInNeighbour(row)
    }

    /// True where the row above ends, or the one below begins, with the sum of all values of a row, and does not add up
    /// itself: that may be the row's total.
    private func hasTotalInNeighbour(_ row: Int) -> Bool {
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
            doubt(row, .reading(.unread))
        }
    }

    /// Values that a row or its neighbour without any may own.
    private mutating func doubt(_ row: Int, either other: Int) {
        doubt(row, valuesOf: other)
        doubt(other, valuesOf: row)
    }

    private mutating func doubt(_ row: Int, valuesOf other: Int) {
        guard let figure = sheet.rows[other].figures.first else { return doubt(row, .reading(.shifted)) }
        doubt(row, rows[row].values.isEmpty ? .takenBy(figure: figure) : .valuesOf(figure: figure))
    }

    /// Why the values that a row owns may be others', or may not stand in the order of its columns.
    private func ownDoubt(_ row: Int, isDisordered: Bool, width: Int?) -> Doubt? {
        let entry = sheet.rows[row]
        let values = rows[row].values
        let isWhole = values.count == entry.figures.count
        let isSum = isSum(row)
        let hasSums = arithmetic.hasSums(entry)
        if rows[row].isProven { return nil }
        if labels[row].isHeading { return isSum ? nil : .reading(.heading) }
        if values.contains(where: { tokens[$0].kind == .cut }) { return .reading(.cut) }
        if !isSum, hasSums, values.contains(where: { mayBeGlued($0, entry) }) { return .sum(.glued) }
        if !(isSum && hasSums), values.contains(where: pageGaps.contains) { return .reading(.page) }
        if isDisordered, rows[row].isOwn, !isWhole, values.isEmpty || values.count != width {
            return .count(values.count, of: entry.figures.count)
        }
        if isWhole, !arithmetic.fits(values, tokens, row: entry) { return .reading(.unit) }
        if runs.directions[entry.table] == .mixed, touchesOpenRun(row), !columnsConfirm([:]) {
            return .reading(.run)
        }
        guard rows[row].named == nil else { return nil }
        if !(isSum && hasSums), isInterrupted(values) { return .reading(.interrupted) }
        if isWrapped(row), !isInColumnOrder(row) { return .reading(.wrapped) }
        guard isWhole, !isSum else { return nil }
        // Beside a note that a tool tore apart the values may stand in another order.
        if hasSums, values.contains(where: { tokens[$0].isNoteTorn }) { return .reading(.note) }
        // The row does not add up: its document may be wrong, unless the text leaves another reading.
        let isShaken = isWrapped(row) || isDisordered && rows[row].isOwn && !standsApart(row)
        if isBelowEmptyRow(row), let figure = sheet.rows[row - 1].figures.first {
            return .valuesOf(figure: figure)
        }
        return hasSums && isShaken ? .sum(.lines) : nil
    }

    /// `4200107` in a table of seven columns: as many digits as the row has cells, or nearly.
    private func mayBeGlued(_ value: Int, _ entry: LabelSheet.Row) -> Bool {
        guard let number = number(value), entry.figures.count > 4 else { return false }
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
        let isUnproven = isAnyDisordered && !arithmetic.hasSums(entry)
        return (!comesInRows || isUnproven) && rows[row].isOwn && rows[row].named == nil
            && !rows[row].values.isEmpty && isBelowEmptyRow(row)
    }

    /// Values above two labels of a table without sums may be either one's.
    private func mayHoldRowBelow(_ row: Int) -> Bool {
        guard let last = rows[row].values.last, last < labels[row].first, rows[row].isOwn,
            rows[row].named == nil
        else { return false }
        return isEmptyRow(row + 1, beside: row) && labels[row + 1].isStarted
            && !arithmetic.hasSums(sheet.rows[row])
    }

    /// Where a good part of a table's rows stays open, the text boxes of its page were shuffled: then rows
    /// that look whole may be others' too, and so may the rows of the other tables.
    private mutating func distrustShuffledTables(_ isDisordered: [Bool]) {
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
        for row in rows.indices where !rows[row].isProven && rows[row].named == nil {
            if !standsOnOwnLine(row) { doubt(row, .reading(.shuffled)) }
        }
    }
}
