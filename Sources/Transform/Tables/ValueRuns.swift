import Forms

/// Lines that print nothing but values: do they belong to the label above them or to the one below?
///
/// A tool that sorts a page's text by height prints a row's numbers before its label where they stand a hair
/// higher, and then each number looks like the row above's. A run of such lines tells its direction where only
/// one of its neighbours can take it: below a header, or below a label that has values on its own line, it
/// belongs to the label that follows; above a header or above such a label, to the one before.
struct ValueRuns {
    enum Direction {
        /// To the label before: what nearly all texts mean, and those that give no other sign.
        case up
        /// To the label behind.
        case down
        /// There are runs of both kinds: one between two labels that can both take it says nothing.
        case mixed
    }

    /// One for each table; an annex of one printed table has one for all.
    private(set) var directions: [Direction]
    /// The runs from top to bottom: the tokens among which their values are, and which rows can take these.
    private(set) var runs: [(tokens: Range<Int>, takers: Takers)] = []

    struct Takers {
        var above: Int?
        var below: Int?
        /// The row whose label comes next, also behind a piece of a spanning label.
        var next: Int?

        var isOpen: Bool { above != nil && below != nil && above != below }
    }

    init(tokens: [TableToken], roles: [LabelMatcher.Role], sheet: LabelSheet) {
        let lines = Self.lines(tokens, roles)
        var evidence = Evidence(sheet)
        var first = 0
        while first < lines.count {
            guard lines[first].isRun else {
                first += 1
                continue
            }
            let end = lines[first...].firstIndex { !$0.isRun } ?? lines.count
            defer { first = end }
            guard lines[first..<end].contains(where: { $0.values > 0 }) else { continue }
            let count = lines[first..<end].reduce(0) { $0 + $1.cells }
            let found = Self.takers(of: lines, run: first..<end, count: count, sheet)
            runs.append((lines[first].tokens.lowerBound..<lines[end - 1].tokens.upperBound, found))
            evidence.add(
                found, count: count, before: first > 0 ? lines[first - 1] : nil,
                behind: end < lines.count ? lines[end] : nil)
        }
        directions = evidence.directions
    }

    private static func takers(
        of lines: [Line], run: Range<Int>, count: Int, _ sheet: LabelSheet
    ) -> Takers {
        // Values of several rows in one run are no row's that follows.
        let next = lines[run.upperBound...].first { !$0.isHeaderPiece }?.rowBelow(sheet)
            .flatMap { count > sheet.rows[$0].figures.count ? nil : $0 }
        let last = lines[..<run.lowerBound].last { !$0.isHeaderPiece }?.rowAbove(sheet)
        // Between rows of one table stands a spanning label, between tables a header.
        let isInside = next.map { sheet.printedTable(of: $0) } == last.map { sheet.printedTable(of: $0) }
        let isBelowLabel = run.lowerBound > 0 && lines[run.lowerBound - 1].lastRow != nil
        let isAboveLabel = run.upperBound < lines.count && lines[run.upperBound].firstRow != nil
        return Takers(
            above: isInside || isBelowLabel ? last : nil, below: isInside || isAboveLabel ? next : nil,
            next: next)
    }

    /// For each table how many runs only the label above, or only the one below, can take.
    private struct Evidence {
        let sheet: LabelSheet
        private var above: [Int]
        private var below: [Int]
        /// Runs of a single number below a header, which may be a page's.
        private var belowAlone: [Int]

        init(_ sheet: LabelSheet) {
            self.sheet = sheet
            above = Array(repeating: 0, count: (sheet.rows.last?.table ?? -1) + 1)
            (below, belowAlone) = (above, above)
        }

        mutating func add(_ takers: Takers, count: Int, before: Line?, behind: Line?) {
            guard takers.above == nil || takers.below == nil, let row = takers.above ?? takers.below else {
                return
            }
            if count == 1, sheet.rows[row].figures.count > 1 { return }
            // A label that could not be read, behind or in prose before the run, may take it.
            let table = sheet.printedTable(of: row)
            if takers.above != nil {
                if behind?.isUnread != true { above[table] += 1 }
            } else if before?.isUnread != true, before?.isProse != true {
                if count == 1 { belowAlone[table] += 1 } else { below[table] += 1 }
            }
        }

        /// A table without evidence of its own goes by that of all.
        var directions: [Direction] {
            let areNoPages = belowAlone.reduce(0, +) >= 3
            let below = areNoPages ? zip(below, belowAlone).map(+) : below
            let all = Self.direction(above: above.reduce(0, +), below: below.reduce(0, +))
            return above.indices.map { table in
                let own = sheet.hasUnitColumn ? 0 : table
                return above[own] + below[own] > 0
                    ? Self.direction(above: above[own], below: below[own]) : all
            }
        }

        private static func direction(above: Int, below: Int) -> Direction {
            if below == 0 { return .up }
            return above == 0 ? .down : below >= above ? .mixed : .up
        }
    }

    /// Which rows can take a value; `nil` where it stands in no run.
    func takers(of value: Int) -> Takers? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].tokens.upperBound <= value { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && runs[low].tokens.contains(value) ? runs[low].takers : nil
    }

    /// The row that takes a value; `nil` where none does. `owner` is the row whose label was read last.
    func row(of value: Int, owner: Int?, sheet: LabelSheet) -> Int? {
        guard let takers = takers(of: value), let near = takers.next ?? owner else { return owner }
        switch directions[sheet.rows[near].table] {
        case .up: return owner
        case .down: return takers.next
        case .mixed: return takers.above == nil ? takers.below ?? owner : owner
        }
    }

    /// The same runs with one direction where there are runs of both kinds.
    func settling(_ direction: Direction) -> ValueRuns {
        var settled = self
        settled.directions = directions.map { $0 == .mixed ? direction : $0 }
        return settled
    }

    /// What a printed line holds.
    private struct Line {
        var tokens: Range<Int>
        /// Numbers, and with the marks of cells that do not apply.
        var values = 0
        var cells = 0
        /// Rows whose labels it prints.
        var firstRow: Int?
        var lastRow: Int?
        /// A header, prose, or a label that the form does not have.
        var isBreak: Bool { isHeader || isUnread || isProse }
        var isHeader = false
        var isUnread = false
        var isProse = false
        var isHeaderPiece: Bool { isHeader && firstRow == nil && cells == 0 && !isUnread }

        var isRun: Bool { cells > 0 && firstRow == nil && !isBreak }

        /// The row whose label stands here, if it can take the values of a run below: a line that was cut goes on there.
        func rowAbove(_ sheet: LabelSheet) -> Int? {
            guard let row = lastRow, values < sheet.rows[row].figures.count else { return nil }
            return row
        }

        /// The row whose label stands here, if it can take the values of a run above.
        func rowBelow(_ sheet: LabelSheet) -> Int? {
            guard let row = firstRow, values == 0, !sheet.rows[row].isHeading else { return nil }
            return row
        }
    }

    /// The printed rows that hold more than units and enumerators.
    private static func lines(_ tokens: [TableToken], _ roles: [LabelMatcher.Role]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(tokens.count / 2)
        var first = 0
        while first < tokens.count {
            var line = Line(tokens: first..<first)
            var index = first
            while index < tokens.count, tokens[index].line == tokens[first].line {
                switch roles[index] {
                case .label(let row):
                    line.firstRow = line.firstRow ?? row
                    line.lastRow = row
                case .value:
                    line.cells += 1
                    line.values += tokens[index].kind == .mark ? 0 : 1
                case .header: line.isHeader = true
                case .unknown, .repeated: line.isUnread = true
                case .prose: line.isProse = true
                case .unit, .none: break
                }
                index += 1
            }
            line.tokens = first..<index
            if line.cells > 0 || line.firstRow != nil || line.isBreak { lines.append(line) }
            first = index
        }
        return lines
    }
}

extension LabelSheet {
    /// The table that a row is printed in: an annex prints all of them as one.
    fileprivate func printedTable(of row: Int) -> Int { hasUnitColumn ? 0 : rows[row].table }
}
