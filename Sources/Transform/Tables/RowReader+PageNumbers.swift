import Forms
import Model

/// Page numbers and displaced totals among the values of a row.
extension RowReader {
    /// A row that stands whole on the line of its label owns no number alone on a line below, where the next row is whole too.
    mutating func dropNumbersBelowWholeLines() {
        for row in rows.indices where !sheet.rows[row].isHeading && labels[row].isStarted {
            let count = sheet.rows[row].figures.count
            let line = tokens[labels[row].last].line
            guard rows[row].values.count == count + 1, let last = rows[row].values.last, isLoneNumber(last),
                tokens[last].line > line,
                rows[row].values.dropLast().allSatisfy({ tokens[$0].line == line })
            else { continue }
            let next = rows.indices[(row + 1)...].first { !sheet.rows[$0].isHeading }
            guard next.map({ rows[$0].values.count == sheet.rows[$0].figures.count }) ?? true else {
                continue
            }
            // It may be the last digit of the total: `72` / `4`.
            let rest = Array(rows[row].values.dropLast())
            guard arithmetic.mayBeRow(rest, tokens, row: sheet.rows[row]) else { continue }
            rows[row].values = rest
            pageNumbers.append(last)
        }
    }

    /// Takes the page number out of a row that owns one value too many: it stands alone on its line and
    /// goes on with the count of the pages.
    mutating func dropPageNumbers() {
        var page: Int64 = 0
        var next = 0
        let lone = tokens.indices.filter(isLoneNumber)
        let off = rows.indices.filter {
            rows[$0].values.count == sheet.rows[$0].figures.count + 1
                && arithmetic.hasSums(sheet.rows[$0])
        }
        for row in off.sorted(by: { rows[$0].values[0] < rows[$1].values[0] }) {
            let end = rows[row].values[0]
            while next < lone.count, lone[next] < end {
                if let number = number(lone[next]),
                    roles[lone[next]] == .prose || loose.contains(where: { $0.value == lone[next] }),
                    number > page, number <= page + 3
                {
                    page = number
                }
                next += 1
            }
            var readings: [[Int]] = []
            for value in rows[row].values
            where isLoneNumber(value)
                && (comesCellByCell(row) || isFarOff(value, row) || isBelowZeros(value, row))
            {
                guard let number = number(value), number > page, number <= 300 else { continue }
                let rest = rows[row].values.filter { $0 != value }
                let isSum =
                    arithmetic.mayBeRow(rest, tokens, row: sheet.rows[row])
                    || (isInterrupted(rows[row].values) && !isInterrupted(rest))
                if isSum, !readings.contains(where: { sameValues($0, rest) }) { readings.append(rest) }
            }
            guard readings.count == 1, let rest = readings.first,
                let dropped = rows[row].values.first(where: { !rest.contains($0) })
            else { continue }
            rows[row].values = rest
            pageNumbers.append(dropped)
            page = number(dropped) ?? page
        }
    }

    /// True where every value of a row has a line of its own: among values in one line a lone number may be
    /// digits that were wrapped.
    func comesCellByCell(_ row: Int) -> Bool {
        rows[row].values.filter { !isAlone($0) }.count <= 1
    }

    /// Below a row of zeros, of which none goes on in another line.
    func isBelowZeros(_ value: Int, _ row: Int) -> Bool {
        rows[row].values.last == value
            && rows[row].values.dropLast().allSatisfy { self.number($0) == 0 }
    }

    /// Three lines or more below the rest of its row.
    func isFarOff(_ value: Int, _ row: Int) -> Bool {
        guard rows[row].values.last == value, let before = rows[row].values.dropLast().last else {
            return false
        }
        return tokens[value].line - tokens[before].line >= 3
    }

    /// A total that was printed before its row's label: the row above owns one value too many, this row one
    /// too few, and with it as the last both add up.
    mutating func returnDisplacedTotals() {
        for row in rows.indices.dropLast() {
            let next = row + 1
            guard rows[row].values.count == sheet.rows[row].figures.count + 1,
                rows[next].values.count == sheet.rows[next].figures.count - 1,
                let last = rows[row].values.last,
                arithmetic.hasSums(sheet.rows[row]),
                arithmetic.hasSums(sheet.rows[next])
            else { continue }
            let own = Array(rows[row].values.dropLast())
            let other = rows[next].values + [last]
            guard arithmetic.mayBeRow(own, tokens, row: sheet.rows[row]),
                arithmetic.mayBeRow(other, tokens, row: sheet.rows[next]),
                arithmetic.amount(tokens[last]) != .zero
            else { continue }
            rows[row].values = own
            rows[next].values = other
        }
    }
}
