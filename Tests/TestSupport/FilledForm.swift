import Forms
import Model

/// A form as one body filled it in: the truth that a printed report is compared with.
package struct FilledForm: Sendable {
    package let form: Form
    package let reportYear: Int
    /// One for each figure of the form.
    package var cells: [Cell]
    /// What is peculiar about it (`thousands`, `zeros_blank=requests`), for the manifest.
    package var traits: [String] = []
    package var labels = LabelStyle.asIssued
    /// Rows of the body's own that stand below the row of that name: label and printed cells.
    package var localRows: [LocalRow] = []
    package var localColumn: String?
    package var moneyHeader = MoneyHeader.none

    package struct Cell: Sendable, Equatable {
        /// In the codebook's unit; `nil` where no number is printed.
        package var value: Amount?
        package var printed: String
        package var absence = Absence.none
    }

    /// Why a cell has no number.
    package enum Absence: Sendable { case none, blank, dash, noRow }

    package struct LocalRow: Sendable {
        package let table: String
        package let below: String
        package let label: String
        package let printed: [String]
    }

    /// How the numbering and the brackets of labels were typed.
    package enum LabelStyle: String, CaseIterable, Sendable {
        case asIssued = "as_issued"
        case halfWidthBrackets = "halfwidth_paren"
        case fullWidthDot = "fullwidth_dot"
        case listComma = "dunhao"
        case dotSpace = "dot_space"
        case asciiQuotes = "ascii_quotes"
    }

    /// Unit of money that the column's heading names.
    package enum MoneyHeader: Sendable { case none, tenThousand, yuan }

    package func cell(_ path: String) -> Cell? { offset(ofFigure: path).map { cells[$0] } }

    /// By form, then by path: searching the form for each cell would take most of the time of printing.
    private static let offsets: [String: [String: Int]] = Dictionary(
        uniqueKeysWithValues: Codebook.shared.forms.map { form in
            (form.name, Dictionary(uniqueKeysWithValues: form.figures.enumerated().map { ($1.path, $0) }))
        })

    func offset(ofFigure path: String) -> Int? { Self.offsets[form.name]?[path] }

    /// True for the rows that the body left out.
    package func lacks(table: String, row: String) -> Bool {
        cells.indices.contains {
            cells[$0].absence == .noRow && form.figures[$0].table == table && form.figures[$0].row == row
        }
    }

    package func typed(_ label: String) -> String {
        switch labels {
        case .asIssued: return label
        case .halfWidthBrackets: return label.replacing(["（": "(", "）": ")"])
        case .asciiQuotes: return label.replacing(["“": "\"", "”": "\""])
        case .fullWidthDot: return numbered(label, "．")
        case .listComma: return numbered(label, "、")
        case .dotSpace: return numbered(label, ". ")
        }
    }

    private func numbered(_ label: String, _ mark: String) -> String {
        let scalars = Array(label.unicodeScalars)
        guard scalars.count > 2, ("1"..."9").contains(scalars[0]), scalars[1] == "." else { return label }
        return String(label.prefix(1)) + mark + String(label.dropFirst(2))
    }
}

extension String {
    func replacing(_ letters: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if let other = letters[scalar] { result += other } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// With every ASCII digit, point and sign twice as wide.
    var fullWidth: String {
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            let wide = "0123456789+-".unicodeScalars.contains(scalar)
            result.append(wide ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(result)
    }
}
