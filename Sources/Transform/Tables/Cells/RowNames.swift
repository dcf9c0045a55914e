import Forms
import Model

/// Decides which row of the form each printed row is.
///
/// A label that one row has is that row's, wherever it stands. A label that several rows have (`（二）被依法纠错数` of
/// disputes and of lawsuits), or that might be a column's (`总计`), is the one between its neighbours. What is left over is
/// a row's that is misprinted or shortened, if the neighbours and the letters say the same.
enum RowNames {
    static func name(_ rows: inout [CellRow], _ vocabulary: CellVocabulary) {
        chooseBetweenNeighbours(&rows)
        for index in rows.indices where mayBeNamed(rows[index]) {
            guard let row = vocabulary.misprintedRow(rows[index].labelText) else { continue }
            let (before, after) = neighbours(of: index, rows)
            if before < row, row < after { rows[index].candidates = [row] }
        }
        nameShortened(&rows, vocabulary)
    }

    private static func mayBeNamed(_ row: CellRow) -> Bool {
        !row.isNamed && !row.isBelowGroups && row.label >= 0 && row.hasValues
    }

    private static func isSure(_ row: CellRow) -> Bool {
        row.candidates.count == 1 && !row.isWeak || !row.sequence.isEmpty
    }

    private static func chooseBetweenNeighbours(_ rows: inout [CellRow]) {
        for index in rows.indices where !rows[index].candidates.isEmpty && !isSure(rows[index]) {
            let (before, after) = neighbours(of: index, rows)
            rows[index].candidates.removeAll { !(before < $0 && $0 < after) }
            rows[index].isWeak = false
        }
    }

    /// The rows of the form that the nearest printed rows of the same table are for certain.
    private static func neighbours(of index: Int, _ rows: [CellRow]) -> (before: Int, after: Int) {
        let before = rows[..<index].suffix(12).last { isSure($0) && $0.heads == rows[index].heads }
        let after = rows[(index + 1)...].prefix(12).first { isSure($0) && $0.heads == rows[index].heads }
        return (
            before.flatMap { $0.sequence.last ?? $0.candidates.last } ?? -1,
            after.flatMap { $0.sequence.first ?? $0.candidates.first } ?? .max
        )
    }

    /// Rows without a name between two that follow each other in the form but for as many rows: `1.逾期不补正` and
    /// `2.逾期不缴费` between `5.要求行政机关确认…` and `3.其他`. Most letters of each must stand in its label.
    private static func nameShortened(_ rows: inout [CellRow], _ vocabulary: CellVocabulary) {
        var first = rows.startIndex
        while first < rows.endIndex {
            guard mayBeNamed(rows[first]) else {
                first += 1
                continue
            }
            var end = first
            while end < rows.endIndex, mayBeNamed(rows[end]) { end += 1 }
            let (before, after) = neighbours(of: first, rows)
            let wanted =
                after == .max
                ? []
                : (max(0, before + 1)..<max(before + 1, after)).filter {
                    !vocabulary.rows[$0].figures.isEmpty
                }
            if before >= 0, wanted.count == end - first,
                zip(first..<end, wanted).allSatisfy({
                    vocabulary.likeness(rows[$0].labelText, toRow: $1) >= 0.75
                })
            {
                for (index, row) in zip(first..<end, wanted) { rows[index].candidates = [row] }
            }
            first = end
        }
    }
}
