import Forms
import Model

/// What the prose says against what the table says; the mention and the figure are both named.
///
/// Shape: one outcome for each figure and value that the prose states, in the order of the text.
/// A quantity given as approximate (`11000余条`) agrees within a tenth. It fails only where the sentence admits no reading
/// under which it holds: a word that is not known may say that the number is a part of the figure, and then nothing is said
/// against it.
struct ProseChecks {
    let form: Form
    let values: AssertedValues

    func outcomes(of mentions: [Mention]) -> [CheckOutcome] {
        var seen: [(restated: [Int], value: Amount)] = []
        var outcomes: [CheckOutcome] = []
        for mention in mentions {
            guard let restated = mention.restates.first, let figure = restated.first,
                form.figures.indices.contains(figure),
                !seen.contains(where: { $0.restated == restated && $0.value == mention.value })
            else { continue }
            seen.append((restated, mention.value))
            outcomes.append(outcome(of: mention, about: form.figures[figure], isSum: restated.count > 1))
        }
        return outcomes
    }

    private func outcome(
        of mention: Mention, about figure: FigureDefinition, isSum: Bool
    ) -> CheckOutcome {
        let sums = mention.restates.map(values.sum(of:))
        let matching = sums.firstIndex { agrees(mention, with: $0) }
        let place = matching ?? 0
        let result: CheckResult =
            matching != nil
            ? .pass : mention.hasUnknownWords || sums.contains { $0 == nil } ? .incomplete : .fail
        var outcome = CheckOutcome(
            check: "prose", severity: .plausibility, table: figure.table,
            row: isSum ? "" : figure.row, column: figure.column, left: mention.value,
            right: sums[place], result: result,
            explanation: explanation(of: mention, result, matching: place))
        if result == .fail, let figures = mention.restates.first {
            let terms = figures.map { Relation.Term(sign: 1, figure: $0) }
            outcome.addOperands(terms, of: form, isLeft: false) { values[$0] }
        }
        return outcome
    }

    private func agrees(_ mention: Mention, with value: Amount?) -> Bool {
        guard let value else { return false }
        if value == mention.value { return true }
        guard mention.isApproximate, let difference = value.subtracting(mention.value),
            let magnitude = difference.mantissa < 0 ? difference.negated : difference,
            let tenfold = magnitude.shifted(by: 1)
        else { return false }
        return mention.value.isLess(than: tenfold) == false
    }

    /// A passing one speaks only where it was not the figure itself that matched.
    private func explanation(of mention: Mention, _ result: CheckResult, matching place: Int) -> String {
        let said = "The prose says \(mention.quantity) (line \(mention.line))"
        switch result {
        case .pass:
            return place == 0 ? "" : "\(said), which is \(names(mention.restates[place])) together."
        case .incomplete where values.sum(of: mention.restates[0]) != nil:
            return "\(said); whether that is all of \(names(mention.restates[0])) its sentence leaves open."
        case .incomplete:
            return "\(said); the table does not assert \(names(mention.restates[0]))."
        case .fail:
            let stated = mention.restates.map { names($0) + (values.sum(of: $0).map { " \($0)" } ?? "") }
            return "\(said), the table \(stated.joined(separator: ", or "))."
        }
    }

    private func names(_ figures: [Int]) -> String {
        figures.map { form.figures[$0].spokenName }.joined(separator: " + ")
    }
}
