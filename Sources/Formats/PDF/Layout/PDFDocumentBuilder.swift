import Model

/// Puts the pages of a file one after the other: numbered lines with their places, and tables that go on over pages.
struct PDFDocumentBuilder {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var lines: [Line] = []
    private(set) var places: [Place] = []
    private(set) var tables: [PrintedTable] = []
    /// The table that the next page may go on with.
    private var open: JoinedTable?
    private let joints: ParagraphJoints
    private var lastText: (line: TextLine, page: Int32)?

    init(_ pages: [PageLayout]) {
        joints = ParagraphJoints(pages.flatMap(\.lines))
        var pages = pages
        let running = RunningLines.take(from: &pages)
        LooseTables.take(from: &pages, joints)
        for (page, running) in zip(pages, running) { add(page, running: running) }
        closeTable()
    }

    private enum Item {
        case line(TextLine, isRunning: Bool)
        case table(PageTable)

        var top: Double {
            switch self {
            case .line(let line, _): line.top
            case .table(let table): table.rect.top
            }
        }
    }

    private mutating func add(_ page: PageLayout, running: [TextLine]) {
        var items: [Item] = page.tables.map { .table($0) }
        items += running.map { .line($0, isRunning: true) } + page.lines.map { .line($0, isRunning: false) }
        // Stable, for lines on one height stand from left to right.
        items = items.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }.map(
            \.element)
        var isFirst = true
        for (index, item) in items.enumerated() {
            switch item {
            case .line(let line, let isRunning):
                if isRunning {
                    add(line, page.number, role: .furniture, startsPage: index == 0)
                } else {
                    closeTable()
                    isFirst = false
                    let joint = lastText.map {
                        joints.joint(line, after: $0.line, isSamePage: $0.page == page.number)
                    }
                    add(line, page.number, joint: joint ?? .none, startsPage: index == 0)
                    lastText = (line, page.number)
                }
            case .table(let table):
                if !isFirst || open?.goesOn(with: table) != true {
                    closeTable()
                    open = JoinedTable()
                }
                isFirst = false
                add(table, page.number)
                lastText = nil
            }
        }
    }

    private mutating func add(
        _ line: TextLine, _ page: Int32, role: LineRole = .text, joint: Joint = .none,
        startsPage: Bool = false
    ) {
        let start = Int32(truncatingIfNeeded: scalars.count)
        scalars += line.scalars
        lines.append(
            Line(
                start: start, end: Int32(truncatingIfNeeded: scalars.count),
                number: Int32(truncatingIfNeeded: lines.count + 1), startsPage: startsPage, role: role,
                joint: joint))
        places.append(.page(page, left: Float(line.left), top: Float(line.top)))
    }

    private mutating func add(_ table: PageTable, _ page: Int32) {
        let cells = table.cells.map { cell in
            let pieces = cell.lines.map { line in
                add(line, page)
                return TextPiece.whole(line: Int32(truncatingIfNeeded: lines.count - 1))
            }
            return JoinedTable.Cell(
                row: cell.row, rowEnd: cell.rowEnd, left: cell.left, right: cell.right, pieces: pieces,
                text: cell.lines.flatMap(\.scalars),
                isFull: cell.lines.last.map { $0.right - $0.left + $0.size > cell.right - cell.left - 16 }
                    ?? false)
        }
        for piece in open?.append(table, cells) ?? [] { lines[Int(piece.line)].role = .furniture }
    }

    private mutating func closeTable() {
        if let open { tables.append(open.printed) }
        open = nil
    }
}
