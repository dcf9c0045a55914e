import Forms
import Model

extension TableReader {
    /// What each printed piece of the tables was taken for, a line each, then the rows: `ogi explain SOURCE lines`.
    func listing(of document: Document, _ outline: Outline) -> String {
        let steps = TableSteps(document, outline, self)
        // The steps may have changed the text, and the offsets with it.
        let document = steps.document
        var rowOfValue: [Int: Int] = [:]
        for (row, values) in steps.rows.rows.enumerated() {
            for value in values.values { rowOfValue[value] = row }
        }
        var text = "line\tplace\ttext\ttaken for\n"
        for (index, token) in steps.tokens.enumerated() {
            // A number of two lines has the end of a line within it.
            let piece = String(
                String.UnicodeScalarView(document.text(of: token).map { $0.isBlank || $0 == "\n" ? " " : $0 })
            )
            text += "\(document.lines[token.line].number)\t\(token.character.start)\t"
            text += "\(piece)\t"
            text += describe(steps.roles[index], row: rowOfValue[index]) + "\n"
        }
        text += "\nrow\tvalues\tof\tplaced by\n"
        for (row, entry) in sheet.sheet.rows.enumerated() where !entry.isHeading {
            let values = steps.rows.rows[row]
            let placed = steps.placer.placements[row].map { "\($0.basis) \($0.columns)" } ?? "-"
            text += "\(name(row))\t\(values.values.count)\t\(entry.figures.count)\t"
            text += (values.isSettled ? "" : "in doubt ") + placed + "\n"
        }
        for (value, gap) in steps.rows.loose {
            text +=
                "loose\tline \(document.lines[steps.tokens[value].line].number)\tafter \(gap < 0 ? "" : name(gap))\n"
        }
        return text + "cells are \(steps.placer.lineStep) lines apart\n"
    }

    private func describe(_ role: LabelMatcher.Role, row: Int?) -> String {
        switch role {
        case .label(let row): "label of \(name(row))"
        case .value: row.map { "value of \(name($0))" } ?? "value of no row"
        case .repeated: "a label again"
        case .header: "header"
        case .unit: "unit"
        case .unknown: "unknown"
        case .prose: "prose"
        case .none: ""
        }
    }

    private func name(_ row: Int) -> String {
        let entry = sheet.sheet.rows[row]
        guard let figure = entry.figures.first else { return "a heading" }
        return form.figures[figure].table + "." + form.figures[figure].row
    }
}
