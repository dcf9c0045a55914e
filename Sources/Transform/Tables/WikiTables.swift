import Forms
import Model

/// Reads the tables of MediaWiki: `{|`, `|-` before a row, `|` or `!` before a cell, `|}`.
///
/// A line that begins with none of them goes on in the cell above it.
struct WikiTables {
    private(set) var tables = MarkupTables()

    private var start: Int?
    private var texts: [Range<Int>] = []
    private var span: (columns: Int, rows: Int)?

    /// `nil` where the document has no such table.
    init?(_ document: Document) {
        for line in document.lines where line.role != .blank {
            let text = document.text(of: line)
            guard let first = text.firstIndex(where: { !$0.isBlank }) else { continue }
            let second = first + 1 < text.endIndex ? text[first + 1] : " "
            if text[first] == "{", second == "|" {
                start = start ?? text.startIndex
                tables.beginTable()
                tables.beginRow()
            } else if start != nil {
                take(text[first...], second)
            }
        }
        endTable(at: document.scalars.count)
        if tables.ranges.isEmpty { return nil }
    }

    private mutating func take(_ text: ArraySlice<Unicode.Scalar>, _ second: Unicode.Scalar) {
        switch (text.first, second) {
        case ("|", "}"): endTable(at: text.endIndex)
        case ("|", "-"):
            endCell()
            tables.beginRow()
        case ("|", "+"): endCell()
        case ("|", _), ("!", _):
            var cell = text.startIndex + 1
            for index in text.indices.dropFirst().dropLast()
            where index >= cell && text[index] == text[index + 1]
                && (text[index] == "|" || text[index] == "!" && text.first == "!")
            {
                addCell(text[cell..<index])
                cell = index + 2
            }
            addCell(text[min(cell, text.endIndex)...])
        default: addText(text)
        }
    }

    private mutating func addCell(_ text: ArraySlice<Unicode.Scalar>) {
        endCell()
        let attributes = text.prefix { $0 != "|" }
        let hasAttributes = attributes.endIndex < text.endIndex && attributes.contains("=")
        span = hasAttributes ? MarkupTables.span(attributes) : (1, 1)
        addText(hasAttributes ? text[(attributes.endIndex + 1)...] : text)
    }

    private mutating func addText(_ text: ArraySlice<Unicode.Scalar>) {
        guard span != nil, let first = text.firstIndex(where: { !$0.isBlank }),
            let last = text.lastIndex(where: { !$0.isBlank })
        else { return }
        texts.append(first..<last + 1)
    }

    private mutating func endCell() {
        if let span { tables.addCell(texts, span) }
        span = nil
        texts = []
    }

    private mutating func endTable(at end: Int) {
        endCell()
        if let start { tables.ranges.append(start..<end) }
        start = nil
    }
}
