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
    /// For each value of a run: which rows can take it.
    private(set) var takers: [Int: Takers] = [:]

    struct Takers {
        var above: Int?
        var below: Int?
        /// The row whose label comes next, also behind a piece of a spanning label.
        var next: Int?

        var isOpen: Bool { above != nil && below != nil && above != below }
    }

    init(tokens: [TableToken], roles: [LabelMatcher.Role], sheet: LabelSheet) {
        let lines = Self.lines(tokens, roles)
        let tables = (sheet.rows.last?.table ?? -1) + 1
        var above = Array(repeating: 0, count: tables)
        var below = above
        var belowAlone = above
        func table(_ row: Int) -> Int { sheet.hasUnitColumn ? 0 : sheet.rows[row].table }
        var index = 0
        while index < lines.count {
            guard lines[index].isRun else {
                index += 1
                continue
            }
            let first = index
            while index < lines.count, lines[index].isRun { index += 1 }
            guard lines[first..<index].contains(where: { $0.values > 0 }) else { continue }
            let values = lines[first].tokens.lowerBound..<lines[index - 1].tokens.upperBound
            // Values of several rows in one run are no row's that follows.
            let count = values.count { roles[$0] == .value }
            let next = lines[index...].first { !$0.isHeaderPiece }?.rowBelow(sheet)
                .flatMap { count > sheet.rows[$0].figures.count ? nil : $0 }
            let last = lines[..<first].last { !$0.isHeaderPiece }?.rowAbove(sheet)
            // Between rows of one table stands a spanning label, between tables a header.
            let isInside = next.map { table($0) } == last.map { table($0) }
            let before = isInside || lines[max(0, first - 1)].lastRow != nil ? last : nil
            let behind = isInside || index < lines.count && lines[index].firstRow != nil ? next : nil
            for value in values where roles[value] == .value {
                takers[value] = Takers(above: before, below: behind, next: next)
            }
            // A single number in a table of several columns may be a page's.
            let width = (before ?? behind).map { sheet.rows[$0].figures.count } ?? 1
            let isPageNumber = width > 1 && count == 1
            guard before == nil || behind == nil, !isPageNumber else { continue }
            // A label that could not be read, behind or in prose before the run, may take it.
            if let before, index == lines.count || !lines[index].isUnread { above[table(before)] += 1 }
            if let behind, first == 0 || !lines[first - 1].isUnread && !lines[first - 1].isProse {
                if count == 1 { belowAlone[table(behind)] += 1 } else { below[table(behind)] += 1 }
            }
        }
        // One number alone below a header may be a page's; several are not.
        if belowAlone.reduce(0, +) >= 3 { for table in below.indices { below[table] += belowAlone[table] } }
        let all = Self.direction(above: above.reduce(0, +), below: below.reduce(0, +))
        directions = (0..<tables).map { table in
            let own = sheet.hasUnitColumn ? 0 : table
            return above[own] + below[own] > 0 ? Self.direction(above: above[own], below: below[own]) : all
        }
    }

    /// The row that takes a value; `nil` where none does. `owner` is the row whose label was read last.
    func row(of value: Int, owner: Int?, sheet: LabelSheet) -> Int? {
        guard let takers = takers[value], let near = takers.next ?? owner else { return owner }
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

    private static func direction(above: Int, below: Int) -> Direction {
        if below == 0 { return .up }
        return above == 0 ? .down : below >= above ? .mixed : .up
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
        var isBreak = false
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
        var first = 0
        while first < tokens.count {
            var line = Line(tokens: first..<first)
            var index = first
            while index < tokens.count, tokens[index].row == tokens[first].row {
                switch roles[index] {
                case .label(let row):
                    line.firstRow = line.firstRow ?? row
                    line.lastRow = row
                case .value:
                    line.cells += 1
                    line.values += tokens[index].kind == .mark ? 0 : 1
                case .header: (line.isBreak, line.isHeader) = (true, true)
                case .unknown, .repeated: (line.isBreak, line.isUnread) = (true, true)
                case .prose: (line.isBreak, line.isProse) = (true, true)
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
