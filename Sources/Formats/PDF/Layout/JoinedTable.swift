import Model

/// A table whose parts stand on one page after the other.
///
/// ```
/// page 3 │ 5.要求行政机关确认或重新 │ 2 │ 0 │     the page ends within a row: what stands below the page's head in the same
/// page 4 │ 申请人情况 …           │   │   │     cell goes on with it, if it has no number of its own there
///        │ 出具已获取信息          │   │   │
/// ```
/// Heads that are printed again on the next page are left out. Harm: two rows without enumerators, the first with a label
/// that fills its line and the second without any number, become one row; its label is no row's then.
struct JoinedTable {
    struct Cell {
        var row: Int
        var rowEnd: Int
        var left: Double
        var right: Double
        var pieces: [TextPiece]
        var text: [Unicode.Scalar]
        /// True where its last line has no room for one more character.
        var isFull: Bool

        /// A number, or a mark that stands for none.
        var isValue: Bool { text.isValue }

        func stands(below other: Cell) -> Bool {
            let both = min(right, other.right) - max(left, other.left)
            return both > 0.7 * (right - left) && both > 0.7 * (other.right - other.left)
        }
    }

    private var cells: [Cell] = []
    private var rowCount = 0
    private var rect: PageRect?
    private var edges: [Double] = []
    private var isRuled = true

    /// Parts are as wide, but for how their lines were drawn.
    private static let tolerance = 6.0
    private static let mostHeads = 6

    /// Whether `table`, the first thing on the next page, is the rest of this one: as many of its edges as it has are
    /// edges of this one, also where the border on one side is missing.
    func goesOn(with table: PageTable) -> Bool {
        guard let rect, isRuled == table.isRuled else { return false }
        guard isRuled else {
            return min(rect.right, table.rect.right) - max(rect.left, table.rect.left)
                > 0.8 * max(rect.width, table.rect.width)
        }
        let isSameLeft = abs(rect.left - table.rect.left) < Self.tolerance
        let isSameRight = abs(rect.right - table.rect.right) < Self.tolerance
        guard isSameLeft || isSameRight else { return false }
        let other = Self.edges(table.cells.flatMap { [$0.left, $0.right] })
        guard isSameLeft && isSameRight || min(edges.count, other.count) > 4 else { return false }
        let (fewer, more) = edges.count < other.count ? (edges, other) : (other, edges)
        return fewer.allSatisfy { abs(more[more.nearest($0)] - $0) < Self.tolerance }
    }

    private static func edges(_ values: [Double]) -> [Double] { Array(Set(values)).sorted() }

    /// Returns the lines of heads that were printed before.
    mutating func append(_ table: PageTable, _ added: [Cell]) -> [TextPiece] {
        let heads = repeatedHeads(added, rowCount: table.rowCount)
        let isCut = rowCount > 0 && goesOnWithLastRow(added.filter { $0.row == heads })
        let offset = rowCount - heads - (isCut ? 1 : 0)
        for cell in added where cell.row >= heads {
            if isCut, cell.row == heads, let last = lastRow.first(where: { cell.stands(below: cells[$0]) }) {
                cells[last].pieces += cell.pieces
                cells[last].text += cell.text
                cells[last].isFull = cell.isFull
                cells[last].rowEnd = max(cells[last].rowEnd, cell.rowEnd + offset)
            } else if !(isCut && cell.row == heads) {
                var cell = cell
                cell.row += offset
                cell.rowEnd += offset
                cells.append(cell)
            }
        }
        rowCount = offset + table.rowCount
        rect = table.rect
        isRuled = table.isRuled
        edges = Self.edges(edges + added.flatMap { [$0.left, $0.right] })
        return added.filter { $0.row < heads }.flatMap(\.pieces)
    }

    /// Cells that reach to the end of the part before.
    private var lastRow: [Int] { cells.indices.filter { cells[$0].rowEnd >= rowCount } }

    private func goesOnWithLastRow(_ first: [Cell]) -> Bool {
        let last = lastRow.map { cells[$0] }
        var goesOn = false
        for cell in first where !cell.text.isEmpty {
            guard let above = last.first(where: { cell.stands(below: $0) }) else { return false }
            if cell.isValue {
                if !above.text.isEmpty { return false }
            } else {
                guard !above.text.isEmpty, !above.isValue, above.isFull, !cell.text.beginsWithEnumerator
                else {
                    return false
                }
                goesOn = true
            }
        }
        return goesOn
    }

    /// How many rows at the top are those of the first part again.
    private func repeatedHeads(_ added: [Cell], rowCount addedCount: Int) -> Int {
        guard rowCount > 0 else { return 0 }
        let (own, other) = (Self.rows(cells, Self.mostHeads), Self.rows(added, Self.mostHeads))
        var count = 0
        while count < min(addedCount - 1, rowCount, Self.mostHeads), !own[count].isEmpty,
            own[count] == other[count]
        {
            count += 1
        }
        // A lone title above two tables is no head.
        return own[..<count].contains { $0.count > 1 } ? count : 0
    }

    /// The texts of the first rows.
    private static func rows(_ cells: [Cell], _ count: Int) -> [[[Unicode.Scalar]]] {
        var rows = [[Cell]](repeating: [], count: count)
        for cell in cells where cell.row < count && !cell.text.isEmpty { rows[cell.row].append(cell) }
        return rows.map { $0.sorted { $0.left < $1.left }.map(\.text) }
    }

    /// The columns of all parts together: edges that nearly meet are one.
    var printed: PrintedTable {
        var columns: [Double] = []
        for edge in edges where columns.last.map({ edge - $0 > Self.tolerance / 2 }) ?? true {
            columns.append(edge)
        }
        let printed = cells.map { cell in
            let first = columns.nearest(cell.left)
            return PrintedCell(
                row: Int32(clamping: cell.row), column: Int32(clamping: first),
                rowSpan: Int32(clamping: max(1, cell.rowEnd - cell.row)),
                columnSpan: Int32(clamping: max(1, columns.nearest(cell.right) - first)),
                left: Float(cell.left),
                right: Float(cell.right), pieces: cell.pieces)
        }
        return PrintedTable(cells: printed.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
    }
}

extension [Unicode.Scalar] {
    /// A number with its signs, or a mark: `12`, `1,234.5`, `+3`, `—`, `/`. Its unit or note may follow.
    var isValue: Bool {
        guard count <= 24 else { return false }
        var digits = 0
        var others = 0
        for scalar in self {
            if scalar.isDecimalDigit {
                digits += 1
            } else if !" ,.，．+-−－—–―/／＋".unicodeScalars.contains(scalar) {
                others += 1
            }
        }
        return others == 0 ? !isEmpty : digits > 0 && others <= 3 && !beginsWithEnumerator
    }

    /// `1.`, `（三）`, `四、`, `2．`: a row, or a line, of its own begins.
    var beginsWithEnumerator: Bool {
        let numerals = "一二三四五六七八九十".unicodeScalars
        func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isDecimalDigit || numerals.contains(scalar)
        }
        guard let first else { return false }
        let isBracketed = first == "（" || first == "("
        let rest = drop { $0 == "（" || $0 == "(" || $0 == " " }
        let behind = rest.drop(while: isNumeral)
        guard behind.count < rest.count, rest.count - behind.count <= 3, let mark = behind.first else {
            return false
        }
        return isBracketed ? mark == "）" || mark == ")" : "、.．)）".unicodeScalars.contains(mark)
    }
}
