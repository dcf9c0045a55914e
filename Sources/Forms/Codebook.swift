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
        declared.rows.flatMap { row -> [YearRelation] in
            let names = row[declared.column("form")].split(separator: ">").map(String.init)
            guard names.count == 2, let earlier = forms.first(where: { $0.name == names[0] }),
                let later = forms.first(where: { $0.name == names[1] })
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
        let parser = RelationParser(left: figures, right: figures)
        let relations = declared.rows
            .filter { $0[declared.column("form")].split(separator: " ").contains { $0 == name } }
            .flatMap { row in parser.relations { row[declared.column($0)] } }
        return Form(
            name: name, firstYear: Int(text(rows[0], "year_from")) ?? 0,
            lastYear: Int(text(rows[0], "year_to")), figures: figures, tables: tables(of: figures),
            relations: relations)
    }

    /// The grids: figures of one table lie together, row by row.
    private static func tables(of figures: [FigureDefinition]) -> [FormTable] {
        var names: [String] = []
        for figure in figures where !names.contains(figure.table) { names.append(figure.table) }
        return names.map { name in
            let own = figures.enumerated().filter { $0.element.table == name }
            var columns: [FormTable.FormColumn] = []
            var rowNames: [String] = []
            for (_, figure) in own {
                if !columns.contains(where: { $0.name == figure.column }) {
                    columns.append(.init(name: figure.column, label: figure.columnLabel))
                }
                if !rowNames.contains(figure.row) { rowNames.append(figure.row) }
            }
            let rows = rowNames.map { rowName in
                let cells = own.filter { $0.element.row == rowName }
                let labels = (cells.first?.element.rowLabel ?? "").split(separator: "/").map(String.init)
                return FormTable.FormRow(
                    name: rowName, label: labels.last ?? "", spanningLabels: labels.dropLast(),
                    figures: cells.map(\.offset))
            }
            return FormTable(
                name: name, rows: rows, columns: columns, firstFigure: own.first?.offset ?? 0)
        }
    }
}
