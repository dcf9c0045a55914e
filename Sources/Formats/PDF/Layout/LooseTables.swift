/// Finds tables that have no lines between their cells, by the places of their words.
///
/// ```
/// lines of a page ─▶ stretches without prose ─▶ words with gaps between them ─▶ rows and columns of numbers (`LooseGrid`)
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

    /// Moves the lines of such tables from each page's lines to its tables.
    ///
    /// A table that goes on on the next page may print no heads again; and a page may end between two rows of heads.
    static func take(from pages: inout [PageLayout], _ joints: ParagraphJoints) {
        var columns: LooseColumns?
        for index in pages.indices {
            let heads = index > 0 ? cutHeads(of: pages[index - 1]) : []
            if LooseTables(pages[index], joints).take(from: &pages[index], &columns, heads) {
                pages[index - 1].lines.removeLast(heads.count)
            }
        }
    }

    /// Returns whether `heads`, which the page before ends with, belong to the first table.
    private func take(
        from page: inout PageLayout, _ columns: inout LooseColumns?, _ heads: [TextLine]
    ) -> Bool {
        var rest: [TextLine] = []
        var isHeaded = false
        for run in runs() {
            let isFirst = rest.isEmpty && page.tables.isEmpty
            if isFirst, !heads.isEmpty, columns == nil, let grid = grid(Self.put(heads, above: run), nil) {
                isHeaded = true
                page.tables.append(grid.table)
                columns = grid.columns
                continue
            }
            guard let grid = grid(run, rest.isEmpty ? columns : nil) else {
                rest += run
                columns = nil
                continue
            }
            page.tables.append(grid.table)
            columns = grid.columns
        }
        page.lines = rest
        return isHeaded
    }

    /// The lines with gaps that a page ends with, if they have no numbers: heads of a table that begins on the next page.
    private static func cutHeads(of page: PageLayout) -> [TextLine] {
        let bottom = page.tables.reduce(0) { max($0, $1.rect.bottom) }
        let last = page.lines.reversed().prefix(mostHeads).prefix { line in
            line.hasGaps && line.top > bottom
                && !line.parts.contains { line.line(of: $0).scalars.isValue }
        }
        return last.reversed()
    }

    private static let mostHeads = 12

    /// As if they stood on the same page.
    private static func put(_ heads: [TextLine], above run: [TextLine]) -> [TextLine] {
        guard let last = heads.last, let first = run.first else { return run }
        let distance = last.base - first.base + 2 * max(first.size, last.size)
        return heads.map { line in
            var line = line
            line.base -= distance
            for part in line.parts.indices { line.parts[part].base -= distance }
            return line
        } + run
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
        let parts = LooseGaps.part(
            run.flatMap { line in line.parts.map { line.line(of: $0) } })
        let numbers = parts.filter(\.scalars.isValue).map { LooseBlock($0) }
        guard Self.isTable(run) || before?.hold(numbers) ?? false else { return nil }
        guard parts.count <= Self.mostBlocks else { return nil }
        return LooseGrid(parts, LooseSeparators(page.separators), before: before)
    }

    /// True for more lines with gaps, or more gaps, than prose has.
    private static func isTable(_ run: [TextLine]) -> Bool {
        let wide = run.filter(\.hasGaps)
        return wide.count >= 3 || wide.count == 2 && wide.contains { $0.parts.count > 3 }
    }
}
