import Forms

/// Rows that stand whole on the line of their label, as most do where a tool keeps lines: a tool that shuffles the boxes of a page
/// moves lines, not numbers within one. What label and sum say of such a row stands, however much of its table is in disorder.
extension RowReader {
    /// True where the values of a row stand on a line with a piece of its label and of no other's, and add up. A table in
    /// one row has its labels above it.
    func standsOnOwnLine(_ row: Int) -> Bool { isOwnLine(rows[row].values, of: row) }

    func isOwnLine(_ values: [Int], of row: Int) -> Bool {
        isBesideLabel(values, of: row)
            && (arithmetic.mayBeRow(values, tokens, row: sheet.rows[row])
                || row != sheet.onlyRow && values.count < sheet.rows[row].figures.count
                    && arithmetic.endsWithSum(values, tokens))
    }

    /// True where values stand on one line, with a piece of their row's label and of no other's.
    func isBesideLabel(_ values: [Int], of row: Int) -> Bool {
        guard let first = values.first, let last = values.last, labels[row].isStarted else { return false }
        let line = tokens[first].line
        guard tokens[last].line == line,
            tokens[labels[row].first].line == line || tokens[labels[row].last].line == line
                || row == sheet.onlyRow
        else { return false }
        var start = first
        while start > 0, tokens[start - 1].line == line { start -= 1 }
        for index in start..<roles.count {
            guard tokens[index].line == line else { break }
            if case .label(let other) = roles[index], other != row { return false }
            if roles[index] == .prose || roles[index] == .unknown { return false }
        }
        return true
    }

    /// True where a row stands on the line of its label, and no value that no row owns stands so near that it may be a piece of
    /// one of the row's: the last digits of a number that a narrow cell broke stand on the line above or below.
    ///
    /// ```
    ///                                           114
    ///     一、本年新收政府信息公开申请数量  998  92  7  10  11  19
    ///                                           7
    /// ```
    func standsApart(_ row: Int) -> Bool {
        guard row != sheet.onlyRow, isBesideLabel(rows[row].values, of: row),
            let line = rows[row].values.first.map({ tokens[$0].line })
        else { return false }
        return !loose.contains { abs(tokens[$0.value].line - line) <= 3 }
    }
}
