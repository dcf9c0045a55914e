import Forms

/// The rows of the tables that are the same in every run: what is declared in `Data`.
enum FixedRecords {
    /// Shape: empty for any other table.
    static func batch(of table: TableName) -> RecordBatch {
        var batch = RecordBatch()
        batch.beginRows()
        switch table {
        case .series: appendSeries(to: &batch)
        case .relations: appendRelations(to: &batch)
        default: break
        }
        return batch
    }

    private static func appendSeries(to batch: inout RecordBatch) {
        for series in SeriesBook.shared.series {
            for part in series.parts {
                for text in [
                    series.name, series.label, series.labelZH, series.unit, part.form, part.figure,
                    part.comparable.rawValue, part.note, part.noteZH,
                ] {
                    batch.append(text)
                }
            }
        }
    }

    private static func appendRelations(to batch: inout RecordBatch) {
        let declared = CSVTable(relationsCSV)
        for row in declared.rows {
            for column in PublishedTables.relations.columns {
                let text = row[declared.column(column.name)]
                let comparison = column.name == "operator" ? Relation.Comparison(rawValue: text) : nil
                batch.append(comparison?.name ?? text)
            }
        }
    }
}
