import Model

/// Numbers of at most three digits that stand alone on their lines, and which of them count pages.
///
/// Cost: only the lines beside a number that may count pages are measured, and the layout only between prose: in
/// most documents such numbers are figures.
struct BareNumbers {
    private let document: Document
    /// Of the lines that are text, in order.
    private let places: [LinePlace]
    private let isBare: [Bool]

    /// Shape: `lines` are offsets into the document's lines, ascending.
    init(lines: [Int], in document: Document) {
        self.document = document
        places = LinePlace.places(in: document)
        var rest = lines[...]
        isBare = places.map { place in
            guard rest.first == place.line else { return false }
            rest.removeFirst()
            return true
        }
    }

    /// Those that are first or last on their pages and count up with the pages.
    func atPageEdges() -> [Int] {
        let pages = pages
        guard pages.count >= 2 else { return [] }
        var found: [Int] = []
        for isTop in [false, true] {
            var byShift: [Int: [Int]] = [:]
            for (number, page) in pages.enumerated() {
                guard let position = isTop ? page.first : page.last, isBare[position],
                    let value = value(at: position)
                else { continue }
                byShift[value - number, default: []].append(places[position].line)
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

    private var pages: [Range<Int>] {
        var pages: [Range<Int>] = []
        var first = 0
        for position in places.indices.dropFirst() where places[position].followsBreak {
            pages.append(first..<position)
            first = position
        }
        pages.append(first..<places.count)
        return pages
    }

    /// Numbers that no sentence and no row can own: they ascend, and each stands between lines of prose that was
    /// wrapped, or after a finished sentence and set off; one such proves those that are only set off.
    func amongProse(known: Set<Int>) -> [Int] {
        lazy var ordinaryGap = ordinaryGap()
        lazy var isWrapped = TextLayout(LineShape.shapes(of: document), document).textWidth != nil
        var found: [Int] = []
        var last = 0
        for position in places.indices where isBare[position] && !known.contains(places[position].line) {
            guard !isAmongNumbers(position), let value = value(at: position), value > last, value <= last + 4
            else { continue }
            let before = position > 0 ? shape(at: position - 1) : nil
            let after = position + 1 < places.count ? shape(at: position + 1) : nil
            let follows =
                before?.isSentence == true && before?.endsSentence == true && (after?.hanCount ?? 3) >= 3
            guard
                follows && places[position].gap > ordinaryGap + 1
                    || Self.areProse(before, after) && isWrapped
            else { continue }
            found.append(places[position].line)
            last = value
        }
        return found.count <= places.count / 10 ? found : []
    }

    private static func areProse(_ before: LineShape?, _ after: LineShape?) -> Bool {
        guard let before, let after else { return false }
        return before.isProse && after.isProse && (before.isSentence || after.isSentence)
    }

    /// Figures stand among figures: a row's own numbers are no page numbers.
    private func isAmongNumbers(_ position: Int) -> Bool {
        position > 0 && isBare[position - 1] || position + 1 < places.count && isBare[position + 1]
    }

    /// Blank lines that 19 of 20 lines have before them at most.
    private func ordinaryGap() -> Int {
        let gaps = places.map(\.gap).sorted()
        return gaps.isEmpty ? 0 : gaps[(gaps.count - 1) * 19 / 20]
    }

    private func shape(at position: Int) -> LineShape { LineShape(places[position], in: document) }

    private func value(at position: Int) -> Int? {
        PageNumbers.number(document.compactText(of: places[position].line))
    }
}
