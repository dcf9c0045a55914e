import Model

/// One arithmetic relation of a form, bound to its figures (勾稽关系).
///
/// Shape: `left operator right`, each side a sum of figures. Declared in `Data/relations.csv`.
package struct Relation: Sendable {
    package let check: String
    package let severity: CheckSeverity
    package let left: [Term]
    package let comparison: Comparison
    package let right: [Term]
    /// What the relation is about: a table, and the row or column that it was bound to.
    package let table: String
    package let row: String
    package let column: String
    /// A sentence saying what holds.
    package let meaning: String

    package struct Term: Sendable, Equatable {
        /// 1 or -1.
        package let sign: Int8
        /// Offset among the form's figures.
        package let figure: Int
    }

    package enum Comparison: String, Sendable {
        case equal = "="
        case atMost = "<="
        case atLeast = ">="
    }
}

/// Reads the declarations of `relations.csv` for one form.
struct RelationParser {
    let figures: [FigureDefinition]

    /// A declaration with `for_each` becomes one relation for each row or column of that table.
    func relations(
        check: String, severity: String, forEach: String, left: String, comparison: String,
        right: String, meaning: String
    ) -> [Relation] {
        guard let severity = CheckSeverity(rawValue: severity),
            let comparison = Relation.Comparison(rawValue: comparison)
        else { preconditionFailure("relation \(check): unknown severity or operator") }
        func bind(_ name: String, table: String, row: String, column: String) -> Relation {
            Relation(
                check: check, severity: severity, left: terms(left, binding: name),
                comparison: comparison, right: terms(right, binding: name), table: table, row: row,
                column: column, meaning: meaning)
        }
        let parts = forEach.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            let table = left.split(separator: ".").first.map(String.init) ?? ""
            return [bind("", table: table, row: "", column: "")]
        }
        let isRow = parts[1] == "row"
        var names: [String] = []
        for figure in figures where figure.table == parts[0] {
            let name = isRow ? figure.row : figure.column
            if !names.contains(name) { names.append(name) }
        }
        return names.map {
            bind($0, table: parts[0], row: isRow ? $0 : "", column: isRow ? "" : $0)
        }
    }

    /// `a.b.c+a.d_*.$-…`: `$` stands for the bound name, a trailing `*` for every name that begins so.
    private func terms(_ text: String, binding: String) -> [Relation.Term] {
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

    private func matches(_ name: String, _ pattern: String) -> Bool {
        pattern.last == "*" ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
