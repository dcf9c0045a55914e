import Model

/// Every form with every figure, read once from the data built into the program.
package struct Codebook: Sendable {
    /// In order of the years they were issued for.
    package let forms: [Form]
    /// What holds between the reports of one body for two consecutive years.
    package let yearRelations: [YearRelation]

    package static let shared = Codebook(codebook: codebookCSV, relations: relationsCSV)

    package func form(named name: String) -> Form? {
        forms.first { $0.name == name }
    }

    /// Shape: `codebook` and `relations` are the texts of `Data/codebook.csv` and `Data/relations.csv`.
    package init(codebook: String, relations: String) {
        let book = CSVTable(codebook)
        let declared = CSVTable(relations)
        let formColumn = book.column("form")
        var names: [String] = []
        for row in book.rows where !names.contains(row[formColumn]) { names.append(row[formColumn]) }
        forms = names.sorted().map { name in
            Codebook.form(
                named: name, book: book, rows: book.rows.filter { $0[formColumn] == name },
                declared: declared)
        }
        yearRelations = Codebook.yearRelations(declared, of: forms)
    }

    private static func yearRelations(_ declared: CSVTable, of forms: [Form]) -> [YearRelation] {
        let indexes = forms.map { (form: $0.name, figures: FigureIndex($0.figures)) }
        let formColumn = declared.column("form")
        return declared.rows.flatMap { row -> [YearRelation] in
            let names = row[formColumn].words(between: ">")
            guard names.count == 2, let earlier = indexes.first(where: { $0.form == names[0] }),
                let later = indexes.first(where: { $0.form == names[1] })
            else { return [] }
            return RelationParser(left: earlier.figures, right: later.figures)
                .relations { row[declared.column($0)] }
                .map { YearRelation(earlierForm: names[0], laterForm: names[1], relation: $0) }
        }
    }

    private static func form(
        named name: String, book: CSVTable, rows: [[String]], declared: CSVTable
    ) -> Form {
        let column = Dictionary(
            uniqueKeysWithValues: book.columns.enumerated().map { ($0.element, $0.offset) })
        func text(_ row: [String], _ key: String) -> String {
            guard let offset = column[key] else { preconditionFailure("codebook has no \(key)") }
            return row[offset]
        }
        let figures = rows.map { row in
            FigureDefinition(
                table: text(row, "table"), row: text(row, "row"), column: text(row, "column"),
                kind: FigureKind(rawValue: text(row, "kind")) ?? .count, unit: text(row, "unit"),
                printedUnit: text(row, "printed_unit"), section: text(row, "section"),
                rowLabel: text(row, "row_label"), columnLabel: text(row, "column_label"))
        }
        let index = FigureIndex(figures)
        let formColumn = declared.column("form")
        let parser = RelationParser(left: index, right: index)
        let relations = declared.rows
            .filter { $0[formColumn].words(between: " ").contains(name) }
            .flatMap { row in parser.relations { row[declared.column($0)] } }
        return Form(
            name: name, firstYear: Int(text(rows[0], "year_from")) ?? 0,
            lastYear: Int(text(rows[0], "year_to")), figures: figures, tables: tables(of: figures, index),
            relations: relations)
    }

    /// The grids, with the labels of their rows and columns.
    private static func tables(of figures: [FigureDefinition], _ index: FigureIndex) -> [FormTable] {
        index.tables.map { table in
            let rows = table.rows.map { row in
                let labels = figures[row.cells[0].figure].rowLabel.words(between: "/")
                return FormTable.FormRow(
                    name: row.name, label: labels.last ?? "", spanningLabels: labels.dropLast(),
                    figures: row.cells.map(\.figure))
            }
            let columns = table.columns.map {
                FormTable.FormColumn(name: $0.name, label: figures[$0.figure].columnLabel)
            }
            return FormTable(
                name: table.name, rows: rows, columns: columns, firstFigure: table.rows[0].cells[0].figure)
        }
    }
}
