import Forms
import Model

/// The sums of a form as the readers of rows and columns ask for them.
struct FormArithmetic: Sendable {
    let form: Form
    /// For each figure that a row of the sheet begins with: the sums among the row's figures.
    private let rowRelations: [[Relation]]
    /// The sums that must hold.
    let sums: [Relation]
    /// Sums over a column of a table, and for each figure those that it is in.
    let sumsOfColumns: [Relation]
    let columnRelations: [[Relation]]
    /// For each figure the offsets of the identities that it is in, among the form's relations.
    let identities: [[Int]]
    /// For each figure its row of the sheet.
    let sheetRow: [Int?]

    init(form: Form, sheet: LabelSheet) {
        self.form = form
        var totals: [Int: Relation] = [:]
        var columnRelations: [[Relation]] = Array(repeating: [], count: form.figures.count)
        sums = form.relations.filter { $0.severity == .identity && $0.comparison == .equal }
        for relation in sums where !relation.row.isEmpty && relation.right.count == 1 {
            totals[relation.right[0].figure] = relation
        }
        sumsOfColumns = sums.filter { !$0.column.isEmpty }
        for relation in sumsOfColumns {
            for term in relation.left + relation.right { columnRelations[term.figure].append(relation) }
        }
        self.columnRelations = columnRelations
        var sheetRow: [Int?] = Array(repeating: nil, count: form.figures.count)
        var rowRelations: [[Relation]] = Array(repeating: [], count: form.figures.count)
        for (row, entry) in sheet.rows.enumerated() {
            for figure in entry.figures { sheetRow[figure] = row }
            if let first = entry.figures.first {
                rowRelations[first] = entry.figures.compactMap { totals[$0] }
            }
        }
        self.sheetRow = sheetRow
        self.rowRelations = rowRelations
        var identities: [[Int]] = Array(repeating: [], count: form.figures.count)
        for (index, relation) in form.relations.enumerated() where relation.severity == .identity {
            for figure in Set((relation.left + relation.right).map(\.figure)) {
                identities[figure].append(index)
            }
        }
        self.identities = identities
    }

    /// The relations among the figures of a row of the sheet.
    func relations(of row: LabelSheet.Row) -> [Relation] {
        row.figures.first.map { rowRelations[$0] } ?? []
    }

    /// True where the form adds up figures of the row.
    func hasSums(_ row: LabelSheet.Row) -> Bool { !relations(of: row).isEmpty }

    /// True where rows have columns of the same kinds, and the same sums among them.
    func areAlike(_ row: LabelSheet.Row, _ other: LabelSheet.Row) -> Bool {
        func sums(_ row: LabelSheet.Row) -> [[Relation.Term]] {
            let first = row.figures.first ?? 0
            return relations(of: row).flatMap { [$0.left, $0.right] }.map { terms in
                terms.map { Relation.Term(sign: $0.sign, figure: $0.figure - first) }
            }
        }
        return row.figures.count == other.figures.count
            && zip(row.figures, other.figures).allSatisfy { form.figures[$0].kind == form.figures[$1].kind }
            && sums(row) == sums(other)
    }

    /// False where the values, one a column, break a sum of the row.
    func mayBeRow(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        values.count == row.figures.count && failingSums(values, tokens, row: row) == 0
    }

    /// Shape: as many values as the row has columns.
    func failingSums(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Int {
        guard let first = row.figures.first, values.count == row.figures.count else { return 0 }
        return relations(of: row).count { relation in
            !holds(
                { values.indices.contains($0) ? values[$0] : nil }, tokens, relation: relation, first: first)
        }
    }

    /// True where every sum of the row holds with these values in these columns and zero in the others.
    func holds(_ value: (Int) -> Int?, _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        guard let first = row.figures.first else { return true }
        return relations(of: row).allSatisfy { holds(value, tokens, relation: $0, first: first) }
    }

    /// Shape: `value` gives the token of a column; `first` is the figure of column 0.
    func holds(_ value: (Int) -> Int?, _ tokens: [TableToken], relation: Relation, first: Int) -> Bool {
        func amount(_ figure: Int) -> Amount {
            value(figure - first).map { self.amount(tokens[$0]) } ?? .zero
        }
        return sum(relation.left, amount) == sum(relation.right, amount)
    }

    /// True where a sum that fails would hold with its values in another order: `0 0 12 6 6`, where one of them is the total of
    /// the others. A tool that moved a number makes it so. Of numbers below ten (`0 1 2 0 1`) many a document's own wrong
    /// sum does, by chance: they say nothing.
    ///
    /// Shape: as many values as the row has columns.
    func holdsInOtherOrder(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        guard let first = row.figures.first else { return false }
        return relations(of: row).contains { relation in
            let places = (relation.left + relation.right).map { $0.figure - first }
            guard places.allSatisfy(values.indices.contains),
                !holds(
                    { values.indices.contains($0) ? values[$0] : nil }, tokens, relation: relation,
                    first: first)
            else { return false }
            let own = places.map { values[$0] }
            guard let all = sum(own, tokens) else { return false }
            return own.contains { value in
                let amount = amount(tokens[value])
                return amount.isLess(than: Amount(10)) == false && amount.adding(amount) == all
            }
        }
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

    /// The sum of the terms' amounts; `nil` where one is not there.
    func sum(_ terms: [Relation.Term], _ amount: (Int) -> Amount?) -> Amount? {
        terms.reduce(Amount.zero as Amount?) { sum, term in amount(term.figure).flatMap { sum?.adding($0) } }
    }

    func sum(_ values: some Sequence<Int>, _ tokens: [TableToken]) -> Amount? {
        values.reduce(Amount.zero as Amount?) { $0?.adding(amount(tokens[$1])) }
    }

    /// True where the last value is the sum of the others: a row that left its blank columns out.
    func endsWithSum(_ values: [Int], _ tokens: [TableToken]) -> Bool {
        guard values.count > 1, let last = values.last else { return false }
        return sum(values.dropLast(), tokens) == amount(tokens[last])
    }

    /// Whether values of a form with one column come in the order of their rows: three sums among them hold for each that
    /// does not, and the units that are printed beside them are their figures'.
    func areInOrder(
        _ figures: [(figure: Int, value: Int)], _ tokens: [TableToken], _ cores: [ArraySlice<Unicode.Scalar>]
    ) -> Bool {
        var amounts: [Int: Amount] = [:]
        for (figure, value) in figures { amounts[figure] = amount(tokens[value]) }
        var holding = 0
        var failing = 0
        for relation in sums {
            guard let left = sum(relation.left, { amounts[$0] }),
                let right = sum(relation.right, { amounts[$0] })
            else { continue }
            if left != right { failing += 1 } else if left != .zero { holding += 1 }
        }
        return failing * 3 <= holding && haveOwnUnits(figures, tokens, cores)
    }

    /// A body may have units of its own for a few figures, but not those of others in turn.
    private func haveOwnUnits(
        _ figures: [(figure: Int, value: Int)], _ tokens: [TableToken], _ cores: [ArraySlice<Unicode.Scalar>]
    ) -> Bool {
        var printed: [String] = []
        var wanted: [String] = []
        for (figure, value) in figures where value > 0 {
            guard case .unit = tokens[value - 1].kind, tokens[value - 1].line == tokens[value].line,
                !cores[value - 1].elementsEqual(form.figures[figure].printedUnit.unicodeScalars)
            else { continue }
            printed.append(String(scalars: cores[value - 1]))
            wanted.append(form.figures[figure].printedUnit)
        }
        return printed.isEmpty || printed.count * 10 <= figures.count && printed.sorted() != wanted.sorted()
    }

    func amount(_ token: TableToken) -> Amount {
        if case .number(let value) = token.kind { return value.amount }
        return .zero
    }
}
