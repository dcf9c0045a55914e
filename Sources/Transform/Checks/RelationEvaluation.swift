import Forms
import Model

/// The relations of a form, evaluated on the figures of one report.
struct RelationEvaluation {
    let form: Form
    /// One for each figure of the form.
    let figures: [Figure]

    func outcomes() -> [CheckOutcome] {
        let results = form.relations.map(result(of:))
        let pattern = FailurePattern(form: form, figures: figures, results: results)
        return form.relations.indices.map { outcome(of: $0, results[$0], pattern) }
    }

    /// `incomplete` where an operand is not asserted or a sum does not fit.
    private func result(of relation: Relation) -> CheckResult {
        if relation.comparison == .kind { return kindResult(of: relation) }
        guard let left = figures.sum(relation.left), let right = rightSide(of: relation),
            let holds = holds(relation, left, right)
        else { return .incomplete }
        return holds ? .pass : .fail
    }

    private func rightSide(of relation: Relation) -> Amount? {
        relation.comparison == .atLeastLargest
            ? figures.largest(relation.right) : figures.sum(relation.right)
    }

    private func holds(_ relation: Relation, _ left: Amount, _ right: Amount) -> Bool? {
        switch relation.comparison {
        case .equal: return left == right
        case .atMost: return right.isLess(than: left).map { !$0 }
        case .atLeast: return left.isLess(than: right).map { !$0 }
        case .atLeastLargest: return left.isLess(than: right).map { !$0 }
        case .zeroTogether: return (left == .zero) == (right == .zero)
        case .zeroImpliesZero: return left != .zero || right == .zero
        case .kind: return nil
        }
    }

    /// Each figure is judged by itself: one that breaks its kind fails the table, whatever is missing beside it.
    private func kindResult(of relation: Relation) -> CheckResult {
        var result = CheckResult.pass
        for term in relation.left {
            guard let value = figures.value(at: term.figure) else {
                result = .incomplete
                continue
            }
            if !form.figures[term.figure].kind.admits(value) { return .fail }
        }
        return result
    }

    private func outcome(
        of index: Int, _ result: CheckResult, _ pattern: FailurePattern
    ) -> CheckOutcome {
        let relation = form.relations[index]
        var outcome = CheckOutcome(
            check: relation.check, severity: relation.severity, table: relation.table,
            row: relation.row, column: relation.column, left: nil, right: nil, result: result,
            explanation: "")
        if relation.comparison == .kind {
            guard result == .fail else { return outcome }
            let broken = relation.left.map(\.figure).filter { figure in
                figures.value(at: figure).map { !form.figures[figure].kind.admits($0) } ?? false
            }
            if let first = broken.first {
                outcome.row = form.figures[first].row
                outcome.column = form.figures[first].column
            }
            outcome.explanation = explanation(of: relation).broken(broken, figures)
            return outcome
        }
        outcome.left = figures.sum(relation.left)
        outcome.right = rightSide(of: relation)
        switch result {
        case .pass: break
        case .incomplete: outcome.explanation = explanation(of: relation).incomplete(figures)
        case .fail:
            outcome.explanation = explanation(of: relation).failure(
                left: figures, right: figures, pattern.sentence(for: index))
        }
        return outcome
    }

    private func explanation(of relation: Relation) -> CheckExplanation {
        CheckExplanation(relation: relation, left: form, right: form)
    }
}

extension FigureKind {
    func admits(_ value: Amount) -> Bool {
        switch self {
        case .count: value.isWhole && value.mantissa >= 0
        case .signedCount: value.isWhole
        case .money: value.mantissa >= 0
        }
    }
}

extension [Figure] {
    /// The asserted value at an offset, `nil` where there is none.
    func value(at offset: Int) -> Amount? {
        guard indices.contains(offset), self[offset].status.isAsserted else { return nil }
        return self[offset].value
    }

    /// `nil` where a figure is not asserted.
    func largest(_ terms: [Relation.Term]) -> Amount? {
        var largest: Amount?
        for term in terms {
            guard let value = value(at: term.figure) else { return nil }
            if largest.map({ $0.isLess(than: value) ?? false }) ?? true { largest = value }
        }
        return largest
    }

    /// `nil` where a figure is not asserted or the sum does not fit.
    func sum(_ terms: [Relation.Term]) -> Amount? {
        var sum = Amount.zero
        for term in terms {
            guard let value = value(at: term.figure),
                let next = term.sign < 0 ? sum.subtracting(value) : sum.adding(value)
            else { return nil }
            sum = next
        }
        return sum
    }
}
