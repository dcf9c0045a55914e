import Forms
import Model

/// Columns told by marked cells.
extension ColumnPlacer {
    /// The cell of a value is the cell of a column's label above it. A column whose cells were merged may
    /// come twice, with the same value; a value below a label that the form does not have is left out (-1).
    func byHeaderCells(_ row: Int) -> [Int]? {
        let values = rows[row].values
        guard values.allSatisfy({ tokens[$0].cell >= 0 }), let columns = cellColumns[sheet.rows[row].table],
            isOnOneLine(row) || values.allSatisfy({ isLineOfHeader($0, row) })
        else { return nil }
        var result: [Int] = []
        var seen: [Int: Int] = [:]
        for value in values {
            guard let column = columns[tokens[value].cell] else {
                guard foreignCells[sheet.rows[row].table]?.contains(tokens[value].cell) == true else {
                    return nil
                }
                result.append(-1)
                continue
            }
            if let other = seen[column] {
                guard tokens[other].kind == tokens[value].kind else { return nil }
                result.append(-1)
            } else {
                seen[column] = value
                result.append(column)
            }
        }
        // Where a table goes on with other cells than those of its header, most rows show it by their sums.
        return result.contains(-1) || agreesWithSum(result, row) ? result : nil
    }

    /// Where a cell's line ends cut its row, the cells are counted anew on each line: of such lines only those are
    /// believed that have as many cells as the header.
    private func isLineOfHeader(_ value: Int, _ row: Int) -> Bool {
        guard let range = headerRange(sheet.rows[row].table, nil) else { return false }
        let count = cellCounts[tokens[value].line]
        return range.contains { cellCounts[tokens[$0].line] == count && tokens[$0].cell >= 0 }
    }

    private func isOnOneLine(_ row: Int) -> Bool {
        let label = labels[row]
        guard label.isStarted else { return false }
        return rows[row].values.allSatisfy { value in
            tokens[value].row == tokens[label.first].row || tokens[value].row == tokens[label.last].row
        }
    }

    /// For each table whose header marks its cells: the column that each cell stands for.
    func columnsOfCells() -> [Int: [Int: Int]] {
        guard tokens.contains(where: { $0.cell >= 0 }) else { return [:] }
        var result: [Int: [Int: Int]] = [:]
        for table in sheet.columnCores.indices {
            guard let wanted = sheet.headerCores[table], let range = headerRange(table, nil) else { continue }
            var texts: [Int: [ArraySlice<Unicode.Scalar>]] = [:]
            for index in range
            where tokens[index].cell >= 0 && (roles[index] == .header || roles[index] == .unit) {
                let core = LabelCore.ideographs(document.text(of: tokens[index]))
                guard wanted.contains(where: { $0.containsPiece(core) || core.starts(with: $0) }) else {
                    continue
                }
                if texts[tokens[index].cell]?.last != core {
                    texts[tokens[index].cell, default: []].append(core)
                }
            }
            var columns: [Int: Int] = [:]
            var next = 0
            var isWhole = true
            for (cell, pieces) in texts.sorted(by: { $0.key < $1.key }) {
                let core = pieces.flatMap { $0 }
                if next < wanted.count, core.starts(with: wanted[next]) {
                    columns[cell] = next
                    next += 1
                } else if next > 0, core.starts(with: wanted[next - 1]) {
                    columns[cell] = next - 1
                } else {
                    isWhole = false
                }
            }
            if isWhole, next == wanted.count { result[table] = columns }
        }
        return result
    }

    /// Cells whose label in the header is none of the form's.
    func cellsOfForeignColumns() -> [Int: Set<Int>] {
        var result: [Int: Set<Int>] = [:]
        for table in sheet.columnCores.indices {
            guard cellColumns[table] != nil, let range = headerRange(table, nil) else { continue }
            for index in range where tokens[index].cell >= 0 && roles[index] == .unknown {
                result[table, default: []].insert(tokens[index].cell)
            }
        }
        return result
    }

    /// Where header and body were cut into cells differently, the cells' names break most rows' sums: then
    /// they say nothing.
    mutating func dropMisleadingCells() {
        for table in cellColumns.keys.sorted() {
            var holds = 0
            var fails = 0
            for (row, entry) in sheet.rows.enumerated() where entry.table == table && rows[row].isSettled {
                guard !rows[row].values.isEmpty, arithmetic.hasSums(entry) else { continue }
                guard let columns = byHeaderCells(row) else {
                    fails += 1
                    continue
                }
                let isSum = arithmetic.holds(
                    { columns.firstIndex(of: $0).map { rows[row].values[$0] } }, tokens, row: entry)
                if isSum { holds += 1 } else { fails += 1 }
            }
            if fails > holds { cellColumns[table] = nil }
        }
    }

    /// Tables whose header has a column that the form does not; `foreignHeaders` are those columns' labels.
    ///
    /// Words between the headers are none where every row has as many values as the form, and they add up.
    mutating func findForeignColumns() {
        for table in sheet.columnCores.indices {
            guard let range = headerRange(table, nil), sheet.columnCores[table].count > 1,
                !isWhole(table)
            else { continue }
            let foreign = range.filter { roles[$0] == .unknown && $0 > 0 && roles[$0 - 1] == .header }
            hasForeignColumn[table] = !foreign.isEmpty
            foreignHeaders += foreign
        }
    }

    private func isWhole(_ table: Int) -> Bool {
        let printed = sheet.figureRows[table].filter { !rows[$0].values.isEmpty }
        return !printed.isEmpty
            && printed.allSatisfy { row in
                arithmetic.hasSums(sheet.rows[row])
                    && arithmetic.mayBeRow(rows[row].values, tokens, row: sheet.rows[row])
            }
    }

    /// The last cells of a line that numbers its cells are the row's columns, one each.
    func byLastCells(_ row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        let line = tokens[values[0]].line
        let cells = Int(cellCounts[line])
        guard cells > count, values.allSatisfy({ tokens[$0].line == line && tokens[$0].cell >= 0 }) else {
            return nil
        }
        let isClosed = isClosed(line)
        let first = cells - count - (isClosed ? 1 : 0)
        let columns = values.map { tokens[$0].cell - first }
        let isLabelInside = tokens.indices.contains { index in
            tokens[index].row == tokens[values[0]].row
                && (tokens[index].cell >= first && !tokens[index].isValue
                    || roles[index] == .header && sheet.onlyRow == row)
        }
        if isLabelInside || isContradicted(first, row, cells) { return nil }
        return columns.allSatisfy { (0..<count).contains($0) } ? columns : nil
    }

    /// True where a header line of as many cells names another column in one of the row's cells, or another row has
    /// a value before them.
    private func isContradicted(_ first: Int, _ row: Int, _ cells: Int) -> Bool {
        let table = sheet.rows[row].table
        let isBefore = sheet.figureRows[table].contains { other in
            rows[other].values.contains {
                (0..<first).contains(tokens[$0].cell) && Int(cellCounts[tokens[$0].line]) == cells
            }
        }
        if isBefore { return true }
        guard let wanted = sheet.headerCores[table], let range = headerRange(table, nil) else { return false }
        return range.contains { index in
            guard roles[index] == .header, tokens[index].cell >= first,
                Int(cellCounts[tokens[index].line]) == cells
            else { return false }
            let core = LabelCore.ideographs(document.text(of: tokens[index]))
            let named = wanted.indices.filter { wanted[$0].containsPiece(core) }
            return !named.isEmpty && !named.contains(tokens[index].cell - first)
        }
    }

    /// True where the line ends with a stroke: the last cell counted is outside of the table.
    func isClosed(_ line: Int) -> Bool {
        let text = document.text(of: document.lines[line])
        guard let last = text.last(where: { $0 != " " }) else { return false }
        return last == "|" || last == "｜" || (0x2500...0x257F).contains(last.value)
    }
}
