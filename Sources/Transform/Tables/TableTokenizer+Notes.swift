import Forms
import Model

/// Notes behind and round numbers.
extension TableTokenizer {
    func isNext(_ before: Int, _ index: Int) -> Bool {
        tokens[before].line == tokens[index].line
            && tokens[index].character.start - tokens[before].character.end <= 2
    }

    /// `条）`
    func closesWithUnit(_ token: TableToken) -> Bool {
        let text = document.scalars[token.range]
        guard token.kind == .text, text.last == "）" || text.last == ")" else { return false }
        return CellReader.unit(text.dropLast()) == .count
    }

    /// `…相同信息计`, not `总计`.
    func countsAs(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count > 2, text.last == "计", let before = text.dropLast().last else { return false }
        return !"总统合共累".unicodeScalars.contains(before)
    }

    /// A number inside of a note is no value: `计 1 条）`, also when each piece has a line of its own.
    mutating func unmakeNoteNumbers(from first: Int) {
        for index in max(1, first - 1)..<max(1, tokens.count) where tokens[index].isValue {
            if tokens[index - 1].kind == .text, countsAs(document.scalars[tokens[index - 1].range]),
                isNext(index - 1, index) || (index + 1 < tokens.count && closesWithUnit(tokens[index + 1]))
            {
                tokens[index].becomeText()
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
            tokens[index].becomeText()
        }
    }

    /// A note goes on behind a single blank, or on the next lines below where it began.
    func isInNote(_ line: Int, _ place: TableToken.Span) -> Bool {
        if let last = tokens.last, last.line == line, place.start > noteEnd + 2, noteLine == line {
            return false
        }
        if line == noteLine { return place.start <= noteEnd + 2 }
        return place.start <= max(noteEnd, noteStart + 12) + 3 && place.end >= noteStart - 12
    }

    /// The bracket that closes a note closes it wherever its line begins: a text without columns prints it at the left.
    func closesNote(_ range: Range<Int>, _ line: Int) -> Bool {
        (line > noteLine || noted.map { $0 + 1 < tokens.count } ?? false) && depthChange(range) < 0
    }

    /// A number in an open note has the note's words behind it, `1 件）`; the number of another column has not.
    /// Alone on its line it may be either, and is left to its place.
    func isBesideNote(_ range: Range<Int>, _ line: Int, _ place: TableToken.Span) -> Bool {
        switch kind(of: document.scalars[range]) {
        case .number, .mark, .cut: break
        case .text, .unit: return false
        }
        let whole = document.lines[line]
        // `公室 1` below `2（办`: the note's words are before it.
        if line == lastNoteLine, line > noteLine, place.start <= noteEnd + 2 { return false }
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

    func depthChange(_ range: Range<Int>) -> Int {
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
}
