import Forms

/// The rows of `codebook.csv`: every figure of every form, then every column of every table.
enum CodebookRecords {
    static func batch(codebook: Codebook, tables: [TableSchema]) -> RecordBatch {
        var batch = RecordBatch()
        batch.beginRows()
        for form in codebook.forms {
            let places = PanelColumns.shared.places(ofForm: form.name)
            for (figure, place) in zip(form.figures, places) {
                append(
                    figure, of: form, panelColumn: PanelColumns.shared.columns[place].schema,
                    series: SeriesBook.shared.series(of: figure.path, form: form.name), to: &batch)
            }
        }
        for table in tables {
            let figures = table.name == .panel ? Set(PanelColumns.shared.columns.map(\.schema.name)) : []
            for column in table.columns where !figures.contains(column.name) {
                append(column, of: table, to: &batch)
            }
        }
        return batch
    }

    private static func append(
        _ figure: FigureDefinition, of form: Form, panelColumn: ColumnSchema, series: String,
        to batch: inout RecordBatch
    ) {
        batch.append(form.name)
        batch.append(form.firstYear)
        batch.append(form.lastYear.map(String.init) ?? "")
        batch.append(figure.table)
        batch.append(figure.row)
        batch.append(figure.column)
        batch.append(figure.kind.rawValue)
        batch.append(figure.unit)
        batch.append(figure.printedUnit)
        batch.append(figure.section)
        batch.append(figure.rowLabel)
        batch.append(figure.columnLabel)
        batch.append(panelColumn.name)
        batch.appendEmpty()
        let meaning = Meanings.shared.meaning(of: figure, form: form.name)
        batch.append(meaning?.english ?? figure.kind.meaning)
        batch.append(meaning?.chinese ?? "")
        batch.append(meaning?.label ?? "")
        batch.append(CodeLabels.shared.label(of: figure.unit, in: "unit")?.english ?? "")
        batch.append(Meanings.shared.rule(ofForm: form.name))
        batch.append(meaning?.countingEnglish ?? "")
        batch.append(meaning?.countingChinese ?? "")
        batch.append(series)
    }

    private static func append(_ column: ColumnSchema, of table: TableSchema, to batch: inout RecordBatch) {
        batch.appendEmpty()
        batch.appendEmpty()
        batch.appendEmpty()
        batch.append(table.name.rawValue)
        batch.appendEmpty()
        batch.append(column.name)
        batch.append(column.type.rawValue)
        batch.append(column.unit)
        batch.appendEmpty()
        batch.appendEmpty()
        batch.appendEmpty()
        batch.append(column.label)
        batch.appendEmpty()
        batch.append(column.allowed.joined(separator: "|"))
        batch.append(column.description)
        batch.appendEmpty()
        batch.append(column.englishLabel)
        batch.append(CodeLabels.shared.label(of: column.unit, in: "unit")?.english ?? column.unit)
        for _ in 0..<3 { batch.appendEmpty() }
        batch.append(table.name == .totals && SeriesBook.shared.has(column.name) ? column.name : "")
    }
}

extension FigureKind {
    fileprivate var meaning: String {
        switch self {
        case .count: "a whole number, not negative"
        case .signedCount: "a whole number, negative where it fell"
        case .money: "an amount of money, converted to the unit given here"
        }
    }
}
