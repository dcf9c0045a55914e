import Forms
import Model

/// The figures that the cells of a document give, and what its tables print beside the form.
struct CellFigures {
    /// For each figure of the form; `nil` where no cell was found for it.
    private(set) var figures: [Figure?]
    private(set) var rejections: [Rejection] = []
    /// Offsets of the lines of the tables that were read.
    private(set) var lines: Set<Int> = []

    private var bases: [CellDealer.Basis]
    private let reader: CellTableReader
    private var dealer: CellDealer

    init(_ document: Document, _ vocabulary: CellVocabulary, _ arithmetic: FormArithmetic) {
        reader = CellTableReader(document, vocabulary)
        dealer = CellDealer(document: document, form: vocabulary.form, arithmetic: arithmetic)
        figures = Array(repeating: nil, count: vocabulary.form.figures.count)
        bases = Array(repeating: .open, count: vocabulary.form.figures.count)
        dealer.learn(reader.rows, vocabulary)
        var read: Set<Int> = []
        for row in reader.rows where take(row) { read.insert(row.table) }
        for table in read {
            for cell in reader.grids[table].cells {
                for piece in cell.pieces { lines.insert(Int(piece.line)) }
            }
        }
        reject(read)
    }

    /// True where the row gave figures.
    private mutating func take(_ row: CellRow) -> Bool {
        let vocabulary = reader.vocabulary
        if row.isBelowGroups, let table = vocabulary.groupedTable {
            let figures = vocabulary.rows.filter { $0.group >= 0 }.flatMap(\.figures)
            return put(row, table: table, figures)
        }
        if !row.sequence.isEmpty {
            let rows = row.sequence.map { vocabulary.rows[$0] }
            let figures = rows.map(\.figures)
            guard
                let dealt = dealer.dealSequence(
                    row, to: figures, reader.columns[row.heads][rows[0].table], reader.heads[row.heads])
            else { return false }
            for (figures, deal) in zip(figures, dealt) { put(deal, to: figures, basis: .open) }
            return true
        }
        guard row.candidates.count == 1, let found = row.candidates.first else { return false }
        let entry = vocabulary.rows[found]
        return !entry.figures.isEmpty && put(row, table: entry.table, entry.figures)
    }

    private mutating func put(_ row: CellRow, table: Int, _ figures: [Int]) -> Bool {
        guard
            let deal = dealer.deal(
                row, to: figures, reader.columns[row.heads][table], reader.heads[row.heads])
        else { return false }
        guard put(deal.figures, to: figures, basis: deal.basis) else {
            reject(row, "a row that was read before")
            return true
        }
        return true
    }

    /// False where the figures were read before, no less surely.
    @discardableResult
    private mutating func put(_ found: [Figure], to offsets: [Int], basis: CellDealer.Basis) -> Bool {
        let known = offsets.filter { figures[$0] != nil && figures[$0]?.status != .missing }
        let hasValues = known.contains { figures[$0]?.status != .blank }
        let isBetter = known.allSatisfy { bases[$0].rawValue < basis.rawValue }
        guard known.isEmpty || !hasValues || isBetter else { return false }
        if !known.isEmpty, found.allSatisfy({ $0.status == .blank || $0.status == .missing }) { return false }
        for (offset, figure) in zip(offsets, found) where figure.status != .missing {
            figures[offset] = figure
            bases[offset] = basis
        }
        return true
    }

    // MARK: What the form does not have

    private mutating func reject(_ read: Set<Int>) {
        for row in reader.rows where read.contains(row.table) && row.hasValues && !row.isBelowGroups {
            if row.label >= 0, !row.isNamed {
                reject(row, "a row that the form does not have")
            } else if row.label >= 0,
                row.candidates.count > 1 || row.candidates.isEmpty && row.sequence.isEmpty
            {
                reject(row, "a row that two rows of the form may be")
            }
        }
        var named: Set<Int> = []
        for row in reader.rows where row.isNamed && read.contains(row.table) { named.insert(row.heads) }
        for heads in named.sorted() {
            for columns in reader.columns[heads] where columns.isComplete {
                for leaf in reader.heads[heads].foreignLeaves(columns) {
                    reject(
                        at: leaf.line,
                        "a column that the form does not have: \(String(scalars: leaf.text[...]))")
                }
                break
            }
        }
        rejections.sort { $0.line < $1.line }
    }

    private mutating func reject(_ row: CellRow, _ what: String) {
        let printed = row.cells.filter { $0.kind != nil }.prefix(20)
        let text = printed.map { String(scalars: $0.text.prefix(40)) }.joined(separator: " ")
        let first = row.label >= 0 ? row.cells[row.label].line : printed.first?.line
        reject(at: first, "\(what): \(text)")
    }

    private mutating func reject(at line: Int?, _ message: String) {
        rejections.append(
            Rejection(
                stage: "transform", reason: .unknownRow, message: message,
                line: line.map { reader.document.lines[$0].number } ?? 0))
    }
}
