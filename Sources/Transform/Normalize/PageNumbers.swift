import Model

/// The lines that hold nothing but a page number.
///
/// Evidence: a number with its ornaments (`- 4 -`, `— 1 —`, `第 3 页 共 9 页`) is one wherever it stands. A bare number is one only
/// at a page's edge, when the edges of most pages count up with the pages; or among prose, after a finished
/// sentence, set off by more blank lines than figures are, when such numbers ascend.
/// Harm: a table whose last cell on every page is the page's own number would lose these cells.
enum PageNumbers {
    static func lines(in document: Document) -> [Int] {
        var found: [Int] = []
        var bare: [Int] = []
        for (offset, line) in document.lines.enumerated() where line.role != .blank && line.role != .furniture
        {
            let text = document.text(of: line)
            guard let first = text.first(where: { !$0.isBlank }), mayBegin(first),
                let short = ShortLine(text),
                short.digitCount > 0
            else { continue }
            if short.digitCount == short.count {
                if short.count <= 3 { bare.append(offset) }
            } else if isOrnamented(document.compactText(of: offset)) {
                found.append(offset)
            } else if first == "第", short.digitCount + 1 == short.count {
                found += cutPageNumber(from: offset, document)
            }
        }
        if bare.isEmpty { return found }
        let numbers = BareNumbers(lines: bare, in: document)
        found += numbers.atPageEdges()
        found += numbers.amongProse(known: Set(found))
        return found
    }

    /// `-1-`, `— 12 —`, `·3·`, `第3页`, `第3页共9页`, `3/9页`, `Page3of9`.
    static func isOrnamented(_ text: [Unicode.Scalar]) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if isOrnament(first), isOrnament(last) {
            let inner = text.drop(while: isOrnament).reversed().drop(while: isOrnament)
            return !inner.isEmpty && inner.count <= 3 && inner.allSatisfy(\.isDigit)
        }
        if let slash = text.firstIndex(of: "/"), slash > 0, slash <= 3, text.count <= 7 {
            return isFraction(text[..<slash], text[(slash + 1)...])
        }
        let words = text.filter { !$0.isDigit }
        return pageWords.contains { $0.scalars == words }
    }

    /// `第 1` / `页 共 3 页`: one in two or three lines, as some tools cut lines at blanks.
    private static func cutPageNumber(from first: Int, _ document: Document) -> [Int] {
        var lines = [first]
        var text = document.compactText(of: first)
        for line in document.lines.indices[(first + 1)...].prefix(4) where lines.count < 3 {
            if document.lines[line].role == .blank { continue }
            guard document.compactCount(of: line, limit: 9) < 9 else { return [] }
            lines.append(line)
            text += document.compactText(of: line)
            if isOrnamented(text) { return lines }
        }
        return []
    }

    /// What a bare number or one of the above begins with.
    private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "第", "共", "页", "/", "P", "p": true
        default: scalar.isDigit || isOrnament(scalar)
        }
    }

    /// `3/9`: this page of all.
    private static func isFraction(_ page: ArraySlice<Unicode.Scalar>, _ pages: ArraySlice<Unicode.Scalar>)
        -> Bool
    {
        guard let page = number(page), let pages = number(pages) else { return false }
        return page >= 1 && page <= pages && pages < 300
    }

    static func number(_ digits: some Collection<Unicode.Scalar>) -> Int? {
        guard !digits.isEmpty, digits.count <= 4 else { return nil }
        var value = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int(digit.value - 0x30)
        }
        return value
    }

    private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "—", "–", "－", "─", "―", "‐", "~", "～", "·", "•", "*", "=": true
        default: false
        }
    }

    private static let pageWords: [Phrase] = [
        "第页", "第页共页", "第页，共页", "第页/共页", "第页,共页", "/页", "页", "Page", "page", "Pageof", "pageof", "P", "共页第页",
        "第-页",
    ]
}

/// A line that is short enough for a page number.
private struct ShortLine {
    /// Characters without white space, and the digits among them.
    private(set) var count = 0
    private(set) var digitCount = 0

    private static let longest = 12

    init?(_ text: ArraySlice<Unicode.Scalar>) {
        for scalar in text where !scalar.isBlank {
            if count == Self.longest { return nil }
            count += 1
            if scalar.isDigit { digitCount += 1 }
        }
    }
}
