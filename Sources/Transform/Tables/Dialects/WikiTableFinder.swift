import Forms
import Model

/// Finds the tables of MediaWiki: `{|`, `|-` before a row, `|` or `!` before a cell, `|}`.
///
/// A line that begins with none of them goes on in the cell above it.
struct WikiTableFinder {
    private(set) var tables: [PrintedTable] = []

    private var grid: GridBuilder?
    private var pieces: [TextPiece] = []
    private var span: (columns: Int, rows: Int)?

    init(_ document: Document) {
        for (index, line) in document.lines.enumerated() where line.role != .blank {
            let text = document.text(of: line)
            guard let first = text.firstIndex(where: { !$0.isBlank }) else { continue }
            let second = first + 1 < text.endIndex ? text[first + 1] : " "
            if text[first] == "{", second == "|" {
                endTable()
                grid = GridBuilder()
                grid?.beginRow()
            } else if grid != nil {
                take(text[first...], second, LinePlace(line: Int32(index), start: line.start))
            }
        }
        endTable()
    }

    /// What pieces of a line are counted from.
    private struct LinePlace {
        let line: Int32
        let start: Int32
    }

    private mutating func take(
        _ text: ArraySlice<Unicode.Scalar>, _ second: Unicode.Scalar, _ place: LinePlace
    ) {
        switch (text.first, second) {
        case ("|", "}"): endTable()
        case ("|", "-"):
            endCell()
            grid?.beginRow()
        case ("|", "+"): endCell()
        case ("|", _), ("!", _):
            var cell = text.startIndex + 1
            for index in text.indices.dropFirst().dropLast()
            where index >= cell && text[index] == text[index + 1]
                && (text[index] == "|" || text[index] == "!" && text.first == "!")
            {
                addCell(text[cell..<index], place)
                cell = index + 2
            }
            addCell(text[min(cell, text.endIndex)...], place)
        default: addText(text, place)
        }
    }

    private mutating func addCell(_ text: ArraySlice<Unicode.Scalar>, _ place: LinePlace) {
        endCell()
        let attributes = text.prefix { $0 != "|" }
        let hasAttributes = attributes.endIndex < text.endIndex && attributes.contains("=")
        span =
            hasAttributes
            ? (
                MarkupTag.number("colspan", in: attributes) ?? 1,
                MarkupTag.number("rowspan", in: attributes) ?? 1
            )
            : (1, 1)
        addText(hasAttributes ? text[(attributes.endIndex + 1)...] : text, place)
    }

    private mutating func addText(_ text: ArraySlice<Unicode.Scalar>, _ place: LinePlace) {
        guard span != nil, let first = text.firstIndex(where: { !$0.isBlank }),
            let last = text.lastIndex(where: { !$0.isBlank })
        else { return }
        pieces.append(
            TextPiece(line: place.line, start: Int32(first) - place.start, end: Int32(last + 1) - place.start)
        )
    }

    private mutating func endCell() {
        if let span { grid?.addCell(pieces, columns: span.columns, rows: span.rows) }
        span = nil
        pieces = []
    }

    private mutating func endTable() {
        endCell()
        if let grid, !grid.table.cells.isEmpty { tables.append(grid.table) }
        grid = nil
    }
}
