import Model

/// Finds the tables of a text whose cells are marked, whatever marks them: a small finder for each dialect.
///
/// Shape: in the order of their first lines. A line belongs to one table: markup comes first, then strokes, rules of dashes, tabs,
/// commas.
/// Cost: one look at the text's characters tells which finders have anything to look for.
enum TableFinder {
    static func find(in document: Document) -> [PrintedTable] {
        let signs = Signs(document.scalars)
        var tables: [PrintedTable] = []
        var lines: Set<Int> = []
        func add(_ found: [PrintedTable]) {
            tables += found
            for piece in found.lazy.flatMap(\.cells).flatMap(\.pieces) { lines.insert(Int(piece.line)) }
        }
        if signs.hasTag { add(HTMLTableFinder(document).tables) }
        if signs.hasBrace, tables.isEmpty { add(WikiTableFinder(document).tables) }
        if signs.hasStroke { add(StrokeTableFinder(document, skipping: lines).tables) }
        if signs.hasDashes { add(DashTableFinder(document, skipping: lines).tables) }
        if signs.hasTab { add(TabTableFinder(document, skipping: lines).tables) }
        if signs.hasComma { add(CommaTableFinder(document, skipping: lines).tables) }
        return tables.sorted { firstLine($0) < firstLine($1) }
    }

    private static func firstLine(_ table: PrintedTable) -> Int32 {
        table.cells.lazy.compactMap { $0.pieces.first?.line }.first ?? .max
    }

    /// Which signs of tables a text has.
    private struct Signs {
        var hasTag = false
        var hasBrace = false
        var hasStroke = false
        var hasDashes = false
        var hasTab = false
        var hasComma = false

        init(_ scalars: [Unicode.Scalar]) {
            var before: Unicode.Scalar = " "
            for scalar in scalars where scalar.value < 0x80 || scalar.isCellStroke {
                switch scalar {
                case "<": hasTag = true
                case "{": hasBrace = true
                case "\t": hasTab = true
                case ",": hasComma = true
                case "-": hasDashes = hasDashes || before == "-"
                default: hasStroke = hasStroke || scalar.isCellStroke
                }
                before = scalar
            }
        }
    }
}
