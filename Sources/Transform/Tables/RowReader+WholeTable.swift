import Forms
import Model

/// A table whose labels and values a tool took apart, but whose values still come row by row.
extension RowReader {
    /// Reads a table that has sums over rows and over columns from its values alone: in the order in which they come they
    /// are the rows of the form, one after the other, if that way and no other the sums hold.
    ///
    /// Values before and behind belong to other tables, or are page numbers; they stay without a row.
    mutating func dealWholeTable(_ table: Int) {
        let own = rows.indices.filter {
            sheet.rows[$0].table == table && !sheet.rows[$0].isHeading && labels[$0].isStarted
        }
        guard own.count > 4, let first = own.first, let last = own.last,
            own.contains(where: { rows[$0].values.count != sheet.rows[$0].figures.count }),
            !own.contains(where: { rows[$0].named != nil })
        else { return }
        let count = sheet.rows[first].figures.count
        guard arithmetic.hasSums(sheet.rows[first]),
            own.allSatisfy({ arithmetic.areAlike(sheet.rows[$0], sheet.rows[first]) })
        else { return }
        let nearby = loose.filter { (first - 1...last).contains($0.gap) }.map(\.value)
        let owned = own.flatMap { rows[$0].values }
        let dropped = pageNumbers.filter { number in
            (owned.min() ?? number) < number && number < (owned.max() ?? number)
        }
        let values = Set(owned + nearby + dropped).sorted()
        // Where rows mostly stand by their labels, single values that went astray may be anybody's.
        let isTakenApart =
            own.count { rows[$0].values.isEmpty } > 1
            && own.contains { rows[$0].values.count >= 2 * count }
        let cuts = RowSequence(own, values, count, self).cuts.compactMap { cut -> RowSequence.Cut? in
            // A row that stands on its own line has its values already.
            for (row, values) in zip(own, cut.rows)
            where values != rows[row].values && rows[row].values.count == count && standsOnOwnLine(row) {
                return nil
            }
            let cut = withTotals(cut, values, count)
            return confirms(cut, own, count, isWhole: values.count == own.count * count)
                && (isTakenApart || !cut.isMended) ? cut : nil
        }
        guard cuts.count == 1, let cut = cuts.first else { return }
        for (row, values) in zip(own, cut.rows) {
            rows[row] = RowValues(values: values, isOwn: false, isProven: true)
            if values.count < count {
                rows[row].named = ColumnBlocks.RowColumns(
                    values: values, columns: Array(values.indices), openColumns: [count - 1])
            }
        }
        let taken = Set(cut.rows.joined())
        loose.removeAll { nearby.contains($0.value) }
        loose += values.filter { !taken.contains($0) && !pageNumbers.contains($0) }.map { ($0, first - 1) }
    }

    /// Puts back totals that stand elsewhere; one that is nowhere stays open.
    private func withTotals(_ cut: RowSequence.Cut, _ values: [Int], _ count: Int) -> RowSequence.Cut {
        var cut = cut
        let taken = Set(cut.rows.joined())
        let free = values.filter { !taken.contains($0) }
        var used: Set<Int> = []
        for row in cut.rows.indices where cut.rows[row].count < count {
            let total = sum(cut.rows[row])
            let value = free.first { !used.contains($0) && arithmetic.amount(tokens[$0]) == total }
            guard let value else { continue }
            used.insert(value)
            cut.rows[row].append(value)
        }
        return cut
    }

    /// A wrong sum of the document's own is outvoted by many that hold; where few say anything, none may fail, unless there
    /// are just as many values as cells.
    private func confirms(_ cut: RowSequence.Cut, _ own: [Int], _ count: Int, isWhole: Bool) -> Bool {
        let open = cut.rows.count { $0.count < count }
        guard cut.failing <= 1, open <= 1 - cut.failing else { return false }
        var values: [Int: [Int]] = [:]
        for (row, cells) in zip(own, cut.rows) { values[row] = cells }
        guard let sums = columnSums(values) else { return false }
        if sums.holding >= 6 || isWhole && !cut.isMended, sums.failing <= 2,
            sums.failingColumns.count <= cut.failing
        {
            return true
        }
        // Of nothing but zeros every order is the same.
        let isZero = cut.rows.joined().allSatisfy { number($0) == 0 }
        return cut.failing == 0 && sums.failing == 0 && (sums.holding > 1 || isZero)
    }
}
