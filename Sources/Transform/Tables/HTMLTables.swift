import Forms
import Model

/// Cells of `<table>` elements that stand raw in a text.
///
/// Shape: cells in reading order, each with its row, the column it begins in once `colspan` and `rowspan`
/// are laid out, and the range of its text; tags inside of a cell cut the text into ranges.
/// One pass; tags that do not belong to a table are passed over, a missing `</td>` ends with the next tag.
struct HTMLTables {
    struct Cell {
        let row: Int
        let column: Int
        /// Ranges of characters between tags.
        let texts: [Range<Int>]
    }

    private(set) var cells: [Cell] = []
    /// From the first `<table` to behind the last `</table>`, piece by piece.
    private(set) var ranges: [Range<Int>] = []

    private let scalars: [Unicode.Scalar]
    private var row = -1
    private var column = 0
    private var span = (columns: 1, rows: 1)
    private var texts: [Range<Int>] = []
    private var isInCell = false
    private var tableStart: Int?
    /// For each column the row up to which a cell from above fills it.
    private var filled: [Int] = []

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
            filled = []
        case "tr" where tableStart != nil:
            endCell()
            row += 1
            column = 0
        case "td" where tableStart != nil, "th" where tableStart != nil:
            endCell()
            isInCell = true
            span = (min(tag.number("colspan") ?? 1, 64), min(tag.number("rowspan") ?? 1, 256))
        case "/td", "/th": endCell()
        case "/tr": endCell()
        case "/table": endTable(at: tag.end)
        default: break
        }
    }

    private mutating func endTable(at end: Int) {
        endCell()
        if let tableStart { ranges.append(tableStart..<end) }
        tableStart = nil
    }

    private mutating func endCell() {
        guard isInCell else { return }
        isInCell = false
        while column < filled.count, filled[column] >= row { column += 1 }
        cells.append(Cell(row: row, column: column, texts: texts))
        texts = []
        while filled.count < column + span.columns { filled.append(-1) }
        for place in column..<column + span.columns { filled[place] = row + span.rows - 1 }
        column += span.columns
    }

    /// `<name attribute="value" …>`
    private struct Tag {
        let name: String
        let end: Int
        private let text: ArraySlice<Unicode.Scalar>

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

        func number(_ attribute: String) -> Int? {
            let wanted = Array(attribute.unicodeScalars)
            guard text.count > wanted.count,
                let place = text.indices.dropLast(wanted.count).first(where: {
                    text[$0..<$0 + wanted.count].elementsEqual(wanted)
                })
            else { return nil }
            let digits = text[(place + wanted.count)...].drop {
                $0 == "=" || $0 == "\"" || $0 == "'" || $0 == " "
            }
            .prefix { $0.isASCIIDigit }.prefix(4)
            return digits.isEmpty ? nil : max(1, digits.reduce(0) { $0 * 10 + Int($1.value) - 48 })
        }
    }
}
