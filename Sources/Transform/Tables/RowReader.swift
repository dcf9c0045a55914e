import Forms
import Model

/// Which printed values belong to which row of the sheet.
///
/// Every value is owned by the row whose label was read last before it. Where that gives each row as many
/// values as it has columns, nothing is left to decide. Where text came out of order (a row owns too many
/// values and its neighbours too few), the values of such a stretch of rows are dealt out in order, but
/// only if their number is just what the rows hold and the rows' sums confirm it. Anything else stays open.
struct RowReader {
    /// The values of one row.
    struct RowValues {
        /// Offsets of tokens, in reading order.
        var values: [Int] = []
        /// False where values of this row may stand elsewhere, or values of other rows here.
        var isSettled = true
        /// True where the values stand in one piece behind the row's own label.
        var isOwn = true
        /// The columns of the values where the text names them one by one.
        var named: ColumnBlocks.RowColumns?
    }

    private(set) var rows: [RowValues]
    /// Values below a label that the form does not have: offsets of the label's token and its values.
    private(set) var unknown: [(label: Int, values: [Int])] = []

    private let sheet: LabelSheet
    private let tokens: [TableToken]
    private let roles: [LabelMatcher.Role]
    private let arithmetic: FormArithmetic
    private var comesInRows = false
    /// The core of a token's text.
    private let cores: (Int) -> [Unicode.Scalar]
    /// Values without a row, each with the row whose label was read last before it.
    private(set) var loose: [(value: Int, gap: Int)] = []

    init(
        sheet: LabelSheet, tokens: [TableToken], matcher: LabelMatcher, arithmetic: FormArithmetic,
        cores: @escaping (Int) -> [Unicode.Scalar]
    ) {
        self.cores = cores
        self.sheet = sheet
        self.tokens = tokens
        self.arithmetic = arithmetic
        roles = matcher.roles
        rows = Array(repeating: RowValues(), count: sheet.rows.count)
        own()
        returnDisplacedTotals()
        let blocks = ColumnBlocks(sheet: sheet, matcher: matcher, cores: cores)
        for row in rows.indices { rows[row].values.removeAll { blocks.tokensUsed.contains($0) } }
        loose.removeAll { blocks.tokensUsed.contains($0.value) }
        for (row, named) in blocks.rows {
            rows[row] = RowValues(values: named.values, isOwn: false, named: named)
        }
        dropPageNumbers()
        comesInRows = rowsAreWhole()
        let isDisordered = disorderedTables(matcher)
        for table in isDisordered.indices {
            if let width = commonWidth(of: table) { dealStretches(of: table, width: width) }
            dealStretches(of: table, width: nil)
        }
        dealStretches(of: nil, width: nil)
        for table in isDisordered.indices where isDisordered[table] { openShiftedRows(of: table) }
        for row in rows.indices {
            let table = sheet.rows[row].table
            let count = rows[row].values.count
            if isDisordered[table], rows[row].isOwn, count != sheet.rows[row].figures.count,
                count == 0 || count != commonWidth(of: table)
            {
                rows[row].isSettled = false
            }
            if rows[row].named == nil, !isInCells(row), count == sheet.rows[row].figures.count, !isSum(row),
                isBelowEmptyRow(row)
            {
                rows[row].isSettled = false
            }
            let hasSums = !arithmetic.relations(of: sheet.rows[row]).isEmpty
            if rows[row].named == nil, !isInCells(row), hasSums, count == sheet.rows[row].figures.count,
                !isSum(row),
                isWrapped(row) || (isDisordered[table] && rows[row].isOwn)
            {
                rows[row].isSettled = false
            }
            if !comesInRows || (!hasSums && isDisordered.contains(true) && sheet.rows[row].figures.count > 1),
                rows[row].isOwn, rows[row].named == nil, !isInCells(row), count > 0, isBelowEmptyRow(row)
            {
                rows[row].isSettled = false
                rows[row - 1].isSettled = false
            }
            if rows[row].named == nil, !isInCells(row), isWrapped(row), !isInColumnOrder(row) {
                rows[row].isSettled = false
            }
            if rows[row].named == nil, isInterrupted(rows[row].values), !isSum(row) {
                rows[row].isSettled = false
            }
            if rows[row].values.count == sheet.rows[row].figures.count,
                !arithmetic.fits(rows[row].values, tokens, row: sheet.rows[row])
            {
                rows[row].isSettled = false
            }
        }
        distrustShuffledTables(isDisordered)
    }

    /// Where a good part of a table's rows stays open, the text boxes of its page were shuffled: then rows
    /// that look whole may be others' too, and so may the rows of the other tables.
    private mutating func distrustShuffledTables(_ isDisordered: [Bool]) {
        var isShuffled = false
        for table in isDisordered.indices where isDisordered[table] {
            let own = rows.indices.filter { sheet.rows[$0].table == table && !sheet.rows[$0].isHeading }
            let open = own.filter { !rows[$0].isSettled }
            guard own.count > 4, open.count > 3, open.count * 6 >= own.count,
                sheet.rows[own[0]].figures.count > 1
            else { continue }
            isShuffled = true
        }
        guard isShuffled else { return }
        for row in rows.indices where rows[row].isOwn && !isInCells(row) && rows[row].named == nil {
            rows[row].isSettled = false
        }
    }

    // MARK: Owning

    /// Gives every value to the row whose label was read last.
    private mutating func own() {
        var owner = -1
        var last = -1
        var isUnknown = false
        var isOutside = true
        for (index, role) in roles.enumerated() {
            switch role {
            case .label(let row):
                owner = row
                last = row
                isUnknown = false
                isOutside = false
            case .header:
                // A header behind a whole row, or of another table, belongs to what comes next.
                if owner >= 0, !sheet.rows[owner].isHeading,
                    rows[owner].values.count >= sheet.rows[owner].figures.count || opensOther(index, owner)
                {
                    owner = -1
                }
                isUnknown = false
                isOutside = false
            case .repeated, .unknown:
                isUnknown = true
                unknown.append((index, []))
            case .value:
                if isOutside { continue }
                if isUnknown {
                    unknown[unknown.count - 1].values.append(index)
                } else if owner >= 0, !sheet.rows[owner].isHeading {
                    rows[owner].values.append(index)
                } else if owner < 0 || tokens[index].kind != .mark {
                    loose.append((index, last))
                }
            case .prose:
                owner = -1
                isOutside = true
            case .unit, .none: break
            }
        }
        unknown.removeAll { $0.values.isEmpty }
    }

    /// True where the values of a row stand in marked cells beside the row's label.
    private func isInCells(_ row: Int) -> Bool {
        guard let first = rows[row].values.first else { return false }
        return rows[row].values.allSatisfy { tokens[$0].cell >= 0 && tokens[$0].row == tokens[first].row }
    }

    private func opensOther(_ header: Int, _ owner: Int) -> Bool {
        let core = cores(header)
        guard let tables = sheet.headerTables[core] else { return false }
        let table = sheet.rows[owner].table
        return !tables.contains(table) && !sheet.columnCores[table].contains { $0.containsPiece(core) }
    }

    /// Tables with values out of place: some row owns too many, or labels or values are out of order.
    private func disorderedTables(_ matcher: LabelMatcher) -> [Bool] {
        var result = Array(repeating: false, count: (sheet.rows.last?.table ?? -1) + 1)
        var lastFirst = -1
        for (row, entry) in sheet.rows.enumerated() {
            if !entry.isHeading, rows[row].values.count > entry.figures.count, !isInCells(row) {
                result[entry.table] = true
            }
            let first = matcher.labels[row].first
            if first >= 0 {
                if first < lastFirst { result[entry.table] = true }
                lastFirst = max(lastFirst, first)
            }
        }
        for (_, gap) in loose {
            if gap >= 0 { result[sheet.rows[gap].table] = true }
            if gap + 1 < sheet.rows.count { result[sheet.rows[gap + 1].table] = true }
        }
        return result
    }

    /// True where a header stands between the values of a row.
    private func isInterrupted(_ values: [Int]) -> Bool {
        guard let first = values.first, let last = values.last, first < last else { return false }
        return roles[first...last].contains(.header)
    }

    private func isSum(_ row: Int) -> Bool {
        rows[row].values.count == sheet.rows[row].figures.count
            && arithmetic.mayBeRow(rows[row].values, tokens, row: sheet.rows[row])
    }

    /// A row that does not add up below rows without values may hold these rows' values.
    private func isBelowEmptyRow(_ row: Int) -> Bool {
        row > 0 && sheet.rows[row - 1].table == sheet.rows[row].table && !sheet.rows[row - 1].isHeading
            && rows[row - 1].values.isEmpty
    }

    // MARK: Page numbers

    /// Takes the page number out of a row that owns one value too many: it stands alone on its line and
    /// goes on with the count of the pages.
    private mutating func dropPageNumbers() {
        var page: Int64 = 0
        var next = 0
        let lone = tokens.indices.filter(isLoneNumber)
        let off = rows.indices.filter {
            rows[$0].values.count == sheet.rows[$0].figures.count + 1
                && !arithmetic.relations(of: sheet.rows[$0]).isEmpty
        }
        for row in off.sorted(by: { rows[$0].values[0] < rows[$1].values[0] }) {
            let end = rows[row].values[0]
            while next < lone.count, lone[next] < end {
                if let number = number(lone[next]),
                    roles[lone[next]] == .prose || loose.contains(where: { $0.value == lone[next] }),
                    number > page, number <= page + 3
                {
                    page = number
                }
                next += 1
            }
            var readings: [[Int]] = []
            for value in rows[row].values
            where isLoneNumber(value) && (comesCellByCell(row) || isFarOff(value, row)) {
                guard let number = number(value), number > page, number <= 300 else { continue }
                let rest = rows[row].values.filter { $0 != value }
                let isSum =
                    arithmetic.mayBeRow(rest, tokens, row: sheet.rows[row])
                    || (isInterrupted(rows[row].values) && !isInterrupted(rest))
                if isSum, !readings.contains(where: { sameValues($0, rest) }) { readings.append(rest) }
            }
            guard readings.count == 1, let rest = readings.first,
                let dropped = rows[row].values.first(where: { !rest.contains($0) })
            else { continue }
            rows[row].values = rest
            page = number(dropped) ?? page
        }
    }

    /// True where every value of a row has a line of its own: among values in one line a lone number may be
    /// digits that were wrapped.
    private func comesCellByCell(_ row: Int) -> Bool {
        rows[row].values.filter { !isAlone($0) }.count <= 1
    }

    /// Three lines or more below the rest of its row.
    private func isFarOff(_ value: Int, _ row: Int) -> Bool {
        guard rows[row].values.last == value, let before = rows[row].values.dropLast().last else {
            return false
        }
        return tokens[value].line - tokens[before].line >= 3
    }

    private func isAlone(_ index: Int) -> Bool {
        let line = tokens[index].line
        return (index == 0 || tokens[index - 1].line != line)
            && (index + 1 == tokens.count || tokens[index + 1].line != line)
    }

    /// True where the values of a row stand on several lines, some of them side by side.
    private func isWrapped(_ row: Int) -> Bool {
        guard let first = rows[row].values.first, let last = rows[row].values.last,
            tokens[first].line != tokens[last].line
        else { return false }
        return zip(rows[row].values, rows[row].values.dropFirst()).contains {
            tokens[$0].line == tokens[$1].line
        }
    }

    /// A row's sum holds in any order, so the values of a wrapped row are read in the order of their lines only where that
    /// is the order of their places too, where strokes mark the cells, or where the lines print nothing else: a cell with a
    /// note, centred beside its neighbours, begins lines above them.
    private func isInColumnOrder(_ row: Int) -> Bool {
        let values = rows[row].values
        if values.allSatisfy({ tokens[$0].cell >= 0 }) || values.allSatisfy(isAmongValues) { return true }
        let steps = zip(values, values.dropFirst()).filter { tokens[$0].line != tokens[$1].line }
        // A row that was cut at the line's length goes on where lines begin.
        let hasNote = values.contains { tokens[$0].lastLine != tokens[$0].line }
        if !hasNote, steps.allSatisfy({ tokens[$0.1].character.start == 0 && isAmongValues($0.1) }) { return true }
        return steps.allSatisfy { tokens[$0].display.end < tokens[$1].display.start }
            || steps.allSatisfy { tokens[$0].character.end < tokens[$1].character.start }
    }

    /// True where the line of a value prints no text.
    private func isAmongValues(_ index: Int) -> Bool {
        let line = tokens[index].line
        return tokens[..<index].reversed().prefix { $0.line == line }.allSatisfy(\.isValue)
            && tokens[index...].prefix { $0.line == line }.allSatisfy(\.isValue)
    }

    private func isLoneNumber(_ index: Int) -> Bool {
        guard let number = number(index), (1...999).contains(number) else { return false }
        return isAlone(index)
    }

    private func number(_ index: Int) -> Int64? {
        guard case .number(let value) = tokens[index].kind, value.amount.isWhole, value.unit == .none,
            !value.isSigned
        else { return nil }
        return value.amount.mantissa
    }

    private func sameValues(_ left: [Int], _ right: [Int]) -> Bool {
        zip(left, right).allSatisfy { tokens[$0].kind == tokens[$1].kind }
    }

    /// A total that was printed before its row's label: the row above owns one value too many, this row one
    /// too few, and with it as the last both add up.
    private mutating func returnDisplacedTotals() {
        for row in rows.indices.dropLast() {
            let next = row + 1
            guard rows[row].values.count == sheet.rows[row].figures.count + 1,
                rows[next].values.count == sheet.rows[next].figures.count - 1,
                let last = rows[row].values.last,
                !arithmetic.relations(of: sheet.rows[row]).isEmpty,
                !arithmetic.relations(of: sheet.rows[next]).isEmpty
            else { continue }
            let own = Array(rows[row].values.dropLast())
            let other = rows[next].values + [last]
            guard arithmetic.mayBeRow(own, tokens, row: sheet.rows[row]),
                arithmetic.mayBeRow(other, tokens, row: sheet.rows[next]),
                arithmetic.amount(tokens[last]) != .zero
            else { continue }
            rows[row].values = own
            rows[next].values = other
        }
    }

    // MARK: Stretches

    /// How many values most rows of a table own, where that is fewer than it has columns: its other columns are blank.
    private func commonWidth(of table: Int) -> Int? {
        let counts = rows.indices.filter { sheet.rows[$0].table == table && !sheet.rows[$0].isHeading }
            .map { rows[$0].values.count }
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
    private mutating func dealStretches(of table: Int?, width: Int?) {
        func isOff(_ row: Int) -> Bool {
            rows[row].values.count != width ?? sheet.rows[row].figures.count && !sheet.rows[row].isHeading
                && (table == nil || sheet.rows[row].table == table) && !isInCells(row) && rows[row].named == nil
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
    private func blocks(of stretch: ClosedRange<Int>, width: Int?) -> [ClosedRange<Int>] {
        var blocks: [ClosedRange<Int>] = []
        var first = stretch.lowerBound
        var wanted = 0
        var owned = 0
        for row in stretch {
            if sheet.rows[row].isHeading { continue }
            wanted += width ?? sheet.rows[row].figures.count
            owned += rows[row].values.count
            if owned == wanted, row < stretch.upperBound, owned > 0,
                !arithmetic.relations(of: sheet.rows[row]).isEmpty
            {
                blocks.append(first...row)
                first = row + 1
                (wanted, owned) = (0, 0)
            }
        }
        blocks.append(first...stretch.upperBound)
        return blocks
    }

    /// Deals the values column by column, if then, and only then, every row adds up.
    private mutating func dealColumns(_ stretch: ClosedRange<Int>, _ values: [Int]) -> Bool {
        let dealtRows = stretch.filter { !sheet.rows[$0].isHeading }
        guard let count = dealtRows.first.map({ sheet.rows[$0].figures.count }), count > 1,
            dealtRows.allSatisfy({
                sheet.rows[$0].figures.count == count && !arithmetic.relations(of: sheet.rows[$0]).isEmpty
            }),
            values.count == count * dealtRows.count
        else { return false }
        var dealt: [(Int, [Int])] = []
        for (place, row) in dealtRows.enumerated() {
            let own = (0..<count).map { values[$0 * dealtRows.count + place] }
            guard arithmetic.mayBeRow(own, tokens, row: sheet.rows[row]) else { return false }
            dealt.append((row, own))
        }
        for (row, own) in dealt { rows[row] = RowValues(values: own, isOwn: false) }
        return true
    }

    /// True where dealing column by column holds too, and gives other cells other values.
    private func readsOtherwiseByColumns(_ stretch: ClosedRange<Int>, _ values: [Int]) -> Bool {
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
    private func rowsAreWhole() -> Bool {
        let adding = rows.indices.filter {
            !arithmetic.relations(of: sheet.rows[$0]).isEmpty && !rows[$0].values.isEmpty
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

    private mutating func deal(_ stretch: ClosedRange<Int>, width: Int?) {
        let wanted = stretch.reduce(0) {
            $0 + (sheet.rows[$1].isHeading ? 0 : width ?? sheet.rows[$1].figures.count)
        }
        var last = stretch.upperBound
        while last + 1 < rows.count, sheet.rows[last + 1].isHeading { last += 1 }
        let nearby = loose.indices.filter { loose[$0].gap >= stretch.lowerBound - 1 && loose[$0].gap <= last }
        let values = (stretch.flatMap { rows[$0].values } + nearby.map { loose[$0].value }).sorted()
        if values.count + 1 == wanted, width == nil { dealOneShort(stretch, values) }
        let headings = stretch.filter { sheet.rows[$0].isHeading }.count
        let headingsPrint = values.count == wanted + headings
        guard values.count == wanted || headingsPrint, wanted > 0, !mixesUnits(values) else { return }
        let isInRows = stretch.allSatisfy { row in
            guard !sheet.rows[row].isHeading, width == nil else { return true }
            let place = stretch.filter { $0 < row && !sheet.rows[$0].isHeading }.reduce(0) {
                $0 + sheet.rows[$1].figures.count
            }
            let end = place + sheet.rows[row].figures.count
            return end <= values.count
                && arithmetic.mayBeRow(Array(values[place..<end]), tokens, row: sheet.rows[row])
        }
        if !isInRows, !headingsPrint, dealColumns(stretch, values) {
            for index in nearby.reversed() { loose.remove(at: index) }
            return
        }
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
        guard failing == 0 || (failing == 1 && columnsConfirm(dealt)) else { return }
        // Without sums, dealing row by row is a guess unless the rest of the document comes so.
        let hasSums = dealt.keys.allSatisfy {
            sheet.rows[$0].figures.count == 1 || !arithmetic.relations(of: sheet.rows[$0]).isEmpty
        }
        guard hasSums || dealt.count == 1 || comesInRows else { return }
        if dealt.count > 1, !comesInRows, readsOtherwiseByColumns(stretch, values) { return }
        for (row, own) in dealt { rows[row] = RowValues(values: own, isOwn: false) }
        for index in nearby.reversed() { loose.remove(at: index) }
    }

    /// One value is missing somewhere in the stretch. Dealt in order, each row must add up; the row that is
    /// short must print nothing but zeros, for then its sum makes the missing cell zero whichever it is.
    private mutating func dealOneShort(_ stretch: ClosedRange<Int>, _ values: [Int]) {
        let dealtRows = stretch.filter { !sheet.rows[$0].isHeading }
        guard dealtRows.allSatisfy({ !arithmetic.relations(of: sheet.rows[$0]).isEmpty }) else { return }
        for short in dealtRows {
            var next = 0
            var dealt: [(Int, [Int])] = []
            for row in dealtRows {
                let count = sheet.rows[row].figures.count - (row == short ? 1 : 0)
                guard next + count <= values.count else { return }
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
            return
        }
    }

    /// True where values that were dealt out in order, though a row of them does not add up, make nearly
    /// all sums over the columns hold: then the document's own sum is wrong, not the order.
    private func columnsConfirm(_ dealt: [Int: [Int]]) -> Bool {
        func amount(_ figure: Int) -> Amount? {
            guard let row = arithmetic.sheetRow[figure] else { return nil }
            let values = dealt[row] ?? rows[row].values
            guard values.count == sheet.rows[row].figures.count else { return nil }
            return arithmetic.amount(tokens[values[figure - sheet.rows[row].figures[0]]])
        }
        func sum(_ terms: [Relation.Term]) -> Amount? {
            terms.reduce(Amount.zero as Amount?) { sum, term in
                amount(term.figure).flatMap { sum?.adding($0) }
            }
        }
        var holding = 0
        var failing = 0
        for relation in arithmetic.sumsOfColumns {
            guard let left = sum(relation.left), let right = sum(relation.right) else { return false }
            if left != right { failing += 1 } else if left != .zero { holding += 1 }
        }
        return holding >= 6 && failing <= 2
    }

    /// Between a row that owns too many values and the one that owns as many too few, the rows that look
    /// whole may hold their neighbours' values: in order, each reading adds up.
    private mutating func openShiftedRows(of table: Int) {
        var balance = 0
        var start: Int?
        for row in rows.indices where sheet.rows[row].table == table && !sheet.rows[row].isHeading {
            let count = sheet.rows[row].figures.count
            if count == 1 { return }
            balance += rows[row].values.count - count
            if balance != 0, start == nil, rows[row].values.count % count == 0 { start = row }
            guard balance == 0, let first = start else { continue }
            for shifted in first...row where rows[shifted].isOwn { rows[shifted].isSettled = false }
            start = nil
        }
    }

    /// Units between some of the values but not between others: digits of one number may stand apart.
    private func mixesUnits(_ values: [Int]) -> Bool {
        let adjacent = zip(values, values.dropFirst()).filter { $0.1 == $0.0 + 1 }.count
        return sheet.hasUnitColumn && adjacent > 0 && (adjacent < values.count - 1 || values.count < 6)
    }
}
