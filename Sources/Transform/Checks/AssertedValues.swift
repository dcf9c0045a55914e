import Forms
import Model

/// The asserted values of a report's figures, in the form's order; `nil` where there is none.
struct AssertedValues {
    private let values: [Amount?]

    init(_ figures: [Figure]) {
        values = figures.map { $0.status.isAsserted ? $0.value : nil }
    }

    init(_ values: [Amount?]) { self.values = values }

    subscript(_ figure: Int) -> Amount? {
        values.indices.contains(figure) ? values[figure] : nil
    }

    /// `nil` where a figure is not asserted or the sum does not fit; 0 of no terms.
    func sum(_ terms: [Relation.Term]) -> Amount? {
        var sum = Amount.zero
        for term in terms {
            guard let value = self[term.figure],
                let next = term.sign < 0 ? sum.subtracting(value) : sum.adding(value)
            else { return nil }
            sum = next
        }
        return sum
    }

    func sum(of figures: [Int]) -> Amount? {
        var sum = Amount.zero
        for figure in figures {
            guard let next = self[figure].flatMap(sum.adding) else { return nil }
            sum = next
        }
        return sum
    }

    /// `nil` where a figure is not asserted.
    func largest(_ terms: [Relation.Term]) -> Amount? {
        var largest: Amount?
        for term in terms {
            guard let value = self[term.figure] else { return nil }
            guard let known = largest else {
                largest = value
                continue
            }
            if known.isLess(than: value) == true { largest = value }
        }
        return largest
    }
}
