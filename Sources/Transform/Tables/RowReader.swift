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
    }

    private(set) var rows: [RowValues]
    /// Values below a label that the form does not have: offsets of the label's token and its values.
    private(set) var unknown: [(label: Int, values: [Int])] = []
    /// Values that no row could be found for.
    private(set) var loose: [Int] = []

    private let sheet: LabelSheet
    private let tokens: [TableToken]
    private let arithmetic: RowArithmetic
    /// For each loose value the row whose label was read last before it.
    private var gaps: [Int] = []

    init(sheet: LabelSheet, tokens: [TableToken], matcher: LabelMatcher, arithmetic: RowArithmetic) {
        self.sheet = sheet
        self.tokens = tokens
        self.arithmetic = arithmetic
        rows = Array(repeating: RowValues(), count: sheet.rows.count)
        own(matcher)
        let isDisordered = disorderedTables(matcher)
        dealStretches()
        for row in rows.indices where rows[row].values.count != sheet.rows[row].figures.count {
            if isDisordered[sheet.rows[row].table] { rows[row].isSettled = false }
        }
    }

    /// Gives every value to the row whose label was read last.
    private mutating func own(_ matcher: LabelMatcher) {
        var owner = -1
        var last = -1
        var isUnknown = false
        for (index, role) in matcher.roles.enumerated() {
            switch role {
            case .label(let row):
                owner = row
                last = row
                isUnknown = false
            case .header:
                // A header behind a whole row belongs to what comes next.
                if owner >= 0, rows[owner].values.count >= sheet.rows[owner].figures.count { owner = -1 }
                isUnknown = false
            case .repeated:
                owner = -1
                isUnknown = true
                unknown.append((index, []))
            case .unknown:
                isUnknown = true
                unknown.append((index, []))
            case .value:
                if isUnknown {
                    unknown[unknown.count - 1].values.append(index)
                } else if owner >= 0, !(sheet.rows[owner].isHeading) {
                    rows[owner].values.append(index)
                } else if owner >= 0, tokens[index].kind == .mark {
                    continue  // the dash behind a heading
                } else {
                    loose.append(index)
                    gaps.append(last)
                }
            case .unit, .none: break
            }
        }
        unknown.removeAll { $0.values.isEmpty }
    }

    /// Tables with values out of place: some row owns too many, or labels or values are out of order.
    private func disorderedTables(_ matcher: LabelMatcher) -> [Bool] {
        var result = Array(repeating: false, count: (sheet.rows.last?.table ?? -1) + 1)
        var lastFirst = -1
        for (row, entry) in sheet.rows.enumerated() {
            if !entry.isHeading, rows[row].values.count > entry.figures.count { result[entry.table] = true }
            let first = matcher.labels[row].first
            if first >= 0 {
                if first < lastFirst { result[entry.table] = true }
                lastFirst = max(lastFirst, first)
            }
        }
        for gap in gaps {
            if gap >= 0 { result[sheet.rows[gap].table] = true }
            if gap + 1 < sheet.rows.count { result[sheet.rows[gap + 1].table] = true }
        }
        return result
    }

    /// Deals out the values of stretches of rows that own too many or too few.
    private mutating func dealStretches() {
        var start = 0
        while start < rows.count {
            guard isOff(start) else {
                start += 1
                continue
            }
            var end = start
            var lastOff = start
            while end < rows.count, isOff(end) || sheet.rows[end].isHeading {
                if isOff(end) { lastOff = end }
                end += 1
            }
            deal(start...lastOff)
            start = end
        }
    }

    private func isOff(_ row: Int) -> Bool {
        !sheet.rows[row].isHeading && rows[row].values.count != sheet.rows[row].figures.count
    }

    private mutating func deal(_ stretch: ClosedRange<Int>) {
        let wanted = stretch.reduce(0) { $0 + sheet.rows[$1].figures.count }
        let nearby = loose.indices.filter { gaps[$0] >= stretch.lowerBound - 1 && gaps[$0] <= stretch.upperBound }
        let values = (stretch.flatMap { rows[$0].values } + nearby.map { loose[$0] }).sorted()
        guard values.count == wanted, wanted > 0 else { return }
        var dealt: [Int: [Int]] = [:]
        var next = 0
        for row in stretch where !sheet.rows[row].isHeading {
            let count = sheet.rows[row].figures.count
            let own = Array(values[next..<next + count])
            guard arithmetic.mayBeRow(own, tokens, row: sheet.rows[row]) else { return }
            dealt[row] = own
            next += count
        }
        for (row, own) in dealt { rows[row] = RowValues(values: own) }
        let used = Set(nearby)
        gaps = gaps.indices.filter { !used.contains($0) }.map { gaps[$0] }
        loose = loose.indices.filter { !used.contains($0) }.map { loose[$0] }
    }
}

/// The sums within a row: which of its columns is the total of which others.
struct RowArithmetic {
    let form: Form
    /// For each figure that is a row's total: the relation that says so.
    private let totals: [Int: Relation]

    init(form: Form) {
        self.form = form
        var totals: [Int: Relation] = [:]
        for relation in form.relations
        where relation.severity == .identity && relation.comparison == .equal && !relation.row.isEmpty
            && relation.right.count == 1
        {
            totals[relation.right[0].figure] = relation
        }
        self.totals = totals
    }

    /// The relations among the figures of a row of the sheet.
    func relations(of row: LabelSheet.Row) -> [Relation] {
        row.figures.compactMap { totals[$0] }
    }

    /// False where the values, one a column, break a sum of the row.
    func mayBeRow(_ values: [Int], _ tokens: [TableToken], row: LabelSheet.Row) -> Bool {
        let amounts = values.map { index -> Amount in
            if case .number(let value) = tokens[index].kind { return value.amount }
            return .zero
        }
        guard let first = row.figures.first, amounts.count == row.figures.count else { return false }
        return relations(of: row).allSatisfy { relation in
            sum(relation.left, amounts, first) == sum(relation.right, amounts, first)
        }
    }

    private func sum(_ terms: [Relation.Term], _ amounts: [Amount], _ first: Int) -> Amount? {
        var result: Amount? = .zero
        for term in terms where amounts.indices.contains(term.figure - first) {
            result = result?.adding(amounts[term.figure - first])
        }
        return result
    }
}
