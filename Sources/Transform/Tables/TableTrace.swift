import Forms
import Model

extension TableReader {
    /// A listing of what each token was taken for, to debug a reading.
    package func trace(_ document: Document) -> String {
        let tokenizer = TableTokenizer(document, lines: document.lines.indices, unitsHaveColumn: sheet.sheet.hasUnitColumn)
        let matcher = LabelMatcher(document: document, tokens: tokenizer.tokens, sheet: sheet)
        let arithmetic = RowArithmetic(form: form)
        let tokens = tokenizer.tokens
        let cores = { (token: Int) in LabelCore(document.text(of: tokens[token])).core }
        let reader = RowReader(sheet: sheet.sheet, tokens: tokenizer.tokens, matcher: matcher, arithmetic: arithmetic, cores: cores)
        var owner: [Int: Int] = [:]
        for (row, values) in reader.rows.enumerated() { for value in values.values { owner[value] = row } }
        var text = ""
        for (index, token) in tokenizer.tokens.enumerated() {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: document.text(of: token))
            text += "\(document.lines[token.line].number)\t\(token.character.start)-\(token.character.end)\tc\(token.cell)\t\(String(view))\t\(matcher.roles[index])\t\(owner[index].map { "row \($0)" } ?? "")\n"
        }
        for (row, values) in reader.rows.enumerated() { text += "row \(row) figures \(sheet.sheet.rows[row].figures.count) values \(values.values.count) settled \(values.isSettled)\n" }
        text += "loose \(reader.loose)\n"
        return text
    }
}
