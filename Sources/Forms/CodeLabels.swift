/// What the codes of published columns are called in words (`Data/codes.csv`): status `ambiguous` is 归属不明.
package struct CodeLabels: Sendable {
    package static let shared = CodeLabels(codesCSV)

    package struct Label: Sendable, Equatable {
        package let english: String
        package let chinese: String
    }

    private let labels: [String: [String: Label]]

    /// Shape: `text` is that of `Data/codes.csv`.
    package init(_ text: String) {
        var labels: [String: [String: Label]] = [:]
        for row in CSVTable(text).rows where row.count == 4 {
            labels[row[0], default: [:]][row[1]] = Label(english: row[2], chinese: row[3])
        }
        self.labels = labels
    }

    /// Those of a column by code; empty where its codes have no words.
    package func labels(in column: String) -> [String: Label] { labels[column] ?? [:] }

    /// `nil` where the column's codes have no words, or this one has none.
    package func label(of code: String, in column: String) -> Label? { labels[column]?[code] }
}
