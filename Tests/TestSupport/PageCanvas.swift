/// A table laid out on paper: every line of every cell at its height and in its column.
///
/// Shape: heights are in half lines, because a value beside a label of two lines stands between them.
struct PageCanvas {
    struct Fragment {
        let y: Int
        let column: Int
        let columnSpan: Int
        let text: String
        let isHeader: Bool
    }

    private(set) var fragments: [Fragment] = []
    private(set) var height = 0
    let table: PrintedTable
    private let wrapWidths: [Int]

    /// `widths` are where cells wrap, in display columns; `gap` is space between rows in half lines.
    init(_ table: PrintedTable, widths: [Int], gap: Int = 0, valuesOnTop: Bool = false) {
        self.table = table
        wrapWidths = widths
        func lines(_ cell: PrintedTable.Cell) -> [String] {
            if cell.text.isEmpty { return [] }
            let end = min(widths.count, cell.column + cell.columnSpan)
            return Wrapping.lines(cell.text, width: widths[cell.column..<end].reduce(0, +))
        }
        var heights = Array(repeating: 1, count: table.rows.count)
        for (row, cells) in table.rows.enumerated() {
            for cell in cells where cell.rowSpan == 1 { heights[row] = max(heights[row], lines(cell).count) }
        }
        for (row, cells) in table.rows.enumerated() {
            for cell in cells where cell.rowSpan > 1 {
                let last = min(table.rows.count, row + cell.rowSpan) - 1
                let lack = lines(cell).count - heights[row...last].reduce(0, +)
                if lack > 0 { heights[last] += lack }
            }
        }
        var tops = [0]
        for height in heights { tops.append((tops.last ?? 0) + 2 * height + gap) }
        for (row, cells) in table.rows.enumerated() {
            for cell in cells {
                let text = lines(cell)
                let bottom = tops[min(table.rows.count, row + cell.rowSpan)] - gap
                let slack = bottom - tops[row] - 2 * text.count
                let start = tops[row] + (valuesOnTop && cell.rowSpan == 1 ? 0 : max(0, slack / 2))
                for (index, line) in text.enumerated() {
                    fragments.append(
                        .init(
                            y: start + 2 * index, column: cell.column, columnSpan: cell.columnSpan,
                            text: line,
                            isHeader: row < table.headerRows))
                }
            }
        }
        height = (tops.last ?? 0) - gap
    }

    /// The fragments of each printed line, from left to right; empty for a line that stays empty.
    func lines() -> [[Fragment]] {
        var byHeight: [Int: [Fragment]] = [:]
        for fragment in fragments { byHeight[fragment.y, default: []].append(fragment) }
        var lines: [[Fragment]] = []
        var y = 0
        while y < height {
            if let found = byHeight[y] {
                lines.append(found.sorted { $0.column < $1.column })
            } else if y % 2 == 0, byHeight[y + 1] == nil, y == 0 || byHeight[y - 1] == nil {
                lines.append([])
            }
            y += 1
        }
        return lines
    }

    /// Prints each fragment in its place; a value is centred in its column, a label begins at its left.
    func placed(measure: TextMeasure, columnGap: Int, centresLabels: Bool, indent: Int) -> [String] {
        let plan = table.whole.first.map { PageCanvas($0, widths: wrapWidths) } ?? self
        let starts = plan.columnStarts(measure: measure, columnGap: columnGap, indent: indent)
        return lines().map { fragments in
            var line = ""
            for fragment in fragments {
                let start = starts[fragment.column]
                let room = starts[fragment.column + fragment.columnSpan] - columnGap - start
                let slack = room - measure.width(fragment.text)
                let isLabel = fragment.column == 0 || table.columnCount == 10 && fragment.column < 3
                let place = start + (isLabel && !fragment.isHeader && !centresLabels ? 0 : max(0, slack / 2))
                line =
                    measure.padded(line, to: max(place, line.isEmpty ? 0 : measure.width(line) + 1))
                    + fragment.text
            }
            return line
        }
    }

    /// Where each column begins, and where the last one ends.
    private func columnStarts(measure: TextMeasure, columnGap: Int, indent: Int) -> [Int] {
        var widths = Array(repeating: 2, count: table.columnCount)
        for fragment in fragments where fragment.columnSpan == 1 {
            widths[fragment.column] = max(widths[fragment.column], measure.width(fragment.text))
        }
        for fragment in fragments where fragment.columnSpan > 1 {
            let last = fragment.column + fragment.columnSpan - 1
            let gaps = columnGap * (fragment.columnSpan - 1)
            let lack = measure.width(fragment.text) - widths[fragment.column...last].reduce(gaps, +)
            if lack > 0 { widths[last] += lack }
        }
        var starts = [indent]
        for width in widths { starts.append((starts.last ?? 0) + width + columnGap) }
        return starts
    }
}
