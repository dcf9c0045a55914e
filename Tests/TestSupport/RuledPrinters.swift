/// Tables drawn with lines: `+---+` grids, box drawing, rows between rules of dashes.
enum RuledPrinters {
    /// Letters for the points where lines meet, by which of up, down, left, right has a line (1, 2, 4, 8).
    private static let box = Array(" │││─┘┐┤─└┌├─┴┬┼".unicodeScalars)
    private static let heavyBox = Array(" ┃┃┃━┛┓┫━┗┏┣━┻┳╋".unicodeScalars)
    private static let plus = Array(" |||-+++-+++-+++".unicodeScalars)

    enum Lines { case plus, box, heavyBox }

    /// A grid with a line round every cell; merged cells have none inside.
    static func grid(_ table: PrintedTable, _ kind: Lines, measure: TextMeasure, wrapAt: Int) -> [String] {
        let letters = kind == .plus ? plus : kind == .box ? box : heavyBox
        let sheet = Sheet(table, measure: measure, wrapAt: wrapAt)
        return sheet.lines(letters)
    }

    /// The drawing: for each point which lines meet there, and the text inside the cells.
    private struct Sheet {
        var marks: [[UInt8]]
        var text: [[Unicode.Scalar?]]
        /// Places that the second half of a wide letter covers.
        var covered: [[Bool]]

        init(_ table: PrintedTable, measure: TextMeasure, wrapAt: Int) {
            var widths = Array(repeating: 3, count: table.columnCount)
            func lines(_ cell: PrintedTable.Cell) -> [String] {
                // Such tools widen a column rather than break a number.
                let width = cell.isValue ? max(14, wrapAt) : wrapAt
                return cell.text.isEmpty ? [] : Wrapping.lines(cell.text, width: width * cell.columnSpan)
            }
            func needed(_ cell: PrintedTable.Cell) -> Int { (lines(cell).map(measure.width).max() ?? 0) + 2 }
            for cell in table.rows.joined() where cell.columnSpan == 1 {
                widths[cell.column] = max(widths[cell.column], needed(cell))
            }
            for cell in table.rows.joined() where cell.columnSpan > 1 {
                let last = cell.column + cell.columnSpan - 1
                let room = (cell.column...last).reduce(0) { $0 + widths[$1] } + cell.columnSpan - 1
                if needed(cell) > room { widths[last] += needed(cell) - room }
            }
            var heights = Array(repeating: 1, count: table.rows.count)
            for (row, cells) in table.rows.enumerated() {
                for cell in cells where cell.rowSpan == 1 {
                    heights[row] = max(heights[row], lines(cell).count)
                }
            }
            for (row, cells) in table.rows.enumerated() {
                for cell in cells where cell.rowSpan > 1 {
                    let last = min(table.rows.count, row + cell.rowSpan) - 1
                    let lack = lines(cell).count - heights[row...last].reduce(0, +) - (last - row)
                    if lack > 0 { heights[last] += lack }
                }
            }
            var xs = [0]
            for width in widths { xs.append((xs.last ?? 0) + width + 1) }
            var ys = [0]
            for height in heights { ys.append((ys.last ?? 0) + height + 1) }
            let columns = (xs.last ?? 0) + 1
            let rows = (ys.last ?? 0) + 1
            marks = Array(repeating: Array(repeating: 0, count: columns), count: rows)
            text = Array(repeating: Array(repeating: nil, count: columns), count: rows)
            covered = Array(repeating: Array(repeating: false, count: columns), count: rows)
            for (row, cells) in table.rows.enumerated() {
                for cell in cells {
                    let bottom = ys[min(table.rows.count, row + cell.rowSpan)]
                    let right = xs[min(table.columnCount, cell.column + cell.columnSpan)]
                    outline(top: ys[row], bottom: bottom, left: xs[cell.column], right: right)
                    for (index, line) in lines(cell).enumerated() where ys[row] + 1 + index < bottom {
                        write(line, x: xs[cell.column] + 2, y: ys[row] + 1 + index, measure)
                    }
                }
            }
        }

        private mutating func outline(top: Int, bottom: Int, left: Int, right: Int) {
            for y in [top, bottom] {
                for x in left..<right {
                    marks[y][x] |= 8
                    marks[y][x + 1] |= 4
                }
            }
            for x in [left, right] {
                for y in top..<bottom {
                    marks[y][x] |= 2
                    marks[y + 1][x] |= 1
                }
            }
        }

        private mutating func write(_ line: String, x: Int, y: Int, _ measure: TextMeasure) {
            var x = x
            for scalar in line.unicodeScalars {
                let width = measure.width(scalar)
                guard x + width <= text[y].count else { return }
                text[y][x] = scalar
                if width == 2 { covered[y][x + 1] = true }
                x += width
            }
        }

        func lines(_ letters: [Unicode.Scalar]) -> [String] {
            marks.indices.map { y in
                var line = String.UnicodeScalarView()
                for x in marks[y].indices where !covered[y][x] {
                    line.append(text[y][x] ?? letters[Int(marks[y][x])])
                }
                return String(line)
            }
        }
    }

    /// pandoc's plain tables: columns under rules of dashes, a blank line between rows.
    static func dashes(_ table: PrintedTable, blankBetween: Bool, headed: Bool) -> [String] {
        let rows = MarkupPrinters.texts(table, .empty).map { row in
            row.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        }
        let measure = TextMeasure.display
        var widths = Array(repeating: 3, count: table.columnCount)
        for row in rows {
            for (column, lines) in row.enumerated() {
                widths[column] = max(widths[column], (lines.map(measure.width).max() ?? 0) + 1)
            }
        }
        let rule = "  " + widths.map { String(repeating: "-", count: $0) }.joined(separator: " ")
        var result = headed ? [] : [rule]
        for (index, row) in rows.enumerated() {
            for line in 0..<max(1, row.map(\.count).max() ?? 1) {
                result.append(
                    "  "
                        + row.enumerated().map {
                            measure.padded($1.indices.contains(line) ? $1[line] : "", to: widths[$0])
                        }
                        .joined(separator: " "))
            }
            if headed, index == 0 { result.append(rule) }
            if blankBetween, index < rows.count - 1, !(headed && index == 0) { result.append("") }
        }
        return result + [rule]
    }
}
