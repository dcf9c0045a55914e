import Forms
import Model

/// Tells in which columns of its row each value stands.
///
/// A row that prints as many values as it has columns leaves nothing to tell. For the others three rulers
/// are tried, each learned from the document itself: the cell a value is in, where lines mark their cells;
/// the number of line steps below the label, where every cell, also an empty one, takes the same number of
/// lines; the place in the line, measured on rows of the same page that are placed already. A place
/// measured on the header alone is believed only if then every sum over the columns holds: a heading is not
/// aligned as its numbers are. Last, a row whose every column follows from the sums is placed by them.
struct ColumnPlacer {
    /// What a row's columns were told by.
    enum Basis {
        case fullRow, cell, lineStep, place, header, arithmetic
        /// Of a table in one row that is one value short: the groups whose own sums hold.
        case group
    }

    struct Placement {
        /// For each value of the row its column, -1 where only its group is known.
        var columns: [Int]
        var basis: Basis
        /// Columns of which only some rows print a value, no telling which.
        var openColumns: [Int] = []
        /// How far each value stands from what its column was measured on.
        var distances: [Int] = []
    }

    let document: Document
    let tokens: [TableToken]
    let sheet: LabelSheet
    let rows: [RowReader.RowValues]
    let labels: [LabelMatcher.RowLabel]
    let cellCounts: [Int32]
    let roles: [LabelMatcher.Role]
    /// For each line the page it is on.
    let pages: [Int]
    let arithmetic: FormArithmetic
    /// Lines from cell to cell; 0 where cells share lines.
    let lineStep: Int
    /// One for each row of the sheet, `nil` where its columns cannot be told.
    private(set) var placements: [Placement?] = []

    private var cellColumns: [Int: [Int: Int]] = [:]
    private var foreignCells: [Int: Set<Int>] = [:]
    private var hasForeignColumn: [Bool] = []
    private(set) var foreignHeaders: [Int] = []

    init(
        document: Document, tokens: [TableToken], sheet: LabelSheet, rows: [RowReader.RowValues],
        labels: [LabelMatcher.RowLabel], cellCounts: [Int32], roles: [LabelMatcher.Role], pages: [Int],
        arithmetic: FormArithmetic, lineStep: Int
    ) {
        self.document = document
        self.tokens = tokens
        self.sheet = sheet
        self.rows = rows
        self.labels = labels
        self.cellCounts = cellCounts
        self.roles = roles
        self.pages = pages
        self.arithmetic = arithmetic
        self.lineStep = lineStep
        cellColumns = columnsOfCells()
        foreignCells = cellsOfForeignColumns()
        dropMisleadingCells()
        hasForeignColumn = Array(repeating: false, count: sheet.columnCores.count)
        findForeignColumns()
        place()
    }

    private mutating func place() {
        placements.reserveCapacity(rows.count)
        for row in rows.indices { placements.append(placedByItself(row)) }
        for row in rows.indices where isOpen(row) { placements[row] = byPlace(row) }
        let certain = placements
        var rulers: [HeaderPlace: [TableToken.Span?]?] = [:]
        for row in rows.indices where isOpen(row) { placements[row] = byHeader(row, &rulers) }
        dropLooseHeaders()
        settleBySums()
        if placements.contains(where: { $0?.basis == .header }), !everyColumnAddsUp() {
            placements = certain
            settleBySums()
        }
    }

    /// A header measures places only where most values stand right below it: where they stand beside it, all
    /// may be one column off, and every sum would still hold.
    private mutating func dropLooseHeaders() {
        for table in sheet.columnCores.indices {
            let placed = rows.indices.filter {
                sheet.rows[$0].table == table && placements[$0]?.basis == .header
            }
            let distances = placed.flatMap { placements[$0]?.distances ?? [] }
            let below = distances.filter { $0 == 0 }.count
            if below * 10 < distances.count * 7 { for row in placed { placements[row] = nil } }
        }
    }

    private func isOpen(_ row: Int) -> Bool {
        placements[row] == nil && rows[row].isSettled && !rows[row].values.isEmpty
    }

    private func placedByItself(_ row: Int) -> Placement? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard rows[row].isSettled, !values.isEmpty else { return nil }
        if let named = rows[row].named {
            return Placement(columns: named.columns, basis: .cell, openColumns: named.openColumns)
        }
        if let columns = byHeaderCells(row) { return Placement(columns: columns, basis: .cell) }
        guard values.count <= count, !hasForeignColumn[sheet.rows[row].table] else { return nil }
        if values.count == count { return Placement(columns: Array(0..<count), basis: .fullRow) }
        if let columns = byLastCells(values, count) { return Placement(columns: columns, basis: .cell) }
        if let columns = byLineSteps(row) { return Placement(columns: columns, basis: .lineStep) }
        return byGroups(row).map { Placement(columns: $0, basis: .group) }
    }

    /// A table in one row is made of groups with a sum each. Where one value is missing and every group
    /// but one adds up, it is missing from that one; which of its cells it is stays open.
    private func byGroups(_ row: Int) -> [Int]? {
        let entry = sheet.rows[row]
        let sums = arithmetic.relations(of: entry)
        let values = rows[row].values
        guard sums.count > 1, entry.figures.count % sums.count == 0, values.count == entry.figures.count - 1,
            rows[row].values.last.map({ last in !roles[rows[row].values[0]...last].contains(.header) })
                ?? false
        else { return nil }
        let size = entry.figures.count / sums.count
        var found: [Int]?
        for short in sums.indices {
            var columns: [Int] = []
            for (index, _) in values.enumerated() {
                let group =
                    index < short * size
                    ? index / size : index < (short + 1) * size - 1 ? short : (index + 1) / size
                columns.append(group == short ? -1 : group < short ? index : index + 1)
            }
            let others = sums.indices.filter { $0 != short }
            let holds = others.allSatisfy { group in
                arithmetic.holds(
                    { columns.firstIndex(of: $0).map { values[$0] } }, tokens, relation: sums[group], first: entry.figures[0])
            }
            if holds {
                if found != nil { return nil }
                found = columns
            }
        }
        return found
    }

    // MARK: Sums

    /// Places rows that the sums leave only one reading for, and then others by their place below these.
    private mutating func settleBySums() {
        var isProgress = true
        var rounds = 0
        while isProgress, rounds < 4 {
            isProgress = false
            rounds += 1
            for row in rows.indices where isOpen(row) {
                placements[row] = bySums(row) ?? byPlace(row)
                isProgress = isProgress || placements[row] != nil
            }
        }
    }

    /// The amount that a cell holds as far as it is placed: zero where its row left it out.
    private func amount(_ figure: Int) -> Amount? {
        guard let row = arithmetic.sheetRow[figure] else { return nil }
        guard let placement = placements[row] else {
            return rows[row].values.isEmpty && rows[row].isSettled ? .zero : nil
        }
        let column = figure - sheet.rows[row].figures[0]
        if placement.openColumns.contains(column) { return nil }
        guard let place = placement.columns.firstIndex(of: column) else { return .zero }
        return arithmetic.amount(tokens[rows[row].values[place]])
    }

    /// What a cell must hold by each sum over its column that is known but for this cell; `nil` where none
    /// is, or where they disagree.
    private func remainder(_ figure: Int) -> Amount? {
        var result: Amount?
        for relation in arithmetic.columnRelations[figure] {
            var rest: Amount? = .zero
            var sign: Int8 = 0
            for (terms, side) in [(relation.left, Int8(1)), (relation.right, Int8(-1))] {
                for term in terms {
                    if term.figure == figure {
                        sign = side
                    } else if let amount = amount(term.figure) {
                        rest = side > 0 ? rest?.adding(amount) : rest?.subtracting(amount)
                    } else {
                        rest = nil
                    }
                }
            }
            guard let value = sign > 0 ? rest?.negated : rest else { continue }
            if let result, result != value { return nil }
            result = value
        }
        return result
    }

    /// Where the sums over the columns give every cell of a row, the printed values must be those that are
    /// not zero, in order.
    private func bySums(_ row: Int) -> Placement? {
        let figures = sheet.rows[row].figures
        let wanted = figures.compactMap(remainder)
        guard wanted.count == figures.count else { return nil }
        var columns: [Int] = []
        var column = 0
        for value in rows[row].values {
            let amount = arithmetic.amount(tokens[value])
            while column < wanted.count, wanted[column] != amount {
                guard wanted[column] == .zero else { return nil }
                column += 1
            }
            guard column < wanted.count else { return nil }
            columns.append(column)
            column += 1
        }
        guard wanted[column...].allSatisfy({ $0 == .zero }) else { return nil }
        return Placement(columns: columns, basis: .arithmetic)
    }

    /// True where every sum over a column of a table holds, and some of them add more than zeros.
    private func everyColumnAddsUp() -> Bool {
        var isTold = false
        for relation in arithmetic.sumsOfColumns {
            var sides: [Amount?] = []
            for terms in [relation.left, relation.right] {
                sides.append(
                    terms.reduce(Amount.zero as Amount?) { sum, term in
                        amount(term.figure).flatMap { sum?.adding($0) }
                    })
            }
            guard let left = sides[0], let right = sides[1], left == right else { return false }
            isTold = isTold || left != .zero
        }
        return isTold
    }

    // MARK: Cells

    /// The cell of a value is the cell of a column's label above it. A column whose cells were merged may
    /// come twice, with the same value; a value below a label that the form does not have is left out (-1).
    private func byHeaderCells(_ row: Int) -> [Int]? {
        let values = rows[row].values
        guard values.allSatisfy({ tokens[$0].cell >= 0 }), let columns = cellColumns[sheet.rows[row].table]
        else { return nil }
        var result: [Int] = []
        var seen: [Int: Int] = [:]
        for value in values {
            guard let column = columns[tokens[value].cell] else {
                guard foreignCells[sheet.rows[row].table]?.contains(tokens[value].cell) == true else {
                    return nil
                }
                result.append(-1)
                continue
            }
            if let other = seen[column] {
                guard tokens[other].kind == tokens[value].kind else { return nil }
                result.append(-1)
            } else {
                seen[column] = value
                result.append(column)
            }
        }
        return seen.isEmpty ? nil : result
    }

    /// For each table whose header marks its cells: the column that each cell stands for.
    private func columnsOfCells() -> [Int: [Int: Int]] {
        guard tokens.contains(where: { $0.cell >= 0 }) else { return [:] }
        var result: [Int: [Int: Int]] = [:]
        for table in sheet.columnCores.indices {
            guard let wanted = headerCores(table), let range = headerRange(table, nil) else { continue }
            var texts: [Int: [[Unicode.Scalar]]] = [:]
            for index in range
            where tokens[index].cell >= 0 && (roles[index] == .header || roles[index] == .unit) {
                let core = LabelCore.ideographs(document.text(of: tokens[index]))
                guard wanted.contains(where: { $0.containsPiece(core) || core.starts(with: $0) }) else {
                    continue
                }
                if texts[tokens[index].cell]?.last != core {
                    texts[tokens[index].cell, default: []].append(core)
                }
            }
            var columns: [Int: Int] = [:]
            var next = 0
            var isWhole = true
            for (cell, pieces) in texts.sorted(by: { $0.key < $1.key }) {
                let core = pieces.flatMap { $0 }
                if next < wanted.count, core.starts(with: wanted[next]) {
                    columns[cell] = next
                    next += 1
                } else if next > 0, core.starts(with: wanted[next - 1]) {
                    columns[cell] = next - 1
                } else {
                    isWhole = false
                }
            }
            if isWhole, next == wanted.count { result[table] = columns }
        }
        return result
    }

    /// Cells whose label in the header is none of the form's.
    private func cellsOfForeignColumns() -> [Int: Set<Int>] {
        var result: [Int: Set<Int>] = [:]
        for table in sheet.columnCores.indices {
            guard cellColumns[table] != nil, let range = headerRange(table, nil) else { continue }
            for index in range where tokens[index].cell >= 0 && roles[index] == .unknown {
                result[table, default: []].insert(tokens[index].cell)
            }
        }
        return result
    }

    /// Where header and body were cut into cells differently, the cells' names break most rows' sums: then
    /// they say nothing.
    private mutating func dropMisleadingCells() {
        for table in cellColumns.keys.sorted() {
            var holds = 0
            var fails = 0
            for (row, entry) in sheet.rows.enumerated() where entry.table == table && rows[row].isSettled {
                guard !rows[row].values.isEmpty, !arithmetic.relations(of: entry).isEmpty else { continue }
                guard let columns = byHeaderCells(row) else {
                    fails += 1
                    continue
                }
                let isSum = arithmetic.holds({ columns.firstIndex(of: $0).map { rows[row].values[$0] } }, tokens, row: entry)
                if isSum { holds += 1 } else { fails += 1 }
            }
            if fails > holds { cellColumns[table] = nil }
        }
    }

    /// Tables whose header has a column that the form does not; `foreignHeaders` are those columns' labels.
    private mutating func findForeignColumns() {
        for table in sheet.columnCores.indices {
            guard let range = headerRange(table, nil), sheet.columnCores[table].count > 1 else { continue }
            let foreign = range.filter { roles[$0] == .unknown && $0 > 0 && roles[$0 - 1] == .header }
            hasForeignColumn[table] = !foreign.isEmpty
            foreignHeaders += foreign
        }
    }

    /// The last cells of a line that numbers its cells are the row's columns, one each.
    private func byLastCells(_ values: [Int], _ count: Int) -> [Int]? {
        let line = tokens[values[0]].line
        let cells = Int(cellCounts[line])
        guard cells > count, values.allSatisfy({ tokens[$0].line == line && tokens[$0].cell >= 0 }) else {
            return nil
        }
        let isClosed = isClosed(line)
        let first = cells - count - (isClosed ? 1 : 0)
        let columns = values.map { tokens[$0].cell - first }
        let isLabelInside = tokens.indices.contains { index in
            tokens[index].row == tokens[values[0]].row && tokens[index].cell >= first
                && !tokens[index].isValue
        }
        if isLabelInside { return nil }
        return columns.allSatisfy { (0..<count).contains($0) } ? columns : nil
    }

    /// True where the line ends with a stroke: the last cell counted is outside of the table.
    private func isClosed(_ line: Int) -> Bool {
        let text = document.text(of: document.lines[line])
        guard let last = text.last(where: { $0 != " " }) else { return false }
        return last == "|" || last == "｜" || (0x2500...0x257F).contains(last.value)
    }

    // MARK: Line steps

    /// Every cell takes the same number of lines, and the lines from this label to the next hold all cells.
    private func byLineSteps(_ row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard lineStep > 0, let start = lastLabel(before: values[0]) else { return nil }
        var line = tokens[start].lastLine
        var extra = 0
        var column = -1
        var columns: [Int] = []
        for value in values {
            let gap = tokens[value].line - line
            guard gap > 0, gap % lineStep == 0 else { return nil }
            column += gap / lineStep
            guard column < count else { return nil }
            columns.append(column)
            line = tokens[value].lastLine
            extra += line - tokens[value].line
        }
        // Values without a gap between them say nothing of blank cells, unless a row of the table follows.
        if columns == Array(0..<values.count), isLastOfTable(row) { return nil }
        if let next = nextLine(after: values[values.count - 1]),
            next - tokens[start].lastLine - extra < (count + 1) * lineStep
        {
            return nil
        }
        return agreesWithSum(columns, row) ? columns : nil
    }

    private func isLastOfTable(_ row: Int) -> Bool {
        row + 1 >= sheet.rows.count || sheet.rows[row + 1].table != sheet.rows[row].table
    }

    /// The last piece of a label or header before a value.
    private func lastLabel(before value: Int) -> Int? {
        var index = value - 1
        while index >= 0 {
            switch roles[index] {
            case .label, .header: return index
            case .prose, .value: return nil
            default: index -= 1
            }
        }
        return nil
    }

    /// The line of the next label or header below a token.
    private func nextLine(after token: Int) -> Int? {
        var index = token + 1
        while index < tokens.count {
            if tokens[index].line > tokens[token].line, roles[index] != .value { return tokens[index].line }
            index += 1
        }
        return nil
    }

    /// Lines from cell to cell where every cell has a line of its own; 0 where the tables are not such.
    static func lineStep(tokens: [TableToken], roles: [LabelMatcher.Role]) -> Int {
        var counts: [Int: Int] = [:]
        var all = 0
        for index in roles.indices.dropFirst() {
            guard isCell(roles[index]), isCell(roles[index - 1]) else { continue }
            all += 1
            guard tokens[index].cell < 0, tokens[index - 1].cell < 0 else { continue }
            if index + 1 < tokens.count, tokens[index + 1].row == tokens[index].row {
                counts[0, default: 0] += 1
            }
            counts[tokens[index].line - tokens[index - 1].lastLine, default: 0] += 1
        }
        guard counts[0, default: 0] * 10 < all else { return 0 }
        let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        return best.map { $0.value * 4 > all ? $0.key : 0 } ?? 0
    }

    private static func isCell(_ role: LabelMatcher.Role) -> Bool {
        switch role {
        case .value, .header, .label: true
        default: false
        }
    }

    // MARK: Place in the line

    private func byPlace(_ row: Int) -> Placement? {
        byRulers(row) { table, page, metric in rowRuler(table, page, metric) }
            .map { Placement(columns: $0.columns, basis: .place) }
    }

    /// The rulers found so far are kept: most rows that are open ask for the same ones.
    private func byHeader(_ row: Int, _ rulers: inout [HeaderPlace: [TableToken.Span?]?]) -> Placement? {
        byRulers(row) { table, page, metric in
            let place = HeaderPlace(table: table, page: page, metric: metric)
            if let ruler = rulers[place] { return ruler }
            let ruler = headerRuler(table, page, metric)
            rulers[place] = .some(ruler)
            return ruler
        }.map { Placement(columns: $0.columns, basis: .header, distances: $0.distances) }
    }

    private struct HeaderPlace: Hashable {
        let table: Int
        let page: Int?
        let metric: Metric
    }

    private func byRulers(
        _ row: Int, _ ruler: (_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]?
    ) -> (columns: [Int], distances: [Int])? {
        let values = rows[row].values
        let page = pages[tokens[values[0]].line]
        guard values.allSatisfy({ pages[tokens[$0].line] == page && tokens[$0].cell < 0 }),
            values.allSatisfy(isSetApart), !hasForeignColumn[sheet.rows[row].table]
        else { return nil }
        var found: (columns: [Int], distances: [Int])?
        for metric in Metric.allCases {
            guard
                let ruler = ruler(sheet.rows[row].table, page, metric)
                    ?? ruler(sheet.rows[row].table, nil, metric),
                ruler.count == sheet.rows[row].figures.count,
                let columns = columns(of: values, on: ruler, metric)
            else { continue }
            if let found, found.columns != columns.columns { return nil }
            if found == nil || columns.distances.reduce(0, +) < (found?.distances.reduce(0, +) ?? 0) {
                found = columns
            }
        }
        guard let found, agreesWithSum(found.columns, row) else { return nil }
        return found
    }

    /// Text in columns keeps two blanks between them; a single blank says nothing of a place.
    private func isSetApart(_ value: Int) -> Bool {
        guard value > 0, tokens[value - 1].line == tokens[value].line else { return true }
        return tokens[value].character.start - tokens[value - 1].character.end > 2
    }

    enum Metric: CaseIterable {
        /// Each character counts one: how PDF text is laid out.
        case character
        /// A Chinese character counts two: how text tables are laid out.
        case display

        func span(_ token: TableToken) -> TableToken.Span {
            self == .character ? token.character : token.display
        }
    }

    /// Where each column stands in rows of the page that are placed; `nil` where columns overlap.
    private func rowRuler(_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]? {
        var spans: [TableToken.Span?] = []
        for (row, entry) in sheet.rows.enumerated() where entry.table == table {
            guard let placement = placements[row], placement.basis != .header,
                let first = rows[row].values.first,
                page == nil || pages[tokens[first].line] == page,
                rows[row].values.allSatisfy({ tokens[$0].line == tokens[first].line && tokens[$0].cell < 0 })
            else { continue }
            if spans.isEmpty { spans = Array(repeating: nil, count: entry.figures.count) }
            guard spans.count == entry.figures.count else { continue }
            for (column, value) in zip(placement.columns, rows[row].values) {
                spans[column].formUnion(metric.span(tokens[value]))
            }
        }
        let known = spans.compactMap { $0 }
        guard !known.isEmpty, zip(known, known.dropFirst()).allSatisfy({ $0.end < $1.start }) else {
            return nil
        }
        return spans
    }

    /// The columns' labels as printed above the table: pieces that stand below each other make one label.
    private func headerRuler(_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]? {
        guard let wanted = headerCores(table), let range = headerRange(table, page) else { return nil }
        let pieces = range.filter { index in
            guard roles[index] == .header || roles[index] == .unit else { return false }
            let core = LabelCore.ideographs(document.text(of: tokens[index]))
            return wanted.contains { $0.containsPiece(core) }
        }.sorted { metric.span(tokens[$0]).start < metric.span(tokens[$1]).start }
        for slack in 0...2 {
            var clusters: [(span: TableToken.Span, tokens: [Int])] = []
            for piece in pieces {
                let span = metric.span(tokens[piece])
                if let last = clusters.last, span.start <= last.span.end + slack {
                    clusters[clusters.count - 1].span.end = max(last.span.end, span.end)
                    clusters[clusters.count - 1].tokens.append(piece)
                } else {
                    clusters.append((span, [piece]))
                }
            }
            let labels = clusters.map { cluster in
                cluster.tokens.sorted().flatMap { LabelCore.ideographs(document.text(of: tokens[$0])) }
            }
            if labels == wanted { return clusters.map(\.span) }
        }
        return nil
    }

    /// The cores of the columns' labels from left to right; a table in one row repeats them.
    private func headerCores(_ table: Int) -> [[Unicode.Scalar]]? {
        let cores = sheet.columnCores[table]
        guard let count = sheet.rows.first(where: { $0.table == table && !$0.isHeading })?.figures.count,
            !cores.isEmpty, count % cores.count == 0
        else { return nil }
        return Array(repeating: cores, count: count / cores.count).flatMap { $0 }
    }

    /// The tokens between the labels of the table before and the first value below, on the given page.
    private func headerRange(_ table: Int, _ page: Int?) -> Range<Int>? {
        let own = sheet.rows.indices.filter { sheet.rows[$0].table == table && labels[$0].first >= 0 }
        let onPage = own.filter { row in
            page == nil || rows[row].values.first.map { pages[tokens[$0].line] == page } ?? false
        }
        guard let row = onPage.first, let value = onPage.compactMap({ rows[$0].values.first }).min() else {
            return nil
        }
        let previous =
            labels.indices.filter {
                labels[$0].last >= 0 && labels[$0].last < min(labels[row].first, value) && $0 != row
            }
            .map { labels[$0].last }.max() ?? -1
        let end = sheet.columnCores[table].count < sheet.rows[row].figures.count ? value : labels[row].first
        return previous + 1 < end ? previous + 1..<end : nil
    }

    private func columns(
        of values: [Int], on ruler: [TableToken.Span?], _ metric: Metric
    ) -> (columns: [Int], distances: [Int])? {
        var columns: [Int] = []
        var away: [Int] = []
        let isWhole = !ruler.contains { $0 == nil }
        for value in values {
            let span = metric.span(tokens[value])
            let distances = ruler.map { $0.map { max(0, $0.start - span.end, span.start - $0.end) } ?? .max }
            guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
            let second = distances.indices.filter { $0 != best }.map { distances[$0] }.min() ?? .max
            guard distances[best] <= (isWhole ? 3 : 1), second - 2 >= distances[best] else { return nil }
            if let last = columns.last, best <= last { return nil }
            columns.append(best)
            away.append(distances[best])
        }
        return (columns, away)
    }

    /// False where a sum of the row, its blank cells taken for zero, would hold in other columns but not in these.
    private func agreesWithSum(_ columns: [Int], _ row: Int) -> Bool {
        let entry = sheet.rows[row]
        if arithmetic.relations(of: entry).count > 1 {
            return arithmetic.holds({ columns.firstIndex(of: $0).map { rows[row].values[$0] } }, tokens, row: entry)
        }
        guard arithmetic.relations(of: entry).count == 1, columns.count > 1 else { return true }
        return !arithmetic.endsWithSum(rows[row].values, tokens) || columns.last == entry.figures.count - 1
    }
}

extension TableToken.Span? {
    fileprivate mutating func formUnion(_ other: TableToken.Span) {
        self =
            self.map { .init(start: Swift.min($0.start, other.start), end: Swift.max($0.end, other.end)) }
            ?? other
    }
}

extension Document {
    func text(of token: TableToken) -> ArraySlice<Unicode.Scalar> {
        token.joined.isEmpty ? scalars[token.range] : token.joined[...]
    }
}
