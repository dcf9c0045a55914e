import Model

/// Reads the declarations of `Data/relations.csv`.
///
/// | column | says |
/// |---|---|
/// | `form` | the forms that it holds for (`2019 2021`), or `2019>2021`: left of the one year, right of the next |
/// | `for_each` | `table.row` or `table.column`: once for each, `$` standing for its name; `table`: once for each table; `table.name`: once, about that row |
/// | `left`, `right` | `a.b.c+a.d_*.$-…`; a trailing `*` stands for every name that begins so |
struct RelationParser {
    /// Figures that the left side names, and the right side; differ only between two years.
    let left: FigureIndex
    let right: FigureIndex

    func relations(_ text: (_ column: String) -> String) -> [Relation] {
        let check = text("check")
        guard let severity = CheckSeverity(rawValue: text("severity")),
            let comparison = Relation.Comparison(rawValue: text("operator"))
        else { preconditionFailure("relation \(check): unknown severity or operator") }
        return places(forEach: text("for_each"), left: text("left")).map { place in
            Relation(
                check: check, severity: severity,
                left: left.terms(text("left"), binding: place.binding),
                comparison: comparison,
                right: right.terms(text("right"), binding: place.binding),
                table: place.table, row: place.row, column: place.column, meaning: text("meaning"),
                meaningChinese: text("meaning_zh"))
        }
    }

    private struct Place {
        var binding = ""
        var table: String
        var row = ""
        var column = ""
    }

    private func places(forEach: String, left text: String) -> [Place] {
        if forEach == "table" {
            return left.tables.map { Place(binding: $0.name, table: $0.name) }
        }
        let parts = forEach.words(between: ".")
        guard parts.count == 2 else {
            return [Place(table: text.words(between: ".").first ?? "")]
        }
        let table = left.tables.first { $0.name == parts[0] }
        switch parts[1] {
        case "row":
            return (table?.rows ?? []).map { Place(binding: $0.name, table: parts[0], row: $0.name) }
        case "column":
            return (table?.columns ?? []).map { Place(binding: $0.name, table: parts[0], column: $0.name) }
        default: return [Place(table: parts[0], row: parts[1])]
        }
    }
}
