import Forms

/// How the records of a table become bytes.
package enum RecordFormat: Sendable, Equatable {
    /// RFC 4180, quoted only where needed.
    case csv(CSVDialect)
    /// IANA `text/tab-separated-values`; tab, line feed, carriage return and backslash are escaped.
    case tsv
    /// One JSON object a line, keys in column order.
    case jsonLines

    package struct CSVDialect: Sendable, Equatable {
        /// UTF-8's byte order mark, which spreadsheets need to tell the encoding.
        package var hasByteOrderMark: Bool
        package var lineEnd: LineEnd
        /// An apostrophe before text that a spreadsheet would run as a formula.
        package var guardsFormulas: Bool

        package init(
            hasByteOrderMark: Bool = true, lineEnd: LineEnd = .lineFeed, guardsFormulas: Bool = true
        ) {
            self.hasByteOrderMark = hasByteOrderMark
            self.lineEnd = lineEnd
            self.guardsFormulas = guardsFormulas
        }
    }

    package enum LineEnd: String, Sendable, CaseIterable {
        case lineFeed = "lf"
        case carriageReturnLineFeed = "crlf"

        package var text: String { self == .lineFeed ? "\n" : "\r\n" }
    }
}

/// What the first line calls the columns.
package enum HeaderLabels: String, Sendable, CaseIterable {
    case names
    case chinese
    case english
}

/// Rows that a sink publishes: those whose column holds one of some texts (an empty text is an empty field).
package struct RowFilter: Sendable, Equatable {
    package let column: String
    package let allowed: [String]

    package init(column: String, allowed: [String]) {
        self.column = column
        self.allowed = allowed
    }
}

/// Everything that decides the bytes of one published file.
package struct RecordLayout: Sendable {
    package let schema: TableSchema
    package let format: RecordFormat
    /// The published columns, in their order.
    package let columns: [ColumnSchema]
    package let filters: [RowFilter]
    package let labels: HeaderLabels
    /// True where codes are written as labels of the heads' language.
    private let hasCellLabels: Bool

    /// Shape: `columns` and `filters` name columns of the schema; all columns where `columns` is `nil`, those on
    /// request only with `isComplete`.
    /// Unknown and repeated names are left out: the configuration is checked before.
    package init(
        schema: TableSchema, format: RecordFormat, columns: [String]? = nil, filters: [RowFilter] = [],
        labels: HeaderLabels = .names, isComplete: Bool = false, hasCellLabels: Bool = false
    ) {
        self.schema = schema
        self.format = format
        if let columns {
            self.columns = columns.enumerated().compactMap { offset, name in
                columns[..<offset].contains(name) ? nil : schema.columns.first { $0.name == name }
            }
        } else {
            self.columns = schema.columns.filter { isComplete || !$0.isOnRequest }
        }
        self.filters = filters
        self.labels = labels
        self.hasCellLabels = hasCellLabels && labels != .names
    }

    /// What the file writes for the codes of a column; empty where it writes them as they are. Keys keep their codes, by
    /// which files are joined.
    package func cellLabels(of column: ColumnSchema) -> [String: String] {
        guard hasCellLabels, !schema.primaryKey.contains(column.name) else { return [:] }
        return CodeLabels.shared.labels(in: column.name)
            .mapValues { labels == .chinese ? $0.chinese : $0.english }
    }

    /// What the file calls a column: the header of CSV and TSV, the key of JSON Lines.
    package func heading(of column: ColumnSchema) -> String {
        switch labels {
        case .names: column.name
        case .chinese: column.label
        case .english: column.englishLabel
        }
    }
}
