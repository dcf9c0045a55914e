import Forms
import Model

/// Makes a figure of what is printed in its cell: the one place where the status and the unit of a printed value are
/// decided, for rows read as text and for cells.
///
/// | what is printed | status |
/// |---|---|
/// | a number with a unit that goes with the figure | `reported`; `inferred` where only sums tell that it stands there |
/// | `-`, `—`, `/`, `无` | `not_applicable` |
/// | digits in pieces, a unit of another kind | `ambiguous` |
struct FigureMaker {
    let form: Form

    /// Shape: `units` are those that stand beside the value, nearest first; a unit of its own comes before them.
    func figure(
        _ figure: Int, _ kind: TableToken.Kind, asWritten: String, line: Int32, units: [Unit],
        evidence: Evidence, isInferred: Bool = false
    ) -> Figure {
        var result = Figure(
            status: isInferred ? .inferred : .reported, asWritten: asWritten, line: line, evidence: evidence)
        guard case .number(let cell) = kind else {
            result.status = kind == .mark ? .notApplicable : .ambiguous
            return result
        }
        result.value = amount(cell, figure, units: units)
        if result.value == nil { result.status = .ambiguous }
        return result
    }

    /// In the codebook's unit; `nil` where the printed unit does not go with the figure.
    func amount(_ value: CellValue, _ figure: Int, units: [Unit]) -> Amount? {
        guard form.figures[figure].kind == .money else {
            return value.unit == .none || value.unit == .count ? value.amount : nil
        }
        let formUnit = form.figures[figure].printedUnit == "万元" ? Unit.tenThousandYuan : .yuan
        switch ([value.unit] + units).first(where: { $0 != .none }) ?? formUnit {
        case .none, .count: return nil
        case .yuan: return value.amount
        case .tenThousandYuan: return value.amount.shifted(by: 4)
        case .hundredMillionYuan: return value.amount.shifted(by: 8)
        }
    }
}
