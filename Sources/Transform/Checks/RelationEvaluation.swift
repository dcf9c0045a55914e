import Forms
import Model

/// The relations of a form, evaluated on the figures of one report.
struct RelationEvaluation {
    let form: Form
    /// One for each figure of the form.
    let figures: [Figure]
    let values: AssertedValues

    init(form: Form, figures: [Figure]) {
        self.form = form
        self.figures = figures
        values = AssertedValues(figures)
    }

    func outcomes() -> [CheckOutcome] {
        var outcomes = form.relations.indices.map(outcome)
        explainFailures(&outcomes)
        return outcomes
    }

    /// `incomplete` where an operand is not asserted or a sum does not fit.
    private func outcome(ofRelation number: Int) -> CheckOutcome {
        let relation = form.relations[number]
        var outcome = CheckOutcome(
            relation, left: nil, right: nil, result: .incomplete, explanation: "", number: number)
        if relation.comparison == .kind {
            judgeKinds(relation, &outcome)
            return outcome
        }
        outcome.left = values.sum(relation.left)
        outcome.right =
            relation.comparison == .atLeastLargest
            ? values.largest(relation.right) : values.sum(relation.right)
        if let left = outcome.left, let right = outcome.right, let holds = holds(relation, left, right) {
            outcome.result = holds ? .pass : .fail
            if !holds {
                outcome.addOperands(relation.left, of: form, isLeft: true) { values[$0] }
                outcome.addOperands(relation.right, of: form, isLeft: false) { values[$0] }
            }
        } else {
            outcome.explanation = explanation(of: relation).incomplete(figures, values)
        }
        return outcome
    }

    private func holds(_ relation: Relation, _ left: Amount, _ right: Amount) -> Bool? {
        switch relation.comparison {
        case .equal: left == right
        case .atMost: right.isLess(than: left).map { !$0 }
        case .atLeast, .atLeastLargest: left.isLess(than: right).map { !$0 }
        case .zeroTogether: (left == .zero) == (right == .zero)
        case .zeroImpliesZero: left != .zero || right == .zero
        case .kind: nil
        }
    }

    /// Each figure is judged by itself: one that breaks its kind fails the table, whatever is missing beside it.
    private func judgeKinds(_ relation: Relation, _ outcome: inout CheckOutcome) {
        var broken: [Int] = []
        outcome.result = .pass
        for term in relation.left {
            guard let value = values[term.figure] else {
                outcome.result = .incomplete
                continue
            }
            if !form.figures[term.figure].kind.admits(value) { broken.append(term.figure) }
        }
        guard let first = broken.first else {
            if outcome.result == .incomplete {
                outcome.explanation = explanation(of: relation).incomplete(figures, values)
            }
            return
        }
        outcome.result = .fail
        outcome.relation = nil
        outcome.row = form.figures[first].row
        outcome.column = form.figures[first].column
        outcome.explanation = explanation(of: relation).broken(broken, values)
        let terms = broken.map { Relation.Term(sign: 1, figure: $0) }
        outcome.addOperands(terms, of: form, isLeft: true) { values[$0] }
    }

    private func explainFailures(_ outcomes: inout [CheckOutcome]) {
        guard outcomes.indices.contains(where: { outcomes[$0].result == .fail }) else { return }
        let pattern = FailurePattern(form: form, values: values, results: outcomes.map(\.result))
        for index in outcomes.indices
        where outcomes[index].result == .fail && form.relations[index].comparison != .kind {
            outcomes[index].explanation = explanation(of: form.relations[index]).failure(
                left: values, right: values, pattern.sentence(for: index))
        }
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
