import Forms
import Model

/// Makes the complete grid of figures from placed values: the one place where a status is decided.
///
/// | what is known of a cell | status |
/// |---|---|
/// | its value was placed by what is printed | `reported`, or `not_applicable` for a dash |
/// | its place or its value follows from sums alone | `inferred` |
/// | its row is placed and left it out | `blank` |
/// | its row's values are there, but not which is whose | `ambiguous` |
/// | its row's label is not there | `missing` |
struct FigureAssembler {
    let steps: TableSteps
    let reader: TableReader
    private let maker: FigureMaker
    private let moneyUnit: Unit

    init(steps: TableSteps, reader: TableReader) {
        self.steps = steps
        self.reader = reader
        maker = FigureMaker(form: reader.form)
        moneyUnit = reader.sheet.sheet.hasUnitColumn ? .none : Self.headerUnit(steps)
    }

    func figures() -> [Figure] {
        var figures = Array(repeating: Figure.missing, count: reader.form.figures.count)
        for (row, entry) in reader.sheet.sheet.rows.enumerated() where !entry.isHeading {
            let values = steps.rows.rows[row]
            if let placement = steps.placer.placements[row] {
                if placement.basis != .fullRow {
                    for figure in entry.figures { figures[figure] = leftOut(figure, placement.basis) }
                }
                for column in placement.openColumns {
                    figures[entry.figures[column]] = Figure(status: .ambiguous)
                }
                for (column, value) in zip(placement.columns, values.values) where column >= 0 {
                    figures[entry.figures[column]] = self.figure(
                        entry.figures[column], value, placement.basis)
                }
            } else if values.values.isEmpty {
                guard steps.labels[row].isStarted else { continue }
                let isBlank = values.isSettled && !hasUnreadDigits(behind: steps.labels[row].last)
                for figure in entry.figures {
                    figures[figure] = Figure(
                        status: isBlank ? .blank : .ambiguous,
                        evidence: values.doubt.map { .doubt($0) } ?? .none)
                }
            } else {
                for (figure, value) in openRow(row, entry) { figures[figure] = value }
            }
        }
        withdrawContradicted(&figures)
        return figures
    }

    /// A total taken from a row's only value is withdrawn where the sums over the totals say otherwise, and so are the zeros
    /// of a row where a part is more than its whole: `（一）予以公开 26` and `（七）总计 0`, whose own 26 went astray.
    private func withdrawContradicted(_ figures: inout [Figure]) {
        guard figures.contains(where: { $0.status == .inferred }) else { return }
        for relation in reader.arithmetic.sumsOfColumns {
            let terms = (relation.left + relation.right).map(\.figure)
            let inferred = terms.filter { figures[$0].status == .inferred && figures[$0].line > 0 }
            guard !inferred.isEmpty else { continue }
            func amount(_ figure: Int) -> Amount { figures[figure].value ?? .zero }
            guard let left = reader.arithmetic.sum(relation.left, amount),
                let right = reader.arithmetic.sum(relation.right, amount), left != right
            else { continue }
            func isOpen(_ terms: [Relation.Term]) -> Bool {
                terms.contains { figures[$0.figure].status == .ambiguous }
            }
            // What is open can only add to its side.
            let isPartOverWhole =
                isOpen(relation.left) != isOpen(relation.right)
                && (isOpen(relation.left) == ((left.subtracting(right)?.mantissa ?? 0) > 0))
            if isPartOverWhole {
                for row in Set(inferred.compactMap { reader.arithmetic.sheetRow[$0] }) {
                    withdraw(
                        reader.sheet.sheet.rows[row].figures.filter { figures[$0].status == .inferred },
                        &figures)
                }
            } else if !isOpen(relation.left), !isOpen(relation.right) {
                withdraw(inferred.filter { figures[$0].value != .zero }, &figures)
            }
        }
    }

    private func withdraw(_ doubtful: [Int], _ figures: inout [Figure]) {
        for figure in doubtful {
            figures[figure].status = .ambiguous
            figures[figure].value = nil
        }
    }

    /// True where digits stand behind a label that are no value: then its row is not blank.
    private func hasUnreadDigits(behind label: Int) -> Bool {
        for index in steps.roles[(label + 1)...].indices {
            switch steps.roles[index] {
            case .label, .header, .prose, .value, .repeated: return false
            case .unit: continue
            case .none, .unknown:
                let text = steps.document.text(of: steps.tokens[index])
                // An enumerator belongs to the label that follows.
                if text.count > 4, text.contains(where: \.isASCIIDigit) { return true }
            }
        }
        return false
    }

    // MARK: Placed values

    /// A cell that its row left out: blank, or zero where only the sums tell which cell that is.
    private func leftOut(_ figure: Int, _ basis: ColumnPlacer.Basis) -> Figure {
        switch basis {
        case .arithmetic: Figure(status: .inferred, value: .zero, evidence: .arithmetic(sums(of: figure)))
        case .group: Figure(status: .ambiguous)
        default: Figure(status: .blank)
        }
    }

    private func figure(_ figure: Int, _ value: Int, _ basis: ColumnPlacer.Basis) -> Figure {
        let token = steps.tokens[value]
        let evidence: Evidence =
            switch basis {
            case .fullRow: .fullRow
            case .block, .lineStep, .place, .header: .position
            case .arithmetic, .group: .arithmetic(sums(of: figure))
            }
        return maker.figure(
            figure, token.kind, asWritten: written(token), line: steps.document.lines[token.line].number,
            units: [rowUnit(before: value), moneyUnit], evidence: evidence,
            isInferred: basis == .arithmetic || basis == .group)
    }

    private func written(_ token: TableToken) -> String {
        let text = steps.document.printed(token.range)
        return String(scalars: text.contains("\n") ? text.map { $0 == "\n" ? " " : $0 }[...] : text)
    }

    private func sums(of figure: Int) -> [Int] { reader.arithmetic.identities[figure] }

    // MARK: Rows whose columns cannot be told

    /// Of a row that prints its values without their places, the sums still tell some cells: all, where
    /// only zeros are printed; the total, where the last value is the sum of those before it, or the
    /// only value there is.
    private func openRow(_ row: Int, _ entry: LabelSheet.Row) -> [(Int, Figure)] {
        let values = steps.rows.rows[row].values
        let text = values.map { written(steps.tokens[$0]) }.joined(separator: " ")
        let line = values.first.map { steps.document.lines[steps.tokens[$0].line].number } ?? 0
        let evidence =
            steps.rows.rows[row].doubt.map { Evidence.doubt($0) } ?? .candidates(Array(entry.figures.indices))
        var result = entry.figures.map {
            ($0, Figure(status: .ambiguous, asWritten: text, line: line, evidence: evidence))
        }
        let zero = TableToken.Kind.number(CellValue(amount: .zero, isSigned: false, unit: .none))
        let relations = reader.arithmetic.relations(of: entry)
        let isTrusted = steps.rows.rows[row].isSettled && steps.rows.isSound[entry.table]
        let lacksOne = values.count + 1 == entry.figures.count
        if values.allSatisfy({ steps.tokens[$0].kind == zero }), !relations.isEmpty,
            isTrusted && (lacksOne || relations.count > 1 && values.count < entry.figures.count)
                || lacksOne && row == steps.rows.sheet.onlyRow
        {
            for index in result.indices { infer(&result[index], .zero) }
            return result
        }
        guard isTrusted, steps.rows.maySayTotal(row), values.count < entry.figures.count,
            let relation = relations.first, relations.count == 1,
            let total = relation.right.first?.figure,
            values.allSatisfy({ if case .number = steps.tokens[$0].kind { true } else { false } })
        else { return result }
        // Digits that touch the label may be those of all cells: `申请数量35453121`.
        if values.count == 1, let value = values.first, value > 0,
            steps.tokens[value - 1].line == steps.tokens[value].line,
            steps.tokens[value - 1].range.upperBound == steps.tokens[value].range.lowerBound
        {
            return result
        }
        let amounts = values.map { reader.arithmetic.amount(steps.tokens[$0]) }
        if amounts.allSatisfy({ $0 == .zero }) {
            // One zero for seven columns may be the first one's, and the total in another block.
            guard values.count > 1 || steps.rows.endsWithTotal(row) || steps.rows.printsOnlyZeros(entry.table)
            else { return result }
            for index in result.indices { infer(&result[index], .zero) }
        } else if steps.rows.endsWithTotal(row), let last = amounts.last,
            let index = result.firstIndex(where: { $0.0 == total })
        {
            infer(&result[index], last)
        }
        return result
    }

    private func infer(_ entry: inout (Int, Figure), _ value: Amount) {
        entry.1.status = .inferred
        entry.1.value = value
        entry.1.evidence = .arithmetic(sums(of: entry.0))
    }

    // MARK: Units

    /// The unit in a form's column of units, beside the value.
    private func rowUnit(before token: Int) -> Unit {
        guard reader.sheet.sheet.hasUnitColumn, token > 0,
            case .unit(let unit) = steps.tokens[token - 1].kind,
            unit != .count
        else { return .none }
        // `万` / `元`, where the column is one character wide, and a piece of the label may stand between them
        if unit == .yuan,
            steps.tokens[max(0, token - 4)..<token].contains(where: { $0.kind == .unit(.tenThousandYuan) })
        {
            return .tenThousandYuan
        }
        return unit
    }

    /// The unit of money that a header names: `采购总金额（单位：万元）`.
    private static func headerUnit(_ steps: TableSteps) -> Unit {
        for (index, role) in steps.roles.enumerated() where role == .header {
            let text = steps.document.text(of: steps.tokens[index])
            guard let place = text.firstIndex(of: "元") else { continue }
            // `（单位：万` / `元）` in a narrow column, where another header may stand between them
            let before = place > text.startIndex ? text[place - 1] : "："
            if place == text.startIndex,
                (max(0, index - 4)..<index).contains(where: {
                    steps.document.text(of: steps.tokens[$0]).last == "万"
                })
            {
                return .tenThousandYuan
            }
            return before == "万" ? .tenThousandYuan : .yuan
        }
        return .none
    }
}
