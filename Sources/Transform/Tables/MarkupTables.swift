import Forms
import Model

/// Cells of tables that a text holds in their markup.
///
/// Shape: cells in reading order, each with its row, the column it begins in once `colspan` and `rowspan`
/// are laid out, and the ranges of its text.
struct MarkupTables {
    struct Cell {
        let row: Int
        let column: Int
        /// Ranges of characters between marks.
        let texts: [Range<Int>]
    }

    private(set) var cells: [Cell] = []
    /// Where the tables stand, piece by piece.
    var ranges: [Range<Int>] = []

    private var row = -1
    private var column = 0
    /// For each column the row up to which a cell from above fills it.
    private var filled: [Int] = []

    /// The tables of the kind of markup that a document has; `nil` where it has none.
    static func find(in document: Document) -> MarkupTables? {
        if document.scalars.contains("<") {
            let tables = HTMLTables(document.scalars).tables
            if !tables.ranges.isEmpty { return tables }
        }
        return WikiTables(document)?.tables
    }

    mutating func beginTable() { filled = [] }

    mutating func beginRow() {
        row += 1
        column = 0
    }

    mutating func addCell(_ texts: [Range<Int>], _ span: (columns: Int, rows: Int)) {
        while column < filled.count, filled[column] >= row { column += 1 }
        cells.append(Cell(row: row, column: column, texts: texts))
        while filled.count < column + span.columns { filled.append(-1) }
        for place in column..<column + span.columns { filled[place] = row + span.rows - 1 }
        column += span.columns
    }

    /// How many columns and rows a cell with these attributes takes.
    static func span(_ attributes: ArraySlice<Unicode.Scalar>) -> (columns: Int, rows: Int) {
        (min(number("colspan", attributes) ?? 1, 64), min(number("rowspan", attributes) ?? 1, 256))
    }

    private static func number(_ attribute: String, _ text: ArraySlice<Unicode.Scalar>) -> Int? {
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
