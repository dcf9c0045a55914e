import Model

/// One official form: its figures in the codebook's order, its tables, its arithmetic.
package struct Form: Sendable {
    /// `2014`, `2019` or `2021`.
    package let name: String
    package let firstYear: Int
    /// `nil` for the form in force.
    package let lastYear: Int?
    package let figures: [FigureDefinition]
    package let tables: [FormTable]
    package let relations: [Relation]
    /// For each figure the identities that it stands in, as offsets into `relations`.
    package let identities: [[Int]]

    init(
        name: String, firstYear: Int, lastYear: Int?, figures: [FigureDefinition], tables: [FormTable],
        relations: [Relation]
    ) {
        self.name = name
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.figures = figures
        self.tables = tables
        self.relations = relations
        var identities = [[Int]](repeating: [], count: figures.count)
        for (index, relation) in relations.enumerated() where relation.isIdentity {
            for term in relation.left + relation.right { identities[term.figure].append(index) }
        }
        self.identities = identities
    }

    /// Offset of `table.row.column` among the figures.
    package func offset(ofFigure path: String) -> Int? {
        figures.firstIndex { $0.path == path }
    }

    package func table(named name: String) -> FormTable? {
        tables.first { $0.name == name }
    }
}

/// One cell of a form.
package struct FigureDefinition: Sendable, Equatable {
    package let table: String
    package let row: String
    package let column: String
    package let kind: FigureKind
    /// Unit that values are given in: `件`, `项`, `元` …
    package let unit: String
    /// Unit that the form prints.
    package let printedUnit: String
    package let section: String
    package let rowLabel: String
    package let columnLabel: String
    /// Its labels for a sentence, with its names: `（七）总计/自然人 (handled_total.natural_person)`.
    package let spokenName: String

    init(
        table: String, row: String, column: String, kind: FigureKind, unit: String, printedUnit: String,
        section: String, rowLabel: String, columnLabel: String
    ) {
        self.table = table
        self.row = row
        self.column = column
        self.kind = kind
        self.unit = unit
        self.printedUnit = printedUnit
        self.section = section
        self.rowLabel = rowLabel
        self.columnLabel = columnLabel
        let label = rowLabel.words(between: "/").last ?? row
        spokenName = label + (column == "value" ? " (\(row))" : "/\(columnLabel) (\(row).\(column))")
    }

    package var path: String { "\(table).\(row).\(column)" }
}

package enum FigureKind: String, Sendable {
    /// A whole number, not negative.
    case count
    /// A whole number that may be negative.
    case signedCount = "signed_count"
    /// An amount of money.
    case money
}

/// One table of a form as a grid of rows and columns.
///
/// Shape: the figures of a table lie together in the form, row by row; a row may have fewer columns
/// than another (the grid of `figureOffset` says which).
package struct FormTable: Sendable {
    package let name: String
    package let rows: [FormRow]
    package let columns: [FormColumn]
    /// Offset of the table's first figure among the form's figures.
    package let firstFigure: Int

    package struct FormRow: Sendable {
        package let name: String
        /// The row's label without those that span several rows: `1.属于国家秘密`.
        package let label: String
        /// Labels that span this row and others, outermost first: `三、本年度办理结果`, `（三）不予公开`.
        package let spanningLabels: [String]
        /// For each column of the table the offset among the form's figures.
        package let figures: [Int]
    }

    package struct FormColumn: Sendable {
        package let name: String
        package let label: String
    }
}
