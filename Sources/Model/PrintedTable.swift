/// A table whose cells the source marks: by elements (DOCX, HTML), by ruling lines or places (PDF), by signs between
/// them (`|`, tabs, commas). What all of these have in common, and all that the reader of cells needs to know.
///
/// Shape: `cells` by row, in a row by column; a cell that is printed empty is there, with no pieces. Where a cell
/// covers several rows or columns there is one cell with spans, and none in the places that it covers. A row may have
/// fewer cells than the table has columns: then something is missing, and it is not said where.
public struct PrintedTable: Sendable, Equatable {
    public var cells: [PrintedCell]

    public init(cells: [PrintedCell] = []) {
        self.cells = cells
    }

    public var rowCount: Int { cells.reduce(0) { max($0, Int($1.row + $1.rowSpan)) } }
    public var columnCount: Int { cells.reduce(0) { max($0, Int($1.column + $1.columnSpan)) } }
}

/// One cell of a printed table.
public struct PrintedCell: Sendable, Equatable {
    /// Row and first column of the grid, from 0, once the spans of the cells before it are laid out.
    public var row: Int32
    public var column: Int32
    /// At least 1.
    public var rowSpan: Int32
    public var columnSpan: Int32
    /// Place across the page: points in a PDF, grid columns (`column`, `column + columnSpan`) elsewhere.
    public var left: Float
    public var right: Float
    /// Its text in reading order, one piece for each printed line, or several that go on in it; none where it is printed
    /// empty.
    public var pieces: [TextPiece]

    /// A cell whose place across is its grid columns.
    public init(
        row: Int32, column: Int32, rowSpan: Int32 = 1, columnSpan: Int32 = 1, pieces: [TextPiece] = []
    ) {
        self.init(
            row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, left: Float(column),
            right: Float(column) + Float(columnSpan), pieces: pieces)
    }

    public init(
        row: Int32, column: Int32, rowSpan: Int32, columnSpan: Int32, left: Float, right: Float,
        pieces: [TextPiece]
    ) {
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.left = left
        self.right = right
        self.pieces = pieces
    }
}

/// A stretch of one line of a document. Formats give each printed line of a cell a line of its own (`.whole`); in a
/// text one line holds the pieces of many cells.
public struct TextPiece: Sendable, Equatable {
    /// Offset into `Document.lines`.
    public var line: Int32
    /// Offsets into the text of the line, so that they hold whatever happens to the lines before it; `end` may lie
    /// behind the line's end.
    public var start: Int32
    public var end: Int32
    /// True where only marks that print nothing part it from the piece before: `<b>1</b>2` is 12.
    public var goesOn: Bool

    public init(line: Int32, start: Int32, end: Int32, goesOn: Bool = false) {
        self.line = line
        self.start = start
        self.end = end
        self.goesOn = goesOn
    }

    public static func whole(line: Int32) -> TextPiece { TextPiece(line: line, start: 0, end: .max) }
}
