import Forms
import Model

/// Finds rows whose cells commas part: `规章,3,8,3`, `行政处罚,"1,234"`, also where a quoted cell goes on in the next line.
///
/// Evidence: two rows or more, one below the other, without a full stop; in one of them a comma that has no digits on both
/// sides, as thousands have (`1,234,567元`); among their cells two that are a number or empty. In a document with such rows
/// a single one with a number is enough (`Cases/tables/commas_of_two_cells`).
/// Harm: none to prose, whose clauses between commas are no numbers.
/// Rule: RFC 4180, but for the number of cells, which some writers do not keep.
struct CommaTableFinder {
    private(set) var tables: [PrintedTable] = []

    private let document: Document
    /// A quoted label of the form has at most as many lines.
    private static let mostLines = 12

    init(_ document: Document, skipping: Set<Int>) {
        self.document = document
        var rows: [Row] = []
        var found: [Found] = []
        var index = 0
        while index < document.lines.count {
            if !skipping.contains(index), let row = row(at: index) {
                rows.append(row)
                index = row.end
            } else {
                end(&rows, &found)
                index += 1
            }
        }
        end(&rows, &found)
        // `行政事业性收费,2502.12` alone may be a number of thousands, but not in a document whose rows are so parted.
        if found.contains(where: \.isSure) { tables = found.map(\.table) }
    }

    private typealias Found = (table: PrintedTable, isSure: Bool)

    private struct Row {
        var cells: [[TextPiece]] = [[]]
        var end = 0
        /// Has a comma without digits on both sides, or a quoted cell.
        var isParted = false
    }

    /// Takes rows that stand one below the other for a table, or keeps them until the document is known to have one.
    private func end(_ rows: inout [Row], _ found: inout [Found]) {
        defer { rows = [] }
        guard rows.contains(where: \.isParted) else { return }
        let cells = rows.flatMap { $0.cells.dropFirst() }
        let isSure = rows.count > 1 && cells.count { isNumber($0) } > 1
        guard isSure || cells.contains(where: { !$0.isEmpty && isNumber($0) }) else { return }
        var table = PrintedTable()
        for (number, row) in rows.enumerated() {
            for (column, pieces) in row.cells.enumerated() {
                table.cells.append(
                    PrintedCell(
                        row: Int32(clamping: number), column: Int32(clamping: column), pieces: pieces))
            }
        }
        found.append((table, isSure))
    }

    private func isNumber(_ pieces: [TextPiece]) -> Bool {
        guard pieces.count < 2 else { return false }
        guard let piece = pieces.first else { return true }
        return document.text(of: piece).allSatisfy { $0.isASCIIDigit || $0 == "." || $0 == "," }
    }

    private func row(at first: Int) -> Row? {
        var row = Row()
        var isQuoted = false
        for index in first..<min(document.lines.count, first + Self.mostLines) {
            let line = document.lines[index]
            guard line.role == .text || isQuoted else { return nil }
            guard take(line, at: index, &row, &isQuoted) else { return nil }
            if !isQuoted {
                row.end = index + 1
                return row.cells.count > 1 ? row : nil
            }
        }
        return nil
    }

    /// False for a line that is prose.
    private func take(_ line: Line, at index: Int, _ row: inout Row, _ isQuoted: inout Bool) -> Bool {
        let text = document.text(of: line)
        var start = text.startIndex
        func add(_ end: Int, to row: inout Row) {
            var cell = text[start..<end].drop { $0.isBlank || $0 == "\"" }
            while let last = cell.last, last.isBlank || last == "\"" { cell = cell.dropLast() }
            if let piece = TextPiece.printed(cell, of: line, at: index) {
                row.cells[row.cells.count - 1].append(piece)
            }
        }
        for position in text.indices {
            switch text[position] {
            case "\"":
                isQuoted.toggle()
                row.isParted = true
            case "," where !isQuoted:
                let touchesDigits =
                    position > text.startIndex && text[position - 1].isASCIIDigit
                    && position + 1 < text.endIndex && text[position + 1].isASCIIDigit
                row.isParted = row.isParted || !touchesDigits
                add(position, to: &row)
                row.cells.append([])
                start = position + 1
            case "。" where !isQuoted: return false
            default: continue
            }
        }
        add(text.endIndex, to: &row)
        return true
    }
}
