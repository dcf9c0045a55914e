/// One published table: the single source of headers, `codebook.csv`, `datapackage.json` and the reference.
package struct TableSchema: Sendable {
    package let name: TableName
    /// What one row stands for: `cell of the report's form`.
    package let rowMeaning: String
    package let columns: [ColumnSchema]
    /// Columns whose values no two rows share; empty where there are none.
    package let primaryKey: [String]
    package let foreignKeys: [ForeignKey]
    /// So many leading columns have one value in all rows of a report; a batch keeps them once.
    package let sharedColumns: Int

    package struct ForeignKey: Sendable, Equatable {
        package let columns: [String]
        package let table: TableName
        package let referenced: [String]
    }

    package init(
        name: TableName, rowMeaning: String, columns: [ColumnSchema], primaryKey: [String] = [],
        foreignKeys: [ForeignKey] = [], sharedColumns: Int = 0
    ) {
        self.name = name
        self.rowMeaning = rowMeaning
        self.columns = columns
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        self.sharedColumns = sharedColumns
    }

    package func offset(ofColumn name: String) -> Int? {
        columns.firstIndex { $0.name == name }
    }
}

/// The tables that a sink can publish, in the order in which documentation names them, and the codebook.
package enum TableName: String, Sendable, CaseIterable {
    case reports, figures, panel, checks, sections, mentions, indicators, rejects
    /// Written by the manifest, not by a sink.
    case codebook

    /// True where a report's rows depend on the reports before it.
    package var needsCorpus: Bool { self == .reports || self == .panel || self == .checks }
}
