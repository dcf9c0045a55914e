import Forms
import Model

/// Checks between the reports of one body and scope for consecutive years (`carry`, `in_force`, `items`, `identical`).
///
/// Sources come in the order of their paths, so either year may arrive first: a relation is evaluated when its
/// second report arrives, and its record stands under that report. `left` is the earlier year's operand all
/// the same. Of two reports for one year the first counts. Keeps the operands of a report, not its figures.
package struct YearChecks: Sendable {
    private let forms: [YearOperands]
    /// Of each body and year the place in `kept`.
    private var places: [BodyYear: UInt32] = [:]
    private var kept: [Kept] = []
    /// Of all reports, one after another.
    private var operands: [Int32] = []

    package init(codebook: Codebook = .shared) {
        forms = codebook.forms.map { YearOperands(form: $0, codebook: codebook) }
    }

    /// What stays of a report.
    private struct Kept: Sendable {
        let form: UInt8
        /// Where in `YearChecks.operands` those of the report begin.
        let firstOperand: UInt32
        let likeness: Likeness
    }

    /// Appends the checks against the year before and the year after, as far as those have been seen.
    package mutating func take(_ report: inout Report) {
        guard report.duplicateOf.isEmpty, let key = BodyYear(report.cover), places[key] == nil,
            let form = forms.firstIndex(where: { $0.form.name == report.form }),
            forms[form].form.figures.count == report.figures.count
        else { return }
        let own = Kept(
            form: UInt8(form), firstOperand: UInt32(operands.count), likeness: Likeness(of: report.figures))
        operands += forms[form].pack(AssertedValues(report.figures))
        if let earlier = places[key.moved(by: -1)] {
            report.checks += outcomes(kept[Int(earlier)], own, laterYear: key.year)
        }
        if let later = places[key.moved(by: 1)] {
            report.checks += outcomes(own, kept[Int(later)], laterYear: key.year + 1)
        }
        places[key] = UInt32(kept.count)
        kept.append(own)
    }

    private func outcomes(_ earlier: Kept, _ later: Kept, laterYear: Int) -> [CheckOutcome] {
        let left = forms[Int(earlier.form)]
        let right = forms[Int(later.form)]
        let leftValues = left.unpack(operands[Int(earlier.firstOperand)...])
        let rightValues = right.unpack(operands[Int(later.firstOperand)...])
        var outcomes = left.relations(to: right.form).map { relation in
            let explanation = CheckExplanation(
                relation: relation, left: left.form, right: right.form,
                years: (laterYear - 1, laterYear))
            return YearChecks.outcome(of: relation, leftValues, rightValues, explanation)
        }
        if earlier.form == later.form {
            outcomes.append(earlier.likeness.outcome(against: later.likeness, laterYear: laterYear))
        }
        return outcomes
    }

    private static func outcome(
        of relation: Relation, _ left: AssertedValues, _ right: AssertedValues,
        _ explanation: CheckExplanation
    ) -> CheckOutcome {
        var outcome = CheckOutcome(
            relation, left: left.sum(relation.left), right: right.sum(relation.right), result: .incomplete,
            explanation: "", number: nil)
        if let leftSum = outcome.left, let rightSum = outcome.right {
            outcome.result = leftSum == rightSum ? .pass : .fail
        }
        switch outcome.result {
        case .pass: break
        case .incomplete: outcome.explanation = explanation.incompleteYears(left, right)
        case .fail:
            outcome.explanation = explanation.failure(left: left, right: right, "")
            let years = explanation.years ?? (0, 0)
            outcome.addOperands(relation.left, of: explanation.left, isLeft: true, year: years.left) {
                left[$0]
            }
            outcome.addOperands(relation.right, of: explanation.right, isLeft: false, year: years.right) {
                right[$0]
            }
        }
        return outcome
    }
}

/// The figures of a form that the relations between years name, and those relations.
private struct YearOperands: Sendable {
    let form: Form
    /// Offsets among the form's figures, ascending.
    private let operands: [Int]
    private let relationsByLaterForm: [(form: String, relations: [Relation])]

    init(form: Form, codebook: Codebook) {
        self.form = form
        let asEarlier = codebook.yearRelations.filter { $0.earlierForm == form.name }
        let asLater = codebook.yearRelations.filter { $0.laterForm == form.name }
        let terms = asEarlier.flatMap(\.relation.left) + asLater.flatMap(\.relation.right)
        operands = Set(terms.map(\.figure)).sorted()
        relationsByLaterForm = codebook.forms.map { later in
            (later.name, asEarlier.filter { $0.laterForm == later.name }.map(\.relation))
        }
    }

    func relations(to later: Form) -> [Relation] {
        relationsByLaterForm.first { $0.form == later.name }?.relations ?? []
    }

    /// Stands for a figure that is not asserted, or is no whole number of 31 bits.
    private static let absent = Int32.min

    func pack(_ values: AssertedValues) -> [Int32] {
        operands.map { offset in
            guard let value = values[offset], value.isWhole else { return YearOperands.absent }
            return Int32(exactly: value.mantissa) ?? YearOperands.absent
        }
    }

    /// The form's values again, of the figures that were kept.
    ///
    /// Shape: those of other reports may follow.
    func unpack(_ packed: ArraySlice<Int32>) -> AssertedValues {
        var values = [Amount?](repeating: nil, count: form.figures.count)
        for (offset, value) in zip(operands, packed) where value != YearOperands.absent {
            values[offset] = Amount(Int64(value))
        }
        return AssertedValues(values)
    }
}

/// Enough of a report's figures to tell whether another has the same.
private struct Likeness: Sendable {
    /// Over offset and value of every asserted figure that is not 0.
    private var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    private var nonZero: Int32 = 0
    private var isWhole = true

    init(of figures: [Figure]) {
        for (offset, figure) in figures.enumerated() {
            if figure.status == .missing || figure.status == .ambiguous { isWhole = false }
            guard figure.status.isAsserted, let value = figure.value, value != .zero else { continue }
            nonZero += 1
            for word in [UInt64(offset), UInt64(bitPattern: value.mantissa), UInt64(value.scale)] {
                digest = (digest ^ word) &* 0x100_0000_01b3
                digest ^= digest >> 29
            }
        }
    }

    /// A copied report: all figures that are not 0 are those of the year before.
    func outcome(against later: Likeness, laterYear: Int) -> CheckOutcome {
        let isComparable = isWhole && later.isWhole && nonZero > 0 && later.nonZero > 0
        let isSame = digest == later.digest && nonZero == later.nonZero
        let result: CheckResult = !isComparable ? .incomplete : isSame ? .fail : .pass
        let explanation =
            switch result {
            case .pass: ""
            case .fail:
                "All \(nonZero) figures of \(laterYear - 1) that are not 0 stand in \(laterYear) again: the "
                    + "report may be a copy."
            case .incomplete:
                "Not decided: a report of \(laterYear - 1) and \(laterYear) has no figure that is not 0, or "
                    + "some that could not be read."
            }
        return CheckOutcome(
            check: "identical", severity: .info, table: "", row: "", column: "",
            left: Amount(Int64(nonZero)), right: Amount(Int64(later.nonZero)), result: result,
            explanation: explanation)
    }
}
