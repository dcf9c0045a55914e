/// The figures of a form by table, row and column, for the paths of the data files.
///
/// Cost: a path costs one look through a table's rows, so that the program starts in no time.
package struct FigureIndex {
    private(set) var tables: [Table] = []

    struct Table {
        let name: String
        var rows: [Row] = []
        /// With the first figure of each.
        var columns: [(name: String, figure: Int)] = []

        fileprivate mutating func add(_ figure: FigureDefinition, _ offset: Int) {
            if rows.last?.name != figure.row { rows.append(Row(name: figure.row)) }
            rows[rows.count - 1].cells.append((figure.column, offset))
            if !columns.contains(where: { $0.name == figure.column }) {
                columns.append((figure.column, offset))
            }
        }
    }

    struct Row {
        let name: String
        /// Offset among the form's figures.
        var cells: [(column: String, figure: Int)] = []
    }

    /// Rows of a table and tables of a form lie together.
    package init(_ figures: [FigureDefinition]) {
        for (offset, figure) in figures.enumerated() {
            if tables.last?.name != figure.table { tables.append(Table(name: figure.table)) }
            tables[tables.count - 1].add(figure, offset)
        }
    }

    /// `a.b.c+a.d_*.$-…`: `$` stands for the bound name, a trailing `*` for every name that begins so; no
    /// path gives no term.
    func terms(_ text: String, binding: String = "") -> [Relation.Term] {
        var terms: [Relation.Term] = []
        var path: [UInt8] = []
        var sign: Int8 = 1
        func flush() {
            let before = terms.count
            add(String(decoding: path, as: UTF8.self), sign: sign, binding, to: &terms)
            precondition(
                terms.count > before, "operand \(String(decoding: path, as: UTF8.self)) names no figure")
            path.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                flush()
                sign = byte == UInt8(ascii: "+") ? 1 : -1
            } else {
                path.append(byte)
            }
        }
        if !path.isEmpty { flush() }
        return terms
    }

    /// Offsets of the figures of one such path; empty where the form has none.
    package func figures(at path: String) -> [Int] {
        var terms: [Relation.Term] = []
        add(path, sign: 1, "", to: &terms)
        return terms.map(\.figure)
    }

    private func add(_ path: String, sign: Int8, _ binding: String, to terms: inout [Relation.Term]) {
        let parts = path.words(between: ".").map { $0 == "$" ? binding : $0 }
        precondition(parts.count == 3, "operand \(path) is not table.row.column")
        guard let table = tables.first(where: { $0.name == parts[0] }) else { return }
        for row in table.rows where FigureIndex.matches(row.name, parts[1]) {
            for cell in row.cells where FigureIndex.matches(cell.column, parts[2]) {
                terms.append(Relation.Term(sign: sign, figure: cell.figure))
            }
        }
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        name == pattern
            || pattern.utf8.last == UInt8(ascii: "*") && name.utf8.starts(with: pattern.utf8.dropLast())
    }
}
