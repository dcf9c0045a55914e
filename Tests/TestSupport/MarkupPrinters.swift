/// Tables whose cells are marked: tabs, pipes, tags.
enum MarkupPrinters {
    /// What stands in the columns and rows that a merged cell covers besides its own.
    enum Merged: CaseIterable { case empty, repeated, absent }

    /// The texts of each row with `merged` applied.
    static func texts(_ table: PrintedTable, _ merged: Merged) -> [[String]] {
        table.grid().map { slots in
            slots.compactMap { slot in
                guard let cell = table.cell(at: slot) else { return "" }
                let isAnchor = slot.beginsRow && slot.beginsColumn
                switch merged {
                case .repeated: return cell.text
                case .empty: return isAnchor ? cell.text : ""
                case .absent: return isAnchor ? cell.text : nil
                }
            }
        }
    }

    static func tabs(_ table: PrintedTable, _ merged: Merged) -> [String] {
        texts(table, merged).map { $0.map(CellPrinters.flat).joined(separator: "\t") }
    }

    static func pipes(_ table: PrintedTable, _ merged: Merged, pads: Bool, breaks: String) -> [String] {
        let rows = texts(table, merged).map { $0.map { $0.replacing(["\n": breaks, "|": "\\|"]) } }
        var widths = Array(repeating: 3, count: table.columnCount)
        if pads {
            for row in rows {
                for (column, text) in row.enumerated() {
                    widths[column] = max(widths[column], TextMeasure.display.width(text))
                }
            }
        }
        var lines = rows.map { row in
            "| "
                + row.enumerated().map { TextMeasure.display.padded($1, to: pads ? widths[$0] : 0) }.joined(
                    separator: " | ") + " |"
        }
        let rule =
            "|" + widths.map { String(repeating: "-", count: pads ? $0 + 2 : 3) }.joined(separator: "|") + "|"
        lines.insert(rule, at: min(1, lines.count))
        return lines
    }

    enum TagStyle: CaseIterable { case rowPerLine, cellPerLine, oneLine }

    static func tags(_ table: PrintedTable, _ style: TagStyle, paragraphs: Bool, blank: String) -> [String] {
        var lines = ["<table border=\"1\" cellspacing=\"0\">"]
        if style == .cellPerLine { lines.append("<tbody>") }
        for row in table.rows {
            let cells = row.map { cell -> String in
                var text = cell.text.replacing(["&": "&amp;", "<": "&lt;", "\n": "<br/>"])
                if text.isEmpty { text = blank }
                if paragraphs { text = "<p style=\"text-align:center\"><span>" + text + "</span></p>" }
                let spans =
                    (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
                    + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
                return "<td\(spans)>\(text)</td>"
            }
            if style == .cellPerLine {
                lines += ["  <tr>"] + cells.map { "    " + $0 } + ["  </tr>"]
            } else {
                lines.append("<tr>" + cells.joined() + "</tr>")
            }
        }
        if style == .cellPerLine { lines.append("</tbody>") }
        lines.append("</table>")
        return style == .oneLine ? [lines.joined()] : lines
    }
}
