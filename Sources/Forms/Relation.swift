import Model

/// One arithmetic relation of a form, bound to its figures (勾稽关系).
///
/// Shape: `left comparison right`, each side a sum of figures; an empty side is 0. Declared in
/// `Data/relations.csv`.
package struct Relation: Sendable {
    package let check: String
    package let severity: CheckSeverity
    package let left: [Term]
    package let comparison: Comparison
    package let right: [Term]
    /// What the relation is about: a table, and the row or column that it was bound to.
    package let table: String
    package let row: String
    package let column: String
    /// A sentence saying what holds, in English and in Chinese.
    package let meaning: String
    package let meaningChinese: String

    /// True where both sides are equal in any report without a mistake.
    package var isIdentity: Bool { severity == .identity && comparison == .equal }

    package struct Term: Sendable, Equatable {
        /// 1 or -1.
        package let sign: Int8
        /// Offset among the form's figures.
        package let figure: Int

        package init(sign: Int8, figure: Int) {
            self.sign = sign
            self.figure = figure
        }
    }

    package enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case atMost = "<="
        case atLeast = ">="
        /// Left is at least the largest figure of the right side.
        case atLeastLargest = ">=max"
        /// Either both sides are 0 or none is.
        case zeroTogether = "0<=>0"
        /// Where left is 0, right is 0.
        case zeroImpliesZero = "0=>0"
        /// Every figure of the left side is of its kind in the codebook; there is no right side.
        case kind

        /// The name that the dataset calls it by: a spreadsheet would take `=` for a formula.
        package var name: String {
            switch self {
            case .equal: "equal"
            case .atMost: "at_most"
            case .atLeast: "at_least"
            case .atLeastLargest: "at_least_largest"
            case .zeroTogether: "zero_together"
            case .zeroImpliesZero: "zero_implies_zero"
            case .kind: "kind"
            }
        }
    }
}

/// A relation between the reports of one body for two consecutive years.
///
/// Shape: the left side names figures of the earlier report's form, the right side of the later one's.
package struct YearRelation: Sendable {
    package let earlierForm: String
    package let laterForm: String
    package let relation: Relation
}

extension CheckOutcome {
    /// What came of a relation.
    ///
    /// Shape: `number` is the relation's offset in the report's form, `nil` where it is between two years.
    package init(
        _ relation: Relation, left: Amount?, right: Amount?, result: CheckResult, explanation: String,
        number: Int?
    ) {
        self.init(
            check: relation.check, severity: relation.severity, table: relation.table, row: relation.row,
            column: relation.column, left: left, right: right, result: result, explanation: explanation,
            relation: number)
    }

    /// Adds the figures of one side.
    ///
    /// Shape: `year` is 0 where they stand in the check's own report; `value` says what a figure of `form` has.
    package mutating func addOperands(
        _ terms: [Relation.Term], of form: Form, isLeft: Bool, year: Int = 0, value: (Int) -> Amount?
    ) {
        for term in terms where form.figures.indices.contains(term.figure) {
            let figure = form.figures[term.figure]
            operands.append(
                Operand(
                    isLeft: isLeft, sign: term.sign, table: figure.table, row: figure.row,
                    column: figure.column, value: value(term.figure), year: year))
        }
    }
}
