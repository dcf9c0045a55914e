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
    let left: [FigureDefinition]
    let right: [FigureDefinition]

    func relations(_ text: (_ column: String) -> String) -> [Relation] {
        let check = text("check")
        guard let severity = CheckSeverity(rawValue: text("severity")),
            let comparison = Relation.Comparison(rawValue: text("operator"))
        else { preconditionFailure("relation \(check): unknown severity or operator") }
        return places(forEach: text("for_each"), left: text("left")).map { place in
            Relation(
                check: check, severity: severity,
                left: RelationParser.terms(text("left"), of: left, binding: place.binding),
                comparison: comparison,
                right: RelationParser.terms(text("right"), of: right, binding: place.binding),
                table: place.table, row: place.row, column: place.column, meaning: text("meaning"))
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
            return distinct(left.map(\.table)).map { Place(binding: $0, table: $0) }
        }
        let parts = forEach.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            return [Place(table: text.split(separator: ".").first.map(String.init) ?? "")]
        }
        let own = left.filter { $0.table == parts[0] }
        switch parts[1] {
        case "row":
            return distinct(own.map(\.row)).map { Place(binding: $0, table: parts[0], row: $0) }
        case "column":
            return distinct(own.map(\.column)).map { Place(binding: $0, table: parts[0], column: $0) }
        default: return [Place(table: parts[0], row: parts[1])]
        }
    }

    private func distinct(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names where !result.contains(name) { result.append(name) }
        return result
    }

    /// Offsets of the figures that a sum of paths names; no path gives no term.
    static func terms(
        _ text: String, of figures: [FigureDefinition], binding: String = ""
    ) -> [Relation.Term] {
        var result: [Relation.Term] = []
        var sign: Int8 = 1
        var path = ""
        func flush() {
            let parts = path.split(separator: ".").map { $0 == "$" ? binding : String($0) }
            precondition(parts.count == 3, "relation operand \(path) is not table.row.column")
            let before = result.count
            for (offset, figure) in figures.enumerated()
            where figure.table == parts[0] && matches(figure.row, parts[1])
                && matches(figure.column, parts[2])
            {
                result.append(.init(sign: sign, figure: offset))
            }
            precondition(result.count > before, "relation operand \(path) names no figure")
            path = ""
        }
        if text.isEmpty { return [] }
        for character in text {
            if character == "+" || character == "-" {
                flush()
                sign = character == "+" ? 1 : -1
            } else {
                path.append(character)
            }
        }
        flush()
        return result
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        pattern.last == "*" ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
