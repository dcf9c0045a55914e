import Forms
import Model

/// Finds rows whose cells tabs part: `规章⇥3⇥8⇥3`, one row a line.
///
/// Evidence: two lines or more, one below the other, with a tab between texts. At the beginning of a line a tab indents,
/// unless it stands for an empty cell of a row with many.
struct TabTableFinder {
    private(set) var tables: [PrintedTable] = []

    init(_ document: Document, skipping: Set<Int>) {
        var table = PrintedTable()
        var row: Int32 = 0
        func end(_ tables: inout [PrintedTable]) {
            if row > 1 { tables.append(table) }
            table = PrintedTable()
            row = 0
        }
        for (index, line) in document.lines.enumerated() {
            let text = document.text(of: line)
            guard line.role == .text, !skipping.contains(index), Self.marksCells(text) else {
                end(&tables)
                continue
            }
            for (column, cell) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                table.cells.append(
                    PrintedCell(
                        row: row, column: Int32(clamping: column),
                        pieces: TextPiece.printed(cell, of: line, at: index).map { [$0] } ?? []))
            }
            row += 1
        }
        end(&tables)
    }

    private static func marksCells(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.contains("\t") else { return false }
        let printed = text.drop(while: \.isBlank)
        guard !printed.isEmpty else { return false }
        if printed.contains("\t") { return true }
        return text.first == "\t" && text.count { $0 == "\t" } >= 4
    }
}
