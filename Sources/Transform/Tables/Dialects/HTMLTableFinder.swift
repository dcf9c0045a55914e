import Forms
import Model

/// Finds `<table>` elements that stand raw in a text: Markdown that holds HTML, a page that a tool saved as text.
///
/// Tags inside of a cell cut its text into pieces. One pass; tags that do not belong to a table are passed over, a
/// missing `</td>` ends with the next cell. A table within a cell is a table of its own.
struct HTMLTableFinder {
    private(set) var tables: [PrintedTable] = []

    private let document: Document
    private var open: [Open] = []
    private var line = 0

    private struct Open {
        /// Offset of its place in `tables`.
        let number: Int
        var grid = GridBuilder()
        var pieces: [TextPiece]?
        /// True where the next text goes on in the printed line of the last.
        var goesOn = false
        var span = (columns: 1, rows: 1)

        mutating func endCell() {
            if let pieces { grid.addCell(pieces, columns: span.columns, rows: span.rows) }
            pieces = nil
            goesOn = false
        }
    }

    /// Deeper ones are read as one.
    private static let deepest = 16

    init(_ document: Document) {
        self.document = document
        let scalars = document.scalars
        var position = 0
        var textStart = 0
        while position < scalars.count {
            guard scalars[position] == "<", let tag = MarkupTag(scalars, at: position) else {
                position += 1
                continue
            }
            addText(textStart..<position)
            take(tag)
            position = tag.end
            textStart = position
        }
        while !open.isEmpty { endTable() }
        tables.removeAll { $0.cells.isEmpty }
    }

    private mutating func take(_ tag: MarkupTag) {
        if tag.isNamed("table") {
            guard open.count < Self.deepest else { return }
            open.append(Open(number: tables.count))
            tables.append(PrintedTable())
            return
        }
        guard let last = open.indices.last else { return }
        if !tag.isInline { open[last].goesOn = false }
        if tag.isNamed("td") || tag.isNamed("th") {
            open[last].endCell()
            open[last].pieces = []
            open[last].span = (tag.number("colspan") ?? 1, tag.number("rowspan") ?? 1)
        } else if tag.isNamed("tr") {
            open[last].endCell()
            open[last].grid.beginRow()
        } else if tag.isNamed("/td") || tag.isNamed("/th") || tag.isNamed("/tr") {
            open[last].endCell()
        } else if tag.isNamed("/table") {
            endTable()
        }
    }

    private mutating func endTable() {
        guard var table = open.popLast() else { return }
        table.endCell()
        tables[table.number] = table.grid.table
    }

    /// Adds what stands between two tags to the cell that is open, line by line.
    private mutating func addText(_ range: Range<Int>) {
        guard let last = open.indices.last, open[last].pieces != nil, !range.isEmpty else { return }
        while line < document.lines.count, Int(document.lines[line].end) <= range.lowerBound { line += 1 }
        var index = line
        while index < document.lines.count, Int(document.lines[index].start) < range.upperBound {
            let whole = document.lines[index]
            let start = max(range.lowerBound, Int(whole.start))
            let end = min(range.upperBound, Int(whole.end))
            let text = start < end ? document.scalars[start..<end] : []
            // The strokes of a drawn table that the table stands in are no text of its cells.
            if let first = text.firstIndex(where: { !$0.isBlank && $0 != "|" }),
                let end = text.lastIndex(where: { !$0.isBlank && $0 != "|" })
            {
                let piece = TextPiece(
                    line: Int32(index), start: Int32(first) - whole.start,
                    end: Int32(end + 1) - whole.start, goesOn: open[last].goesOn && first == start)
                open[last].pieces?.append(piece)
                open[last].goesOn = end + 1 == range.upperBound
            } else if start < end {
                open[last].goesOn = false
            }
            index += 1
        }
    }
}

/// `<name attribute="value" …>`
struct MarkupTag {
    let end: Int
    /// Eight letters of it at most.
    private let name: ArraySlice<Unicode.Scalar>
    private let text: ArraySlice<Unicode.Scalar>

    private static let longest = 2000

    init?(_ scalars: [Unicode.Scalar], at start: Int) {
        guard let close = Self.close(scalars[start + 1..<min(scalars.count, start + Self.longest)]) else {
            return nil
        }
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

    /// Where the tag ends: a `>` within quotes is none, if the quotes close.
    private static func close(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var quote: Unicode.Scalar?
        var isAttribute = false
        for index in text.indices {
            let scalar = text[index]
            if let open = quote {
                if scalar == open { quote = nil }
            } else if isAttribute, scalar == "\"" || scalar == "'" {
                quote = text[(index + 1)...].contains(scalar) ? scalar : nil
            } else if scalar == ">" {
                return index
            } else if scalar == "<" {
                return nil
            }
            isAttribute = scalar == "="
        }
        return nil
    }

    private static let inline = [
        "span", "/span", "b", "/b", "i", "/i", "u", "/u", "a", "/a", "em", "/em", "strong", "/strong", "font",
        "/font", "sub", "sup", "o",
    ]

    /// True for a tag that breaks no line.
    var isInline: Bool { Self.inline.contains { isNamed($0) } }

    /// In letters of either case; `name` is in small ones.
    func isNamed(_ name: String) -> Bool {
        self.name.elementsEqual(name.unicodeScalars) { $0.value | 0x20 == $1.value | 0x20 }
    }

    func number(_ attribute: String) -> Int? { Self.number(attribute, in: text) }

    /// `colspan="3"`, also without quotes, also in capitals.
    static func number(_ attribute: String, in text: ArraySlice<Unicode.Scalar>) -> Int? {
        let wanted = Array(attribute.unicodeScalars)
        guard text.count > wanted.count,
            let place = text.indices.dropLast(wanted.count).first(where: { place in
                wanted.indices.allSatisfy { text[place + $0].value | 0x20 == wanted[$0].value }
            })
        else { return nil }
        let digits = text[(place + wanted.count)...]
            .drop { $0 == "=" || $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { $0.isASCIIDigit }.prefix(4)
        return digits.isEmpty ? nil : max(1, digits.reduce(0) { $0 * 10 + Int($1.value) - 48 })
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.isLatinLetter : scalar.properties.isAlphabetic
    }
}
