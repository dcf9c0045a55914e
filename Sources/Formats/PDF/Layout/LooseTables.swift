/// Finds tables that have no lines between their cells, by the places of their words.
///
/// ```
/// runs of lines with gaps ─▶ blocks: words below each other ─▶ columns that blocks share ─▶ rows by blocks' middles
/// ```
/// Whatever stands in a table's place is a cell; which of them names a row or a column is not asked here.
struct LooseTables {
    private let page: PageLayout
    private let joints: ParagraphJoints

    /// A page with more is no page of a report.
    private static let mostBlocks = 1500

    init(_ page: PageLayout, _ joints: ParagraphJoints) {
        self.page = page
        self.joints = joints
    }

    /// Moves the lines of such tables from the page's lines to its tables. `columns` are those of the table that the page
    /// before ends with, and then those that this one ends with: a table that goes on may print no heads again.
    func take(from page: inout PageLayout, _ columns: inout LooseColumns?) {
        var rest: [TextLine] = []
        for run in runs() {
            guard let grid = grid(run, rest.isEmpty ? columns : nil), let table = grid.table else {
                rest += run
                columns = nil
                continue
            }
            page.tables.append(table)
            columns = grid.columns
        }
        page.lines = rest
    }

    /// Stretches of lines that are prose, or that may be a table.
    private func runs() -> [[TextLine]] {
        var runs: [[TextLine]] = []
        var run: [TextLine] = []
        func close() {
            if !run.isEmpty { runs += trimmed(run) }
            run = []
        }
        for line in page.lines {
            let isParted = page.tables.contains { table in
                run.last.map { $0.base < table.rect.top && table.rect.top < line.base } ?? false
            }
            if isParted { close() }
            if joints.isProse(line) {
                close()
                runs.append([line])
            } else {
                run.append(line)
            }
        }
        close()
        return runs
    }

    /// The run between its first and its last line with gaps; with lines close to it, which are its title and the rest of
    /// its last label.
    private func trimmed(_ run: [TextLine]) -> [[TextLine]] {
        guard var first = run.firstIndex(where: \.hasGaps), var last = run.lastIndex(where: \.hasGaps)
        else { return [run] }
        let gaps = zip(run[first...last], run[first...last].dropFirst()).map { $1.base - $0.base }
        let usual = max(run[first].size * 2, (gaps.max() ?? 0) * 1.1)
        while first > 0, run[first].base - run[first - 1].base <= usual { first -= 1 }
        while last + 1 < run.count, run[last + 1].base - run[last].base <= usual { last += 1 }
        return [Array(run[..<first]), Array(run[first...last]), Array(run[(last + 1)...])].filter {
            !$0.isEmpty
        }
    }

    // MARK: One table

    private func grid(_ run: [TextLine], _ before: LooseColumns?) -> LooseGrid? {
        let wide = run.filter(\.hasGaps)
        guard wide.count >= 2, wide.count >= 3 || wide.contains(where: { $0.parts.count > 3 }) else {
            return nil
        }
        let parts = run.flatMap { line in line.parts.map { line.line(of: $0) } }
        guard parts.count <= Self.mostBlocks, parts.contains(where: { $0.scalars.isValue }) else {
            return nil
        }
        let blocks = LooseBlocks(parts, separators: page.separators).blocks
        return LooseGrid(blocks, before)
    }
}

/// Text that stands in one cell: lines below each other.
struct LooseBlock {
    var lines: [TextLine]
    var rect: PageRect
    let isValue: Bool

    init(_ line: TextLine) {
        lines = [line]
        rect = line.rect
        isValue = line.scalars.isValue
    }

    mutating func append(_ line: TextLine) {
        lines.append(line)
        rect = rect.union(line.rect)
    }

    var middle: Double { (rect.top + rect.bottom) / 2 }
    var size: Double { lines.reduce(0) { max($0, $1.size) } }

    func overlap(_ left: Double, _ right: Double) -> Double { min(rect.right, right) - max(rect.left, left) }
}

/// Puts the lines of a cell together.
///
/// Lines of one cell have one distance everywhere in a table, and rows a larger one. A number does not go on in the next
/// line, so the distance of numbers below each other is that of rows.
struct LooseBlocks {
    private(set) var blocks: [LooseBlock] = []
    private let separators: [PageRule]

    init(_ parts: [TextLine], separators: [PageRule]) {
        self.separators = separators.sorted { $0.place < $1.place }
        let parts = parts.sorted { ($0.base, $0.left) < ($1.base, $1.left) }
        let reach = Self.lineDistance(parts)
        var open = 0
        for part in parts {
            while open < blocks.count, part.base - (blocks[open].lines.last?.base ?? 0) > part.size * 2 {
                open += 1
            }
            var best: (index: Int, distance: Double)?
            for index in open..<max(open, blocks.count) where goesOn(part, blocks[index], reach) {
                let distance = abs(
                    blocks[index].rect.left + blocks[index].rect.right - part.left - part.right)
                if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
            }
            if let best { blocks[best.index].append(part) } else { blocks.append(LooseBlock(part)) }
        }
    }

    private func goesOn(_ part: TextLine, _ block: LooseBlock, _ reach: Double) -> Bool {
        guard let last = block.lines.last else { return false }
        let distance = part.base - last.base
        let both = block.overlap(part.left, part.right)
        guard distance > part.size * 0.6, distance <= reach,
            both > 0.5 * min(part.right - part.left, last.right - last.left),
            abs(part.size - last.size) < 0.15 * part.size, !part.scalars.isValue, !block.isValue,
            !part.scalars.beginsWithEnumerator
        else { return false }
        let middle = (max(part.left, last.left) + min(part.right, last.right)) / 2
        return !separators.contains {
            $0.place > last.base && $0.place < part.base && $0.start <= middle && middle <= $0.end
        }
    }

    /// The distance of lines in a cell; 0 where no text goes on in a next line.
    private static func lineDistance(_ parts: [TextLine]) -> Double {
        var counts: [Int: Int] = [:]
        var rows = Double.infinity
        for (index, part) in parts.enumerated() {
            for other in parts[(index + 1)...] {
                let distance = other.base - part.base
                if distance > part.size * 2.2 { break }
                let both = min(part.right, other.right) - max(part.left, other.left)
                guard distance > part.size * 0.9,
                    both > 0.5 * min(part.right - part.left, other.right - other.left)
                else { continue }
                if part.scalars.isValue, other.scalars.isValue { rows = min(rows, distance) }
                if !other.scalars.isValue, !part.scalars.isValue, !other.scalars.beginsWithEnumerator,
                    distance < part.size * 1.65
                {
                    counts[Int((distance * 2).rounded()), default: 0] += 1
                }
                break
            }
        }
        let possible = counts.filter { Double($0.key) / 2 < rows - 1 }
        guard let most = possible.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { return 0 }
        let size = parts.map(\.size).max() ?? 0
        return min(Double(most.key) / 2 + max(1, size * 0.15), rows - 0.5)
    }
}
