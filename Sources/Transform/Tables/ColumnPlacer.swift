import Forms
import Model

/// Tells in which columns of its row a value stands when the row prints fewer values than it has columns.
///
/// Three rulers are tried, each learned from the document itself: the cell it is in, where lines mark
/// their cells; the place in the line, measured on the rows of the same page that are full; the number of
/// line steps below the label, where every cell, also an empty one, takes the same number of lines.
struct ColumnPlacer {
    let document: Document
    let tokens: [TableToken]
    let sheet: LabelSheet
    let rows: [RowReader.RowValues]
    let labels: [LabelMatcher.RowLabel]
    let cellCounts: [Int32]
    let roles: [LabelMatcher.Role]

    /// For each value of the row its column, `nil` where no ruler tells.
    func columns(of row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard !values.isEmpty, values.count < count else { return nil }
        return byCells(values, count) ?? byLineSteps(row) ?? byPlace(row)
    }

    /// The last cells of a line that marks its cells are the row's columns, one each.
    private func byCells(_ values: [Int], _ count: Int) -> [Int]? {
        let line = tokens[values[0]].line
        let cells = Int(cellCounts[line])
        guard cells > count, values.allSatisfy({ tokens[$0].line == line && tokens[$0].cell >= 0 }) else { return nil }
        let isClosed = isClosed(line)
        let first = cells - count - (isClosed ? 1 : 0)
        let columns = values.map { tokens[$0].cell - first }
        return columns.allSatisfy { (0..<count).contains($0) } ? columns : nil
    }

    /// True where the line ends with a stroke: the last cell counted is outside of the table.
    private func isClosed(_ line: Int) -> Bool {
        let text = document.text(of: document.lines[line])
        guard let last = text.last(where: { $0 != " " }) else { return false }
        return last == "|" || last == "｜" || (0x2500...0x257F).contains(last.value)
    }

    // MARK: Line steps

    /// Every cell takes the same number of lines, and the lines from this label to the next hold all cells.
    private func byLineSteps(_ row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard labels[row].last >= 0, let step = lineStep(of: sheet.rows[row].table) else { return nil }
        let base = tokens[labels[row].last].line
        guard labels[row].last < values[0] else { return nil }
        if let next = nextLine(after: values[values.count - 1]), next - base < (count + 1) * step { return nil }
        var columns: [Int] = []
        for value in values {
            let offset = tokens[value].line - base
            guard offset > 0, offset % step == 0, offset / step <= count else { return nil }
            if let last = columns.last, offset / step - 1 <= last { return nil }
            columns.append(offset / step - 1)
        }
        return columns
    }

    /// The line of the next label or header below a token.
    private func nextLine(after token: Int) -> Int? {
        var index = token + 1
        while index < tokens.count {
            if tokens[index].line > tokens[token].line, roles[index] != .value { return tokens[index].line }
            index += 1
        }
        return nil
    }

    /// Lines from cell to cell in a table with one cell a line; `nil` where rows disagree.
    private func lineStep(of table: Int) -> Int? {
        var step = 0
        for (row, entry) in sheet.rows.enumerated() where entry.table == table && labels[row].last >= 0 {
            var before = tokens[labels[row].last].line
            guard let first = rows[row].values.first, labels[row].last < first else { continue }
            for value in rows[row].values {
                let gap = tokens[value].line - before
                if gap <= 0 { return nil }
                step = step == 0 ? gap : greatestCommonDivisor(step, gap)
                before = tokens[value].line
            }
        }
        return step > 0 ? step : nil
    }

    private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    // MARK: Place in the line

    private func byPlace(_ row: Int) -> [Int]? { nil }
}
