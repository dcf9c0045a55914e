/// A page put in order: lines of text, and tables with their cells.
struct PageLayout {
    let number: Int32
    var width: Double
    var height: Double
    /// Lines outside of tables, from top to bottom.
    var lines: [TextLine] = []
    /// From top to bottom.
    var tables: [PageTable] = []
    /// Edges of lines and areas across the page, which may part the rows of a table that has no other lines.
    var separators: [PageRule] = []

    init(_ content: PageContent, _ texts: GlyphTexts) {
        var content = content
        content.turnUpright()
        number = content.number
        width = content.width
        height = content.height
        var grids = RulingGrid.grids(of: content.rules)
        var (cells, rest) = Self.deal(content.glyphs, to: grids)
        // A frame round a table, or round a page, has no cells side by side.
        let frames = zip(grids, cells).map { $0.isFrame($1.map(\.isEmpty)) }
        if frames.contains(true) {
            grids = zip(grids, frames).filter { !$0.1 }.map(\.0)
            (cells, rest) = Self.deal(content.glyphs, to: grids)
        }
        let builder = LineBuilder(texts: texts)
        for (grid, cells) in zip(grids, cells) where cells.contains(where: { !$0.isEmpty }) {
            tables.append(PageTable(grid, cells.map { builder.lines(of: $0) }))
        }
        lines = builder.lines(of: rest).sorted { ($0.base, $0.left) < ($1.base, $1.left) }
        separators = content.rules.filter { $0.isHorizontal && $0.end - $0.start > 20 }
        for area in content.areas where area.width > 20 {
            for edge in [area.top, area.bottom] {
                separators.append(
                    PageRule(isHorizontal: true, place: edge, start: area.left, end: area.right))
            }
        }
    }

    /// Gives each character to the cell that it stands in: where tables lie in each other, to the inner one's.
    private static func deal(
        _ glyphs: [PageGlyph], to grids: [RulingGrid]
    ) -> (cells: [[[PageGlyph]]], rest: [PageGlyph]) {
        guard !grids.isEmpty else { return ([], glyphs) }
        var cells = grids.map { Array(repeating: [PageGlyph](), count: $0.cells.count) }
        var rest: [PageGlyph] = []
        let order = grids.indices.sorted { grids[$0].rect.area < grids[$1].rect.area }
        for glyph in glyphs {
            let center = glyph.center
            if let grid = order.first(where: { grids[$0].rect.contains(center) }),
                let cell = grids[grid].cell(at: center)
            {
                cells[grid][cell].append(glyph)
            } else {
                rest.append(glyph)
            }
        }
        return (cells, rest)
    }
}

extension PageContent {
    /// Turns a page whose text runs up or down it, or stands on its head.
    fileprivate mutating func turnUpright() {
        guard let direction = LineBuilder.direction(of: glyphs), direction != .right else { return }
        let along = glyphs.reduce(0) { direction.fits($1) ? $0 + 1 : $0 }
        guard along * 10 > glyphs.count * 7 else { return }
        let (x, y) = (direction.x, direction.y)
        let corner = PagePoint(
            x: min(0, width * x + height * y), y: min(0, height * x - width * y))
        func turned(_ point: PagePoint) -> PagePoint {
            PagePoint(x: point.x * x + point.y * y - corner.x, y: point.y * x - point.x * y - corner.y)
        }
        for index in glyphs.indices {
            let glyph = glyphs[index]
            let start = turned(PagePoint(x: glyph.x, y: glyph.y))
            (glyphs[index].x, glyphs[index].y) = (start.x, start.y)
            glyphs[index].directionX = glyph.directionX * x + glyph.directionY * y
            glyphs[index].directionY = glyph.directionY * x - glyph.directionX * y
        }
        rules = rules.map { rule in
            let ends = [rule.start, rule.end].map {
                turned(rule.isHorizontal ? PagePoint(x: $0, y: rule.place) : PagePoint(x: rule.place, y: $0))
            }
            let rect = PageRect(around: ends)
            let isHorizontal = rect.width >= rect.height
            return PageRule(
                isHorizontal: isHorizontal, place: isHorizontal ? rect.top : rect.left,
                start: isHorizontal ? rect.left : rect.top, end: isHorizontal ? rect.right : rect.bottom)
        }
        areas = areas.map { PageRect(around: $0.corners.map(turned)) }
        if x == 0 { (width, height) = (height, width) }
    }
}

/// A table on one page.
struct PageTable {
    var cells: [Cell]
    var rect: PageRect
    var rowCount: Int
    /// False where only the places of its words make it one.
    let isRuled: Bool

    struct Cell {
        var row: Int
        var rowEnd: Int
        var left: Double
        var right: Double
        var lines: [TextLine]
    }

    /// Shape: `lines` has an entry for each cell of the grid.
    init(_ grid: RulingGrid, _ lines: [[TextLine]]) {
        isRuled = true
        rect = grid.rect
        rowCount = grid.rows.count - 1
        cells = zip(grid.cells, lines).map { cell, lines in
            Cell(
                row: cell.row, rowEnd: cell.rowEnd, left: grid.columns[cell.column],
                right: grid.columns[cell.columnEnd], lines: lines)
        }
    }

    /// A table without lines.
    init(cells: [Cell], rect: PageRect, rowCount: Int) {
        isRuled = false
        self.cells = cells
        self.rect = rect
        self.rowCount = rowCount
    }
}
