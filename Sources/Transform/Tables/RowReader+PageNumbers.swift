import Forms
import Model

/// Page numbers and displaced totals among the values of a row.
extension RowReader {
    /// A row that owns too many values keeps those of the one printed line that holds just as many as it has columns, and adds
    /// up: what stands on other lines is the next row's, a page number, or nobody's.
    ///
    /// ```
    ///     3.要求提供公开出版物    0  1  0  0  0  0  1
    ///                            1  0  0  0  0  0  1        the next row's values, its label behind the page's end
    ///     维持 纠正 结果 审结
    ///     2                                                 a page's number between a header and its values
    ///     0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
    /// ```
    /// Evidence: a piece of the row's label is on that line, or all other values stand alone on lines of their own. Harm to a
    /// look-alike: `672 25 0 0 24 3 72` above a `4` that is the last digit of its total does not add up, and stays open.
    mutating func keepWholeLines() {
        for row in rows.indices where !sheet.rows[row].isHeading && rows[row].named == nil {
            let count = sheet.rows[row].figures.count
            guard rows[row].values.count > count else { continue }
            let lines = rows[row].values.chunked { tokens[$0].line == tokens[$1].line }
            let whole = lines.filter {
                $0.count == count && arithmetic.mayBeRow($0, tokens, row: sheet.rows[row])
            }
            let hasSums = arithmetic.hasSums(sheet.rows[row])
            let beside = whole.first { isBesideLabel($0, of: row) }
            guard let own = beside ?? (whole.count == 1 ? whole.first : nil) else { continue }
            let rest = rows[row].values.filter { !own.contains($0) }
            let arePages = rest.allSatisfy(isLoneNumber)
            guard beside != nil && (hasSums || arePages) || hasSums && arePages else { continue }
            if arePages, neighboursAreWhole(row) {
                pageNumbers += rest
            } else if hasSums {
                loose += rest.map { ($0, row) }
            } else {
                continue
            }
            rows[row].values = own
        }
    }

    /// True where the rows before and behind own as many values as they have columns.
    private func neighboursAreWhole(_ row: Int) -> Bool {
        let before = rows[..<row].indices.last { !sheet.rows[$0].isHeading }
        let next = rows[(row + 1)...].indices.first { !sheet.rows[$0].isHeading }
        return [before, next].allSatisfy { other in
            guard let other, sheet.rows[other].table == sheet.rows[row].table, labels[other].isStarted
            else { return true }
            return rows[other].values.count == sheet.rows[other].figures.count
        }
    }

    /// Takes the page number out of each row that owns one value too many: a number alone on its line, without which the row
    /// adds up, or that counts on from the one before it.
    ///
    /// ```
    ///     1.政府公报公开政府信息数 / 条 / 2 / 2     pages 2 and 3 end within the annex: of `2 2` and `0 3`
    ///     2.延期办结数 / 件 / 0 / 3                 one number each is none of the table's
    /// ```
    mutating func dropPageNumbers() {
        let excess = rows.indices.compactMap { row -> (row: Int, numbers: [Int])? in
            guard !sheet.rows[row].isHeading, rows[row].named == nil,
                rows[row].values.count == sheet.rows[row].figures.count + 1
            else { return nil }
            let numbers = rows[row].values.filter(isLoneNumber)
            return numbers.isEmpty ? nil : (row, numbers)
        }.sorted { $0.numbers[0] < $1.numbers[0] }
        for (place, (row, numbers)) in excess.enumerated() {
            let before = place > 0 ? excess[place - 1].numbers : []
            let next = place + 1 < excess.count ? excess[place + 1].numbers : []
            let told = numbers.filter { number in
                let rest = rows[row].values.filter { $0 != number }
                if arithmetic.hasSums(sheet.rows[row]) {
                    return arithmetic.mayBeRow(rest, tokens, row: sheet.rows[row])
                }
                return arithmetic.fits(rest, tokens, row: sheet.rows[row])
                    && (pageGaps.contains(number) || before.contains { isNextPage(number, after: $0) }
                        || next.contains { isNextPage($0, after: number) })
            }
            guard let dropped = told.last, sameValues(told, told.map { _ in dropped }) else { continue }
            rows[row].values.removeAll { $0 == dropped }
            pageNumbers.append(dropped)
        }
    }

    /// True where one number is the other's page further on: a page has lines enough to tell it from a list.
    private func isNextPage(_ number: Int, after other: Int) -> Bool {
        guard let page = self.number(number), let last = self.number(other) else { return false }
        return page == last &+ 1 && page <= 99
            && tokens[number].line >= tokens[other].line + Self.leastPageLines
    }

    private static var leastPageLines: Int { 15 }

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

extension Array {
    /// Stretches of elements in which each goes with the one before it.
    fileprivate func chunked(_ goesOn: (Element, Element) -> Bool) -> [[Element]] {
        var chunks: [[Element]] = []
        for element in self {
            if let last = chunks.last?.last, goesOn(last, element) {
                chunks[chunks.count - 1].append(element)
            } else {
                chunks.append([element])
            }
        }
        return chunks
    }
}
