import Forms
import Model

/// Rows whose columns follow from the sums over the columns.
extension ColumnPlacer {
    /// Places rows that the sums leave only one reading for, and then others by their place below these.
    mutating func settleBySums() {
        var isProgress = true
        var rounds = 0
        while isProgress, rounds < 4 {
            isProgress = false
            rounds += 1
            for row in rows.indices where isOpen(row) {
                placements[row] = bySums(row) ?? byPlace(row)
                isProgress = isProgress || placements[row] != nil
            }
        }
    }

    /// The amount that a cell holds as far as it is placed: zero where its row left it out.
    func amount(_ figure: Int) -> Amount? {
        guard let row = arithmetic.sheetRow[figure] else { return nil }
        guard let placement = placements[row] else {
            return rows[row].values.isEmpty && rows[row].isSettled ? .zero : nil
        }
        let column = figure - sheet.rows[row].figures[0]
        if placement.openColumns.contains(column) { return nil }
        guard let place = placement.columns.firstIndex(of: column) else { return .zero }
        let token = tokens[rows[row].values[place]]
        return token.kind == .cut ? nil : arithmetic.amount(token)
    }

    /// What a cell must hold by each sum over its column that is known but for this cell; `nil` where none
    /// is, or where they disagree.
    func remainder(_ figure: Int) -> Amount? {
        var result: Amount?
        for relation in arithmetic.columnRelations[figure] {
            var rest: Amount? = .zero
            var sign: Int8 = 0
            for (terms, side) in [(relation.left, Int8(1)), (relation.right, Int8(-1))] {
                for term in terms {
                    if term.figure == figure {
                        sign = side
                    } else if let amount = amount(term.figure) {
                        rest = side > 0 ? rest?.adding(amount) : rest?.subtracting(amount)
                    } else {
                        rest = nil
                    }
                }
            }
            guard let value = sign > 0 ? rest?.negated : rest else { continue }
            if let result, result != value { return nil }
            result = value
        }
        return result
    }

    /// Where the sums over the columns give every cell of a row, the printed values must be those that are
    /// not zero, in order.
    func bySums(_ row: Int) -> Placement? {
        let figures = sheet.rows[row].figures
        let wanted = figures.compactMap(remainder)
        guard wanted.count == figures.count else { return nil }
        var columns: [Int] = []
        var column = 0
        for value in rows[row].values {
            let amount = arithmetic.amount(tokens[value])
            while column < wanted.count, wanted[column] != amount {
                guard wanted[column] == .zero else { return nil }
                column += 1
            }
            guard column < wanted.count else { return nil }
            columns.append(column)
            column += 1
        }
        guard wanted[column...].allSatisfy({ $0 == .zero }) else { return nil }
        return Placement(columns: columns, basis: .arithmetic)
    }

    /// True where every sum over a column of a table holds, and some of them add more than zeros.
    ///
    /// Of many that hold those of one column may fail: then the document's own number is wrong. A value in its neighbour's
    /// place breaks the sums of two columns.
    func columnsAddUp() -> Bool {
        var holding = 0
        var failing = 0
        var failingColumns: Set<Int> = []
        for relation in arithmetic.sumsOfColumns {
            guard let left = arithmetic.sum(relation.left, amount),
                let right = arithmetic.sum(relation.right, amount)
            else { return false }
            if left == right {
                if left != .zero { holding += 1 }
                continue
            }
            failing += 1
            guard let figure = relation.left.first?.figure, let row = arithmetic.sheetRow[figure] else {
                return false
            }
            failingColumns.insert(figure - sheet.rows[row].figures[0])
        }
        return failing == 0 ? holding > 0 : holding >= 6 && failing <= 2 && failingColumns.count == 1
    }
}
