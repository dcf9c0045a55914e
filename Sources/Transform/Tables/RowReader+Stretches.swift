import Forms
import Model

/// Stretches of rows that own too many or too few values: dealt out in order where the sums confirm it.
extension RowReader {
    /// How many values most rows of a table own, where that is fewer than it has columns: its other columns are blank.
    func commonWidth(of table: Int) -> Int? {
        let counts = sheet.figureRows[table].map { rows[$0].values.count }
        guard counts.count > 4,
            let columns = sheet.rows.first(where: { $0.table == table && !$0.isHeading })?.figures.count,
            columns > 2
        else { return nil }
        for width in stride(from: columns - 1, through: 2, by: -1)
        where counts.filter({ $0 == width }).count * 2 > counts.count { return width }
        let (width, rest) = counts.reduce(0, +).quotientAndRemainder(dividingBy: counts.count)
        return rest == 0 && (2..<columns).contains(width) ? width : nil
    }

    /// Deals out the values of stretches of rows that own too many or too few.
    mutating func dealStretches(of table: Int?, width: Int?) {
        func isOff(_ row: Int) -> Bool {
            rows[row].values.count != width ?? sheet.rows[row].figures.count && !sheet.rows[row].isHeading
                && (table == nil || sheet.rows[row].table == table)
                && rows[row].named == nil
        }
        func isPassed(_ row: Int) -> Bool { sheet.rows[row].isHeading }
        var start = 0
        while start < rows.count {
            guard isOff(start) else {
                start += 1
                continue
            }
            var end = start
            var lastOff = start
            while end < rows.count, isOff(end) || isPassed(end) {
                if isOff(end) { lastOff = end }
                end += 1
            }
            for block in blocks(of: start...lastOff, width: width) { deal(block, width: width) }
            start = end
        }
    }

    /// Cuts a stretch where the values so far are just what the rows so far hold.
    func blocks(of stretch: ClosedRange<Int>, width: Int?) -> [ClosedRange<Int>] {
        var blocks: [ClosedRange<Int>] = []
        var first = stretch.lowerBound
        var wanted = 0
        var owned = 0
        for row in stretch {
            if sheet.rows[row].isHeading { continue }
            wanted += width ?? sheet.rows[row].figures.count
            owned += rows[row].values.count
            if owned == wanted, row < stretch.upperBound, owned > 0,
                arithmetic.hasSums(sheet.rows[row])
            {
                blocks.append(first...row)
                first = row + 1
                (wanted, owned) = (0, 0)
            }
        }
        blocks.append(first...stretch.upperBound)
        return blocks
    }

    /// True where dealing column by column holds too, and gives other cells other values.
    func readsOtherwiseByColumns(_ stretch: ClosedRange<Int>, _ values: [Int]) -> Bool {
        let dealtRows = stretch.filter { !sheet.rows[$0].isHeading }
        guard let count = dealtRows.first.map({ sheet.rows[$0].figures.count }), count > 1,
            dealtRows.allSatisfy({ sheet.rows[$0].figures.count == count }),
            values.count == count * dealtRows.count
        else { return false }
        var differs = false
        for (place, row) in dealtRows.enumerated() {
            let own = (0..<count).map { values[$0 * dealtRows.count + place] }
            guard arithmetic.mayBeRow(own, tokens, row: sheet.rows[row]) else { return false }
            differs = differs || !sameValues(own, Array(values[place * count..<(place + 1) * count]))
        }
        return differs
    }

    /// Whether the document's tables come row by row: most rows that add up own all their values.
    func rowsAreWhole() -> Bool {
        let adding = rows.indices.filter {
            arithmetic.hasSums(sheet.rows[$0]) && !rows[$0].values.isEmpty
        }
        let whole = adding.filter {
            let count = rows[$0].values.count
            return count == sheet.rows[$0].figures.count
                || count > 1 && count < sheet.rows[$0].figures.count
                    && arithmetic.endsWithSum(rows[$0].values, tokens)
        }
        // A row with the values of three and more below rows without any: a table's columns come one by one.
        let isColumn = adding.contains { row in
            row > 1 && rows[row].values.count >= 3 * sheet.rows[row].figures.count
                && rows[row - 1].values.isEmpty && rows[row - 2].values.isEmpty
        }
        return whole.count * 2 >= adding.count && !isColumn
    }

    mutating func deal(_ stretch: ClosedRange<Int>, width: Int?) {
        // A row whose label is not there may not be in the document.
        guard stretch.allSatisfy({ labels[$0].isStarted || sheet.rows[$0].isHeading }) else { return }
        let wanted = stretch.reduce(0) {
            $0 + (sheet.rows[$1].isHeading ? 0 : width ?? sheet.rows[$1].figures.count)
        }
        var last = stretch.upperBound
        while last + 1 < rows.count, sheet.rows[last + 1].isHeading { last += 1 }
        let nearby = loose.indices.filter { loose[$0].gap >= stretch.lowerBound - 1 && loose[$0].gap <= last }
        let values = (stretch.flatMap { rows[$0].values } + nearby.map { loose[$0].value }).sorted()
        if values.count + 1 == wanted, width == nil, dealOneShort(stretch, values) {
            // Left among those without a row, they would be dealt out once more.
            for index in nearby.reversed() { loose.remove(at: index) }
            return
        }
        // `（四）专项经费` / `万元` / `八、会议和培训情况` / `——` / `9`: behind the dash of a heading stands a page's number, not the value
        // that the row above or below left out.
        if stretch.count == 1, rows[stretch.lowerBound].values.isEmpty,
            !arithmetic.hasSums(sheet.rows[stretch.lowerBound]),
            nearby.contains(where: { index in
                let value = loose[index].value
                return loose[index].gap != stretch.lowerBound && value > 0 && tokens[value - 1].kind == .mark
            })
        {
            return
        }
        let headings = stretch.filter { sheet.rows[$0].isHeading }.count
        let headingsPrint = values.count == wanted + headings
        guard values.count == wanted || headingsPrint, wanted > 0, !mixesUnits(values) else { return }
        var dealt: [Int: [Int]] = [:]
        var next = 0
        var failing = 0
        for row in stretch {
            if sheet.rows[row].isHeading {
                guard headingsPrint else { continue }
                guard tokens[values[next]].kind == .mark else { return }
                next += 1
                continue
            }
            let count = width ?? sheet.rows[row].figures.count
            let own = Array(values[next..<next + count])
            let holds =
                width == nil
                ? arithmetic.mayBeRow(own, tokens, row: sheet.rows[row])
                    && arithmetic.fits(own, tokens, row: sheet.rows[row])
                : arithmetic.endsWithSum(own, tokens)
            if !holds { failing += 1 }
            guard holds || (width == nil && arithmetic.fits(own, tokens, row: sheet.rows[row])) else {
                return
            }
            dealt[row] = own
            next += count
        }
        guard failing == 0 || (failing == 1 && columnsConfirm(dealt)), areTogether(dealt),
            !areSplit(dealt), !isBesideUnread(stretch)
        else { return }
        if sheet.hasUnitColumn {
            let figures = dealt.compactMap { row, own in
                own.first.map { (figure: sheet.rows[row].figures[0], value: $0) }
            }
            guard arithmetic.areInOrder(figures, tokens, cores) else { return }
        }
        // Without sums, dealing row by row is a guess unless the rest of the document comes so.
        let hasSums = dealt.keys.allSatisfy {
            sheet.rows[$0].figures.count == 1 || arithmetic.hasSums(sheet.rows[$0])
        }
        guard hasSums || dealt.count == 1 || comesInRows else { return }
        if dealt.count > 1, !comesInRows, readsOtherwiseByColumns(stretch, values) { return }
        for (row, own) in dealt { rows[row] = RowValues(values: own, isOwn: false) }
        for index in nearby.reversed() { loose.remove(at: index) }
    }

    /// True where a value stands below a label that could not be read, right behind one of the rows: it may be that row's.
    private func isBesideUnread(_ stretch: ClosedRange<Int>) -> Bool {
        unknown.contains { label, _ in
            stretch.contains {
                labels[$0].isStarted && rows[$0].values.isEmpty && labels[$0].last + 1 == label
            }
        }
    }

    /// True where labels stand between the values of a row and its columns do not add up: its sum holds in any order.
    private func areSplit(_ dealt: [Int: [Int]]) -> Bool {
        let isSplit = dealt.values.contains { values in
            guard let first = values.first, let last = values.last, first < last else { return false }
            return roles[first...last].contains { if case .label = $0 { true } else { false } }
        }
        return isSplit && columnSums(dealt).map { $0.failing > 0 } ?? true
    }

    /// One value is missing somewhere in the stretch. Dealt in order, each row must add up; the row that is
    /// short must print nothing but zeros, for then its sum makes the missing cell zero whichever it is.
    mutating func dealOneShort(_ stretch: ClosedRange<Int>, _ values: [Int]) -> Bool {
        let dealtRows = stretch.filter { !sheet.rows[$0].isHeading }
        guard dealtRows.allSatisfy({ arithmetic.hasSums(sheet.rows[$0]) }) else { return false }
        for short in dealtRows {
            var next = 0
            var dealt: [(Int, [Int])] = []
            for row in dealtRows {
                let count = sheet.rows[row].figures.count - (row == short ? 1 : 0)
                guard next + count <= values.count else { return false }
                let own = Array(values[next..<next + count])
                let holds =
                    row == short
                    ? own.allSatisfy { arithmetic.amount(tokens[$0]) == .zero && tokens[$0].kind != .mark }
                    : arithmetic.mayBeRow(own, tokens, row: sheet.rows[row])
                if !holds { break }
                dealt.append((row, own))
                next += count
            }
            guard dealt.count == dealtRows.count else { continue }
            // Which of the rows of zeros is the short one is not in the text: all are left to their sums.
            for (row, own) in dealt {
                let isZero = own.allSatisfy {
                    arithmetic.amount(tokens[$0]) == .zero && tokens[$0].kind != .mark
                }
                let kept = isZero ? Array(own.prefix(sheet.rows[row].figures.count - 1)) : own
                rows[row] = RowValues(values: kept, isOwn: false)
            }
            return true
        }
        return false
    }

    /// True where values that were dealt out in order, though a row of them does not add up, make nearly
    /// all sums over the columns hold: then the document's own sum is wrong, not the order.
    func columnsConfirm(_ dealt: [Int: [Int]]) -> Bool {
        guard let sums = columnSums(dealt) else { return false }
        return sums.holding >= 6 && sums.failing <= 2 && sums.failingColumns.count <= 1
    }

    struct ColumnSums {
        /// How many hold with another value than zero.
        var holding = 0
        var failing = 0
        /// The columns of those that fail. One cell that is wrong in the document breaks sums of one column, two values
        /// that are in each other's place those of two.
        var failingColumns: Set<Int> = []
    }

    /// The sums over the columns; `nil` where a row lacks values. A row without label is not in the document.
    func columnSums(_ dealt: [Int: [Int]]) -> ColumnSums? {
        func amount(_ figure: Int) -> Amount? {
            guard let row = arithmetic.sheetRow[figure] else { return nil }
            if !labels[row].isStarted { return .zero }
            let values = dealt[row] ?? rows[row].values
            let count = sheet.rows[row].figures.count
            let column = figure - sheet.rows[row].figures[0]
            // A total that is missing is what it must be.
            if dealt[row] != nil, values.count == count - 1, column == count - 1 { return self.sum(values) }
            guard values.count == count || dealt[row] != nil && column < values.count else { return nil }
            return arithmetic.amount(tokens[values[column]])
        }
        var sums = ColumnSums()
        for relation in arithmetic.sumsOfColumns {
            guard let left = arithmetic.sum(relation.left, amount),
                let right = arithmetic.sum(relation.right, amount)
            else { return nil }
            if left != right {
                sums.failing += 1
                if let term = relation.left.first, let row = arithmetic.sheetRow[term.figure] {
                    sums.failingColumns.insert(term.figure - sheet.rows[row].figures[0])
                }
            } else if left != .zero {
                sums.holding += 1
            }
        }
        return sums
    }

    /// Between a row that owns too many values and the one that owns as many too few, the rows that look
    /// whole may hold their neighbours' values: in order, each reading adds up.
    mutating func openShiftedRows(of table: Int) {
        var balance = 0
        var start: Int?
        for row in rows.indices where sheet.rows[row].table == table && !sheet.rows[row].isHeading {
            let count = sheet.rows[row].figures.count
            if count == 1 { return }
            // From a row without values, or with those of several, whatever single values went astray before it.
            let values = rows[row].values.count
            if start == nil, values == 0 || values >= 2 * count {
                start = row
                balance = 0
            }
            guard let first = start else { continue }
            balance += values - count
            guard rows[first].values.isEmpty ? balance >= 0 : balance <= 0 else { continue }
            for shifted in first...row where rows[shifted].isOwn && !standsOnOwnLine(shifted) {
                doubt(shifted, .reading(.shifted))
            }
            start = nil
        }
        // What the rows from here on have too many is not in this table's order.
        if let first = start, balance > 0 {
            for row in first..<rows.count
            where sheet.rows[row].table == table && rows[row].isOwn && !standsOnOwnLine(row) {
                doubt(row, .reading(.shifted))
            }
        }
    }

    /// Units between some of the values but not between others: digits of one number may stand apart.
    func mixesUnits(_ values: [Int]) -> Bool {
        let adjacent = zip(values, values.dropFirst()).filter { $0.1 == $0.0 + 1 }.count
        return sheet.hasUnitColumn && adjacent > 0 && (adjacent < values.count - 1 || values.count < 6)
    }
}
