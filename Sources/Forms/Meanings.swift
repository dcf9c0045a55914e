/// What each figure of each form counts, in a sentence of English and one of Chinese (`Data/meanings.csv`).
///
/// A line of the file is one of three:
/// - with a row and a column: a figure's own sentence;
/// - with one of them: a part of the sentences of that whole row or column. One of the two parts is a sentence
///   with a gap, `{}`, and the other is what stands in it: row `received`, "Requests made {} and newly received",
///   and column `natural_person`, "by natural persons". So 350 figures need 40 lines, and a new row needs one;
/// - with the form alone: the official text that the form comes from, its number as the label.
package struct Meanings: Sendable {
    package static let shared = Meanings(meaningsCSV)

    /// Shape: `label` in English, short; both sentences end in a full stop. The last two say what the official
    /// text, or the form itself, prints about counting the figure, and are empty where it prints nothing.
    package struct Meaning: Sendable, Equatable {
        package let label: String
        package let english: String
        package let chinese: String
        package let countingEnglish: String
        package let countingChinese: String
    }

    /// By form, table, row and column, a blank between; row, column or both may be empty.
    private let lines: [String: Meaning]

    /// Shape: `text` is that of `Data/meanings.csv`.
    package init(_ text: String) {
        let table = CSVTable(text)
        var lines: [String: Meaning] = [:]
        for row in table.rows where row.count == table.columns.count {
            let meaning = Meaning(
                label: row[4], english: row[5], chinese: row[6], countingEnglish: row[7],
                countingChinese: row[8])
            for form in row[0].words(between: " ") {
                lines[Self.key(form, row[1], row[2], row[3])] = meaning
            }
        }
        self.lines = lines
    }

    /// `nil` where the file lacks a line, which a test rules out for the forms that we ship.
    package func meaning(of figure: FigureDefinition, form: String) -> Meaning? {
        if let own = lines[Self.key(form, figure.table, figure.row, figure.column)] { return own }
        guard let row = lines[Self.key(form, figure.table, figure.row, "")],
            let column = lines[Self.key(form, figure.table, "", figure.column)]
        else { return nil }
        let (sentence, part) = Self.gap(in: row.english) == nil ? (column, row) : (row, column)
        return Meaning(
            label: "\(row.label): \(column.label)", english: Self.filled(sentence.english, part.english),
            chinese: Self.filled(sentence.chinese, part.chinese),
            countingEnglish: row.countingEnglish + column.countingEnglish,
            countingChinese: row.countingChinese + column.countingChinese)
    }

    /// Number of the official text that prescribes the form: `国办公开办函〔2021〕30号`.
    package func rule(ofForm name: String) -> String { lines[Self.key(name, "", "", "")]?.label ?? "" }

    /// English label of a row, or of a figure where the form has it in one line; empty where unknown.
    package func rowLabel(form: String, table: String, row: String) -> String {
        (lines[Self.key(form, table, row, "")] ?? lines[Self.key(form, table, row, "value")])?.label ?? ""
    }

    /// English label of a column, empty where it has none of its own.
    package func columnLabel(form: String, table: String, column: String) -> String {
        lines[Self.key(form, table, "", column)]?.label ?? ""
    }

    private static func key(_ form: String, _ table: String, _ row: String, _ column: String) -> String {
        "\(form) \(table) \(row) \(column)"
    }

    /// Where the bytes `{}` begin.
    private static func gap(in sentence: String) -> String.Index? {
        guard let open = sentence.utf8.firstIndex(of: UInt8(ascii: "{")),
            sentence.utf8[open...].starts(with: "{}".utf8)
        else { return nil }
        return open
    }

    private static func filled(_ sentence: String, _ part: String) -> String {
        guard let open = gap(in: sentence) else { return sentence }
        return String(sentence[..<open]) + part + String(Substring(sentence.utf8[open...].dropFirst(2)))
    }
}
