import Forms
import Model

/// Tells in which columns of its row a value stands when the row prints fewer values than it has columns.
///
/// Three rulers are tried, each learned from the document itself: the cell it is in, where lines mark
/// their cells; the place in the line, measured on the rows of the same page that are full; the number of
/// line steps below the label, where every cell, also an empty one, takes the same number of lines.
struct ColumnPlacer {
    let document: Document
    let tokens: [TableToken]
    let sheet: LabelSheet
    let rows: [RowReader.RowValues]
    let labels: [LabelMatcher.RowLabel]
    let cellCounts: [Int32]
    let roles: [LabelMatcher.Role]
    /// For each table the cores of its columns' labels.
    let columnCores: [[[Unicode.Scalar]]]
    /// For each line the page it is on.
    let pages: [Int]

    /// For each value of the row its column, `nil` where no ruler tells.
    func columns(of row: Int) -> [Int]? {
        let values = rows[row].values
        let count = sheet.rows[row].figures.count
        guard !values.isEmpty, values.count < count else { return nil }
        return byCells(values, count) ?? byLineSteps(row) ?? byPlace(row)
    }

    /// The last cells of a line that marks its cells are the row's columns, one each.
    private func byCells(_ values: [Int], _ count: Int) -> [Int]? {
        let line = tokens[values[0]].line
        let cells = Int(cellCounts[line])
        guard cells > count, values.allSatisfy({ tokens[$0].line == line && tokens[$0].cell >= 0 }) else { return nil }
        let isClosed = isClosed(line)
        let first = cells - count - (isClosed ? 1 : 0)
        let columns = values.map { tokens[$0].cell - first }
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
        guard labels[row].last >= 0, let step = lineStep(of: sheet.rows[row].table) else { return nil }
        let base = tokens[labels[row].last].line
        guard labels[row].last < values[0] else { return nil }
        if let next = nextLine(after: values[values.count - 1]), next - base < (count + 1) * step { return nil }
        var columns: [Int] = []
        for value in values {
            let offset = tokens[value].line - base
            guard offset > 0, offset % step == 0, offset / step <= count else { return nil }
            if let last = columns.last, offset / step - 1 <= last { return nil }
            columns.append(offset / step - 1)
        }
        return columns
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

    /// Lines from cell to cell in a table with one cell a line; `nil` where rows disagree.
    private func lineStep(of table: Int) -> Int? {
        var step = 0
        for (row, entry) in sheet.rows.enumerated() where entry.table == table && labels[row].last >= 0 {
            var before = tokens[labels[row].last].line
            guard let first = rows[row].values.first, labels[row].last < first else { continue }
            for value in rows[row].values {
                let gap = tokens[value].line - before
                if gap <= 0 { return nil }
                step = step == 0 ? gap : greatestCommonDivisor(step, gap)
                before = tokens[value].line
            }
        }
        return step > 0 ? step : nil
    }

    private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    // MARK: Place in the line

    private func byPlace(_ row: Int) -> [Int]? {
        let values = rows[row].values
        let page = pages[tokens[values[0]].line]
        guard values.allSatisfy({ pages[tokens[$0].line] == page && tokens[$0].cell < 0 }) else { return nil }
        let table = sheet.rows[row].table
        let count = sheet.rows[row].figures.count
        var found: [Int]?
        for metric in Metric.allCases {
            guard let ruler = ruler(table, count, page, metric) ?? ruler(table, count, nil, metric),
                let columns = columns(of: values, on: ruler, metric)
            else { continue }
            if let found, found != columns { return nil }
            found = columns
        }
        guard let found, agreesWithSum(found, row) else { return nil }
        return found
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

    /// Where each column stands: from rows that are full, else from the header above; `nil` where columns
    /// overlap or the header is not whole.
    private func ruler(_ table: Int, _ count: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span]? {
        var spans: [TableToken.Span?] = Array(repeating: nil, count: count)
        for (row, entry) in sheet.rows.enumerated()
        where entry.table == table && entry.figures.count == count && rows[row].values.count == count {
            let values = rows[row].values
            guard page == nil || pages[tokens[values[0]].line] == page,
                values.allSatisfy({ tokens[$0].line == tokens[values[0]].line })
            else { continue }
            for (column, value) in values.enumerated() { spans[column].formUnion(metric.span(tokens[value])) }
        }
        let full = spans.compactMap { $0 }
        if full.count == count { return isAscending(full) ? full : nil }
        return header(table, count, page, metric)
    }

    private func isAscending(_ spans: [TableToken.Span]) -> Bool {
        zip(spans, spans.dropFirst()).allSatisfy { $0.end < $1.start }
    }

    /// The columns' labels as printed above the table: pieces that stand below each other make one label.
    private func header(_ table: Int, _ count: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span]? {
        let wanted = columnCores[table]
        guard wanted.count == count, let first = sheet.rows.indices.first(where: { sheet.rows[$0].table == table && labels[$0].first >= 0 })
        else { return nil }
        let end = labels[first].first
        let previous = labels[..<first].map(\.last).max() ?? -1
        let pieces = (max(0, previous + 1)..<max(0, end, previous + 1)).filter { index in
            guard roles[index] == .header, page == nil || pages[tokens[index].line] == page else { return false }
            let core = LabelCore.ideographs(document.text(of: tokens[index]))
            return wanted.contains { $0.containsPiece(core) }
        }
        for slack in 0...2 {
            var clusters: [(span: TableToken.Span, tokens: [Int])] = []
            for piece in pieces.sorted(by: { metric.span(tokens[$0]).start < metric.span(tokens[$1]).start }) {
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

    private func columns(of values: [Int], on ruler: [TableToken.Span], _ metric: Metric) -> [Int]? {
        var columns: [Int] = []
        for value in values {
            let span = metric.span(tokens[value])
            let distances = ruler.map { max(0, $0.start - span.end, span.start - $0.end) }
            guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
            let others = distances.indices.filter { $0 != best }.map { distances[$0] }
            guard distances[best] <= 3, (others.min() ?? .max) >= distances[best] + 2 else { return nil }
            if let last = columns.last, best <= last { return nil }
            columns.append(best)
        }
        return columns
    }

    /// False where the last value is the sum of the others but would not stand in the total's column.
    private func agreesWithSum(_ columns: [Int], _ row: Int) -> Bool {
        let entry = sheet.rows[row]
        guard entry.figures.count == 7, columns.count > 1 else { return true }
        var sum: Amount? = .zero
        var amounts: [Amount] = []
        for value in rows[row].values {
            guard case .number(let cell) = tokens[value].kind else { return true }
            amounts.append(cell.amount)
        }
        for amount in amounts.dropLast() { sum = sum?.adding(amount) }
        return sum != amounts.last || columns.last == entry.figures.count - 1
    }
}

extension TableToken.Span? {
    fileprivate mutating func formUnion(_ other: TableToken.Span) {
        self = self.map { .init(start: Swift.min($0.start, other.start), end: Swift.max($0.end, other.end)) } ?? other
    }
}

extension [Unicode.Scalar] {
    fileprivate func containsPiece(_ piece: [Unicode.Scalar]) -> Bool {
        guard !piece.isEmpty, piece.count <= count else { return false }
        return (0...(count - piece.count)).contains { self[$0..<$0 + piece.count].elementsEqual(piece) }
    }
}

extension Document {
    func text(of token: TableToken) -> ArraySlice<Unicode.Scalar> { scalars[token.range] }
}
