/// The columns of a table without lines.
struct LooseColumns {
    /// Left and right edge of what stands in each, from left to right.
    private(set) var columns: [(left: Double, right: Double)] = []
    /// Edges between the columns, half way; one more than there are columns.
    private(set) var edges: [Double] = []
    /// Offset of the first column that numbers stand in; what stands further left are labels.
    private(set) var firstValue = 1

    var count: Int { columns.count }

    /// Numbers say where columns are; then texts. The narrow ones first: what reaches over two columns is a head of
    /// both, and makes none.
    init(_ blocks: [LooseBlock], _ before: LooseColumns?) {
        columns = before?.columns ?? []
        for block in blocks.filter(\.isValue).sorted(by: { $0.rect.width < $1.rect.width }) { add(block) }
        let firstNumber = before.map { $0.edges[$0.firstValue] } ?? columns.first?.left ?? .infinity
        for block in blocks.filter({ !$0.isValue }).sorted(by: { $0.rect.width < $1.rect.width }) {
            add(block)
        }
        guard let first = columns.first, let last = columns.last else { return }
        firstValue = min(max(1, columns.firstIndex { $0.right > firstNumber } ?? 1), columns.count)
        edges = [first.left - 1]
        for (one, next) in zip(columns, columns.dropFirst()) { edges.append((one.right + next.left) / 2) }
        edges.append(last.right + 1)
    }

    private mutating func add(_ block: LooseBlock) {
        let touched = touched(by: block)
        if touched.isEmpty {
            let place = columns.firstIndex { $0.left > block.rect.left } ?? columns.count
            columns.insert((block.rect.left, block.rect.right), at: place)
        } else if touched.count == 1 {
            let column = touched.lowerBound
            let least = column > 0 ? columns[column - 1].right : -.infinity
            let most = column + 1 < columns.count ? columns[column + 1].left : .infinity
            columns[column].left = max(min(columns[column].left, block.rect.left), least)
            columns[column].right = min(max(columns[column].right, block.rect.right), most)
        }
    }

    /// Columns that a block stands in, by more than a hair.
    func touched(by block: LooseBlock) -> Range<Int> {
        var range: Range<Int>?
        for (index, column) in columns.enumerated() {
            let both = block.overlap(column.left, column.right)
            guard both > 1, both > 0.15 * min(block.rect.width, column.right - column.left) else { continue }
            range = (range?.lowerBound ?? index)..<(index + 1)
        }
        return range ?? 0..<0
    }

    /// The same, or the nearest column where it stands between two.
    func range(of block: LooseBlock) -> Range<Int> {
        let touched = touched(by: block)
        guard touched.isEmpty, !columns.isEmpty else { return touched }
        let column = columns.map { ($0.left + $0.right) / 2 }.nearest(
            (block.rect.left + block.rect.right) / 2)
        return column..<(column + 1)
    }
}

/// The rows and cells of a table without lines.
struct LooseGrid {
    let columns: LooseColumns
    private let blocks: [LooseBlock]
    /// Columns of each block.
    private let ranges: [Range<Int>]
    /// Rows of each block.
    private let rowRanges: [Range<Int>]
    private let rowCount: Int

    init(_ blocks: [LooseBlock], _ before: LooseColumns?) {
        self.blocks = blocks
        columns = LooseColumns(blocks, before)
        let ranges = blocks.map { [columns] in columns.range(of: $0) }
        self.ranges = ranges
        let labels = blocks.indices.map { [columns] in
            !blocks[$0].isValue && ranges[$0].lowerBound < columns.firstValue
        }
        let rows = LooseRows(blocks, isLabel: labels)
        rowRanges = rows.ranges
        rowCount = rows.count
    }

    var table: PageTable? {
        guard columns.count >= 2, rowCount >= 2, let first = blocks.first else { return nil }
        let rect = blocks.reduce(first.rect) { $0.union($1.rect) }
        return PageTable(
            cells: (0..<rowCount).flatMap { cells(ofRow: $0) },
            rect: PageRect(
                left: columns.edges[0], top: rect.top, right: columns.edges[columns.count],
                bottom: rect.bottom),
            rowCount: rowCount)
    }

    private func isLabel(_ index: Int) -> Bool {
        !blocks[index].isValue && ranges[index].lowerBound < columns.firstValue
    }

    private func isHead(_ index: Int) -> Bool {
        !blocks[index].isValue && ranges[index].upperBound > columns.firstValue
    }

    private func cells(ofRow row: Int) -> [PageTable.Cell] {
        let own = blocks.indices.filter { rowRanges[$0].lowerBound == row }.sorted {
            blocks[$0].rect.left < blocks[$1].rect.left
        }
        let present = blocks.indices.filter { rowRanges[$0].contains(row) }
        let hasValues = present.contains { blocks[$0].isValue }
        var isTaken = [Bool](repeating: false, count: columns.count)
        for index in present { for column in ranges[index] { isTaken[column] = true } }
        var cells: [PageTable.Cell] = []
        for index in own {
            let block = blocks[index]
            var (left, right) = (block.rect.left, block.rect.right)
            // A number stands where it is printed; heads and labels reach to their neighbours.
            if !block.isValue, !own.contains(where: { $0 != index && ranges[$0].overlaps(ranges[index]) }) {
                let range = hasValues || !isHead(index) ? ranges[index] : widened(index, isTaken, own)
                left = columns.edges[range.lowerBound]
                right = columns.edges[range.upperBound]
            }
            cells.append(
                PageTable.Cell(
                    row: row, rowEnd: rowRanges[index].upperBound, left: left, right: right,
                    lines: block.lines))
        }
        return cells + emptyCells(row, own, present, isTaken)
    }

    /// A head reaches over the columns beside it that have nothing on its height: as far to one side as to the other
    /// where it stands in their middle, else from where it begins. The outermost heads reach to the table's edges.
    private func widened(_ index: Int, _ isTaken: [Bool], _ own: [Int]) -> Range<Int> {
        let range = ranges[index]
        var low = range.lowerBound
        var high = range.upperBound
        while low > columns.firstValue, !isTaken[low - 1] { low -= 1 }
        while high < columns.count, !isTaken[high] { high += 1 }
        let rect = blocks[index].rect
        let others = own.filter { $0 != index && isHead($0) }
        let isFirst = low <= columns.firstValue && !others.contains { blocks[$0].rect.left < rect.left }
        let isLast = high == columns.count && !others.contains { blocks[$0].rect.left > rect.left }
        var best = range
        var least = Double.infinity
        for first in low...range.lowerBound where !isFirst || first == low {
            for end in range.upperBound...high where !isLast || end == high {
                let left = columns.columns[first].left
                let middle = (left + columns.columns[end - 1].right) / 2
                let misfit = min(abs(middle - (rect.left + rect.right) / 2), abs(left - rect.left) + 0.5)
                if misfit < least - 0.01 { (best, least) = (first..<end, misfit) }
            }
        }
        return best
    }

    /// What is printed empty: below the heads, in a row with a label. None where a number without a label stands so near
    /// that it may be this row's.
    private func emptyCells(_ row: Int, _ own: [Int], _ present: [Int], _ isTaken: [Bool]) -> [PageTable.Cell]
    {
        guard own.contains(where: isLabel), !present.contains(where: isHead), !isBesideLooseNumbers(row)
        else {
            return []
        }
        return (columns.firstValue..<max(columns.firstValue, columns.count)).filter { !isTaken[$0] }.map {
            column in
            PageTable.Cell(
                row: row, rowEnd: row + 1, left: columns.edges[column], right: columns.edges[column + 1],
                lines: [])
        }
    }

    private func isBesideLooseNumbers(_ row: Int) -> Bool {
        [row - 1, row + 1].contains { other in
            let there = blocks.indices.filter { rowRanges[$0].lowerBound == other }
            return there.contains { blocks[$0].isValue } && !there.contains(where: isLabel)
        }
    }
}

/// Deals the blocks of a table without lines to rows.
///
/// Blocks of one row have their middles on one height. Where cells are aligned at the top, the number stands within the
/// height of its label. A block that is higher than the rows beside it spans them.
struct LooseRows {
    private(set) var ranges: [Range<Int>] = []
    var count: Int { middles.count }

    private let blocks: [LooseBlock]
    private let isLabel: [Bool]
    private var middles: [Double] = []
    /// The row of each block's middle.
    private var home: [Int]

    init(_ blocks: [LooseBlock], isLabel: [Bool]) {
        self.blocks = blocks
        self.isLabel = isLabel
        home = [Int](repeating: 0, count: blocks.count)
        var start = -Double.infinity
        for index in blocks.indices.sorted(by: { blocks[$0].middle < blocks[$1].middle }) {
            if blocks[index].middle - start > blocks[index].size * 0.5 {
                start = blocks[index].middle
                middles.append(start)
            }
            home[index] = middles.count - 1
        }
        joinNumbersWithoutLabel()
        dropRowsOfSpanningBlocks()
        let members = members
        ranges = blocks.indices.map { range(of: $0, members) }
    }

    private func range(of index: Int, _ members: [[Int]]) -> Range<Int> {
        let own = home[index]..<(home[index] + 1)
        let rect = blocks[index].rect
        let margin = blocks[index].size * 0.2
        // The label next to the numbers is theirs alone; those further left may stand for several rows.
        let row = members[home[index]]
        if row.contains(where: { blocks[$0].isValue }),
            !row.contains(where: { isLabel[$0] && blocks[$0].rect.left > rect.left })
        {
            return own
        }
        let inside = middles.indices.filter {
            middles[$0] > rect.top + margin && middles[$0] < rect.bottom - margin
        }
        guard blocks[index].lines.count > 1, let first = inside.first, let last = inside.last else {
            return own
        }
        return min(first, home[index])..<(max(last, home[index]) + 1)
    }

    private var members: [[Int]] {
        var members = [[Int]](repeating: [], count: middles.count)
        for index in blocks.indices { members[home[index]].append(index) }
        return members
    }

    /// Numbers without a label on their height belong to the label that they stand beside, if no others do.
    private mutating func joinNumbersWithoutLabel() {
        let members = members
        var target = Array(middles.indices)
        var hasValues = members.map { $0.contains { blocks[$0].isValue } }
        let labels = blocks.indices.filter { isLabel[$0] }
        for row in middles.indices where hasValues[row] && !members[row].contains(where: { isLabel[$0] }) {
            let beside = labels.filter {
                blocks[$0].rect.top < middles[row] && middles[row] < blocks[$0].rect.bottom
            }
            guard let label = beside.max(by: { blocks[$0].rect.left < blocks[$1].rect.left }),
                !hasValues[home[label]]
            else { continue }
            target[row] = home[label]
            hasValues[home[label]] = true
        }
        move(target)
    }

    /// The label of a group stands in the middle of its rows, between two of them: it makes no row.
    private mutating func dropRowsOfSpanningBlocks() {
        let members = members
        var target = Array(middles.indices)
        for row in middles.indices
        where members[row].allSatisfy({ !blocks[$0].isValue && blocks[$0].lines.count > 1 }) {
            let isSpanning = members[row].allSatisfy { index in
                middles.indices.contains { other in
                    other != row && blocks[index].rect.top < middles[other]
                        && middles[other] < blocks[index].rect.bottom
                        && members[other].contains { blocks[$0].rect.left > blocks[index].rect.right }
                }
            }
            guard isSpanning else { continue }
            target[row] =
                middles.indices.filter { $0 != row && target[$0] == $0 }.min {
                    abs(middles[$0] - middles[row]) < abs(middles[$1] - middles[row])
                } ?? row
        }
        move(target)
    }

    /// Puts the blocks of each row into the row that `target` names, and leaves out rows that are empty then.
    private mutating func move(_ target: [Int]) {
        let kept = middles.indices.filter { target[$0] == $0 }
        guard kept.count < middles.count else { return }
        var places = [Int](repeating: 0, count: middles.count)
        for (place, row) in kept.enumerated() { places[row] = place }
        for index in home.indices { home[index] = places[target[home[index]]] }
        middles = kept.map { middles[$0] }
    }
}
