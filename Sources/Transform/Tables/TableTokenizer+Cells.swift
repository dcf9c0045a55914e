import Forms
import Model

/// Cells of HTML tables and of tables drawn with strokes: each one token, however many lines it takes.
extension TableTokenizer {
    /// A cell of an HTML table, or of a drawn one, is one token however many lines it takes.
    mutating func append(cell: Int, texts: [Range<Int>], line: Int, lastLine: Int) {
        var joined = join(texts)
        guard !joined.isEmpty, !document.scalars[joined].elementsEqual(Self.nonBreakingSpace),
            let first = texts.first, let last = texts.last
        else { return }
        let hasAttributes = document.scalars[joined].last == "}"
        if hasAttributes { joined = withoutAttributes(joined) }
        let place = TableToken.Span(start: 0, end: 0)
        let range = first.lowerBound..<last.upperBound
        var text = document.scalars[joined]
        if let open = text.firstIndex(where: { $0 == "（" || $0 == "(" }),
            CellReader.value(text[..<open]) != nil
        {
            text = text[..<open]
        }
        let isCut = !hasAttributes && texts.count > 1 && digitPieces(texts) > 1
        let read = kind(of: text)
        let isNumber = if case .number = read { true } else { false }
        tokens.append(
            TableToken(
                kind: isCut && isNumber ? .cut : read, line: line, lastLine: lastLine, row: row,
                range: range, joined: joined == range ? 0..<0 : joined, character: place, display: place,
                cell: cell))
    }

    /// The pieces of a cell without what stands between them: where they are printed if that is nothing, else behind the
    /// document's own text.
    private mutating func join(_ texts: [Range<Int>]) -> Range<Int> {
        if texts.count == 1, document.scalars[texts[0]].allSatisfy(Self.isPrinted) { return texts[0] }
        let start = document.scalars.count
        for text in texts {
            for position in text where Self.isPrinted(document.scalars[position]) {
                document.scalars.append(document.scalars[position])
            }
        }
        return start..<document.scalars.count
    }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && scalar != "\n" && scalar != "\t" && scalar != "|"
    }

    /// `1 471,` in a cell, `660 34万元.`: a number whose comma or point went astray.
    ///
    /// Where a tool moves points to the end of the cell, enumerators have none either.
    mutating func joinCutNumbers(from first: Int) {
        var index = first + 1
        while index < tokens.count {
            guard tokens[index].cell >= 0, tokens[index - 1].cell == tokens[index].cell,
                tokens[index - 1].row == tokens[index].row
            else {
                index += 1
                continue
            }
            let before = tokens[index - 1]
            let token = tokens[index]
            if isEnumerator(before), isLabel(token) {
                tokens[index - 1].becomeText()
                index += 1
            } else if isNumber(before) && isStrayDigits(token) || isStrayDigits(before) && isNumber(token) {
                merge(index, .cut)
            } else {
                index += 1
            }
        }
    }

    /// `1 属于国家秘密.`: an enumerator whose point went astray.
    private func isEnumerator(_ token: TableToken) -> Bool {
        guard case .number(let value) = token.kind else { return false }
        return value.amount.isWhole && (1...20).contains(value.amount.mantissa) && value.unit == .none
    }

    private func isLabel(_ token: TableToken) -> Bool {
        let text = document.scalars[token.range]
        return token.kind == .text && text.count > 2 && text.prefix(3).allSatisfy(\.isIdeograph)
    }

    private func isNumber(_ token: TableToken) -> Bool {
        switch token.kind {
        case .number, .cut: true
        case .text, .mark, .unit: false
        }
    }

    private func isStrayDigits(_ token: TableToken) -> Bool {
        guard token.kind == .text else { return false }
        let text = document.scalars[token.range]
        return text.contains(where: \.isASCIIDigit)
            && text.allSatisfy { $0.isASCIIDigit || ".,，．亿万元件".unicodeScalars.contains($0) }
    }

    /// How many of the pieces before a note have digits.
    func digitPieces(_ texts: [Range<Int>]) -> Int {
        texts.prefix { text in !document.scalars[text].contains { $0 == "（" || $0 == "(" } }
            .filter { text in document.scalars[text].contains(where: \.isASCIIDigit) }.count
    }

    /// Markdown's `[9972]{style="font-size:10pt"}` is 9972.
    private mutating func withoutAttributes(_ text: Range<Int>) -> Range<Int> {
        guard document.scalars[text].first == "[" else { return text }
        let start = document.scalars.count
        var isInAttributes = false
        for position in text {
            let scalar = document.scalars[position]
            if scalar == "{", position > text.lowerBound, document.scalars[position - 1] == "]" {
                isInAttributes = true
            } else if scalar == "}", isInAttributes {
                isInAttributes = false
            } else if !isInAttributes, scalar != "[", scalar != "]" {
                document.scalars.append(scalar)
            }
        }
        return start..<document.scalars.count
    }

    static let nonBreakingSpace = Array("&nbsp;".unicodeScalars)

    func kind(of text: ArraySlice<Unicode.Scalar>) -> TableToken.Kind {
        if let value = CellReader.value(text) { return .number(value) }
        if CellReader.isMark(text) { return .mark }
        return CellReader.unit(text).map { .unit($0) } ?? .text
    }

    /// The lines between two rules of a drawn table are one printed row.
    mutating func endGridRow() {
        openGridCells = [:]
        emitClosedGridCells()
    }

    /// A rule below some cells ends their row; the cells beside it that span more rows stay open.
    mutating func emitClosedGridCells() {
        guard !gridCells.isEmpty else { return }
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

    mutating func addToGridRow(_ line: Line, at index: Int) {
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
        // `|-----+---+`: a stroke between cells may also be where a rule below some of them begins.
        let hasCorner = (Int(line.start)..<Int(line.end)).contains {
            document.scalars[$0] == "+" && isCorner($0, line)
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
                    && (hasCorner || !scalar.isCellStroke)
            } else if scalar != " " && scalar != "\t" {
                if textStart == nil { textStart = position }
                textEnd = position + 1
            }
            display += gridCountsWide == false ? 1 : displayWidth(position)
        }
        flush()
        if hasRule { emitClosedGridCells() }
    }

    func cornerPlaces(_ start: Int, _ end: Int) -> [Int] {
        (start..<end).filter { !document.scalars[$0].isRuleStroke && document.scalars[$0] != " " }.map {
            $0 - start
        }
    }

    /// Whether a line's strokes stand below the corners when a Chinese character counts two; `nil` where both fit.
    func countsWide(_ start: Int, _ end: Int) -> Bool? {
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
    func isCorner(_ position: Int, _ line: Line) -> Bool {
        position + 1 < Int(line.end) && document.scalars[position + 1] == "-"
            || position > Int(line.start) && document.scalars[position - 1] == "-"
    }

    mutating func displayWidth(_ position: Int) -> Int {
        while foldedCursor < document.foldedWide.count, document.foldedWide[foldedCursor] < position {
            foldedCursor += 1
        }
        if foldedCursor < document.foldedWide.count, Int(document.foldedWide[foldedCursor]) == position {
            return 2
        }
        return document.scalars[position].isDrawnWide ? 2 : 1
    }
}
