import Forms
import Model

/// Tables that come column by column: the labels of some rows, then the values of each column.
///
/// ```
/// 规章 / 规范性文件 / 本年新制作数量 / 2 / 38 / 本年新公开数量 / 2 / 38 / …      a label before each column
/// 规章 / 规范性文件 / (blank line) / 2 / 38 / (blank line) / 2 / 38 / …         a gap before each column
/// ```
/// Evidence: as many values stand together as rows were labelled, once for each column, and the rows add up.
/// A column with fewer values than rows stays open: which of its cells are empty is not in the text.
struct ColumnBlocks {
    struct RowColumns {
        /// Offsets of tokens and the columns they are in, in column order.
        var values: [Int] = []
        var columns: [Int] = []
        /// Columns that print values for some rows of the block, no telling for which.
        var openColumns: [Int] = []
    }

    /// For each row that was read so.
    private(set) var rows: [Int: RowColumns] = [:]
    /// Rows of blocks that print columns, none of them whole.
    private(set) var openRows: Set<Int> = []
    /// Rows of blocks that left columns out: their values in order, the last one the sum of the others.
    private(set) var shortRows: [Int: [Int]] = [:]
    /// Rows that the form does not have: the token of each label, and its values.
    private(set) var foreignRows: [(label: Int, values: [Int])] = []
    private(set) var tokensUsed: Set<Int> = []

    private let sheet: LabelSheet
    private let tokens: [TableToken]
    private let arithmetic: FormArithmetic
    private let cores: [ArraySlice<Unicode.Scalar>]
    private let startsGroup: (Int) -> Bool
    /// The block at hand: its rows (`nil` for one that the form does not have), the columns that a label heads, and the
    /// values that stand together.
    private var block: [(row: Int?, label: Int)] = []
    private var columns: [(column: Int, values: [Int])] = []
    private var groups: [[Int]] = []
    /// Rows without sums that gaps told, and whether rows with sums proved that the tool prints columns in their order.
    private var unproven: Set<Int> = []
    private var isProven = false
    /// True where a piece of a label stands among the values.
    private var isMixed = false

    /// Shape: `startsGroup` tells whether a gap stands before a value.
    init(
        sheet: LabelSheet, tokens: [TableToken], matcher: LabelMatcher, arithmetic: FormArithmetic,
        startsGroup: @escaping (Int) -> Bool
    ) {
        self.sheet = sheet
        self.tokens = tokens
        self.arithmetic = arithmetic
        cores = matcher.cores
        self.startsGroup = startsGroup
        var header: [Unicode.Scalar] = []
        // A heading may print a dash beside it.
        var isBehindHeading = false
        for (index, role) in matcher.roles.enumerated() {
            switch role {
            case .label(let row):
                header = []
                guard matcher.labels[row].first == index else {
                    isMixed = isMixed || !groups.isEmpty
                    continue
                }
                // `（六）其他处理` begins like a column's label.
                if !columns.isEmpty, columns.allSatisfy({ $0.values.isEmpty }) { columns = [] }
                if !columns.isEmpty || !groups.isEmpty { endBlock() }
                isBehindHeading = sheet.rows[row].isHeading
                if !isBehindHeading { block.append((row, index)) }
            case .header:
                if !groups.isEmpty { endBlock() }
                guard let table = block.last?.row.map({ sheet.rows[$0].table }) else { continue }
                // A column's label may come in pieces: `本年新` / `制作数量`.
                header += matcher.cores[index]
                if let column = sheet.columnCores[table].firstIndex(where: { header.starts(with: $0) }) {
                    columns.append((column, []))
                    header = []
                }
            case .value:
                header = []
                if !columns.isEmpty {
                    columns[columns.count - 1].values.append(index)
                } else if !block.isEmpty, !isBehindHeading || tokens[index].kind != .mark {
                    if groups.isEmpty || startsGroup(index) {
                        groups.append([])
                        // As many as most rows have columns.
                        groups[groups.count - 1].reserveCapacity(8)
                    }
                    groups[groups.count - 1].append(index)
                }
            case .prose: endBlock()
            case .unknown where !block.isEmpty && columns.isEmpty && groups.isEmpty:
                block.append((nil, index))
            case .repeated, .unknown: endBlock()
            case .unit, .none: break
            }
        }
        endBlock()
        if !isProven {
            for row in unproven { rows[row] = nil }
            openRows.formUnion(unproven)
        }
    }

    private mutating func endBlock() {
        defer {
            block.removeAll(keepingCapacity: true)
            columns.removeAll(keepingCapacity: true)
            groups.removeAll(keepingCapacity: true)
            isMixed = false
        }
        // Labels that come in another order than the form's do not come in the order of their values.
        let own = block.compactMap(\.row)
        guard zip(own, own.dropFirst()).allSatisfy(<) else { return }
        if groups.count == 1, columns.isEmpty, !isMixed { takeOnly(groups[0]) }
        guard block.count > 1 || !columns.isEmpty, let first = block.first?.row,
            block.allSatisfy({ entry in
                entry.row.map {
                    sheet.rows[$0].table == sheet.rows[first].table && sheet.rows[$0].figures.count > 1
                } ?? true
            })
        else { return }
        if groups.isEmpty {
            takeHeaded()
        } else if columns.isEmpty, !isMixed {
            takeGroups()
        }
    }

    /// Columns that their labels head.
    private mutating func takeHeaded() {
        for index in columns.indices { dropPageNumber(index) }
        let whole = columns.filter { $0.values.count == block.count }
        guard Set(columns.map(\.column)).count == columns.count,
            columns.allSatisfy({ $0.values.count <= block.count })
        else { return }
        // Of one row a value may stand behind any label: all of them, or none.
        let isAll = block.first?.row.map { whole.count == sheet.rows[$0].figures.count } ?? false
        if whole.count > 1, block.count > 1 || isAll {
            take(whole, columns.filter { !$0.values.isEmpty && $0.values.count < block.count }.map(\.column))
        } else if columns.count > 2, block.count > 1, columns.count(where: { !$0.values.isEmpty }) > 1 {
            // Columns, but of no row is told what it prints.
            openRows.formUnion(block.compactMap(\.row))
        } else {
            return
        }
        for column in columns { tokensUsed.formUnion(column.values) }
    }

    /// A number behind a gap that is one too many for its column.
    private mutating func dropPageNumber(_ index: Int) {
        guard columns[index].values.count == block.count + 1, let last = columns[index].values.last,
            startsGroup(last), isLoneNumber(last)
        else { return }
        columns[index].values.removeLast()
        tokensUsed.insert(last)
    }

    private mutating func take(_ whole: [(column: Int, values: [Int])], _ open: [Int]) {
        for (place, entry) in block.enumerated() {
            let values = whole.map { $0.values[place] }
            if let row = entry.row {
                rows[row] = RowColumns(values: values, columns: whole.map(\.column), openColumns: open)
            } else {
                foreignRows.append((entry.label, values))
            }
        }
    }

    /// The column of a form that has no other: as many values together as there are rows, three at least.
    private mutating func takeOnly(_ values: [Int]) {
        guard sheet.hasUnitColumn, values.count == block.count, block.count > 2,
            zip(block, values).allSatisfy({ entry, value in
                entry.row.map {
                    sheet.rows[$0].figures.count == 1
                        && arithmetic.fits([value], tokens, row: sheet.rows[$0])
                } ?? true
            })
        else { return }
        let figures = zip(block, values).compactMap { entry, value in
            entry.row.map { (figure: sheet.rows[$0].figures[0], value: value) }
        }
        guard arithmetic.areInOrder(figures, tokens, cores) else { return }
        take([(0, values)], [])
        tokensUsed.formUnion(values)
    }

    /// Columns that gaps part, in the order of the form.
    private mutating func takeGroups() {
        guard let count = block[0].row.map({ sheet.rows[$0].figures.count }) else { return }
        let used = groups
        // A page number stands by itself.
        if groups.count > count { groups = used.filter { $0.count > 1 || !isLoneNumber($0[0]) } }
        guard groups.count > 1, groups.count <= count, let last = groups.last,
            groups.allSatisfy({ $0.count <= block.count })
        else { return }
        if last.count < block.count {
            // Not more than one row holds may be the last row's own.
            if block.count > 2, groups.reduce(0, { $0 + $1.count }) > count {
                openRows.formUnion(block.compactMap(\.row))
            }
        } else if groups.count < count {
            // As high as wide, the groups may be rows.
            if block.count != count { takeShort() }
        } else if groups.allSatisfy({ $0.count == block.count }) {
            guard addsUp(count) else { return }
            take(groups.enumerated().map { ($0.offset, $0.element) }, [])
            let own = block.compactMap(\.row)
            if own.contains(where: { !arithmetic.hasSums(sheet.rows[$0]) }) {
                unproven.formUnion(own)
            } else if groups.contains(where: { $0.contains { arithmetic.amount(tokens[$0]) != .zero } }) {
                isProven = true
            }
        } else if block.count != count {
            takeOpen(count)
        }
        let isTaken = block.contains { entry in
            entry.row.map { rows[$0] != nil || shortRows[$0] != nil || openRows.contains($0) } ?? false
        }
        if isTaken {
            for group in used { tokensUsed.formUnion(group) }
        }
    }

    /// One row in six may have a wrong sum of its own; where the block is as high as it is wide, none, and read row by row
    /// it must not add up.
    private func addsUp(_ count: Int) -> Bool {
        var failing = 0
        var hasSums = true
        for (place, row) in block.map(\.row).enumerated() {
            guard let entry = row.map({ sheet.rows[$0] }) else { continue }
            if !arithmetic.hasSums(entry) { hasSums = false }
            let values = groups.map { $0[place] }
            if !arithmetic.mayBeRow(values, tokens, row: entry) { failing += 1 }
            if !arithmetic.fits(values, tokens, row: entry) { return false }
        }
        guard block.count == count else { return failing * 6 <= block.count }
        guard hasSums, failing == 0 else { return false }
        let isSymmetric = groups.indices.allSatisfy { row in
            groups.indices.allSatisfy { tokens[groups[row][$0]].kind == tokens[groups[$0][row]].kind }
        }
        return isSymmetric
            || zip(block, groups).contains { entry, values in
                entry.row.map { !arithmetic.mayBeRow(values, tokens, row: sheet.rows[$0]) } ?? false
            }
    }

    /// Some cells are blank. What the rows' sums leave for the columns that are not whole must be what these print.
    private mutating func takeOpen(_ count: Int) {
        var whole: [(column: Int, values: [Int])] = []
        var open: [(column: Int, values: [Int])] = []
        for (column, values) in groups.enumerated() {
            if values.count == block.count {
                whole.append((column, values))
            } else {
                open.append((column, values))
            }
        }
        var left: Amount? = .zero
        for (place, row) in block.map(\.row).enumerated() {
            guard let row, arithmetic.relations(of: sheet.rows[row]).count == 1, let total = whole.last else {
                return
            }
            var rest: Amount? = arithmetic.amount(tokens[total.values[place]])
            for column in whole.dropLast() {
                rest = rest?.subtracting(arithmetic.amount(tokens[column.values[place]]))
            }
            guard let rest, rest.mantissa >= 0 else { return }
            left = left?.adding(rest)
        }
        var printed: Amount? = .zero
        for value in open.flatMap(\.values) { printed = printed?.adding(arithmetic.amount(tokens[value])) }
        guard whole.count > 1, let left, left == printed else { return }
        take(whole, open.map(\.column))
    }

    /// Columns without any value are not there. Which they are the text does not tell, only which one is last.
    private mutating func takeShort() {
        guard groups.allSatisfy({ $0.count == block.count }) else { return }
        var short: [Int: [Int]] = [:]
        for (place, row) in block.map(\.row).enumerated() {
            let values = groups.map { $0[place] }
            guard let row, arithmetic.relations(of: sheet.rows[row]).count == 1,
                arithmetic.endsWithSum(values, tokens)
            else { return }
            short[row] = values
        }
        guard short.values.contains(where: { $0.contains { arithmetic.amount(tokens[$0]) != .zero } }) else {
            return
        }
        shortRows.merge(short) { first, _ in first }
    }

    private func isLoneNumber(_ index: Int) -> Bool {
        tokens[index].plainNumber.map { (1...999).contains($0) } ?? false
    }
}
