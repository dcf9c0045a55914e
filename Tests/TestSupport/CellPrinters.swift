/// Tables whose cells come one after another, without columns: what is left of a table in plain text.
enum CellPrinters {
    /// Each row on one line, its cells a space apart; blank cells leave no trace.
    static func rowPerLine(_ table: PrintedTable) -> [String] {
        table.rows.map { row in
            row.map { flat($0.text) }.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.isEmpty }
    }

    /// Cells in reading order; those of one line share a line, one that wraps has its lines to itself.
    ///
    /// So the values of a row stand on the line of its label, or alone on the line after a label that wraps.
    static func wrapped(_ table: PrintedTable, widths: [Int]) -> [String] {
        var lines: [String] = []
        for row in table.rows {
            var run: [String] = []
            func flush() {
                if !run.isEmpty { lines.append(run.joined(separator: " ")) }
                run = []
            }
            for cell in row where !cell.text.isEmpty {
                let end = min(widths.count, cell.column + cell.columnSpan)
                let text = Wrapping.lines(cell.text, width: widths[cell.column..<end].reduce(0, +))
                if text.count == 1 {
                    run += text
                } else {
                    flush()
                    lines += text
                }
            }
            flush()
        }
        return lines
    }

    /// A cell a line; labels over several rows, and what does not fit on a label's first line, come last.
    static func displaced(_ table: PrintedTable, widths: [Int], blankBetween: Bool) -> [String] {
        var lines: [String] = []
        var late: [String] = []
        for (row, cells) in table.rows.enumerated() {
            for cell in cells where !cell.text.isEmpty {
                let end = min(widths.count, cell.column + cell.columnSpan)
                let text = Wrapping.lines(cell.text, width: widths[cell.column..<end].reduce(0, +))
                if row < table.headerRows || cell.isValue {
                    lines += text
                } else if cell.rowSpan > 1 {
                    late += text
                } else {
                    lines.append(text[0])
                    late += text.dropFirst()
                }
            }
        }
        let all = lines + late
        return blankBetween ? all.flatMap { [$0, ""] } : all
    }

    /// A cell a line, but now and then two neighbours on one, as where cells stand close on paper.
    static func neighboursJoined(
        _ table: PrintedTable, widths: [Int], _ random: inout SplitMix64
    ) -> [String] {
        var lines: [String] = []
        for row in table.rows {
            var joins = false
            for cell in row where !cell.text.isEmpty {
                let end = min(widths.count, cell.column + cell.columnSpan)
                let text = Wrapping.lines(cell.text, width: widths[cell.column..<end].reduce(0, +))
                if joins, text.count == 1, let last = lines.popLast() {
                    lines.append(last + " " + text[0])
                } else {
                    lines += text
                }
                joins = text.count == 1 && random.chance(15)
            }
        }
        return lines
    }

    /// How a list of cells shows the cells that are empty and the ends of its rows.
    struct Listing {
        /// Line for an empty cell, `nil` where it leaves no trace.
        var empty: String?
        /// Blank lines after each cell and, besides, after each row.
        var afterCell = 0
        var afterRow = 0
        /// True where a cell over several rows is there, empty, in each of them.
        var showsContinuations = false
        var lead = Lead.none
        /// Wraps cells at these widths.
        var widths: [Int]?

        enum Lead: Equatable { case none, tab, centred, space }
    }

    static func listed(_ table: PrintedTable, _ style: Listing, _ random: inout SplitMix64) -> [String] {
        var lines: [String] = []
        let grid = table.grid()
        for (row, slots) in grid.enumerated() {
            for (column, slot) in slots.enumerated() where slot.beginsColumn {
                guard let cell = table.cell(at: slot) else { continue }
                if !slot.beginsRow, !style.showsContinuations { continue }
                let text = slot.beginsRow && slot.row == row ? cell.text : ""
                if text.isEmpty {
                    guard let empty = style.empty else { continue }
                    lines.append(empty)
                } else {
                    let end = column + cell.columnSpan
                    let parts = Wrapping.lines(
                        text, width: style.widths.map { $0[column..<end].reduce(0, +) } ?? 400)
                    lines += parts.map { led($0, style.lead, &random) }
                }
                lines += Array(repeating: "", count: style.afterCell)
            }
            lines += Array(repeating: "", count: style.afterRow)
        }
        return lines
    }

    private static func led(_ text: String, _ lead: Listing.Lead, _ random: inout SplitMix64) -> String {
        switch lead {
        case .none: text
        case .tab: "\t" + text
        case .space: " " + text
        case .centred:
            String(
                repeating: " ", count: max(0, 30 - TextMeasure.display.width(text) / 2 + random.int(-2...2)))
                + text
        }
    }

    /// The text of a cell on one line.
    static func flat(_ text: String) -> String { text.replacing(["\n": ""]) }

    /// Breaks `text` where a number meets letters: `271.53万元` on two lines, `1.` above its label.
    static func apart(_ text: String) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var wasNumber: Bool?
        for scalar in text.unicodeScalars {
            if scalar == " " { continue }
            let isNumber = (0x30...0x39).contains(scalar.value) || ".,+-%".unicodeScalars.contains(scalar)
            if let before = wasNumber, before != isNumber || scalar == "\n" {
                if !part.isEmpty { parts.append(String(part)) }
                part.removeAll()
            }
            if scalar != "\n" { part.append(scalar) }
            wasNumber = isNumber
        }
        if !part.isEmpty { parts.append(String(part)) }
        return parts
    }

    /// Labels first, then the values column by column; as a PDF reader does that takes columns for text blocks.
    static func columnBlocks(_ table: PrintedTable, labelWidth: Int, headsEachColumn: Bool) -> [String] {
        let header = table.rows.prefix(table.headerRows)
        let body = table.rows.dropFirst(table.headerRows)
        let valueColumns = Set(body.flatMap { $0.filter(\.isValue).map(\.column) }).sorted()
        let heads = header.flatMap { $0 }
        func wrapped(_ text: String) -> [String] { Wrapping.lines(text, width: labelWidth) }
        var lines: [String] = []
        for head in heads where !headsEachColumn || !valueColumns.contains(head.column) || head.columnSpan > 1
        {
            lines += wrapped(head.text)
        }
        lines.append("")
        for row in body {
            for cell in row where !cell.isValue && !cell.text.isEmpty { lines += wrapped(cell.text) }
        }
        for column in valueColumns {
            lines.append("")
            if headsEachColumn, let head = heads.last(where: { $0.column == column && $0.columnSpan == 1 }) {
                lines += wrapped(head.text)
            }
            for row in body {
                for cell in row where cell.isValue && cell.column == column && !cell.text.isEmpty {
                    lines.append(flat(cell.text))
                }
            }
        }
        return lines + [""]
    }
}
