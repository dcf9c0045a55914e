import Forms

/// One column of a published table: what its values are and what they mean.
package struct ColumnSchema: Sendable, Equatable {
    package let name: String
    package let type: ColumnType
    /// What values are counted in (`件`, `元`); empty where the column has no unit or another column names it.
    package let unit: String
    package let description: String
    /// The values that may stand here; empty where any may. An empty field is always allowed unless `isRequired`.
    package let allowed: [String]
    /// True where no row leaves it empty.
    package let isRequired: Bool
    /// True where it is published only by a sink that asks for it.
    package let isOnRequest: Bool
    /// Chinese heading, for readers who asked for one.
    package let label: String
    /// English heading: where none is given, the name in words (`report_year`: `Report year`).
    package let englishLabel: String

    package init(
        _ name: String, _ type: ColumnType, label: String, englishLabel: String? = nil, unit: String = "",
        allowed: [String] = [], required: Bool = false, isOnRequest: Bool = false,
        _ description: String
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.description = description
        self.allowed = allowed
        isRequired = required
        self.isOnRequest = isOnRequest
        self.label = label
        self.englishLabel = englishLabel ?? Self.inWords(name)
    }

    private static func inWords(_ name: String) -> String {
        let written = ["id": "ID", "sha256": "SHA-256"]
        let words = name.words(between: "_").map { written[$0] ?? $0 }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

/// Types as the Table Schema of Data Package names them.
package enum ColumnType: String, Sendable {
    case text = "string"
    case integer
    /// An exact decimal.
    case number
    /// ISO 8601, `2021-02-20`.
    case date
    case boolean

    /// True where JSON prints the value without quotation marks.
    package var isBare: Bool { self == .integer || self == .number || self == .boolean }
}
