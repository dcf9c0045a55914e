import Forms
import Model

/// Finds tables without strokes between their cells: a rule of dashes says where each column begins.
///
/// ```
///   ---------------- ----------   the columns begin at 2 and 19, in columns of print: a Chinese character counts two
///   信息内容         本年
///                    公开数量     blank lines part the rows, so that a row may take several lines
///
///   规章             3
///   ---------------- ----------
/// ```
/// A table without any blank line has a row on each line. Heads may stand above the first rule; a rule of one piece, or one
/// that no text follows, closes the table. A text belongs to the column in which it begins, however long it is.
struct DashTableFinder {
    private(set) var tables: [PrintedTable] = []

    private let document: Document
    private let skipping: Set<Int>
    /// Where the columns of the table at hand begin; empty outside of a table.
    private var starts: [Int] = []
    private var blocks: [[Int]] = []
    private var isSpaced = false
    private var cursor = 0

    /// Shape: `skipping` are the lines of tables that were found already.
    init(_ document: Document, skipping: Set<Int>) {
        self.document = document
        self.skipping = skipping
        for index in document.lines.indices {
            if !isText(index) {
                endRow(index)
            } else if let groups = rule(index) {
                take(groups, at: index)
            } else if !starts.isEmpty {
                blocks[blocks.count - 1].append(index)
            }
        }
        end()
    }

    private mutating func endRow(_ index: Int) {
        guard !starts.isEmpty, document.lines[index].role != .heading else { return end() }
        isSpaced = isSpaced || document.lines[index].role == .blank
        blocks.append([])
    }

    private func isText(_ index: Int) -> Bool {
        document.lines.indices.contains(index) && document.lines[index].role == .text
            && !skipping.contains(index)
    }

    /// Where the groups of a rule begin, none for a rule of one piece; `nil` for other lines.
    private func rule(_ index: Int) -> [Int]? {
        guard document.text(of: document.lines[index]).first(where: { !$0.isBlank }) == "-" else {
            return nil
        }
        switch TableLine(document, document.lines[index]) {
        case .dashRule(let groups): return groups
        case .gridRule: return []
        case .pipeRule, .stroked, .other: return nil
        }
    }

    private mutating func take(_ groups: [Int], at index: Int) {
        let isAboveText = isText(index + 1) && rule(index + 1) == nil
        if isAboveText, groups == starts { return blocks.append([]) }
        end()
        guard isAboveText, !groups.isEmpty else { return }
        starts = groups
        blocks = [heads(above: index), []]
    }

    /// The lines right above the first rule, as far as they print something in its second column or behind it.
    private func heads(above rule: Int) -> [Int] {
        var first = rule
        while first > 0, isText(first - 1), self.rule(first - 1) == nil { first -= 1 }
        return Array(first..<rule)
    }

    private mutating func end() {
        defer { (starts, blocks, isSpaced) = ([], [], false) }
        let blocks = blocks.filter { !$0.isEmpty }
        guard starts.count > 1, !blocks.isEmpty else { return }
        let rows = isSpaced ? blocks : blocks.joined().map { [$0] }
        var table = PrintedTable()
        for (row, lines) in rows.enumerated() {
            for (column, pieces) in cells(lines).enumerated() {
                table.cells.append(
                    PrintedCell(
                        row: Int32(clamping: row), column: Int32(clamping: column),
                        pieces: MarkdownAttributes.removed(from: pieces, in: document)))
            }
        }
        tables.append(table)
    }

    /// For each column the pieces of a row.
    private mutating func cells(_ lines: [Int]) -> [[TextPiece]] {
        var cells: [[TextPiece]] = Array(repeating: [], count: starts.count)
        for index in lines {
            var last = -1
            for (column, range) in words(document.lines[index]) {
                let start = document.lines[index].start
                let end = Int32(clamping: range.upperBound) &- start
                if column == last {
                    cells[column][cells[column].count - 1].end = end
                } else {
                    cells[column].append(
                        TextPiece(
                            line: Int32(clamping: index), start: Int32(clamping: range.lowerBound) &- start,
                            end: end))
                }
                last = column
            }
        }
        return cells
    }

    /// The words of a line, each with the column in which it begins.
    private mutating func words(_ line: Line) -> [(column: Int, range: Range<Int>)] {
        var words: [(Int, Range<Int>)] = []
        var display = 0
        var begun: (column: Int, position: Int)?
        let text = document.text(of: line)
        for position in text.indices {
            if text[position].isBlank {
                if let begun { words.append((begun.column, begun.position..<position)) }
                begun = nil
            } else if begun == nil {
                begun = (starts.lastIndex { $0 <= display } ?? 0, position)
            }
            display += width(position)
        }
        if let begun { words.append((begun.column, begun.position..<text.endIndex)) }
        return words
    }

    private mutating func width(_ position: Int) -> Int {
        while cursor < document.foldedWide.count, document.foldedWide[cursor] < position { cursor += 1 }
        if cursor < document.foldedWide.count, Int(document.foldedWide[cursor]) == position { return 2 }
        return document.scalars[position].isDrawnWide ? 2 : 1
    }
}
