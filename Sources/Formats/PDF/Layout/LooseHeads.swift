/// The heads above the columns of a section: which lines are one head, and how far each reaches.
///
/// ```
///             法人或其他组织              reaches over columns: those that it stands in the middle of, or begins above
///   自然人  商业企业 … 其他    总计       a lowest head: stands above its own column
/// ```
struct LooseHeads {
    /// From top to bottom, on one height from left to right.
    private(set) var levels: [[LooseBlock]] = []

    init(
        _ lines: [TextLine], numbers: [LooseBlock], _ separators: LooseSeparators,
        _ spacing: LooseGrid.Spacing
    ) {
        let lines = lines.sorted { ($0.base, $0.left) < ($1.base, $1.left) }
        // A head of several columns of numbers is a line by itself.
        let isWide = lines.map { line in
            LooseColumns(numbers.filter { line.isBeside($0) }, heads: [], nil).count > 1
        }
        let isKnown = spacing.isKnown || Self.standApart(lines, isWide, spacing)
        var blocks: [(block: LooseBlock, isWide: Bool)] = []
        for (line, isWide) in zip(lines, isWide) {
            let above =
                isWide
                ? nil
                : blocks.lastIndex { above in
                    guard !above.isWide, let last = above.block.lines.last, line.stands(below: last),
                        line.base - last.base > line.size * 0.6,
                        line.base - last.base <= max(spacing.lines, line.size * 1.2),
                        abs(line.size - last.size) < 0.15 * line.size, !separators.part(last, line)
                    else { return false }
                    return isKnown || Self.goOn(lines, below: last, at: line.base)
                }
            if let above {
                blocks[above].block.append(line)
            } else {
                blocks.append((LooseBlock(line), isWide))
            }
        }
        for (block, _) in blocks.sorted(by: { $0.block.middleBase < $1.block.middleBase }) {
            if let last = levels.last?.first, block.middleBase - last.middleBase < block.size * 0.4 {
                levels[levels.count - 1].append(block)
            } else {
                levels.append([block])
            }
        }
        for level in levels.indices { levels[level].sort { $0.rect.left < $1.rect.left } }
    }

    /// True where below heads of several columns is more room than between the lines of a head.
    private static func standApart(
        _ lines: [TextLine], _ isWide: [Bool], _ spacing: LooseGrid.Spacing
    ) -> Bool {
        let distances = zip(lines, isWide).filter(\.1).compactMap { wide, _ in
            lines.first { $0.base > wide.base + 1 && $0.right > wide.left && $0.left < wide.right }.map {
                $0.base - wide.base
            }
        }
        return distances.min().map { $0 > spacing.lines } ?? false
    }

    /// True where heads of one line go on in the next, each in its own: below a head of several columns stand others,
    /// that have none of their own above them.
    private static func goOn(_ lines: [TextLine], below upper: TextLine, at base: Double) -> Bool {
        let uppers = lines.filter { abs($0.base - upper.base) < 1 }
        return lines.filter { abs($0.base - base) < 1 }.allSatisfy { lower in
            uppers.contains { lower.stands(below: $0) }
        }
    }

    /// Those that have no other below them.
    var lowest: [LooseBlock] {
        levels.enumerated().flatMap { level, heads in heads.filter { isLowest($0, level) } }
    }

    func isLowest(_ head: LooseBlock, _ level: Int) -> Bool {
        !levels[(level + 1)...].contains { $0.contains { head.isBeside($0.rect.left, $0.rect.right) } }
    }

    // MARK: How far they reach

    /// For each head of a level its columns; empty where none of them is told.
    func ranges(ofLevel level: Int, _ columns: LooseColumns) -> [Range<Int>] {
        let heads = levels[level]
        var ranges = heads.map { head in
            isLowest(head, level) ? columns.range(of: head) : 0..<0
        }
        let wide = heads.indices.filter { !isLowest(heads[$0], level) }
        // Columns whose lowest heads stand as high have no other above them.
        var isClosed = [Bool](repeating: false, count: columns.count)
        for above in 0...level {
            for head in levels[above] where isLowest(head, above) {
                for column in columns.range(of: head) { isClosed[column] = true }
            }
        }
        let centred = spread(wide.map { heads[$0] }, columns, isClosed) { head, range in
            abs((columns.edges[range.lowerBound] + columns.edges[range.upperBound]) / 2 - head.center)
        }
        let aligned = spread(wide.map { heads[$0] }, columns, isClosed) { head, range in
            abs(columns.columns[range.lowerBound].left - head.rect.left)
        }
        let best = centred.misfit <= aligned.misfit ? centred : aligned
        for (index, range) in zip(wide, best.ranges) { ranges[index] = range }
        return ranges
    }

    /// Deals columns to heads from left to right, with the least misfit; a column without a head is a misfit as well.
    private func spread(
        _ heads: [LooseBlock], _ columns: LooseColumns, _ isClosed: [Bool],
        _ misfit: (LooseBlock, Range<Int>) -> Double
    ) -> (misfit: Double, ranges: [Range<Int>]) {
        let width = columns.edges[columns.count] - columns.edges[0]
        let idle = width / Double(max(1, columns.count)) * 0.25
        // For each number of heads and of columns the least misfit, and the columns of the last head.
        var best = [[(misfit: Double, range: Range<Int>)]](
            repeating: Array(repeating: (.infinity, 0..<0), count: columns.count + 1), count: heads.count + 1)
        best[0][0].misfit = 0
        for count in 0...heads.count {
            for end in 1...columns.count {
                let skipped = best[count][end - 1].misfit + (isClosed[end - 1] ? 0 : idle)
                best[count][end] = (skipped, end..<end)
                guard count > 0 else { continue }
                var start = end
                while start > 0, !isClosed[start - 1] {
                    start -= 1
                    let cost = best[count - 1][start].misfit + misfit(heads[count - 1], start..<end)
                    if cost < best[count][end].misfit { best[count][end] = (cost, start..<end) }
                }
            }
        }
        var ranges = [Range<Int>](repeating: 0..<0, count: heads.count)
        var (count, end) = (heads.count, columns.count)
        while count > 0, end > 0 {
            let range = best[count][end].range
            if range.isEmpty {
                end -= 1
            } else {
                count -= 1
                ranges[count] = range
                end = range.lowerBound
            }
        }
        return (best[heads.count][columns.count].misfit, ranges)
    }
}
