import Forms
import Model

/// Columns told by the lines below a label, where every cell takes the same number of lines.
extension ColumnPlacer {
    /// Every cell takes the same number of lines, and the lines from this label to the next hold all cells.
    func byLineSteps(_ row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        // A cell that spans rows of a drawn table may end below the values beside it.
        guard lineStep > 0, let start = lastLabel(before: values[0]), !isColumn(start, row),
            let last = values.last,
            tokens[start].lastLine <= tokens[last].line
        else { return nil }
        // A page number between the cells takes lines, how many no one knows.
        let lines = tokens[start].lastLine..<tokens[last].line
        if document.lines[lines].contains(where: { $0.role == .furniture }) { return nil }
        var line = tokens[start].lastLine
        var extra = 0
        var column = -1
        var columns: [Int] = []
        for value in values {
            let gap = tokens[value].line - line
            guard gap > 0, gap % lineStep == 0 else { return nil }
            column += gap / lineStep
            guard column < count else { return nil }
            columns.append(column)
            line = tokens[value].lastLine
            extra += line - tokens[value].line
        }
        // Values without a gap between them say nothing of blank cells, unless a row of the table follows, or
        // the next table is just as far below the row's last cell as it is from the other tables' rows.
        if columns == Array(0..<values.count), isLastOfTable(row), !leavesRoomBelow(row) { return nil }
        if let next = nextLine(after: values[values.count - 1]),
            next - tokens[start].lastLine - extra < count * lineStep + max(separation, lineStep)
        {
            return nil
        }
        return agreesWithSum(columns, row) ? columns : nil
    }

    /// Where most rows leave no lines for their blank cells, one that seems to does so by chance.
    mutating func dropStepsByChance() {
        guard lineStep > 0 else { return }
        let placed = rows.indices.filter { placements[$0]?.basis == .lineStep }
        guard !placed.isEmpty, rows.indices.count(where: isCrowded) > placed.count else { return }
        for row in placed { placements[row] = nil }
    }

    /// True for a row that prints some of its cells, and has fewer lines than cells.
    private func isCrowded(_ row: Int) -> Bool {
        let count = sheet.rows[row].figures.count
        guard let first = rows[row].values.first, let last = rows[row].values.last,
            rows[row].values.count < count, let start = lastLabel(before: first),
            let next = nextLine(after: last)
        else { return false }
        return next - tokens[start].lastLine < count * lineStep
    }

    /// The least number of lines from the last cell of a whole row to the next row of its table.
    private var separation: Int {
        let spaces = rows.indices.compactMap { row -> Int? in
            guard let last = rows[row].values.last, let first = rows[row].values.first,
                rows[row].values.count == sheet.rows[row].figures.count, rows[row].values.count > 1,
                let start = lastLabel(before: first), tokens[start].lastLine < tokens[first].line,
                !isLastOfTable(row)
            else { return nil }
            return nextLine(after: last).map { $0 - tokens[last].lastLine }
        }
        return spaces.min() ?? lineStep
    }

    /// True for a column's label, which does not say where a row begins, but that of a table in one row.
    func isColumn(_ header: Int, _ row: Int) -> Bool {
        guard roles[header] == .header, sheet.onlyRow != row else { return false }
        let core = LabelCore.ideographs(document.text(of: tokens[header]))
        return sheet.columnCores[sheet.rows[row].table].contains { $0.elementsEqual(core) }
    }

    /// Whether the next table's header is as far below a row as the row's blank cells and the space between two
    /// tables take: the space below the tables before it whose last row prints its last cell.
    func leavesRoomBelow(_ row: Int) -> Bool {
        let spaces = placements.indices.compactMap { other -> Int? in
            let count = sheet.rows[other].figures.count
            guard isLastOfTable(other), rows[other].values.count == placements[other]?.columns.count,
                placements[other]?.columns.last == count - 1
            else { return nil }
            return spaceBelow(other)
        }
        guard let space = spaces.first, spaces.count > 1, spaces.allSatisfy({ $0 == space }) else {
            return false
        }
        let blank = sheet.rows[row].figures.count - rows[row].values.count
        return spaceBelow(row) == space + blank * lineStep
    }

    private func spaceBelow(_ row: Int) -> Int? {
        guard let last = rows[row].values.last,
            let next = tokens[last...].indices.first(where: { tokens[$0].line > tokens[last].line }),
            roles[next] == .header
        else { return nil }
        return tokens[next].line - tokens[last].lastLine
    }

    func isLastOfTable(_ row: Int) -> Bool {
        row + 1 >= sheet.rows.count || sheet.rows[row + 1].table != sheet.rows[row].table
    }

    /// The last piece of a label or header before a value.
    func lastLabel(before value: Int) -> Int? {
        var index = value - 1
        while index >= 0 {
            switch roles[index] {
            case .label, .header: return index
            case .prose, .value: return nil
            default: index -= 1
            }
        }
        return nil
    }

    /// The line of the next label or header below a token.
    func nextLine(after token: Int) -> Int? {
        var index = token + 1
        while index < tokens.count {
            if tokens[index].line > tokens[token].line, roles[index] != .value { return tokens[index].line }
            index += 1
        }
        return nil
    }

    /// Lines from cell to cell where every cell has a line of its own; 0 where the tables are not such.
    static func lineStep(tokens: [TableToken], roles: [LabelMatcher.Role]) -> Int {
        // Tables have few steps: a list of them is shorter than the sum of any hash.
        var counts: [(step: Int, count: Int)] = [(0, 0)]
        func add(_ step: Int) {
            if let known = counts.firstIndex(where: { $0.step == step }) {
                counts[known].count += 1
            } else {
                counts.append((step, 1))
            }
        }
        var all = 0
        for index in roles.indices.dropFirst() {
            guard isCell(roles[index]), isCell(roles[index - 1]) else { continue }
            all += 1
            if index + 1 < tokens.count, tokens[index + 1].line == tokens[index].line {
                add(0)
            }
            add(tokens[index].line - tokens[index - 1].lastLine)
        }
        guard counts[0].count * 10 < all else { return 0 }
        let best = counts.max { ($0.count, -$0.step) < ($1.count, -$1.step) }
        return best.map { $0.count * 4 > all ? $0.step : 0 } ?? 0
    }

    static func isCell(_ role: LabelMatcher.Role) -> Bool {
        switch role {
        case .value, .header, .label: true
        default: false
        }
    }
}
