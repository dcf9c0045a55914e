import Forms
import Model

/// Rows that print fewer cells than they have columns: which are missing is told by the form's sums, or not at all.
///
/// ```
/// 结果维持 纠正 其他 尚未 总计 │ 结果维持 …       15 columns, 14 cells: every column that a cell may be missing from
///    5      1    0    2    8  │    0    3 …      is tried; where only one trial lets the sums hold, it is the row
/// ```
/// A cell that is missing takes the value that its sum leaves. What all trials agree on follows from the arithmetic, the
/// rest stays ambiguous. Harm: none to a row that is whole; in a row with a wrong sum of its own no trial holds.
struct MissingCells {
    /// For each column what it must hold; `nil` where trials differ or nothing confirms them.
    let values: [Amount?]

    private static let mostTrials = 500

    /// Shape: `printed` has an entry for each cell of the row, from left to right; an empty cell counts as zero.
    init(_ printed: [Amount], figures: [Int], relations: [Relation]) {
        let missing = figures.count - printed.count
        guard missing > 0, missing <= 2, !relations.isEmpty else {
            values = Array(repeating: nil, count: figures.count)
            return
        }
        var agreed: [Amount?]?
        var trials = 0
        for gaps in Self.choices(missing, of: figures.count) {
            trials += 1
            guard trials <= Self.mostTrials else { break }
            guard let row = Self.row(printed, gaps, figures, relations) else { continue }
            if let known = agreed {
                agreed = zip(known, row).map { $0 == $1 ? $0 : nil }
            } else {
                agreed = row
            }
        }
        values = agreed ?? Array(repeating: nil, count: figures.count)
    }

    /// The row with gaps at these columns, filled from the sums; `nil` where a sum fails.
    private static func row(
        _ printed: [Amount], _ gaps: [Int], _ figures: [Int], _ relations: [Relation]
    ) -> [Amount?]? {
        var row: [Amount?] = []
        var next = 0
        for column in figures.indices {
            if gaps.contains(column) {
                row.append(nil)
            } else {
                row.append(printed[next])
                next += 1
            }
        }
        var places: [Int: Int] = [:]
        for (column, figure) in figures.enumerated() { places[figure] = column }
        for relation in relations {
            let terms =
                relation.left.map { (place: places[$0.figure], sign: Int64($0.sign)) }
                + relation.right.map { (place: places[$0.figure], sign: -Int64($0.sign)) }
            var sum = Amount.zero
            var open: (place: Int, sign: Int64)?
            var openCount = 0
            for term in terms {
                guard let place = term.place else { return nil }
                guard let value = row[place] else {
                    open = (place, term.sign)
                    openCount += 1
                    continue
                }
                guard let next = sum.adding(term.sign < 0 ? value.negated ?? value : value) else {
                    return nil
                }
                sum = next
            }
            if openCount == 0, sum != .zero { return nil }
            if openCount == 1, let open {
                let value = open.sign > 0 ? sum.negated ?? sum : sum
                if value.mantissa < 0 || !value.isWhole { return nil }
                row[open.place] = value
            }
        }
        return row
    }

    /// All ways to choose `count` (1 or 2) of `total` columns.
    private static func choices(_ count: Int, of total: Int) -> [[Int]] {
        guard count > 1 else { return (0..<total).map { [$0] } }
        return (0..<total).flatMap { first in (first + 1..<total).map { [first, $0] } }
    }
}
