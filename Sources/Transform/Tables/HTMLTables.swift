import Forms
import Model

/// Reads `<table>` elements that stand raw in a text.
///
/// Tags inside of a cell cut its text into ranges. One pass; tags that do not belong to a table are passed over, a
/// missing `</td>` ends with the next tag.
struct HTMLTables {
    private(set) var tables = MarkupTables()

    private let scalars: [Unicode.Scalar]
    private var span = (columns: 1, rows: 1)
    private var texts: [Range<Int>] = []
    private var isInCell = false
    private var tableStart: Int?

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        var position = 0
        var textStart = 0
        while position < scalars.count {
            guard scalars[position] == "<", let tag = Tag(scalars, at: position) else {
                position += 1
                continue
            }
            if isInCell { addText(textStart..<position) }
            take(tag, at: position)
            position = tag.end
            textStart = position
        }
        endTable(at: scalars.count)
    }

    /// Without the blanks and line ends around it: a cell stands on the line on which its first letter stands.
    private mutating func addText(_ range: Range<Int>) {
        let text = scalars[range]
        guard let first = text.firstIndex(where: { !Self.isSpace($0) }),
            let last = text.lastIndex(where: { !Self.isSpace($0) })
        else { return }
        texts.append(first..<last + 1)
    }

    /// The strokes of a drawn table that the table stands in are no text of its cells.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || scalar == "\n" || scalar == "|"
    }

    private mutating func take(_ tag: Tag, at position: Int) {
        if tag.isNamed("td") || tag.isNamed("th") {
            guard tableStart != nil else { return }
            endCell()
            isInCell = true
            span = MarkupTables.span(tag.text)
        } else if tag.isNamed("tr") {
            guard tableStart != nil else { return }
            endCell()
            tables.beginRow()
        } else if tag.isNamed("/td") || tag.isNamed("/th") || tag.isNamed("/tr") {
            endCell()
        } else if tag.isNamed("table") {
            if tableStart == nil { tableStart = position }
            tables.beginTable()
        } else if tag.isNamed("/table") {
            endTable(at: tag.end)
        }
    }

    private mutating func endTable(at end: Int) {
        endCell()
        if let tableStart { tables.ranges.append(tableStart..<end) }
        tableStart = nil
    }

    private mutating func endCell() {
        guard isInCell else { return }
        isInCell = false
        tables.addCell(texts, span)
        texts = []
    }

    /// `<name attribute="value" …>`
    private struct Tag {
        /// Eight letters of it at most.
        let name: ArraySlice<Unicode.Scalar>
        let end: Int
        let text: ArraySlice<Unicode.Scalar>

        init?(_ scalars: [Unicode.Scalar], at start: Int) {
            guard
                let close = scalars[start + 1..<min(scalars.count, start + 2000)].firstIndex(where: {
                    $0 == ">" || $0 == "<"
                }), scalars[close] == ">"
            else { return nil }
            text = scalars[start + 1..<close]
            end = close + 1
            let limit = min(text.endIndex, text.startIndex + 8)
            var last = text.startIndex
            while last < limit, Self.isLetter(text[last]) || text[last] == "/" && last == text.startIndex {
                last += 1
            }
            guard last > text.startIndex else { return nil }
            name = text[..<last]
        }

        /// In letters of either case; `name` is in small ones.
        func isNamed(_ name: String) -> Bool {
            self.name.elementsEqual(name.unicodeScalars) { $0.value | 0x20 == $1.value }
        }

        private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII ? scalar.isLatinLetter : scalar.properties.isAlphabetic
        }
    }
}
