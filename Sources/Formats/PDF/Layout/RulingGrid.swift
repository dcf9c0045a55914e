/// Finds tables by the lines that are drawn round their cells.
///
/// ```
/// pieces of lines ─▶ whole lines ─▶ lines that cross each other ─▶ grid of their places ─▶ cells: fields of the grid
///                                                                                    without a line between them
/// ```
/// Borders are drawn as strokes, as thin areas, as dots or in pieces; twice where two cells meet. So pieces with a gap
/// are one line, and lines near to each other are one, for each table by itself: what lies near in one need not in another.
struct RulingGrid {
    /// Left to right, top to bottom; one more than there are columns and rows.
    let columns: [Double]
    let rows: [Double]
    /// For each field, row by row, which of `cells` it belongs to.
    private let owners: [Int]
    let cells: [Cell]

    struct Cell {
        var row: Int
        var column: Int
        /// Behind the last.
        var rowEnd: Int
        var columnEnd: Int
    }

    var rect: PageRect {
        PageRect(
            left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
    }

    /// Which of `cells` a place lies in.
    func cell(at point: PagePoint) -> Int? {
        guard rect.contains(point) else { return nil }
        let row = min(rows.partition(before: point.y) - 1, rows.count - 2)
        let column = min(columns.partition(before: point.x) - 1, columns.count - 2)
        guard row >= 0, column >= 0 else { return nil }
        return owners[row * (columns.count - 1) + column]
    }

    /// True where nothing stands but in cells as wide as the whole.
    ///
    /// Shape: `isEmpty` has an entry for each of `cells`.
    func isFrame(_ isEmpty: [Bool]) -> Bool {
        zip(cells, isEmpty).allSatisfy { cell, isEmpty in
            isEmpty
                || columns[cell.column] <= columns[0] + Self.margin
                    && columns[cell.columnEnd] >= columns[columns.count - 1] - Self.margin
        }
    }

    // MARK: From lines

    /// A double border beside a cell.
    private static let margin = 8.0

    /// Lines that end this near to another one meet it.
    private static let reach = 3.0
    /// Lines nearer than this are one: no row and no column is as narrow.
    private static let narrowest = 5.0
    private static let mostFields = 100_000
    private static let mostCrossings = 2_000_000

    /// From top to bottom. One column alone is a frame, no table.
    static func grids(of rules: [PageRule]) -> [RulingGrid] {
        let across = whole(rules.filter(\.isHorizontal))
        let down = whole(rules.filter { !$0.isHorizontal })
        let grids = connected(across, down).compactMap { RulingGrid($0.across, $0.down) }
        return grids.sorted { $0.rows[0] < $1.rows[0] }
    }

    /// Pieces of one line put together: dots, dashes, the borders of one cell after the other.
    private static func whole(_ rules: [PageRule]) -> [PageRule] {
        var result: [PageRule] = []
        let sorted = rules.sorted { ($0.place, $0.start) < ($1.place, $1.start) }
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].place - sorted[end - 1].place <= 0.8,
                sorted[end].place - sorted[start].place <= 1.6
            { end += 1 }
            let group = sorted[start..<end]
            let place = group.reduce(0) { $0 + $1.place } / Double(group.count)
            var line: PageRule?
            for piece in group.sorted(by: { $0.start < $1.start }) {
                if let known = line, piece.start <= known.end + 4.5 {
                    line?.end = max(known.end, piece.end)
                } else {
                    if let line { result.append(line) }
                    line = piece
                    line?.place = place
                }
            }
            if let line { result.append(line) }
            start = end
        }
        return result.filter { $0.end - $0.start > 6 }
    }

    /// Lines that cross, directly or through others.
    private static func connected(
        _ across: [PageRule], _ down: [PageRule]
    ) -> [(across: [PageRule], down: [PageRule])] {
        var groups = DisjointSets(count: across.count + down.count)
        let places = down.map(\.place)
        var work = 0
        for (index, rule) in across.enumerated() {
            var other = places.partition(before: rule.start - reach)
            while other < down.count, places[other] <= rule.end + reach {
                if down[other].start - reach <= rule.place, rule.place <= down[other].end + reach {
                    groups.join(index, across.count + other)
                }
                other += 1
                work += 1
            }
            // A drawing, not a table.
            guard work < mostCrossings else { return [] }
        }
        var result: [(across: [PageRule], down: [PageRule])] = []
        var offsets: [Int: Int] = [:]
        for index in 0..<(across.count + down.count) {
            let group = groups.find(index)
            let offset = offsets[group] ?? result.count
            if offset == result.count {
                offsets[group] = offset
                result.append(([], []))
            }
            if index < across.count {
                result[offset].across.append(across[index])
            } else {
                result[offset].down.append(down[index - across.count])
            }
        }
        return result
    }

    private init?(_ across: [PageRule], _ down: [PageRule]) {
        guard !across.isEmpty, !down.isEmpty else { return nil }
        columns = Self.places(down.map(\.place) + across.flatMap { [$0.start, $0.end] })
        rows = Self.places(across.map(\.place) + down.flatMap { [$0.start, $0.end] })
        let (width, height) = (columns.count - 1, rows.count - 1)
        guard width >= 2, height >= 1, width * height <= Self.mostFields else { return nil }
        // A line between a field and the one on its right, below it.
        var isClosedRight = [Bool](repeating: false, count: width * height)
        var isClosedBelow = isClosedRight
        for rule in down {
            let column = columns.nearest(rule.place) - 1
            guard 0..<width ~= column else { continue }
            for row in Self.fields(rows, rule) { isClosedRight[row * width + column] = true }
        }
        for rule in across {
            let row = rows.nearest(rule.place) - 1
            guard 0..<height ~= row else { continue }
            for column in Self.fields(columns, rule) { isClosedBelow[row * width + column] = true }
        }
        var sets = DisjointSets(count: width * height)
        for row in 0..<height {
            for column in 0..<width {
                let field = row * width + column
                if column + 1 < width, !isClosedRight[field] { sets.join(field, field + 1) }
                if row + 1 < height, !isClosedBelow[field] { sets.join(field, field + width) }
            }
        }
        var cells: [Cell] = []
        var offsets = [Int](repeating: -1, count: width * height)
        owners = (0..<(width * height)).map { field in
            let (row, column) = (field / width, field % width)
            let set = sets.find(field)
            if offsets[set] < 0 {
                offsets[set] = cells.count
                cells.append(Cell(row: row, column: column, rowEnd: row + 1, columnEnd: column + 1))
            }
            let cell = offsets[set]
            cells[cell].column = min(cells[cell].column, column)
            cells[cell].rowEnd = max(cells[cell].rowEnd, row + 1)
            cells[cell].columnEnd = max(cells[cell].columnEnd, column + 1)
            return cell
        }
        self.cells = cells
    }

    /// One place for each group of places that are nearly the same.
    private static func places(_ values: [Double]) -> [Double] {
        var result: [Double] = []
        var group: [Double] = []
        for value in values.sorted() {
            if let first = group.first, let last = group.last,
                value - last > narrowest || value - first > 2 * narrowest
            {
                result.append(group.reduce(0, +) / Double(group.count))
                group = []
            }
            group.append(value)
        }
        if !group.isEmpty { result.append(group.reduce(0, +) / Double(group.count)) }
        return result
    }

    /// The fields along a line whose middle it reaches over.
    private static func fields(_ places: [Double], _ rule: PageRule) -> Range<Int> {
        let first = max(0, places.partition(before: rule.start) - 1)
        var range = first..<first
        for field in first..<(places.count - 1) {
            let middle = (places[field] + places[field + 1]) / 2
            if middle > rule.end { break }
            if middle >= rule.start { range = (range.isEmpty ? field : range.lowerBound)..<(field + 1) }
        }
        return range
    }
}

extension [Double] {
    /// How many of these, which ascend, are at most `value`.
    func partition(before value: Double) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Offset of the one nearest to `value`; these ascend, and there is one.
    func nearest(_ value: Double) -> Int {
        let after = partition(before: value)
        guard after > 0 else { return 0 }
        guard after < count else { return count - 1 }
        return value - self[after - 1] <= self[after] - value ? after - 1 : after
    }
}

/// Which of so many things belong together.
struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func find(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (first, second) = (find(first), find(second))
        if first != second { parents[max(first, second)] = min(first, second) }
    }
}
