/// Prints the blocks of a report in one rendering: lines, pages, page numbers, blank lines.
struct ReportPrinter {
    /// A line of a printed table at which the page ends.
    static let pageBreak = "\u{C}"

    let rendering: Rendering
    var random: SplitMix64
    /// What happened to the text, for the manifest.
    private(set) var traits: [String] = []
    private var lines: [String] = []
    private var page = 1
    private var linesOnPage = 0
    private var formFeedIsDue = false

    // The habits of this one document.
    private var lineWidth = 64
    private var pageLength = 40
    private var numbering = Numbering.none
    private var usesFormFeeds = false
    private var repeatsHeader = false
    private var blankLinesBetween = false
    private var indent = ""
    private var blankAfterParagraph = 0

    private enum Numbering: CaseIterable { case none, plain, hyphens, dashes, words, slash }

    init(rendering: Rendering, random: SplitMix64) {
        self.rendering = rendering
        self.random = random
    }

    mutating func print(_ blocks: [Block]) -> String {
        chooseHabits()
        let printTable = rendering.makePrinter(&random)
        if rendering.page != .paged, random.chance(12) { addSiteChrome() }
        for (index, block) in blocks.enumerated() {
            switch block {
            case .table(let table): add(table, printTable)
            default: add(block, followsTable: index > 0)
            }
        }
        if rendering.page == .paged, numbering != .none { endPage(isLast: true) }
        let end = random.chance(12) ? "\r\n" : "\n"
        if end != "\n" { traits.append("crlf") }
        return lines.joined(separator: end) + (random.chance(80) ? end : "")
    }

    private mutating func chooseHabits() {
        indent = random.pick(["", "　　", "    "])
        switch rendering.page {
        case .paged:
            lineWidth = random.int(44...84)
            pageLength = random.int(28...46)
            numbering = random.pick(
                rendering.numbersInsideRows ? [.hyphens, .dashes, .words, .slash] : Numbering.allCases)
            usesFormFeeds = random.chance(60) || numbering == .plain
            repeatsHeader = random.chance(40)
            blankLinesBetween = rendering.toleratesBlankLines && random.chance(20)
            blankAfterParagraph = random.chance(30) ? 1 : 0
            if repeatsHeader { traits.append("repeat_header_on_page_break") }
            if numbering != .none { traits.append("page_footer=\(numbering)") }
            if blankLinesBetween { traits.append("blank_lines_between_lines") }
        case .flowing, .shattered: blankAfterParagraph = 0
        case .spaced: blankAfterParagraph = random.int(1...2)
        }
    }

    private mutating func addSiteChrome() {
        traits.append("site_chrome")
        lines += ["首页", " > 政务公开 > 政府信息公开年报", "发布日期：2025-01-20 09:30  浏览次数：135  字号：[ 大 中 小 ]", ""]
    }

    private mutating func add(_ block: Block, followsTable: Bool) {
        switch block {
        case .title(let text), .centred(let text): addText(text, indent: "", centred: true)
        case .heading(let text): addText(text, indent: indent, centred: false)
        case .paragraph(let text): addText(text, indent: indent, centred: false)
        case .signOff(let text):
            addText(
                text, indent: rendering.page == .paged ? String(repeating: " ", count: 30) : "",
                centred: false)
        case .table: break
        }
    }

    private mutating func addText(_ text: String, indent: String, centred: Bool) {
        switch rendering.page {
        case .paged:
            for (index, line) in Wrapping.lines((centred ? "" : indent) + text, width: lineWidth).enumerated()
            {
                if linesOnPage > pageLength { endPage(isLast: false) }
                add(line: centred && index >= 0 ? "  " + line : line)
            }
        case .shattered:
            for line in CellPrinters.apart(text) { add(line: line) }
        case .flowing, .spaced: add(line: indent + text)
        }
        for _ in 0..<blankAfterParagraph { lines.append("") }
    }

    private mutating func add(line: String) {
        if line == Self.pageBreak { return endPage(isLast: false) }
        lines.append((formFeedIsDue ? "\u{C}" : "") + line)
        formFeedIsDue = false
        linesOnPage += 1
        if blankLinesBetween { lines.append("") }
    }

    private mutating func add(_ table: PrintedTable, _ printTable: Rendering.TablePrinter) {
        var rest = table
        if rendering.page == .paged {
            // A long table seldom ends on the page it began on.
            for _ in 0..<(table.rows.count > 12 ? random.int(0...2) : random.chance(6) ? 1 : 0) {
                guard !rest.breakableRows.isEmpty else { break }
                let row = random.int(rest.breakableRows.lowerBound...rest.breakableRows.upperBound - 1)
                let (upper, lower) = rest.split(
                    at: row, repeatsHeader: repeatsHeader && table.columnCount != 4)
                for line in printTable(upper, &random) { add(line: line) }
                endPage(isLast: false)
                rest = lower
            }
        }
        for line in printTable(rest, &random) { add(line: line) }
        for _ in 0..<blankAfterParagraph { lines.append("") }
    }

    private mutating func endPage(isLast: Bool) {
        let number: String?
        switch numbering {
        case .none: number = nil
        case .plain: number = "\(page)"
        case .hyphens: number = random.chance(50) ? "- \(page) -" : "-\(page)-"
        case .dashes: number = "— \(page) —"
        case .words: number = "第 \(page) 页 共 \(max(page, 9)) 页"
        case .slash: number = "\(page) / \(max(page, 9))"
        }
        if let number {
            if random.chance(40) { lines.append("") }
            lines.append(String(repeating: " ", count: random.pick([0, 0, 1, 24])) + number)
            if random.chance(40) { lines.append("") }
        }
        if !isLast, usesFormFeeds { formFeedIsDue = true }
        page += 1
        linesOnPage = 0
    }
}
