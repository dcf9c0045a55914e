/// Cuts the lines of labels into cells, so that each cell stands beside one row of numbers.
///
/// ```
///   1.申请人无正当理由逾期不补          lines below each other, and rows of numbers: the cut is looked for in which
///   正、行政机关不再处理其政府  0  0    numbers stand at the middle of their labels (or all at the top, or all at the
///   信息公开申请                        bottom, as the table is set)
///   2.申请人逾期未按收费通知    0  0
/// ```
/// A line that begins with an enumerator, or below a drawn line, begins a cell. Harm: rows without numbers and without
/// enumerators that stand as close as lines become one; it has no numbers then, and names no row.
struct LooseLabels {
    private(set) var blocks: [Block] = []

    struct Block {
        let block: LooseBlock
        /// The row of numbers that it stands beside.
        var row: Int?
        /// True where labels stand further right on its height: it names a group of rows.
        var isOuter = false
        /// True where other lines stand as close above or below it: they may be its own.
        var isCut = false
    }

    /// Where numbers stand beside labels of several lines.
    private enum Alignment: CaseIterable { case middle, top, bottom }

    private let spacing: LooseGrid.Spacing
    /// True where lines are drawn between the cells: what they do not part is one cell.
    private var isRuled = false
    private let rows: [LooseSection.Row]
    /// A number may stand so far from its place, in parts of the size of the text.
    private static let tolerance = 0.6
    private static let mostLines = 14

    init(
        _ lines: [TextLine], _ rows: [LooseSection.Row], _ separators: LooseSeparators,
        _ spacing: LooseGrid.Spacing
    ) {
        self.spacing = spacing
        self.rows = rows
        let stacks = stacks(lines, separators)
        let owned = owners(stacks)
        var best: (cost: Double, blocks: [Block])?
        for alignment in Alignment.allCases {
            var cost = 0.0
            var blocks: [Block] = []
            for (stack, rows) in zip(stacks, owned) {
                let cut = cut(stack, rows, alignment)
                cost += cut.cost
                blocks += cut.blocks
            }
            if best.map({ cost < $0.cost - 0.01 }) ?? true { best = (cost, blocks) }
        }
        blocks = best?.blocks ?? []
        for index in blocks.indices { blocks[index].isOuter = isOuter(index) }
        joinNearest()
    }

    /// Numbers that stand beside no label are the nearest one's, if it has none and everything else is much further away.
    private mutating func joinNearest() {
        let open = rows.indices.filter { row in !blocks.contains { $0.row == row } }
        for row in open {
            func distance(_ index: Int) -> Double { abs(blocks[index].block.middleBase - rows[row].base) }
            let nearest = blocks.indices.filter { !blocks[$0].isOuter }.sorted { distance($0) < distance($1) }
            guard let index = nearest.first, blocks[index].row == nil,
                nearest.dropFirst().first.map({ distance($0) > 3 * distance(index) }) ?? true,
                rows.indices.allSatisfy({
                    $0 == row || abs(rows[$0].base - rows[row].base) > 3 * distance(index)
                }), distance(index) < blocks[index].block.size * 1.5
            else { continue }
            blocks[index].row = row
        }
    }

    /// Lines that may be one cell: each goes on below the one before.
    private mutating func stacks(_ lines: [TextLine], _ separators: LooseSeparators) -> [[TextLine]] {
        var stacks: [[TextLine]] = []
        var open: [Int] = []
        var partedCount = 0
        for line in lines.sorted(by: { ($0.base, $0.left) < ($1.base, $1.left) }) {
            open.removeAll { line.base - (stacks[$0].last?.base ?? 0) > line.size * 2.3 }
            let above = open.last { index in
                guard let last = stacks[index].last, line.base - last.base > line.size * 0.6,
                    line.stands(below: last), abs(line.size - last.size) < 0.15 * line.size
                else { return false }
                let isParted = separators.part(last, line)
                if isParted { partedCount += 1 }
                return !isParted
            }
            if let above, !line.scalars.beginsWithEnumerator {
                stacks[above].append(line)
            } else {
                open.append(stacks.count)
                stacks.append([line])
            }
        }
        isRuled = partedCount > 1
        return stacks
    }

    /// For each stack its rows of numbers: a row is the stack's that stands nearest to the numbers, on its height.
    private func owners(_ stacks: [[TextLine]]) -> [[Int]] {
        var owned = [[Int]](repeating: [], count: stacks.count)
        for (row, numbers) in rows.enumerated() {
            let owner = stacks.indices.filter { index in
                guard let first = stacks[index].first, let last = stacks[index].last else { return false }
                let margin = first.size * Self.tolerance
                return first.base - margin < numbers.base && numbers.base < last.base + margin
                    && first.left < numbers.left
            }.max { stacks[$0][0].left < stacks[$1][0].left }
            if let owner { owned[owner].append(row) }
        }
        return owned
    }

    // MARK: Cutting a stack

    private func cut(
        _ stack: [TextLine], _ rows: [Int], _ alignment: Alignment
    ) -> (cost: Double, blocks: [Block]) {
        // The least cost of the lines before each, and where the last cell of them begins.
        var best: [(cost: Double, start: Int)] = [(0, 0)]
        for end in 1...max(1, stack.count) where end <= stack.count {
            var least = (cost: Double.infinity, start: end - 1)
            for start in stride(from: end - 1, through: max(0, end - Self.mostLines), by: -1) {
                let cost = best[start].cost + cost(stack[start..<end], of: stack, rows, alignment)
                if cost < least.cost { least = (cost, start) }
            }
            best.append(least)
        }
        var blocks: [Block] = []
        var end = stack.count
        while end > 0 {
            let start = best[end].start
            if let block = LooseBlock(Array(stack[start..<end])) {
                blocks.append(
                    Block(
                        block: block, row: row(of: stack[start..<end], rows, alignment),
                        isCut: start > 0 || end < stack.count))
            }
            end = start
        }
        return (best[stack.count].cost, blocks.reversed())
    }

    /// How unlikely it is that these lines of a stack are one cell.
    private func cost(
        _ lines: ArraySlice<TextLine>, of stack: [TextLine], _ rows: [Int], _ alignment: Alignment
    ) -> Double {
        guard let first = lines.first, let last = lines.last else { return 0 }
        var cost = 0.0
        for (line, next) in zip(lines, lines.dropFirst()) {
            let distance = next.base - line.base
            if isRuled || distance <= spacing.lines && distance < spacing.rows - 1 {
                cost += 0.05
            } else {
                cost += distance <= spacing.lines ? 0.6 : 1.5
            }
        }
        let margin = first.size * Self.tolerance
        let inside = rows.filter {
            first.base - margin < self.rows[$0].base && self.rows[$0].base < last.base + margin
        }
        switch inside.count {
        // The lines below an enumerator are its own sooner than a row without numbers.
        case 0: return cost + (lines.startIndex > 0 && stack[0].scalars.beginsWithEnumerator ? 1.5 : 0.5)
        case 1:
            return cost + 3 * abs(self.rows[inside[0]].base - place(first, last, alignment)) / first.size
        default: return cost + 5
        }
    }

    private func place(_ first: TextLine, _ last: TextLine, _ alignment: Alignment) -> Double {
        switch alignment {
        case .middle: (first.base + last.base) / 2
        case .top: first.base
        case .bottom: last.base
        }
    }

    /// The one row whose numbers stand where they should beside a cell of these lines.
    private func row(of lines: ArraySlice<TextLine>, _ rows: [Int], _ alignment: Alignment) -> Int? {
        guard let first = lines.first, let last = lines.last else { return nil }
        let place = place(first, last, alignment)
        let near = rows.filter { abs(self.rows[$0].base - place) < first.size * Self.tolerance }
        return near.count == 1 ? near[0] : nil
    }

    private func isOuter(_ index: Int) -> Bool {
        let rect = blocks[index].block.rect
        let margin = blocks[index].block.size * 0.15
        return blocks[index].row == nil
            && blocks.contains {
                $0.block.rect.left > rect.right - margin && $0.block.rect.top < rect.bottom - margin
                    && $0.block.rect.bottom > rect.top + margin
            }
    }

    // MARK: The distance of lines

    /// The distance of lines in a cell of these: the one that texts below each other have most often.
    static func reach(of lines: [TextLine]) -> Double {
        let lines = lines.sorted { ($0.base, $0.left) < ($1.base, $1.left) }
        var counts: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            for other in lines[(index + 1)...] {
                let distance = other.base - line.base
                if distance > line.size * 2.2 { break }
                guard distance > line.size * 0.8, other.stands(below: line) else { continue }
                if !other.scalars.beginsWithEnumerator {
                    counts[Int((distance * 2).rounded()), default: 0] += 1
                }
                break
            }
        }
        guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { return 0 }
        let size = lines.map(\.size).max() ?? 0
        return Double(most.key) / 2 + max(0.6, size * 0.1)
    }
}
