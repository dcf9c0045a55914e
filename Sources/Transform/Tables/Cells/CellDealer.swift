import Forms
import Model

/// Deals the cells of a printed row to the columns of the form.
///
/// | what is known | the figure |
/// |---|---|
/// | the cell stands below the head of the column | what it says |
/// | no heads, but as many cells as columns | what it says |
/// | the cell reaches over several columns or rows, and says a number | `ambiguous` |
/// | the row has fewer cells, or other columns | what the sums alone tell, else `ambiguous` |
/// | the cell is there and says nothing | `blank` |
struct CellDealer {
    let document: Document
    let form: Form
    let arithmetic: FormArithmetic
    private let maker: FigureMaker
    /// Heads below which rows print the form's columns in the form's order, although the heads do not say so.
    private var trusted: Set<Int> = []

    init(document: Document, form: Form, arithmetic: FormArithmetic) {
        self.document = document
        self.form = form
        self.arithmetic = arithmetic
        maker = FigureMaker(form: form)
    }

    /// How sure the places are, to choose between two rows with the same label.
    enum Basis: Int {
        case open
        case count
        case place
    }

    struct Deal {
        var figures: [Figure]
        var basis: Basis
    }

    /// Shape: a figure for each of `figures`; `nil` where the row prints nothing but its label.
    func deal(
        _ row: CellRow, to figures: [Int], _ columns: ColumnHeads.Columns, _ heads: ColumnHeads
    ) -> Deal? {
        var values = row.valueCells
        guard !values.isEmpty else { return nil }
        let isSameWidth = row.isPlaced || row.width == heads.width && heads.isRegular(columns)
        let isExplicit = document.hasLayout || columns.isComplete
        if !columns.leaves.isEmpty, !columns.isDoubled, isSameWidth, isExplicit {
            return Deal(figures: byPlace(row, values, figures, columns), basis: .place)
        }
        // A head that names other things may have other columns: only a sum says that they are these.
        let named = columns.isComplete ? columns.leaves.map(\.column) : Array(figures.indices)
        let isPadded = values.count > named.count
        while values.count > named.count, let last = values.last, row.cells[last].kind == nil {
            values.removeLast()
        }
        let isOwn =
            !isPadded && (columns.isComplete || heads.isEmpty || figures.count == 1)
            || sumsHold(row, values, figures) || trusted.contains(row.heads) && hasSums(figures)
        if values.count == named.count, !columns.isDoubled, isOwn {
            var result = figures.map { _ in Figure(status: .missing) }
            for (cell, column) in zip(values, named) {
                guard let column, result.indices.contains(column) else { continue }
                let unit = columns.isComplete ? columns.leaves[named.firstIndex(of: column) ?? 0].unit : .none
                result[column] = figure(figures[column], row.cells[cell], row, unit: unit, .fullRow)
            }
            return Deal(figures: result, basis: .count)
        }
        if values.allSatisfy({ row.cells[$0].kind == nil }) {
            return Deal(figures: figures.map { _ in Figure(status: .blank) }, basis: .open)
        }
        return Deal(figures: bySums(row, values, figures), basis: .open)
    }

    // MARK: By place

    private func byPlace(
        _ row: CellRow, _ values: [Int], _ figures: [Int], _ columns: ColumnHeads.Columns
    ) -> [Figure] {
        var owners: [[Int]] = Array(repeating: [], count: columns.leaves.count)
        for value in values {
            let cell = row.cells[value]
            var below = columns.leaves.indices.filter {
                cell.left < columns.leaves[$0].center && columns.leaves[$0].center < cell.right
            }
            if below.isEmpty {
                below = columns.leaves.indices.filter {
                    columns.leaves[$0].left <= cell.center && cell.center <= columns.leaves[$0].right
                }
            }
            for leaf in below { owners[leaf].append(value) }
        }
        // A number beside all heads may be any empty column's: the heads and the values of a page may be set apart.
        let loose = values.filter { value in
            row.cells[value].isValue && !owners.contains { $0.contains(value) }
        }
        if row.isPlaced, loose.count == 1, figures.count == 1, owners.allSatisfy(\.isEmpty),
            let value = loose.first
        {
            return [figure(figures[0], row.cells[value], row, unit: columns.leaves[0].unit, .label)]
        }
        var result = figures.map { _ in Figure(status: .missing) }
        for (leaf, cells) in owners.enumerated() {
            guard let column = columns.leaves[leaf].column, result.indices.contains(column) else { continue }
            if row.isPlaced, cells.isEmpty {
                // No cell, not even an empty one: what stands there is not told.
                if !loose.isEmpty {
                    result[column] = unsettled(loose.map { row.cells[$0] }, Array(figures.indices))
                }
                continue
            }
            var cells = cells
            if columns.leaves[leaf].isRepeated { dropRepeated(&cells, row) }
            result[column] = figure(
                figures[column], cells, of: row, owners: owners, unit: columns.leaves[leaf].unit)
        }
        return result
    }

    /// Of cells that all say the same only the first.
    private func dropRepeated(_ cells: inout [Int], _ row: CellRow) {
        guard let first = cells.first, cells.allSatisfy({ row.cells[$0].text == row.cells[first].text })
        else {
            return
        }
        cells = [first]
    }

    /// The figure of a column from the cells that stand below its head.
    private func figure(
        _ figure: Int, _ cells: [Int], of row: CellRow, owners: [[Int]], unit: Unit
    ) -> Figure {
        let printed = cells.filter { row.cells[$0].kind != nil }
        guard let value = printed.first else { return Figure(status: .blank) }
        let cell = row.cells[value]
        let isShared =
            printed.count > 1 || owners.count { $0.contains(value) } > 1
            || cell.row < row.extent.lowerBound || cell.rowEnd > row.extent.upperBound
        if isShared, printed.contains(where: { row.cells[$0].kind != .mark }) {
            return unsettled(printed.map { row.cells[$0] }, [])
        }
        return self.figure(figure, cell, row, unit: unit, .position)
    }

    private func figure(
        _ figure: Int, _ cell: CellRow.Cell, _ row: CellRow, unit: Unit, _ evidence: Evidence
    ) -> Figure {
        guard let kind = cell.kind else { return Figure(status: .blank) }
        return maker.figure(
            figure, kind, asWritten: CellText.written(cell.pieces, in: document), line: line(cell),
            units: [rowUnit(row), unit], evidence: evidence)
    }

    private func line(_ cell: CellRow.Cell) -> Int32 { cell.line.map { document.lines[$0].number } ?? 0 }

    /// The unit in a column of units, between the label and the value.
    private func rowUnit(_ row: CellRow) -> Unit {
        for cell in row.cells {
            if case .unit(let unit) = cell.kind, unit != .count { return unit }
        }
        return .none
    }

    /// A number is there, but which figure's is not told.
    private func unsettled(_ cells: [CellRow.Cell], _ columns: [Int]) -> Figure {
        let printed = cells.filter { $0.kind != nil }
        return Figure(
            status: .ambiguous,
            asWritten: printed.map { CellText.written($0.pieces, in: document) }.joined(separator: " "),
            line: printed.first.map(line) ?? 0, evidence: .candidates(columns))
    }

    // MARK: By sums

    private func amounts(_ row: CellRow, _ values: [Int]) -> [Amount]? {
        var amounts: [Amount] = []
        for value in values {
            switch row.cells[value].kind {
            case .number(let number): amounts.append(number.amount)
            case .mark, nil: amounts.append(.zero)
            case .cut, .text, .unit: return nil
            }
        }
        return amounts
    }

    private func hasSums(_ figures: [Int]) -> Bool { !relations(figures).isEmpty }

    /// Takes the order of the form's columns for that of all rows below the same heads, where three of their sums hold for
    /// each that does not: a document has mistakes of its own.
    mutating func learn(_ rows: [CellRow], _ vocabulary: CellVocabulary) {
        var votes: [Int: (holding: Int, failing: Int)] = [:]
        for row in rows where row.candidates.count == 1 {
            let figures = vocabulary.rows[row.candidates[0]].figures
            let values = row.valueCells
            guard values.count == figures.count, values.contains(where: { row.cells[$0].isValue }),
                hasSums(figures)
            else { continue }
            if sumsHold(row, values, figures) {
                votes[row.heads, default: (0, 0)].holding += 1
            } else {
                votes[row.heads, default: (0, 0)].failing += 1
            }
        }
        trusted = Set(votes.filter { $0.value.holding >= max(3, 3 * $0.value.failing) }.keys)
    }

    /// True where the sums of the row hold with these values in the order of its columns.
    private func sumsHold(_ row: CellRow, _ values: [Int], _ figures: [Int]) -> Bool {
        let relations = self.relations(figures)
        guard values.count == figures.count, !relations.isEmpty,
            let amounts = self.amounts(row, values)
        else { return false }
        let amount = Dictionary(uniqueKeysWithValues: zip(figures, amounts))
        return relations.allSatisfy { relation in
            arithmetic.sum(relation.left) { amount[$0] } == arithmetic.sum(relation.right) { amount[$0] }
        }
    }

    /// The sums among the figures of a row.
    private func relations(_ figures: [Int]) -> [Relation] {
        let own = Set(figures)
        return arithmetic.sums.filter { relation in
            !relation.row.isEmpty
                && (relation.left + relation.right).allSatisfy { own.contains($0.figure) }
        }
    }

    /// Of a row that lacks cells, what the sums alone tell.
    private func bySums(_ row: CellRow, _ values: [Int], _ figures: [Int]) -> [Figure] {
        let all = unsettled(values.map { row.cells[$0] }, Array(figures.indices))
        guard values.count < figures.count, let amounts = self.amounts(row, values) else {
            return figures.map { _ in all }
        }
        let told = MissingCells(amounts, figures: figures, relations: relations(figures)).values
        return zip(figures, told).map { figure, value in
            guard let value else { return all }
            var result = all
            result.status = .inferred
            result.value = value
            result.evidence = .arithmetic(arithmetic.identities[figure])
            return result
        }
    }

    // MARK: Several rows in one

    /// The figures of rows whose labels stand in one cell: dealt where every cell holds as many values as labels, else open.
    ///
    /// Shape: for each row a figure for each of its columns.
    func dealSequence(
        _ row: CellRow, to rows: [[Int]], _ columns: ColumnHeads.Columns, _ heads: ColumnHeads
    ) -> [[Figure]]? {
        let values = row.valueCells
        guard !values.isEmpty else { return nil }
        let parts = values.map { self.parts(of: row.cells[$0]) }
        let isWhole = zip(values, parts).allSatisfy { value, parts in
            row.cells[value].kind == nil || parts.count == rows.count
        }
        return rows.enumerated().map { offset, figures in
            guard isWhole else {
                let all = unsettled(values.map { row.cells[$0] }, Array(figures.indices))
                return figures.map { _ in all }
            }
            var single = row
            for (value, parts) in zip(values, parts) where row.cells[value].kind != nil {
                single.cells[value].pieces = [parts[offset]]
                single.cells[value].text = document.text(of: parts[offset]).filter { !$0.isBlank }
                single.cells[value].kind = CellText.kind(
                    of: [parts[offset]], single.cells[value].text, in: document)
            }
            return deal(single, to: figures, columns, heads)?.figures ?? figures.map { _ in .missing }
        }
    }

    /// The stretches between blanks and line ends.
    private func parts(of cell: CellRow.Cell) -> [TextPiece] {
        var parts: [TextPiece] = []
        for piece in cell.pieces {
            // Marks within a line part its numbers no better than nothing.
            if piece.goesOn { return [] }
            let start = document.lines[Int(piece.line)].start
            for part in document.text(of: piece).split(whereSeparator: \.isBlank) {
                parts.append(
                    TextPiece(
                        line: piece.line, start: Int32(part.startIndex) - start,
                        end: Int32(part.endIndex) - start))
            }
        }
        return parts
    }
}
