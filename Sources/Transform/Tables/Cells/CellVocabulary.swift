import Forms
import Model

/// What the cells of a form's tables say beside values: the labels of its rows, the heads of its columns.
///
/// Cells are matched by text alone. Typists drop or add enumerators, punctuation, notes in brackets and the label of
/// the group before (`三、本年度办理结果（一）予以公开`), and shorten: what remains must still be like one label only.
struct CellVocabulary: Sendable {
    let form: Form
    let sheet: LabelSheet
    let rows: [Row]
    /// For each table of the form its columns.
    let columns: [[Column]]
    /// Of the table that is printed in one row (`review_litigation`): its columns are those of each of its groups.
    let groupedTable: Int?
    /// Every piece of a label that spans rows.
    private let spanningPieces: PieceTrie

    struct Row: Sendable {
        let table: Int
        /// Offsets of its figures among the form's; empty for a heading.
        let figures: [Int]
        let labels: [LabelSheet.Label]
        /// Offset among the groups of `groupedTable`, -1 for other rows.
        var group = -1
    }

    struct Column: Sendable {
        let core: [Unicode.Scalar]
        /// Without the words for a number (`件数`, `总数`) that forms of local make exchange.
        let stem: [Unicode.Scalar]
    }

    init(form: Form, sheet: LabelSheet) {
        self.form = form
        self.sheet = sheet
        groupedTable = sheet.onlyRow.map { sheet.rows[$0].table }
        var rows: [Row] = []
        for (offset, row) in sheet.rows.enumerated() {
            guard offset == sheet.onlyRow else {
                rows.append(Row(table: row.table, figures: row.figures, labels: row.labels))
                continue
            }
            for (group, entry) in form.tables[row.table].rows.enumerated() {
                let core = Array(LabelCore(entry.label).core)
                rows.append(
                    Row(
                        table: row.table, figures: entry.figures,
                        labels: row.labels.filter { $0.core == core }, group: group))
            }
        }
        self.rows = rows
        let grouped = groupedTable
        spanningPieces = PieceTrie(
            form.tables.enumerated().filter { $0.offset != grouped }
                .flatMap { $0.element.rows.flatMap(\.spanningLabels) }
                .map { LabelCore($0).core })
        columns = form.tables.map { table in
            table.columns.map { column in
                let parts = column.label.words(between: "/")
                let name = parts.count > 1 && (parts.last?.count ?? 0) > 1 ? parts.last ?? "" : column.label
                let core = Self.withoutNotes(Array(name.unicodeScalars))
                return Column(core: core, stem: Self.stem(core))
            }
        }
    }

    // MARK: Rows

    /// A label's row, and whether its text could also be a column's (`总计`, `其他`).
    struct Match {
        var rows: [Int]
        var isWeak = false
    }

    /// The rows that a text is the label of; several where the form repeats the label (`（二）被依法纠错数`).
    func rows(named text: [Unicode.Scalar]) -> Match {
        let label = LabelCore(text[...])
        let core = label.core
        guard !core.isEmpty, core.count < 120 else { return Match(rows: []) }
        let bare = Self.withoutNotes(text)[...]
        var found = Match(rows: [])
        for (offset, row) in rows.enumerated() {
            for entry in row.labels where isLabel(entry, core) || isLabel(entry, bare) {
                if found.rows.last != offset { found.rows.append(offset) }
                found.isWeak =
                    found.isWeak || entry.needsEnumerator && label.number == 0 && !label.hasChineseNumber
            }
        }
        if !found.rows.isEmpty { return found }
        return Match(rows: rowsEnding(core).isEmpty ? rowsEnding(bare) : rowsEnding(core))
    }

    /// The label with all of its note, a part of it, or none.
    private func isLabel(_ label: LabelSheet.Label, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.count >= label.mainCount && text.count <= label.core.count && label.core.starts(with: text)
    }

    /// Behind the labels that span it: `三、本年度办理结果（一）予以公开`.
    private func rowsEnding(_ text: ArraySlice<Unicode.Scalar>) -> [Int] {
        var found: [Int] = []
        for (offset, row) in rows.enumerated() {
            for label in row.labels where label.mainCount >= 4 && text.count > label.mainCount {
                let main = label.core[..<label.mainCount]
                let before = text.dropLast(main.count)
                guard text.suffix(main.count).elementsEqual(main), isSpanning(before) else { continue }
                if found.last != offset { found.append(offset) }
            }
        }
        return found
    }

    private func isSpanning(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        if text.elementsEqual(Self.amongThem) { return true }
        var rest = text
        while !rest.isEmpty {
            let length = sheet.headerPieces.length(ofPieceBeginning: rest)
            guard length > 1 else { return false }
            rest = rest.dropFirst(length)
        }
        return true
    }

    /// `其中：`
    private static let amongThem = Array("其中".unicodeScalars)

    /// The rows, at least two, whose labels a text holds one after the other: `7.属于行政执法案卷8.属于行政查询事项`.
    func sequence(in text: [Unicode.Scalar]) -> [Int] {
        let core = LabelCore.ideographs(text[...])
        var found: [Int] = []
        var rest = core
        while !rest.isEmpty {
            var best: (row: Int, length: Int)?
            for (offset, row) in rows.enumerated() where offset > found.last ?? -1 && row.group < 0 {
                for label in row.labels where label.mainCount > 2 || !found.isEmpty {
                    let length =
                        rest.starts(with: label.core)
                        ? label.core.count
                        : rest.starts(with: label.core[..<label.mainCount]) ? label.mainCount : 0
                    if length > best?.length ?? 0 { best = (offset, length) }
                }
            }
            guard let best, best.length > 0 else { return [] }
            found.append(best.row)
            rest = rest.dropFirst(best.length)
        }
        return found.count > 1 ? found : []
    }

    /// How like a shortened or misprinted label is to a row's, from 0 to 1: the share of its letters that stand in the
    /// label in the same order.
    func likeness(_ text: [Unicode.Scalar], toRow row: Int) -> Double {
        let core = Self.withoutNotes(text)
        guard core.count >= 3, core.count < 60 else { return 0 }
        return rows[row].labels.reduce(0) { best, label in
            let main = label.core[..<label.mainCount]
            return max(best, Double(Self.commonCount(core[...], main)) / Double(core.count))
        }
    }

    /// The one row that a text is a misprint of: at least five letters, four of five of them the same, no other row as like.
    func misprintedRow(_ text: [Unicode.Scalar]) -> Int? {
        let core = Self.withoutNotes(text)
        guard core.count >= 5, core.count < 60 else { return nil }
        var best: (row: Int, share: Double)?
        var second = 0.0
        for (offset, row) in rows.enumerated() {
            var share = 0.0
            for label in row.labels where label.mainCount >= 5 {
                let common = Self.commonCount(core[...], label.core[..<label.mainCount])
                share = max(share, Double(common) / Double(max(core.count, label.mainCount)))
            }
            if share > best?.share ?? 0 {
                second = best?.share ?? 0
                best = (offset, share)
            } else {
                second = max(second, share)
            }
        }
        guard let best, best.share >= 0.8, second < best.share else { return nil }
        return best.row
    }

    // MARK: Heads

    /// True for a head, a piece of one, or a label that spans several rows or columns.
    func isHeadPiece(_ core: [Unicode.Scalar]) -> Bool {
        !core.isEmpty && sheet.headerPieces.length(ofPieceBeginning: core[...]) == core.count
    }

    /// True for the head of the column of labels, with which a table begins: `信息内容`, `统计指标`.
    static func opensTable(_ core: [Unicode.Scalar]) -> Bool {
        core.elementsEqual(information) || core.elementsEqual(indicator)
    }

    private static let information = Array("信息内容".unicodeScalars)
    private static let indicator = Array("统计指标".unicodeScalars)

    /// The column of a table that a head names.
    func column(named core: ArraySlice<Unicode.Scalar>, in table: Int) -> Int? {
        let name = Self.totals.contains { $0.elementsEqual(core) } ? Self.totals[0][...] : core
        return columns[table].firstIndex { $0.core.elementsEqual(name) }
            ?? columns[table].firstIndex { $0.stem.count > 2 && $0.stem == Self.stem(Array(name)) }
    }

    /// The column that a head of other words is most like, if it is like one only.
    func column(like core: [Unicode.Scalar], in table: Int) -> Int? {
        guard core.count >= 4, core.count < 40 else { return nil }
        var best: (column: Int, share: Double)?
        var second = 0.0
        for (offset, column) in columns[table].enumerated() where column.core.count >= 4 {
            let common = Self.commonCount(core[...], column.core[...])
            let share = Double(common) / Double(max(core.count, column.core.count))
            if share > best?.share ?? 0 {
                second = best?.share ?? 0
                best = (offset, share)
            } else {
                second = max(second, share)
            }
        }
        guard let best, best.share >= 0.6, second < best.share else { return nil }
        return best.column
    }

    /// The group of `groupedTable` that a head names.
    func group(named core: [Unicode.Scalar]) -> Int? {
        rows.first { $0.group >= 0 && $0.labels.contains { $0.core == core } }?.group
    }

    private static let totals = ["总计", "合计", "共计"].map { Array($0.unicodeScalars) }
    private static let numberWords = [
        "总数量", "件数", "数量", "总数", "数", "单位万元", "单位元", "万元", "元",
    ].map { Array($0.unicodeScalars) }

    private static func stem(_ core: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let word = numberWords.first(where: { core.suffix($0.count).elementsEqual($0) }) else {
            return core
        }
        return Array(core.dropLast(word.count))
    }

    /// The letters of a text that stand outside of brackets: `采购总金额（单位：万元）` → `采购总金额`.
    static func withoutNotes(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var depth = 0
        let bare = text.filter { scalar in
            if scalar == "（" || scalar == "(" { depth += 1 }
            defer { if scalar == "）" || scalar == ")" { depth = max(0, depth - 1) } }
            return depth == 0
        }
        return Array(LabelCore(bare[...]).core)
    }

    /// Length of the longest sequence of letters that both have in the same order.
    ///
    /// Cost: the product of both lengths, which callers bound.
    static func commonCount(_ one: ArraySlice<Unicode.Scalar>, _ other: ArraySlice<Unicode.Scalar>) -> Int {
        var row = [Int](repeating: 0, count: other.count + 1)
        for letter in one {
            var diagonal = 0
            for (place, candidate) in other.enumerated() {
                let above = row[place + 1]
                row[place + 1] = letter == candidate ? diagonal + 1 : max(above, row[place])
                diagonal = above
            }
        }
        return row[other.count]
    }
}

extension CellVocabulary {
    /// True for a head of columns or a piece of one, and not for a label that spans rows.
    func isHead(_ cell: CellGrid.Cell) -> Bool {
        let bare = Self.withoutNotes(cell.text)
        if isColumn(bare) || isHeadPiece(bare), !isSpanningPiece(bare) { return true }
        return isHeadPiece(cell.core) && !isSpanningPiece(cell.core)
    }

    func isColumn(_ cell: CellGrid.Cell) -> Bool { isColumn(Self.withoutNotes(cell.text)) }

    private func isColumn(_ core: [Unicode.Scalar]) -> Bool {
        columns.indices.contains { column(named: core[...], in: $0) != nil }
    }

    private func isSpanningPiece(_ core: [Unicode.Scalar]) -> Bool {
        spanningPieces.length(ofPieceBeginning: core[...]) == core.count
    }
}
