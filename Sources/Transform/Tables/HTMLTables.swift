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
        switch tag.name {
        case "table":
            if tableStart == nil { tableStart = position }
            tables.beginTable()
        case "tr" where tableStart != nil:
            endCell()
            tables.beginRow()
        case "td" where tableStart != nil, "th" where tableStart != nil:
            endCell()
            isInCell = true
            span = MarkupTables.span(tag.text)
        case "/td", "/th": endCell()
        case "/tr": endCell()
        case "/table": endTable(at: tag.end)
        default: break
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
        let name: String
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
            var name = ""
            for scalar in text.prefix(8) {
                guard scalar.properties.isAlphabetic || scalar == "/" && name.isEmpty else { break }
                name.unicodeScalars.append(
                    scalar.value < 0x5B && scalar.value > 0x40
                        ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
            }
            guard !name.isEmpty else { return nil }
            self.name = name
        }
    }
}
