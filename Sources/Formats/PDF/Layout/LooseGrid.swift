/// The rows and cells of a table without lines.
///
/// ```
/// words ─▶ sections: numbers in rows, heads, labels ─▶ columns: numbers below heads ─▶ cells of labels: numbers beside them
/// ```
/// Numbers carry it: those on one base line are a row, those with a place in common a column; labels and heads are cut so
/// that they fit them. What does not fit is left open: an empty cell is said to be there only where every number of the
/// section stands below its own head and beside its own label.
struct LooseGrid {
    let table: PageTable
    /// Those of the last section, for the next page.
    let columns: LooseColumns

    private static let mostHeads = 300

    /// Least distances of base lines in the whole table; 0 where they are not known.
    struct Spacing {
        /// Of the lines of one cell, at most.
        let lines: Double
        /// Of two rows of numbers.
        let rows: Double

        /// True where lines nearer to each other than rows are one cell.
        var isKnown: Bool { lines > 0 && lines < rows - 1 }
    }

    init?(_ parts: [TextLine], _ separators: LooseSeparators, before: LooseColumns?) {
        let reach = LooseLabels.reach(of: parts.filter { !$0.scalars.isValue })
        var cells: [PageTable.Cell] = []
        var rowCount = 0
        var columns: LooseColumns?
        let sections = LooseSection.sections(of: parts, before)
        let distances = sections.flatMap { zip($0.rows, $0.rows.dropFirst()).map { $1.base - $0.base } }
        let spacing = Spacing(lines: reach, rows: distances.min() ?? 0)
        for (index, section) in sections.enumerated() {
            guard section.heads.count <= Self.mostHeads,
                let part = LoosePart(section, separators, spacing, before: index == 0 ? before : nil)
            else { return nil }
            cells += part.cells.map { cell in
                var cell = cell
                cell.row += rowCount
                cell.rowEnd += rowCount
                return cell
            }
            rowCount += part.rowCount
            columns = part.columns
        }
        guard let columns, rowCount >= 2, let first = parts.first else { return nil }
        table = PageTable(
            cells: cells, rect: parts.reduce(first.rect) { $0.union($1.rect) }, rowCount: rowCount)
        self.columns = columns
    }
}

/// The rows and cells of one section.
private struct LoosePart {
    let columns: LooseColumns
    private(set) var cells: [PageTable.Cell] = []
    private(set) var rowCount = 0

    private static let mostColumns = 64

    private let section: LooseSection
    private let heads: LooseHeads
    private let labels: [LooseLabels.Block]
    /// What makes a row, by its height.
    private var rows: [(base: Double, source: Source)] = []

    private enum Source {
        case heads(level: Int)
        case numbers(row: Int)
        /// A label without numbers.
        case label(Int)
    }

    init?(
        _ section: LooseSection, _ separators: LooseSeparators, _ spacing: LooseGrid.Spacing,
        before: LooseColumns?
    ) {
        self.section = section
        let numbers = section.rows.flatMap { $0.units + $0.values }
        heads = LooseHeads(section.heads, numbers: numbers, separators, spacing)
        columns = LooseColumns(numbers, heads: heads.lowest, before)
        guard 1...Self.mostColumns ~= columns.count else { return nil }
        // What stands beside heads is one of them.
        let headRects = heads.levels.joined().map(\.rect)
        let beside = section.labels.map { label in
            headRects.contains { $0.top < label.base && label.base - label.size * 0.5 < $0.bottom }
        }
        let own = zip(section.labels, beside).filter { !$0.1 }.map(\.0)
        let others = zip(section.labels, beside).filter(\.1).map(\.0)
        labels =
            LooseLabels(own, section.rows, separators, spacing).blocks
            + LooseLabels(others, [], separators, spacing).blocks
        findRows()
        rowCount = rows.count
        for (row, entry) in rows.enumerated() {
            switch entry.source {
            case .heads(let level): addHeads(level, row)
            case .numbers(let number): addNumbers(number, row)
            case .label(let label): if isWhole(label, row) { addEmptyCells(row) }
            }
        }
        addLabels()
    }

    private mutating func findRows() {
        rows = heads.levels.indices.map { (heads.levels[$0].first?.middleBase ?? 0, .heads(level: $0)) }
        rows += section.rows.enumerated().map { ($0.element.base, .numbers(row: $0.offset)) }
        for (index, label) in labels.enumerated()
        where label.row == nil && !label.isOuter && !isBesideHeads(label.block) {
            rows.append((label.block.middleBase, .label(index)))
        }
        rows.sort { $0.base < $1.base }
    }

    private func isBesideHeads(_ block: LooseBlock) -> Bool {
        heads.levels.contains {
            $0.contains { $0.rect.top < block.rect.bottom && block.rect.top < $0.rect.bottom }
        }
    }

    // MARK: Heads and numbers

    private mutating func addHeads(_ level: Int, _ row: Int) {
        for (head, range) in zip(heads.levels[level], heads.ranges(ofLevel: level, columns)) {
            let isTold = !range.isEmpty
            cells.append(
                PageTable.Cell(
                    row: row, rowEnd: row + 1,
                    left: isTold ? columns.edges[range.lowerBound] : head.rect.left,
                    right: isTold ? columns.edges[range.upperBound] : head.rect.right, lines: head.lines))
        }
    }

    private mutating func addNumbers(_ number: Int, _ row: Int) {
        let printed = section.rows[number].units + section.rows[number].values
        for value in printed {
            let column = columns.column(of: value)
            cells.append(
                PageTable.Cell(
                    row: row, rowEnd: row + 1, left: column.map { columns.edges[$0] } ?? value.rect.left,
                    right: column.map { columns.edges[$0 + 1] } ?? value.rect.right, lines: value.lines))
        }
        if labels.contains(where: { $0.row == number }) || labels.isEmpty { addEmptyCells(row) }
    }

    /// What is printed empty, in a row with a label.
    private mutating func addEmptyCells(_ row: Int) {
        guard columns.isSure, hasOwnColumns, isApartFromLooseNumbers(row) else { return }
        var isTaken = [Bool](repeating: false, count: columns.count)
        if case .numbers(let number) = rows[row].source {
            for value in section.rows[number].units + section.rows[number].values {
                for column in columns.range(of: value) { isTaken[column] = true }
            }
        }
        for column in isTaken.indices where !isTaken[column] {
            cells.append(
                PageTable.Cell(
                    row: row, rowEnd: row + 1, left: columns.edges[column], right: columns.edges[column + 1],
                    lines: []))
        }
    }

    /// False where a text that was taken for a label stands where numbers stand: it may be the head of other columns.
    private var hasOwnColumns: Bool { labels.allSatisfy { columns.range(of: $0.block).isEmpty } }

    /// False for a label whose numbers may stand on the next page, or in its own line: `行政许可4359`.
    private func isWhole(_ label: Int, _ row: Int) -> Bool {
        row > 0 && row + 1 < rows.count && !labels[label].isCut
            && !labels[label].block.lines.contains { $0.scalars.last?.isDecimalDigit ?? false }
    }

    /// False beside numbers that have no label where others do: they may be this row's.
    private func isApartFromLooseNumbers(_ row: Int) -> Bool {
        labels.isEmpty
            || !rows[max(0, row - 1)..<min(rows.count, row + 2)].contains { entry in
                guard case .numbers(let number) = entry.source else { return false }
                return !labels.contains { $0.row == number }
            }
    }

    // MARK: Labels

    private mutating func addLabels() {
        for (index, label) in labels.enumerated() {
            let range = rowRange(of: index)
            cells.append(
                PageTable.Cell(
                    row: range.lowerBound, rowEnd: range.upperBound, left: label.block.rect.left,
                    right: right(of: index), lines: label.block.lines))
        }
    }

    /// To the label of the same rows that stands further right, or to the numbers.
    private func right(of index: Int) -> Double {
        let rect = labels[index].block.rect
        let next = labels.lazy.filter {
            $0.block.rect.left > rect.right - 1 && $0.block.rect.top < rect.bottom
                && $0.block.rect.bottom > rect.top
        }.map { $0.block.rect.left - 0.5 }.min()
        return max(rect.right, next ?? columns.edges[0])
    }

    /// The row of its numbers; of a label further left those beside it.
    private func rowRange(of index: Int) -> Range<Int> {
        let label = labels[index]
        for (row, entry) in rows.enumerated() {
            switch entry.source {
            case .numbers(let number) where number == label.row: return row..<row + 1
            case .label(index): return row..<row + 1
            default: break
            }
        }
        let rect = label.block.rect
        let inside = rows.indices.filter { rect.top < rows[$0].base && rows[$0].base <= rect.bottom }
        if let first = inside.first, let last = inside.last { return first..<last + 1 }
        let nearest = rows.indices.min {
            abs(rows[$0].base - label.block.middleBase) < abs(rows[$1].base - label.block.middleBase)
        }
        return (nearest ?? 0)..<(nearest ?? 0) + 1
    }
}
