import Forms
import Model

/// Tells apart what a failing identity points at, where the form's relations cross.
///
/// Each cell of a table stands in a relation of its row and in one of its column. A cell that was read
/// wrongly breaks both by the same amount; a sum that the document itself printed wrongly breaks one of
/// them in many crossing points and leaves the others whole.
struct FailurePattern {
    private let form: Form
    private let values: AssertedValues
    private let results: [CheckResult]
    /// For each figure the identities that it stands in.
    private let crossing: [[Int]]

    init(form: Form, values: AssertedValues, results: [CheckResult]) {
        self.form = form
        self.values = values
        self.results = results
        crossing = form.identities
    }

    /// Empty where the relation holds, or where nothing can be said.
    func sentence(for index: Int) -> String {
        let relation = form.relations[index]
        guard relation.isIdentity, results[index] == .fail else { return "" }
        let own = (relation.left + relation.right).map(\.figure)
        let suspects = own.filter { isSuspect($0, in: index) }
        if suspects.count == 1, let cell = suspects.first, let value = values[cell],
            let correction = correction(of: cell, in: index), let other = value.adding(correction)
        {
            return "Every relation that crosses here at \(form.figures[cell].spokenName) fails by the same "
                + "amount, and \(other) in place of \(value) would mend them all: this points at the reading "
                + "of that one cell, or at its print."
        }
        let others = Set(own.flatMap { crossing[$0] }).subtracting([index])
        let allCrossed = own.allSatisfy { crossing[$0].count > 1 }
        if suspects.isEmpty, allCrossed, others.allSatisfy({ results[$0] == .pass }) {
            return "All relations that cross here hold, so each figure was read as printed: this points at "
                + "the document."
        }
        if suspects.isEmpty, allCrossed, crossingSumsHold(own, besides: index) {
            return "The sums across hold for every figure here, so each was read as printed: this points at "
                + "the document."
        }
        return ""
    }

    /// Rows right and a column's sum wrong (or the other way round): relations over the same cells in the
    /// same direction (`balance` beside `outcomes`) may fail along.
    private func crossingSumsHold(_ own: [Int], besides index: Int) -> Bool {
        let relation = form.relations[index]
        return own.allSatisfy { figure in
            let across = crossing[figure].filter {
                let other = form.relations[$0]
                return (other.row, other.column) != (relation.row, relation.column)
            }
            return !across.isEmpty && across.allSatisfy { results[$0] == .pass }
        }
    }

    private func isSuspect(_ figure: Int, in index: Int) -> Bool {
        let relations = crossing[figure]
        guard relations.count > 1, relations.allSatisfy({ results[$0] == .fail }),
            let correction = correction(of: figure, in: index)
        else { return false }
        return relations.allSatisfy { self.correction(of: figure, in: $0) == correction }
    }

    /// What would have to be added to the figure for the relation to hold.
    private func correction(of figure: Int, in index: Int) -> Amount? {
        let relation = form.relations[index]
        guard let left = values.sum(relation.left), let right = values.sum(relation.right) else {
            return nil
        }
        if let term = relation.left.first(where: { $0.figure == figure }) {
            return term.sign > 0 ? right.subtracting(left) : left.subtracting(right)
        }
        let term = relation.right.first { $0.figure == figure }
        return (term?.sign ?? 1) > 0 ? left.subtracting(right) : right.subtracting(left)
    }
}
