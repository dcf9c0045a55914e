import Forms
import Model

/// The sentence that says what was compared and what came of it: English, with the form's labels.
struct CheckExplanation {
    let relation: Relation
    /// Forms that the sides' terms are offsets of; differ only between two years.
    let left: Form
    let right: Form
    /// Years of the sides, where they differ.
    var years: (left: Int, right: Int)?

    /// `the outcomes add up … (总计), but （七）总计/自然人 (handled_total.natural_person) 372 against … = 370; difference 2`
    func failure(left values: AssertedValues, right others: AssertedValues, _ pattern: String) -> String {
        var text = "Expected: " + relation.meaning + ". Found: "
        text += side(relation.left, of: left, values, year: years?.left)
        if !relation.right.isEmpty {
            text += " against " + side(relation.right, of: right, others, year: years?.right)
        }
        if relation.comparison == .equal, let leftSum = values.sum(relation.left),
            let rightSum = others.sum(relation.right),
            let difference = leftSum.subtracting(rightSum)
        {
            text += "; difference \(difference)"
        }
        text += "."
        if !pattern.isEmpty { text += " " + pattern }
        return text
    }

    func incomplete(_ figures: [Figure], _ values: AssertedValues) -> String {
        var absent = AbsentFigures()
        for terms in [relation.left, relation.right] {
            for term in terms where values[term.figure] == nil {
                absent.add(name(term.figure, of: left), status(term.figure, figures))
            }
        }
        return absent.sentence()
    }

    /// Between two years; only the operands were kept, so the reason for an absence is not told.
    func incompleteYears(_ values: AssertedValues, _ others: AssertedValues) -> String {
        var absent = AbsentFigures()
        for term in relation.left where values[term.figure] == nil {
            absent.add("\(years?.left ?? 0): " + name(term.figure, of: left), "is not asserted")
        }
        for term in relation.right where others[term.figure] == nil {
            absent.add("\(years?.right ?? 0): " + name(term.figure, of: right), "is not asserted")
        }
        return absent.sentence()
    }

    /// Names the first three, counts the others.
    private struct AbsentFigures {
        var text = "Not decided: "
        var count = 0

        mutating func add(_ name: @autoclosure () -> String, _ reason: String) {
            count += 1
            guard count <= 3 else { return }
            if count == 1 { text.reserveCapacity(240) }
            if count > 1 { text += ", " }
            text += name()
            text += " "
            text += reason
        }

        /// Ends the text in place: it is longer than a copy is cheap.
        mutating func sentence() -> String {
            if count == 0 {
                text += "a sum is too large"
            } else if count > 3 {
                text += " and \(count - 3) more"
            }
            text += "."
            return text
        }
    }

    private func status(_ figure: Int, _ figures: [Figure]) -> String {
        figures.indices.contains(figure) ? figures[figure].status.rawValue : FigureStatus.missing.rawValue
    }

    func broken(_ figures: [Int], _ values: AssertedValues) -> String {
        var text = "Expected: " + relation.meaning + ". Found: "
        for (place, figure) in figures.prefix(5).enumerated() {
            if place > 0 { text += ", " }
            text += name(figure, of: left) + " " + (values[figure]?.description ?? "")
        }
        if figures.count > 5 { text += " and \(figures.count - 5) more" }
        return text + "."
    }

    /// The operands with their values; those of a long sum that are 0 are only counted.
    private func side(_ terms: [Relation.Term], of form: Form, _ values: AssertedValues, year: Int?) -> String
    {
        var text = year.map { "in \($0): " } ?? ""
        let isSum = relation.comparison != .atLeastLargest
        var zeros = 0
        var named = 0
        for term in terms {
            let value = values[term.figure]
            if terms.count > 4, value == .zero {
                zeros += 1
                continue
            }
            if named > 0 || term.sign < 0 { text += term.sign < 0 ? " - " : isSum ? " + " : ", " }
            text += name(term.figure, of: form) + " " + (value?.description ?? "")
            named += 1
        }
        if zeros > 0 {
            text +=
                named > 0
                ? "\(isSum ? " + " : ", ")\(zeros) others that are 0" : "\(zeros) figures that are 0"
        }
        if terms.count > 1, isSum, let sum = values.sum(terms) {
            text += " = \(sum)"
        }
        return text
    }

    /// `（七）总计/自然人 (handled_total.natural_person)`.
    private func name(_ figure: Int, of form: Form) -> String {
        form.figures.indices.contains(figure) ? form.figures[figure].spokenName : ""
    }
}
