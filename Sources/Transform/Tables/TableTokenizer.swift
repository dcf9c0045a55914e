import Forms
import Model

/// Cuts the lines of a document into tokens.
///
/// Shape: tokens in reading order. Rows of raw `<table>` elements come as if printed a row on a line. A blank, a tab, `|` or a box-drawing stroke ends a token; a line that
/// marks its cells gives every token the number of its cell. Rules of dashes give no token. A sign or a
/// unit with a blank between it and its number is put to it (`减 253`, `271.53 万元`), also when the unit
/// stands on the next line alone; a note in parentheses behind a number is passed over.
struct TableTokenizer {
    let document: Document
    private let unitsHaveColumn: Bool
    private(set) var tokens: [TableToken] = []
    /// Cells that each line numbers, 0 where it numbers none.
    private(set) var cellCounts: [Int32]
    private var noteDepth = 0
    private var noteLine = 0
    /// Where on its lines the note stands, and the token that it belongs to.
    private var noteStart = 0
    private var noteEnd = 0
    private var noted: Int?
    private var foldedCursor = 0
    private var row = 0
    /// True inside of a table drawn with strokes: its cells are told by where they begin.
    private var isGrid = false
    private var gridRow = 0
    /// Where the rules of the table have corners, and whether its lines count a Chinese character twice.
    private var corners: Set<Int> = []
    private var gridCountsWide: Bool?
    /// The cells of the row being read, each with its pieces and the lines that they are on, and for each column
    /// the cell that is not yet closed by a rule below it.
    private var gridCells: [(cell: Int, texts: [Range<Int>], line: Int, lastLine: Int)] = []
    private var openGridCells: [Int: Int] = [:]
    /// Where the columns of a table ruled with dashes begin, counted in display columns.
    private var ruler: [Int] = []

    init(_ document: Document, lines: Range<Int>, unitsHaveColumn: Bool) {
        self.document = document
        self.unitsHaveColumn = unitsHaveColumn
        cellCounts = Array(repeating: 0, count: document.lines.count)
        tokens.reserveCapacity(lines.count * 3)
        let html = document.scalars.contains("<") ? HTMLTables(document.scalars) : nil
        var htmlCell = 0
        var htmlRange = 0
        for index in lines {
            let line = document.lines[index]
            if let html {
                while htmlRange < html.ranges.count, html.ranges[htmlRange].upperBound <= line.start {
                    htmlRange += 1
                }
                if htmlRange < html.ranges.count,
                    html.ranges[htmlRange].overlaps(Int(line.start)..<max(Int(line.start) + 1, Int(line.end)))
                {
                    let end = html.ranges[htmlRange].upperBound
                    while htmlCell < html.cells.count,
                        (html.cells[htmlCell].texts.first?.lowerBound ?? 0) < Int(line.start)
                    { htmlCell += 1 }
                    while htmlCell < html.cells.count,
                        (html.cells[htmlCell].texts.first?.lowerBound ?? 0) < min(end, Int(line.end))
                    {
                        let cell = html.cells[htmlCell]
                        row = document.lines.count + cell.row
                        append(cell: cell.column, texts: cell.texts, line: index, lastLine: index)
                        htmlCell += 1
                    }
                    continue
                }
            }
            if line.role == .heading { ruler = [] }
            guard line.role == .text || line.role == .table || line.role == .heading else { continue }
            tokenize(line, at: index)
        }
        endGridRow()
    }

    /// A cell of an HTML table, or of a drawn one, is one token however many lines it takes.
    private mutating func append(cell: Int, texts: [Range<Int>], line: Int, lastLine: Int) {
        var joined: [Unicode.Scalar] = []
        for text in texts {
            joined += document.scalars[text].lazy.filter { $0 != " " && $0 != "\n" && $0 != "\t" }
        }
        guard !joined.isEmpty, joined != Self.nonBreakingSpace, let first = texts.first, let last = texts.last
        else { return }
        let place = TableToken.Span(start: 0, end: 0)
        var text = joined[...]
        if let open = text.firstIndex(where: { $0 == "（" || $0 == "(" }),
            CellReader.value(text[..<open]) != nil
        {
            text = text[..<open]
        }
        // Digits in several pieces may be one number that was cut, or two numbers: no value.
        let isCut = texts.count > 1 && digitPieces(texts) > 1
        let read = kind(of: text)
        let isNumber = if case .number = read { true } else { false }
        tokens.append(
            TableToken(
                kind: isCut && isNumber ? .text : read, line: line, lastLine: lastLine, row: row,
                range: first.lowerBound..<last.upperBound, joined: joined, character: place, display: place,
                cell: cell))
    }

    /// How many of the pieces before a note have digits.
    private func digitPieces(_ texts: [Range<Int>]) -> Int {
        texts.prefix { text in !document.scalars[text].contains { $0 == "（" || $0 == "(" } }
            .filter { text in document.scalars[text].contains(where: \.isASCIIDigit) }.count
    }

    private static let nonBreakingSpace = Array("&nbsp;".unicodeScalars)

    private func kind(of text: ArraySlice<Unicode.Scalar>) -> TableToken.Kind {
        if let value = CellReader.value(text) { return .number(value) }
        if CellReader.isMark(text) { return .mark }
        return CellReader.unit(text).map { .unit($0) } ?? .text
    }

    /// The lines between two rules of a drawn table are one printed row.
    private mutating func endGridRow() {
        openGridCells = [:]
        emitClosedGridCells()
    }

    /// A rule below some cells ends their row; the cells beside it that span more rows stay open.
    private mutating func emitClosedGridCells() {
        let open = openGridCells.values.sorted()
        let closed = gridCells.indices.filter { !open.contains($0) }.map { gridCells[$0] }
        guard !closed.isEmpty else { return }
        row = document.lines.count + gridRow
        gridRow += 1
        // Labels first, whatever line of their row they are centred on.
        for cell in closed.sorted(by: { ($0.cell, $0.line) < ($1.cell, $1.line) }) {
            append(cell: cell.cell, texts: cell.texts, line: cell.line, lastLine: cell.lastLine)
        }
        gridCells = open.map { gridCells[$0] }
        openGridCells = Dictionary(
            gridCells.enumerated().map { ($0.element.cell, $0.offset) }, uniquingKeysWith: { _, last in last }
        )
    }

    private mutating func addToGridRow(_ line: Line, at index: Int) {
        var cell = 0
        var display = 0
        var textStart: Int?
        var textEnd = 0
        var isRule = false
        var hasRule = false
        func flush() {
            if isRule {
                openGridCells[cell] = nil
                hasRule = true
            }
            guard let start = textStart, !isRule else { return }
            if let open = openGridCells[cell] {
                gridCells[open].texts.append(start..<textEnd)
                gridCells[open].lastLine = index
            } else {
                openGridCells[cell] = gridCells.count
                gridCells.append((cell, [start..<textEnd], index, index))
            }
        }
        for position in Int(line.start)..<Int(line.end) {
            let scalar = document.scalars[position]
            if scalar.isCellStroke || (scalar == "+" && isCorner(position, line))
                || (0x2500...0x257F).contains(scalar.value) && scalar != "─" && scalar != "━" && scalar != "═"
            {
                flush()
                textStart = nil
                cell = display
                isRule =
                    position + 1 < Int(line.end) && document.scalars[position + 1].isRuleStroke
                    && !scalar.isCellStroke
            } else if scalar != " " && scalar != "\t" {
                if textStart == nil { textStart = position }
                textEnd = position + 1
            }
            display += gridCountsWide == false ? 1 : displayWidth(position)
        }
        flush()
        if hasRule { emitClosedGridCells() }
    }

    private func cornerPlaces(_ start: Int, _ end: Int) -> [Int] {
        (start..<end).filter { !document.scalars[$0].isRuleStroke && document.scalars[$0] != " " }.map {
            $0 - start
        }
    }

    /// Whether a line's strokes stand below the corners when a Chinese character counts two; `nil` where both fit.
    private func countsWide(_ start: Int, _ end: Int) -> Bool? {
        var display = 0
        var fits = (one: true, two: true)
        for position in start..<end {
            if document.scalars[position].isCellStroke {
                fits.one = fits.one && corners.contains(position - start)
                fits.two = fits.two && corners.contains(display)
            }
            display += document.scalars[position].isDrawnWide ? 2 : 1
        }
        return fits.one == fits.two ? nil : fits.two
    }

    /// `+` between dashes, not the sign of a number.
    private func isCorner(_ position: Int, _ line: Line) -> Bool {
        position + 1 < Int(line.end) && document.scalars[position + 1] == "-"
            || position > Int(line.start) && document.scalars[position - 1] == "-"
    }

    private mutating func displayWidth(_ position: Int) -> Int {
        while foldedCursor < document.foldedWide.count, document.foldedWide[foldedCursor] < position {
            foldedCursor += 1
        }
        if foldedCursor < document.foldedWide.count, Int(document.foldedWide[foldedCursor]) == position {
            return 2
        }
        return document.scalars[position].isDrawnWide ? 2 : 1
    }

    private mutating func tokenize(_ line: Line, at index: Int) {
        row = index
        let start = Int(line.start)
        let end = Int(line.end)
        if isRule(start, end) {
            let groups = dashGroups(start, end)
            ruler = groups
            endGridRow()
            isGrid = groups.isEmpty && !isPipeRule(start, end)
            if isGrid { corners.formUnion(cornerPlaces(start, end)) }
            return
        }
        if isGrid {
            if marksCells(start, end) {
                gridCountsWide = gridCountsWide ?? countsWide(start, end)
                addToGridRow(line, at: index)
                return
            }
            endGridRow()
            isGrid = false
            gridCountsWide = nil
            corners = []
        }
        let onRuler = !ruler.isEmpty
        let marksCells = onRuler || marksCells(start, end)
        var cell = 0
        var display = 0
        var position = start
        var pending: (start: Int, display: Int)?
        let firstToken = tokens.count
        while foldedCursor < document.foldedWide.count, document.foldedWide[foldedCursor] < line.start {
            foldedCursor += 1
        }
        func width(_ position: Int) -> Int {
            if foldedCursor < document.foldedWide.count, Int(document.foldedWide[foldedCursor]) == position {
                foldedCursor += 1
                return 2
            }
            return document.scalars[position].isDrawnWide ? 2 : 1
        }
        func flush(_ token: (start: Int, display: Int)) {
            if onRuler { cell = ruler.last { $0 <= token.display } ?? 0 }
            if let number = gluedNumber(token.start..<position) {
                append(
                    token.start..<number, line: index,
                    character: .init(start: token.start - start, end: number - 1 - start),
                    display: .init(start: token.display, end: display - 1 - (position - number)),
                    cell: marksCells ? cell : -1)
                append(
                    number..<position, line: index,
                    character: .init(start: number - start, end: position - 1 - start),
                    display: .init(start: display - (position - number), end: display - 1),
                    cell: marksCells ? cell : -1)
                return
            }
            append(
                token.start..<position, line: index,
                character: .init(start: token.start - start, end: position - 1 - start),
                display: .init(start: token.display, end: display - 1), cell: marksCells ? cell : -1)
        }
        while position < end {
            let scalar = document.scalars[position]
            let isStroke = scalar.isCellStroke
            if scalar == " " || scalar == "\t" || isStroke {
                if let token = pending { flush(token) }
                pending = nil
                if marksCells, !onRuler, isStroke || scalar == "\t" { cell += 1 }
            } else if pending == nil {
                pending = (position, display)
            }
            display += width(position)
            position += 1
        }
        if let token = pending { flush(token) }
        if marksCells, !onRuler { cellCounts[index] = Int32(cell + 1) }
        if isPageNumber(from: firstToken) {
            tokens.removeSubrange(firstToken...)
            return
        }
        joinSigns(from: firstToken)
        unmakeNoteNumbers(from: firstToken)
        unmakeEnumerator(at: firstToken)
    }

    /// `— 3 —` alone on a line.
    private func isPageNumber(from first: Int) -> Bool {
        guard tokens.count == first + 3, tokens[first].kind == .mark, tokens[first + 2].kind == .mark,
            case .number = tokens[first + 1].kind
        else { return false }
        return tokens[first].character.start + 8 > tokens[first + 2].character.start
    }

    /// An enumerator whose point went to the next line: `1` / `．属于国家秘密`.
    private mutating func unmakeEnumerator(at first: Int) {
        guard first > 0, first < tokens.count, let mark = document.scalars[tokens[first].range].first,
            mark == "." || mark == "．" || mark == "、", tokens[first].range.count > 1,
            case .number(let value) = tokens[first - 1].kind, value.amount.isWhole,
            tokens[first].line - tokens[first - 1].line <= 3, (1...20).contains(value.amount.mantissa)
        else { return }
        tokens[first - 1] = tokens[first - 1].asText
    }

    private func isNext(_ before: Int, _ index: Int) -> Bool {
        tokens[before].line == tokens[index].line
            && tokens[index].character.start - tokens[before].character.end <= 2
    }

    /// `条）`
    private func closesWithUnit(_ token: TableToken) -> Bool {
        let text = document.scalars[token.range]
        guard token.kind == .text, text.last == "）" || text.last == ")" else { return false }
        return CellReader.unit(text.dropLast()) == .count
    }

    /// `…相同信息计`, not `总计`.
    private func countsAs(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count > 2, text.last == "计", let before = text.dropLast().last else { return false }
        return !"总统合共累".unicodeScalars.contains(before)
    }

    /// A number inside of a note is no value: `计 1 条）`, also when each piece has a line of its own.
    private mutating func unmakeNoteNumbers(from first: Int) {
        for index in max(1, first - 1)..<max(1, tokens.count) where tokens[index].isValue {
            if tokens[index - 1].kind == .text, countsAs(document.scalars[tokens[index - 1].range]),
                isNext(index - 1, index) || (index + 1 < tokens.count && closesWithUnit(tokens[index + 1]))
            {
                tokens[index] = tokens[index].asText
                continue
            }
            guard index + 1 < tokens.count, tokens[index].line == tokens[index + 1].line,
                tokens[index + 1].character.start - tokens[index].character.end <= 3,
                tokens[index + 1].kind == .text,
                let close = document.scalars[tokens[index + 1].range].firstIndex(where: {
                    $0 == "）" || $0 == ")"
                }),
                !document.scalars[tokens[index + 1].range.lowerBound..<close].contains(where: {
                    $0 == "（" || $0 == "("
                })
            else { continue }
            tokens[index] = tokens[index].asText
        }
    }

    /// Where the number begins that stands behind a label without a blank: `行政规范性文件14`.
    private func gluedNumber(_ range: Range<Int>) -> Int? {
        guard document.scalars[range.upperBound - 1].isASCIIDigit else { return nil }
        var start = range.upperBound
        while start > range.lowerBound {
            let scalar = document.scalars[start - 1]
            guard scalar.isASCIIDigit || scalar == "." || scalar == "," else { break }
            start -= 1
        }
        let label = document.scalars[range.lowerBound..<start]
        guard label.count > 1, let last = label.last, last.isIdeograph,
            !"第计年月号〔".unicodeScalars.contains(last),
            CellReader.isSign(label) == false, document.scalars[start].isASCIIDigit
        else { return nil }
        return start
    }

    /// A line of nothing but rules: `-----`, `+---+`, `|---|:--:|`, `├──┼──┤`.
    private func isRule(_ start: Int, _ end: Int) -> Bool {
        var strokes = 0
        for position in start..<end {
            switch document.scalars[position] {
            case " ", "\t", ":", "|", "+": continue
            case "-", "=", "_", "─", "━", "═": strokes += 1
            case let scalar where (0x2500...0x257F).contains(scalar.value): strokes += 3
            default: return false
            }
        }
        return strokes >= 3
    }

    /// `|---|:--:|`, `|---+---|`, the rule of a Markdown or outline table: a line is a row, and its strokes need not
    /// stand below the rule's. In `|    +---+` a cell of a drawn grid goes on.
    private func isPipeRule(_ start: Int, _ end: Int) -> Bool {
        let rule = document.scalars[start..<end]
        if rule.contains(where: { (0x2500...0x257F).contains($0.value) }) { return false }
        guard rule.contains("+") else { return true }
        let printed = rule.drop(while: \.isBlank)
        return printed.first == "|" && (printed.dropFirst().first == "-" || printed.dropFirst().first == ":")
    }

    /// Where the groups of a rule `---- --- ----` begin; empty for one group or other rules.
    private func dashGroups(_ start: Int, _ end: Int) -> [Int] {
        var groups: [Int] = []
        var isInside = false
        for position in start..<end {
            let scalar = document.scalars[position]
            guard scalar == "-" || scalar == " " else { return [] }
            if scalar == "-", !isInside { groups.append(position - start) }
            isInside = scalar == "-"
        }
        return groups.count > 1 ? groups : []
    }

    /// Tabs count only between other text: at the start of a line they indent it.
    private func marksCells(_ start: Int, _ end: Int) -> Bool {
        var textSeen = false
        var tabs = 0
        for position in start..<end {
            let scalar = document.scalars[position]
            if scalar.isCellStroke { return true }
            if scalar == "\t" {
                tabs += 1
                if textSeen { return true }
            } else if scalar != " " {
                textSeen = true
            }
        }
        return tabs > 1 && textSeen && document.scalars[start] == "\t" && tabs >= 4
    }

    private mutating func append(
        _ range: Range<Int>, line: Int, character: TableToken.Span, display: TableToken.Span, cell: Int
    ) {
        var range = range
        var character = character
        var display = display
        if noteDepth > 0 {
            if line > noteLine + 8 {
                noteDepth = 0
            } else if closesNote(range, line)
                || (isInNote(line, character) && !isBesideNote(range, line, cell: cell))
            {
                noteDepth = max(0, noteDepth + depthChange(range))
                noteEnd = character.end
                if let noted { tokens[noted].lastLine = line }
                return
            }
        }
        var text = document.scalars[range]
        // A note behind a number: `3（市信访局、市教育局各1件）`.
        if let first = text.first,
            first.isASCIIDigit || first == "+" || first == "-" || first == "增" || first == "减",
            let open = text.firstIndex(where: { $0 == "（" || $0 == "(" }),
            CellReader.value(text[..<open]) != nil
        {
            noteDepth = max(0, depthChange(open..<range.upperBound))
            noteLine = line
            noteStart = character.start
            noteEnd = character.end
            noted = tokens.count
            range = range.lowerBound..<open
            character.end = character.start + range.count - 1
            display.end = display.start + range.count - 1
            text = document.scalars[range]
        }
        // The same on a line of its own: `1` / `（市教育局）`.
        if text.first == "（" || text.first == "(", let last = tokens.last, case .number = last.kind,
            line - last.lastLine <= 2, LabelCore(text).hasChineseNumber == false, LabelCore(text).number == 0,
            !unitsHaveColumn
        {
            noteDepth = max(0, depthChange(range))
            noteLine = line
            noteStart = character.start
            noteEnd = character.end
            noted = tokens.count - 1
            tokens[tokens.count - 1].lastLine = line
            return
        }
        tokens.append(
            TableToken(
                kind: kind(of: text), line: line, lastLine: line, row: row, range: range,
                character: character, display: display, cell: cell))
    }

    /// A note goes on behind a single blank, or on the next lines below where it began.
    private func isInNote(_ line: Int, _ place: TableToken.Span) -> Bool {
        if let last = tokens.last, last.line == line, place.start > noteEnd + 2, noteLine == line {
            return false
        }
        if line == noteLine { return place.start <= noteEnd + 2 }
        return place.start <= max(noteEnd, noteStart + 12) + 3 && place.end >= noteStart - 12
    }

    /// The bracket that closes a note closes it wherever its line begins: a text without columns prints it at the left.
    private func closesNote(_ range: Range<Int>, _ line: Int) -> Bool {
        line > noteLine && depthChange(range) < 0
    }

    /// A number in an open note has the note's words behind it, `1 件）`; the number of another column has not.
    /// Alone on its line it may be either, and is left to its place.
    private func isBesideNote(_ range: Range<Int>, _ line: Int, cell: Int) -> Bool {
        if cell >= 0, let noted, noted < tokens.count, tokens[noted].cell == cell { return false }
        switch kind(of: document.scalars[range]) {
        case .number, .mark: break
        case .text, .unit: return false
        }
        let whole = document.lines[line]
        let isGlued =
            range.lowerBound > Int(whole.start) && document.scalars[range.lowerBound - 1].isIdeograph
        guard !isGlued else { return false }
        let after = document.scalars[range.upperBound..<Int(whole.end)]
        guard let next = after.firstIndex(where: { !$0.isBlank }) else {
            return !document.scalars[Int(whole.start)..<range.lowerBound].allSatisfy(\.isBlank)
        }
        let scalar = document.scalars[next]
        return next - range.upperBound > 1 || scalar.isASCIIDigit || scalar.isCellStroke
            || CellReader.isMark(document.scalars[next...next])
    }

    private func depthChange(_ range: Range<Int>) -> Int {
        var depth = 0
        for position in range {
            switch document.scalars[position] {
            case "（", "(": depth += 1
            case "）", ")": depth -= 1
            default: break
            }
        }
        return depth
    }

    /// Joins `减` `253` and `271.53` `万元`, within a line and, for the unit, across one line end.
    private mutating func joinSigns(from first: Int) {
        var index = max(1, first)
        while index < tokens.count {
            let before = tokens[index - 1]
            let token = tokens[index]
            let near =
                before.line == token.line && before.cell == token.cell
                && token.character.start - before.character.end <= 2
            if near || (token.line > before.line && isAlone(before, index - 1)),
                case .number(let value) = token.kind, !value.isSigned, before.kind == .text,
                CellReader.isSign(document.scalars[before.range])
            {
                let minus =
                    document.scalars[before.range].first == "减" || document.scalars[before.range].first == "下"
                let amount = minus ? value.amount.negated ?? value.amount : value.amount
                merge(index, .number(CellValue(amount: amount, isSigned: true, unit: value.unit)))
                continue
            }
            if case .number(let value) = before.kind, value.unit == .none, case .unit(let unit) = token.kind,
                near || (token.line > before.line && index == first && unit != .none && isAlone(index))
            {
                merge(index, .number(CellValue(amount: value.amount, isSigned: value.isSigned, unit: unit)))
                continue
            }
            index += 1
        }
    }

    /// A unit alone on the line after its number (web pages put it in an element of its own).
    private func isAlone(_ index: Int) -> Bool {
        !unitsHaveColumn && index == tokens.count - 1 && tokens[index].line - tokens[index - 1].lastLine <= 2
            && isAlone(tokens[index - 1], index - 1)
    }

    private func isAlone(_ token: TableToken, _ index: Int) -> Bool {
        index == 0 || tokens[index - 1].line != token.line
    }

    private mutating func merge(_ index: Int, _ kind: TableToken.Kind) {
        let before = tokens[index - 1]
        let token = tokens[index]
        let sameLine = before.line == token.line
        tokens[index - 1] = TableToken(
            kind: kind, line: before.line, lastLine: token.lastLine, row: before.row,
            range: before.range.lowerBound..<token.range.upperBound,
            character: .init(
                start: before.character.start, end: sameLine ? token.character.end : before.character.end),
            display: .init(
                start: before.display.start, end: sameLine ? token.display.end : before.display.end),
            cell: before.cell)
        tokens.remove(at: index)
    }
}

extension Unicode.Scalar {
    /// Takes two columns where text is drawn in columns: Chinese characters and their punctuation.
    fileprivate var isDrawnWide: Bool { value >= 0x1100 && !(0x2000...0x2E7F).contains(value) }

    /// What rules are drawn with.
    fileprivate var isRuleStroke: Bool {
        switch self {
        case "-", "=", "─", "━", "═": true
        default: false
        }
    }

    /// A stroke between cells: `|` and the upright box-drawing characters.
    fileprivate var isCellStroke: Bool {
        switch self {
        case "|", "│", "┃", "║", "┆", "┊", "｜", "¦": true
        default: false
        }
    }
}
