import Forms
import Model

/// One printed row below heads: its cells, its label, and the rows of the form that the label may name.
struct CellRow {
    typealias Cell = CellGrid.Cell

    /// Offset of the table among those that were read, and of its heads.
    let table: Int
    let heads: Int
    /// Those of a table with places keep them; else how many columns the row fills.
    let isPlaced: Bool
    let width: Float
    /// From left to right, also those that reach into it from above.
    var cells: [Cell]
    /// First row of its table and the row behind its last: a label may span several that belong to it.
    let extent: Range<Int>
    /// Offsets among `cells` of the label's cell, -1 for none.
    var label = -1
    var labelText: [Unicode.Scalar] = []
    /// Offsets among the vocabulary's rows.
    var candidates: [Int] = []
    var isWeak = false
    /// Two rows or more in one: their rows, in the order of their labels.
    var sequence: [Int] = []
    /// True where it can be the one row of a table whose heads say everything.
    var isBelowGroups = false

    var isNamed: Bool { !candidates.isEmpty || !sequence.isEmpty }
    var hasValues: Bool { valueCells.contains { cells[$0].isValue } }

    /// Offsets among `cells` of those behind the label, without units and other text beside it.
    var valueCells: [Int] {
        let end = label >= 0 ? cells[label].right : -Float.infinity
        return cells.indices.filter { index in
            guard index != label, cells[index].left >= end - 0.5 else { return false }
            if case .unit = cells[index].kind { return false }
            return label >= 0 || !cells[index].isText
        }
    }

    /// Looks for the label among the cells left of `limit`: the one nearest to the values, the texts of several
    /// together (`本年新收政府信息` │ `公开申请数量`), or one with only units between it and the values.
    mutating func findLabel(_ vocabulary: CellVocabulary, before limit: Float) {
        let texts = labelCells(before: limit)
        guard let last = texts.last else { return }
        label = last
        labelText = cells[last].text
        if take(vocabulary.rows(named: labelText)) { return }
        var text = labelText
        for index in texts.dropLast().reversed().prefix(3) {
            text = cells[index].text + text
            if take(vocabulary.rows(named: text)) {
                labelText = text
                return
            }
        }
        for index in texts.dropLast().reversed().prefix(2) where beside(index, in: texts) {
            if take(vocabulary.rows(named: cells[index].text)) {
                label = index
                labelText = cells[index].text
                return
            }
        }
        sequence = vocabulary.sequence(in: labelText)
    }

    private mutating func take(_ match: CellVocabulary.Match) -> Bool {
        candidates = match.rows
        isWeak = match.isWeak
        return !match.rows.isEmpty
    }

    /// True where only units stand between a text and the values.
    private func beside(_ index: Int, in texts: [Int]) -> Bool {
        texts.filter { $0 > index }.allSatisfy {
            if case .unit = cells[$0].kind { true } else { false }
        }
    }

    /// Cells with text before the first value that stands behind one: a value before it is a serial number.
    private func labelCells(before limit: Float) -> [Int] {
        var texts: [Int] = []
        for index in cells.indices {
            if cells[index].center >= limit { break }
            if cells[index].isText {
                texts.append(index)
            } else if cells[index].isValue, limit == .infinity, !texts.isEmpty {
                break
            }
        }
        return texts
    }

    /// With the cells of further rows that its label spans.
    func spanning(_ cells: [Cell], to end: Int) -> CellRow {
        let label = self.cells[label]
        var row = CellRow(
            table: table, heads: heads, isPlaced: isPlaced, width: width,
            cells: (self.cells + cells).sorted { ($0.left, $0.row) < ($1.left, $1.row) },
            extent: extent.lowerBound..<end)
        row.label = row.cells.firstIndex { $0.row == label.row && $0.left == label.left } ?? -1
        (row.labelText, row.candidates, row.isWeak, row.sequence) = (labelText, candidates, isWeak, sequence)
        return row
    }

    /// A row that a page cuts in two: the texts of cells in the same place put together.
    func joined(with below: CellRow) -> CellRow {
        var row = self
        row.label = -1
        row.labelText = []
        row.candidates = []
        row.sequence = []
        for cell in below.cells where cell.kind != nil {
            let place = row.cells.firstIndex {
                $0.left <= cell.center && cell.center <= $0.right
                    || cell.left <= $0.center && $0.center <= cell.right
            }
            guard let place else {
                row.cells.append(cell)
                continue
            }
            let above = row.cells[place]
            row.cells[place].text += cell.text
            row.cells[place].core += cell.core
            row.cells[place].pieces += cell.pieces
            row.cells[place].kind =
                above.kind == nil ? cell.kind : above.isValue && cell.isValue ? .cut : above.kind
        }
        row.cells.sort { $0.left < $1.left }
        return row
    }
}
