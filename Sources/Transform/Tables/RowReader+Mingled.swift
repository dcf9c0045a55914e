import Forms

/// Tables without sums in a text whose pieces a tool shuffled: nothing but their place tells whose their values are.
extension RowReader {
    /// False where a piece of another table stands between the first label of these rows and the last of their values.
    ///
    /// Rows with sums are told by these, and the rows of a form that has no headers follow each other.
    func areTogether(_ values: [Int: [Int]]) -> Bool {
        guard !sheet.hasUnitColumn else { return true }
        let unproven = values.filter { !arithmetic.hasSums(sheet.rows[$0.key]) }
        return Dictionary(grouping: unproven.keys) { sheet.rows[$0].table }.allSatisfy { _, own in
            areTogether(own, own.flatMap { values[$0] ?? [] })
        }
    }

    private func areTogether(_ own: [Int], _ values: [Int]) -> Bool {
        let starts = own.lazy.filter { labels[$0].isStarted }.map { labels[$0].first }
        guard let row = own.first, let first = starts.min(), let last = values.max() else { return true }
        let table = sheet.rows[row].table
        // The label of another table's column right before the values.
        if let value = values.min(),
            let before = roles[..<value].lastIndex(where: { $0 != .value && $0 != .none }),
            roles[before] == .header, opensOther(before, row)
        {
            return false
        }
        return (min(first, values.min() ?? first)...max(first, last)).allSatisfy { index in
            switch roles[index] {
            case .label(let other): sheet.rows[other].table == table
            case .header: !opensOther(index, row)
            default: true
            }
        }
    }

    /// Leaves the rows of tables open that are not together.
    mutating func openMingledTables() {
        for table in sheet.columnCores.indices {
            let own = sheet.figureRows[table].filter { rows[$0].named == nil }
            let unproven = own.filter { !arithmetic.hasSums(sheet.rows[$0]) }
            let isMingled =
                !sheet.hasUnitColumn && !unproven.isEmpty
                && !areTogether(unproven, unproven.flatMap { rows[$0].values })
            guard isMingled || isBesideLooseFigure(own) else { continue }
            for row in own { doubt(row, .reading(.mingled)) }
        }
    }

    /// True where a value stands at rows without sums that no row owns, and that is no page number.
    private func isBesideLooseFigure(_ own: [Int]) -> Bool {
        guard !sheet.hasUnitColumn, let first = own.first, let last = own.last,
            !arithmetic.hasSums(sheet.rows[first])
        else { return false }
        return loose.contains { (first - 1...last).contains($0.gap) && !isLoneNumber($0.value) }
    }

    /// Leaves the rows of a form with a column of units open where a value beside a unit of money is a count's, or the other
    /// way round: the values stand before their labels, or nowhere near them.
    mutating func openRowsWithOthersUnits() {
        guard sheet.hasUnitColumn, rows.indices.contains(where: hasOthersUnit) else { return }
        for row in rows.indices where rows[row].isOwn && !rows[row].values.isEmpty {
            doubt(row, .reading(.unit))
        }
    }

    private func hasOthersUnit(_ row: Int) -> Bool {
        guard rows[row].values.count == 1, let value = rows[row].values.first, value > 0,
            tokens[value - 1].line == tokens[value].line, case .unit(let unit) = tokens[value - 1].kind,
            unit != .none, let figure = sheet.rows[row].figures.first
        else { return false }
        return (unit != .count) != (arithmetic.form.figures[figure].kind == .money)
    }
}
