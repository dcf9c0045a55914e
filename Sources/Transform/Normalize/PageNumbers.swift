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
        var hasBareNumber = false
        for (offset, line) in document.lines.enumerated() where line.role != .blank && line.role != .furniture
        {
            let text = document.text(of: line)
            guard let first = text.first(where: { !$0.isBlank }), mayBegin(first),
                let short = ShortLine(text),
                short.digitCount > 0
            else { continue }
            if short.digitCount == short.count {
                if short.count <= 3 { hasBareNumber = true }
            } else if isOrnamented(document.compactText(of: offset)) {
                found.append(offset)
            } else if first == "第", short.digitCount + 1 == short.count {
                found += cutPageNumber(from: offset, document)
            }
        }
        // Only for bare numbers does the layout have to be measured.
        guard hasBareNumber else { return found }
        let shapes = LineShape.shapes(of: document)
        let bare = shapes.indices.filter { shapes[$0].isBareNumber }
        found += atPageEdges(shapes, document)
        found += amongProse(bare, shapes, document, known: Set(found))
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

    private static func number(_ digits: some Collection<Unicode.Scalar>) -> Int? {
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

    /// Bare numbers that are first or last on their pages and count up with the pages.
    private static func atPageEdges(_ shapes: [LineShape], _ document: Document) -> [Int] {
        let pages = pages(shapes, document)
        guard pages.count >= 2 else { return [] }
        var found: [Int] = []
        for isTop in [false, true] {
            var byShift: [Int: [Int]] = [:]
            for (number, page) in pages.enumerated() {
                guard let shape = isTop ? page.first : page.last, shape.isBareNumber,
                    let value = value(of: shape, document)
                else { continue }
                byShift[value - number, default: []].append(shape.line)
            }
            guard let best = byShift.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else {
                continue
            }
            let isFromOne = best.key == 0 || best.key == 1
            let needed = max(2, isFromOne ? (pages.count + 1) / 2 : pages.count - 1)
            if best.value.count >= needed { found += best.value }
        }
        return found
    }

    private static func pages(_ shapes: [LineShape], _ document: Document) -> [ArraySlice<LineShape>] {
        var pages: [ArraySlice<LineShape>] = []
        var first = 0
        for position in shapes.indices.dropFirst() where shapes[position].followsBreak {
            pages.append(shapes[first..<position])
            first = position
        }
        pages.append(shapes[first...])
        return pages
    }

    /// Numbers that no sentence and no row can own: they ascend, and each stands between lines of prose that was
    /// wrapped, or after a finished sentence and set off; one such proves those that are only set off.
    private static func amongProse(
        _ bare: [Int], _ shapes: [LineShape], _ document: Document, known: Set<Int>
    ) -> [Int] {
        let neighbours = neighbours(shapes)
        func isBetweenProse(_ position: Int) -> Bool {
            guard let before = neighbours[position].before, let after = neighbours[position].after else {
                return false
            }
            return shapes[before].isProse && shapes[after].isProse
                && (shapes[before].isSentence || shapes[after].isSentence)
        }
        let isWrapped = bare.contains(where: isBetweenProse) && TextLayout(shapes, document).textWidth != nil
        let ordinaryGap = ordinaryGap(shapes)
        var found: [Int] = []
        var isProven = false
        var last = 0
        for position in bare where !known.contains(shapes[position].line) {
            guard let value = value(of: shapes[position], document), value > last,
                value <= last + 4
            else { continue }
            let before = neighbours[position].before.map { shapes[$0] }
            let after = neighbours[position].after.map { shapes[$0] }
            let interruptsProse = isWrapped && isBetweenProse(position)
            let isSetOff = shapes[position].gap > ordinaryGap + 1
            let follows =
                before?.isSentence == true && before?.endsSentence == true && (after?.hanCount ?? 3) >= 3
            guard !isAmongNumbers(position, shapes), interruptsProse || (isSetOff && follows) else {
                continue
            }
            isProven = true
            found.append(shapes[position].line)
            last = value
        }
        return isProven && found.count <= shapes.count / 10 ? found : []
    }

    /// For each line the nearest one before and after it that is no bare number.
    private static func neighbours(_ shapes: [LineShape]) -> [(before: Int?, after: Int?)] {
        var neighbours = [(before: Int?, after: Int?)](repeating: (nil, nil), count: shapes.count)
        var nearest: Int?
        for position in shapes.indices {
            neighbours[position].before = nearest
            if !shapes[position].isBareNumber { nearest = position }
        }
        nearest = nil
        for position in shapes.indices.reversed() {
            neighbours[position].after = nearest
            if !shapes[position].isBareNumber { nearest = position }
        }
        return neighbours
    }

    /// Blank lines that 19 of 20 lines have before them at most.
    /// Figures stand among figures: a row's own numbers are no page numbers.
    private static func isAmongNumbers(_ position: Int, _ shapes: [LineShape]) -> Bool {
        position > 0 && shapes[position - 1].isBareNumber
            || position + 1 < shapes.count && shapes[position + 1].isBareNumber
    }

    private static func ordinaryGap(_ shapes: [LineShape]) -> Int {
        let gaps = shapes.map(\.gap).sorted()
        return gaps.isEmpty ? 0 : gaps[(gaps.count - 1) * 19 / 20]
    }

    private static func value(of shape: LineShape, _ document: Document) -> Int? {
        number(document.compactText(of: shape.line))
    }
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
