import Forms
import Model

/// The sums of a form as the readers of rows and columns ask for them.
struct FormArithmetic: Sendable {
    let form: Form
    /// For each figure that is a row's total: the relation that says so.
    private let totals: [Int: Relation]
    /// Sums over a column of a table, and for each figure those that it is in.
    let sumsOfColumns: [Relation]
    let columnRelations: [Int: [Relation]]
    /// For each figure its row of the sheet.
    let sheetRow: [Int: Int]

    init(form: Form, sheet: LabelSheet) {
        self.form = form
        var totals: [Int: Relation] = [:]
        var columnRelations: [Int: [Relation]] = [:]
        let identities = form.relations.filter { $0.severity == .identity && $0.comparison == .equal }
        for relation in identities where !relation.row.isEmpty && relation.right.count == 1 {
            totals[relation.right[0].figure] = relation
        }
        sumsOfColumns = identities.filter { !$0.column.isEmpty }
        for relation in sumsOfColumns {
            for term in relation.left + relation.right {
                columnRelations[term.figure, default: []].append(relation)
            }
        }
        self.totals = totals
        self.columnRelations = columnRelations
        var sheetRow: [Int: Int] = [:]
        for (row, entry) in sheet.rows.enumerated() {
            for figure in entry.figures { sheetRow[figure] = row }
        }
        self.sheetRow = sheetRow
    }

    /// The relations among the figures of a row of the sheet.
    func relations(of row: LabelSheet.Row) -> [Relation] {
        row.figures.compactMap { totals[$0] }
    }

    /// False where the values, one a column, break a sum of the row.
    func mayBeRow(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        guard values.count == row.figures.count else { return false }
        return holds(
            Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.offset, $0.element) }), tokens,
            row: row)
    }

    /// True where every sum of the row holds with these values in these columns and zero in the others.
    func holds(_ values: [Int: Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        guard let first = row.figures.first else { return true }
        return relations(of: row).allSatisfy { holds(values, tokens, relation: $0, first: first) }
    }

    /// Shape: `values` are tokens by column; `first` is the figure of column 0.
    func holds(_ values: [Int: Int], _ tokens: [TableToken], relation: Relation, first: Int) -> Bool {
        func sum(_ terms: [Relation.Term]) -> Amount? {
            var result: Amount? = .zero
            for term in terms {
                if let value = values[term.figure - first] { result = result?.adding(amount(tokens[value])) }
            }
            return result
        }
        return sum(relation.left) == sum(relation.right)
    }

    /// False where a value's sign or unit does not go with its column.
    func fits(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        zip(values, row.figures).allSatisfy { value, figure in
            guard case .number(let cell) = tokens[value].kind else { return true }
            let kind = form.figures[figure].kind
            if cell.isSigned && kind != .signedCount { return false }
            switch cell.unit {
            case .none: return kind == .money || cell.amount.isWhole
            case .count: return kind != .money
            case .yuan, .tenThousandYuan, .hundredMillionYuan: return kind == .money
            }
        }
    }

    /// True where the last value is the sum of the others: a row that left its blank columns out.
    func endsWithSum(_ values: [Int], _ tokens: [TableToken]) -> Bool {
        guard values.count > 1, let last = values.last else { return false }
        var sum: Amount? = .zero
        for value in values.dropLast() { sum = sum?.adding(amount(tokens[value])) }
        return sum == amount(tokens[last])
    }

    func amount(_ token: TableToken) -> Amount {
        if case .number(let value) = token.kind { return value.amount }
        return .zero
    }
}
