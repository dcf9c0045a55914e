import Forms
import Model

/// Cuts the lines of a document into tokens.
///
/// Shape: tokens in reading order. A blank, a tab, `|` or a box-drawing stroke ends a token,
/// and so does the `_` that some tools fill cells with. Rules of dashes give no token. A sign or a
/// unit with a blank between it and its number is put to it (`减 253`, `271.53 万元`), also when the unit
/// stands on the next line alone; a note in parentheses behind a number is passed over.
struct TableTokenizer {
    let document: Document
    let unitsHaveColumn: Bool
    var tokens: [TableToken] = []
    var noteDepth = 0
    var noteLine = 0
    /// Where on its lines the note stands, and the token that it belongs to.
    var noteStart = 0
    var noteEnd = 0
    /// The line that its last piece stands on.
    var lastNoteLine = 0
    var noted: Int?
    var foldedCursor = 0

    init(_ document: Document, lines: Range<Int>, unitsHaveColumn: Bool) {
        self.document = document
        self.unitsHaveColumn = unitsHaveColumn
        tokens.reserveCapacity(lines.count * 3)
        for index in lines {
            let line = document.lines[index]
            guard line.role == .text || line.role == .table || line.role == .heading else { continue }
            tokenize(line, at: index)
        }
    }

    mutating func tokenize(_ line: Line, at index: Int) {
        guard !TableLine(document, line).isRule else { return }
        let start = Int(line.start)
        let end = Int(line.end)
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
            if let number = gluedNumber(token.start..<position) {
                append(
                    token.start..<number, line: index,
                    character: .init(start: token.start - start, end: number - 1 - start),
                    display: .init(start: token.display, end: display - 1 - (position - number)))
                append(
                    number..<position, line: index,
                    character: .init(start: number - start, end: position - 1 - start),
                    display: .init(start: display - (position - number), end: display - 1))
                return
            }
            append(
                token.start..<position, line: index,
                character: .init(start: token.start - start, end: position - 1 - start),
                display: .init(start: token.display, end: display - 1))
        }
        while position < end {
            let scalar = document.scalars[position]
            if scalar == " " || scalar == "\t" || scalar == "_" || scalar.isCellStroke {
                if let token = pending { flush(token) }
                pending = nil
            } else if pending == nil {
                pending = (position, display)
            }
            display += width(position)
            position += 1
        }
        if let token = pending { flush(token) }
        if isPageNumber(from: firstToken) {
            tokens.removeSubrange(firstToken...)
            if let noted, noted >= firstToken { self.noted = nil }
            return
        }
        joinDecimals(at: firstToken)
        joinSigns(from: firstToken)
        unmakeNoteNumbers(from: firstToken)
        unmakeEnumerator(at: firstToken)
    }

    /// `— 3 —` alone on a line.
    func isPageNumber(from first: Int) -> Bool {
        guard tokens.count == first + 3, tokens[first].kind == .mark, tokens[first + 2].kind == .mark,
            case .number = tokens[first + 1].kind
        else { return false }
        return tokens[first].character.start + 8 > tokens[first + 2].character.start
    }

    /// An enumerator whose point went to the next line: `1` / `．属于国家秘密`.
    mutating func unmakeEnumerator(at first: Int) {
        guard first > 0, first < tokens.count, let mark = document.scalars[tokens[first].range].first,
            mark == "." || mark == "．" || mark == "、", tokens[first].range.count > 1,
            case .number(let value) = tokens[first - 1].kind, value.amount.isWhole,
            tokens[first].line - tokens[first - 1].line <= 3, (1...20).contains(value.amount.mantissa)
        else { return }
        tokens[first - 1].becomeText()
    }

    /// Where the number begins that stands behind a label without a blank: `行政规范性文件14`.
    func gluedNumber(_ range: Range<Int>) -> Int? {
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

    mutating func append(
        _ range: Range<Int>, line: Int, character: TableToken.Span, display: TableToken.Span
    ) {
        var range = range
        var character = character
        var display = display
        if noteDepth > 0 {
            if line > noteLine + 8 {
                noteDepth = 0
            } else if closesNote(range, line)
                || (isInNote(line, character) && !isBesideNote(range, line, character))
            {
                noteDepth = max(0, noteDepth + depthChange(range))
                noteEnd = character.end
                lastNoteLine = line
                if let noted { extend(noted, to: line) }
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
        // A mark of a footnote: `705*`, `748①`.
        if let last = text.last, last.isFootnoteMark, let first = text.first, !first.isFootnoteMark {
            let number = text.prefix { !$0.isFootnoteMark }
            if text[number.endIndex...].allSatisfy(\.isFootnoteMark), CellReader.value(number) != nil {
                let marks = text.count - number.count
                range = range.lowerBound..<range.upperBound - marks
                character.end -= marks
                display.end -= marks
                text = number
            }
        }
        // The same on a line of its own: `1` / `（市教育局）`. A lone `（`, or `（五` whose bracket closes lines below, is a
        // piece of a spanning label: taken for a note it would swallow the label of the next row.
        if text.first == "（" || text.first == "(", !text.dropFirst().allSatisfy(\.isChineseNumeral),
            let last = tokens.last, case .number = last.kind,
            line - last.lastLine <= 2, LabelCore(text).hasChineseNumber == false, LabelCore(text).number == 0,
            !unitsHaveColumn
        {
            noteDepth = max(0, depthChange(range))
            noteLine = line
            noteStart = character.start
            noteEnd = character.end
            noted = tokens.count - 1
            extend(tokens.count - 1, to: line)
            return
        }
        tokens.append(
            TableToken(
                kind: kind(of: text), line: line, lastLine: line, range: range, character: character,
                display: display))
    }

    private mutating func extend(_ noted: Int, to line: Int) {
        tokens[noted].hasNoteBelow = line != tokens[noted].line
        tokens[noted].isNoteTorn = line == tokens[noted].line && noted + 1 < tokens.count
        tokens[noted].lastLine = line
    }

    /// Joins `减` `253` and `271.53` `万元`, within a line and, for the unit, across one line end.
    mutating func joinSigns(from first: Int) {
        var index = max(1, first)
        while index < tokens.count {
            // Two tokens are copied only where one is a number, or a unit behind one: most are letters.
            guard tokens[index].mayJoin(tokens[index - 1]) else {
                index += 1
                continue
            }
            let before = tokens[index - 1]
            let token = tokens[index]
            let near =
                before.line == token.line
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
                    || (isCutOff(index, from: index - 1) && index == first && unit == .count)
            {
                merge(index, .number(CellValue(amount: value.amount, isSigned: value.isSigned, unit: unit)))
                continue
            }
            index += 1
        }
    }

    /// Joins a number that was broken at its point in a narrow cell, each part alone on its line: `4068.` / `208`, `4068` /
    /// `.208`. `3.` may be the enumerator of a label that stands elsewhere: then what follows is left open.
    mutating func joinDecimals(at index: Int) {
        guard index > 0, index + 1 == tokens.count, tokens[index].line - tokens[index - 1].lastLine <= 2,
            isAlone(tokens[index - 1], index - 1)
        else { return }
        let before = document.scalars[tokens[index - 1].range]
        let text = document.scalars[tokens[index].range]
        let whole = before.prefix(while: \.isASCIIDigit)
        let isPointBefore = before.count == whole.count + 1 && before.last == "."
        let isPointBehind = before.count == whole.count && text.first == "." && text.count > 1
        guard !whole.isEmpty, isPointBefore || isPointBehind,
            text.dropFirst(isPointBehind ? 1 : 0).allSatisfy(\.isASCIIDigit)
        else { return }
        if whole.count > 2 || isPointBehind, let value = CellReader.value(before + text) {
            merge(index, .number(value))
        } else {
            tokens[index].kind = .cut
        }
    }

    /// A unit alone on the line after its number (web pages put it in an element of its own).
    func isAlone(_ index: Int) -> Bool {
        !unitsHaveColumn && index == tokens.count - 1 && tokens[index].line - tokens[index - 1].lastLine <= 2
            && isAlone(tokens[index - 1], index - 1)
    }

    /// A line that was cut at its length goes on at the start of the next one: `1 件 8` / `件 0 件`.
    func isCutOff(_ index: Int, from before: Int) -> Bool {
        !unitsHaveColumn && tokens[index].line == tokens[before].lastLine + 1
            && tokens[index].character.start == 0 && !isAlone(tokens[before], before)
    }

    func isAlone(_ token: TableToken, _ index: Int) -> Bool {
        index == 0 || tokens[index - 1].line != token.line
    }

    mutating func merge(_ index: Int, _ kind: TableToken.Kind) {
        let before = tokens[index - 1]
        let token = tokens[index]
        let sameLine = before.line == token.line
        tokens[index - 1] = TableToken(
            kind: kind, line: before.line, lastLine: token.lastLine,
            range: before.range.lowerBound..<token.range.upperBound,
            character: .init(
                start: before.character.start, end: sameLine ? token.character.end : before.character.end),
            display: .init(
                start: before.display.start, end: sameLine ? token.display.end : before.display.end))
        tokens.remove(at: index)
        if let noted, noted >= index { self.noted = noted - 1 }
    }

    func kind(of text: ArraySlice<Unicode.Scalar>) -> TableToken.Kind {
        if let value = CellReader.value(text) { return .number(value) }
        if CellReader.isMark(text) { return .mark }
        return CellReader.unit(text).map { .unit($0) } ?? .text
    }
}

extension Unicode.Scalar {
    /// Takes two columns where text is drawn in columns: Chinese characters and their punctuation.
    var isDrawnWide: Bool { value >= 0x1100 && !(0x2000...0x2E7F).contains(value) }

    var isFootnoteMark: Bool {
        switch self {
        case "*", "※", "\u{2460}"..."\u{2473}", "¹", "²", "³": true
        default: false
        }
    }

    /// What rules are drawn with.
    var isRuleStroke: Bool {
        switch self {
        case "-", "=", "─", "━", "═": true
        default: false
        }
    }

    /// A stroke between cells: `|` and the upright box-drawing characters.
    var isCellStroke: Bool {
        // Most of any table: Chinese characters.
        if value &- 0x2552 < 0xFF5C - 0x2552 { return false }
        return switch self {
        case "|", "│", "┃", "║", "┆", "┊", "｜", "¦": true
        default: false
        }
    }
}
