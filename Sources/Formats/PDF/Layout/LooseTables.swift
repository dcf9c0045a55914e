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

    /// Moves the lines of such tables from the page's lines to its tables. `columns` are those of the table that the page
    /// before ends with, and then those that this one ends with: a table that goes on may print no heads again.
    func take(from page: inout PageLayout, _ columns: inout LooseColumns?) {
        var rest: [TextLine] = []
        for run in runs() {
            guard let grid = grid(run, rest.isEmpty ? columns : nil) else {
                rest += run
                columns = nil
                continue
            }
            page.tables.append(grid.table)
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
        guard parts.count <= Self.mostBlocks else { return nil }
        return LooseGrid(parts, LooseSeparators(page.separators), before: before)
    }
}
