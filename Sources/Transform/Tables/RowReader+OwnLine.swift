import Forms

/// Rows that stand whole on the line of their label, as most do where a tool keeps lines:
///
/// ```
///     3.要求提供公开出版物    0  1  0  0  0  0  1
///                            1  0  0  0  0  0  1        the next row's values, its label behind the page's end
///     - 2 -
///     4.无正当理由大量反复申
/// ```
/// A tool that shuffles the boxes of a page moves lines, not numbers within one: what label and sum say of such a row
/// stands, however much of its table is in disorder.
extension RowReader {
    /// True where the values of a row stand on a line with a piece of its label and of no other's, and add up. A table in
    /// one row has its labels above it.
    func standsOnOwnLine(_ row: Int) -> Bool { isOwnLine(rows[row].values, of: row) }

    /// Takes from a row that stands on its own line what follows below: it is the next row's, or nobody's.
    mutating func endRowsAtTheirLines() {
        for row in rows.indices where !sheet.rows[row].isHeading && rows[row].named == nil {
            let count = sheet.rows[row].figures.count
            guard rows[row].values.count > count, arithmetic.hasSums(sheet.rows[row]) else { continue }
            let own = Array(rows[row].values.prefix(count))
            let rest = rows[row].values.dropFirst(count)
            guard let last = own.last, let next = rest.first, tokens[last].line != tokens[next].line,
                isOwnLine(own, of: row)
            else { continue }
            rows[row].values = own
            loose += rest.map { ($0, row) }
        }
    }

    private func isOwnLine(_ values: [Int], of row: Int) -> Bool {
        guard let first = values.first, let last = values.last, labels[row].isStarted else { return false }
        let line = tokens[first].line
        guard tokens[last].line == line,
            tokens[labels[row].first].line == line || tokens[labels[row].last].line == line
                || row == sheet.onlyRow,
            arithmetic.mayBeRow(values, tokens, row: sheet.rows[row])
                || row != sheet.onlyRow && values.count < sheet.rows[row].figures.count
                    && arithmetic.endsWithSum(values, tokens)
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
}
