import Forms
import Model

extension TableReader {
    /// A listing of what each token was taken for, to debug a reading.
    package func trace(_ document: Document, _ outline: Outline) -> String {
        let steps = TableSteps(document, outline, self)
        var owner: [Int: Int] = [:]
        for (row, values) in steps.rows.rows.enumerated() { for value in values.values { owner[value] = row } }
        var text = ""
        for (index, token) in steps.tokens.enumerated() {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: document.text(of: token))
            text += "\(document.lines[token.line].number)\t\(token.character.start)-\(token.character.end)\tc\(token.cell)\t\(String(view))\t\(steps.roles[index])\t\(owner[index].map { "row \($0)" } ?? "")\n"
        }
        for (row, values) in steps.rows.rows.enumerated() { text += "row \(row) figures \(sheet.sheet.rows[row].figures.count) values \(values.values.count) settled \(values.isSettled) \(steps.placer.placements[row].map { "\($0)" } ?? "-")\n" }
        return text + "loose \(steps.rows.loose) step \(steps.placer.lineStep)\n"
    }
}
