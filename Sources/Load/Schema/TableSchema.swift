/// One published table: the single source of headers, `codebook.csv`, `datapackage.json` and the reference.
package struct TableSchema: Sendable {
    package let name: TableName
    /// What one row stands for: `cell of the report's form`.
    package let rowMeaning: String
    package let columns: [ColumnSchema]
    /// Columns whose values no two rows share; empty where there are none.
    package let primaryKey: [String]
    package let foreignKeys: [ForeignKey]
    /// For each column the place of its field among a row's own, or `~place` among those that all rows of a report
    /// share, which a batch keeps once.
    let slots: [Int]

    package struct ForeignKey: Sendable, Equatable {
        package let columns: [String]
        package let table: TableName
        package let referenced: [String]
    }

    /// Shape: shared are so many leading columns, and those named.
    package init(
        name: TableName, rowMeaning: String, columns: [ColumnSchema], primaryKey: [String] = [],
        foreignKeys: [ForeignKey] = [], sharedColumns: Int = 0, alsoShared: [String] = []
    ) {
        self.name = name
        self.rowMeaning = rowMeaning
        self.columns = columns
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        var (own, shared) = (0, 0)
        slots = columns.enumerated().map { offset, column in
            if offset < sharedColumns || alsoShared.contains(column.name) {
                shared += 1
                return ~(shared - 1)
            }
            own += 1
            return own - 1
        }
    }

    /// Fields of a row that are its own, and those that it shares.
    var ownCount: Int { slots.count { $0 >= 0 } }
    var sharedCount: Int { slots.count { $0 < 0 } }

    /// The column whose value is known only once the reports before have been seen.
    var lateColumn: Int? { name.timing == .alone ? offset(ofColumn: "duplicate_of") : nil }

    package func offset(ofColumn name: String) -> Int? {
        columns.firstIndex { $0.name == name }
    }
}

/// The tables that a sink can publish, in the order in which documentation names them, and the codebook.
package enum TableName: String, Sendable, CaseIterable {
    case reports, totals, figures, panel, checks
    case checkOperands = "check_operands"
    case sections, mentions, indicators, bodies, series, relations, rejects
    /// Written by the manifest, not by a sink.
    case codebook

    /// When the rows of a table are known.
    package enum Timing: Sendable {
        /// With the report, but for `duplicate_of`: workers encode them and leave a hole for it.
        case alone
        /// After the reports before it.
        case corpus
        /// After all reports.
        case end
        /// Always the same.
        case fixed
    }

    package var timing: Timing {
        switch self {
        case .figures, .totals, .sections, .mentions, .indicators, .rejects: .alone
        case .reports, .panel, .checks, .checkOperands: .corpus
        case .bodies: .end
        case .series, .relations, .codebook: .fixed
        }
    }
}
