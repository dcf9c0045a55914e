import Forms
import Model

/// Columns told by the place in the line.
extension ColumnPlacer {
    func byPlace(_ row: Int) -> Placement? {
        byRulers(row) { table, page, metric in rowRuler(table, page, metric) }
            .map { Placement(columns: $0.columns, basis: .place) }
    }

    /// The rulers found so far are kept: most rows that are open ask for the same ones.
    func byHeader(_ row: Int, _ rulers: inout [HeaderPlace: [TableToken.Span?]?]) -> Placement? {
        byRulers(row) { table, page, metric in
            let place = HeaderPlace(table: table, page: page, metric: metric)
            if let ruler = rulers[place] { return ruler }
            let ruler = headerRuler(table, page, metric)
            rulers[place] = .some(ruler)
            return ruler
        }.map { Placement(columns: $0.columns, basis: .header, distances: $0.distances) }
    }

    struct HeaderPlace: Hashable {
        let table: Int
        let page: Int?
        let metric: Metric
    }

    func byRulers(
        _ row: Int, _ ruler: (_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]?
    ) -> (columns: [Int], distances: [Int])? {
        let values = rows[row].values
        let page = pages[tokens[values[0]].line]
        // Where every cell has a line of its own, all of them stand in one place.
        guard lineStep == 0, values.allSatisfy({ pages[tokens[$0].line] == page }),
            values.allSatisfy(isSetApart), values.contains(where: isFarApart),
            !hasForeignColumn[sheet.rows[row].table]
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
    func isSetApart(_ value: Int) -> Bool {
        guard value > 0, tokens[value - 1].line == tokens[value].line else { return true }
        return tokens[value].character.start - tokens[value - 1].character.end > 2
    }

    /// Where a script put two blanks between the cells of every row, columns stand in one place by chance.
    func isFarApart(_ value: Int) -> Bool {
        guard value > 0, tokens[value - 1].line == tokens[value].line else { return true }
        return tokens[value].character.start - tokens[value - 1].character.end > 3
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
    func rowRuler(_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]? {
        var spans: [TableToken.Span?] = []
        for (row, entry) in sheet.rows.enumerated() where entry.table == table {
            guard let placement = placements[row], placement.basis != .header,
                let first = rows[row].values.first,
                page == nil || pages[tokens[first].line] == page,
                rows[row].values.allSatisfy({ tokens[$0].line == tokens[first].line }),
                // In running text a single blank stands between values, wherever their columns are.
                rows[row].values.count == 1 || rows[row].values.dropFirst().contains(where: isSetApart)
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
    func headerRuler(_ table: Int, _ page: Int?, _ metric: Metric) -> [TableToken.Span?]? {
        guard let wanted = sheet.headerCores[table], let range = headerRange(table, page) else { return nil }
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

    /// The tokens between the labels of the table before and the first value below, on the given page.
    func headerRange(_ table: Int, _ page: Int?) -> Range<Int>? {
        page == nil ? headerRanges[table] : findHeader(of: table, on: page)
    }

    func findHeader(of table: Int, on page: Int?) -> Range<Int>? {
        func isOnPage(_ token: Int) -> Bool { page == nil || pages[tokens[token].line] == page }
        // A header that is printed again stands above the page's first label, which may have no values.
        var labelled: Int?
        var valued: Int?
        var value = Int.max
        for row in rows.indices where labels[row].isStarted && sheet.rows[row].table == table {
            if labelled == nil, isOnPage(labels[row].first) { labelled = row }
            guard let first = rows[row].values.first, isOnPage(first) else { continue }
            valued = valued ?? row
            value = min(value, first)
        }
        guard let valued else { return nil }
        let row = labelled ?? valued
        let before = min(labels[row].first, value)
        var previous = -1
        for other in labels.indices where other != row && labels[other].last < before {
            previous = max(previous, labels[other].last)
        }
        let end = sheet.columnCores[table].count < sheet.rows[row].figures.count ? value : labels[row].first
        return previous + 1 < end ? previous + 1..<end : nil
    }

    func columns(
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
    func agreesWithSum(_ columns: [Int], _ row: Int) -> Bool {
        let entry = sheet.rows[row]
        if arithmetic.relations(of: entry).count > 1 {
            return arithmetic.holds(
                { columns.firstIndex(of: $0).map { rows[row].values[$0] } }, tokens, row: entry)
        }
        guard arithmetic.relations(of: entry).count == 1, columns.count > 1 else { return true }
        return !arithmetic.endsWithSum(rows[row].values, tokens) || columns.last == entry.figures.count - 1
    }
}
