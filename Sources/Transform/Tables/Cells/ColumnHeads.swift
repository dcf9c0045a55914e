import Forms
import Model

/// The rows of heads above the rows of a table, and which columns of the form they name.
///
/// ```
/// │                  │ 申请人情况                                    │
/// │                  │ 自然人 │ 法人或其他组织            │ 总计 │   a head is complete only with what stands
/// │                  │        │ 商业企业 │ … │ 其他 │      │   above it: 其他 below 法人或其他组织
/// ```
/// A *leaf* is a head without another below it: values stand below leaves. Its text may be cut over rows (`社会公益` above
/// `组织`, where a page ends), so it is matched alone and with what stands above it.
struct ColumnHeads {
    private(set) var cells: [Cell] = []
    private var rowCount = 0

    struct Cell {
        let row: Int
        let left: Float
        let right: Float
        let text: [Unicode.Scalar]
        let core: [Unicode.Scalar]
        let line: Int?

        var center: Float { (left + right) / 2 }

        func covers(_ place: Float) -> Bool { left <= place && place <= right }
    }

    /// A place where values stand.
    struct Leaf {
        let left: Float
        var right: Float
        /// Offset among the columns that are asked for; `nil` for a column that the form does not have.
        var column: Int?
        var unit = Unit.none
        let head: Cell
        /// The heads above it, nearest first.
        let above: [Cell]
        /// True for a head that a tool printed again in each column that it spans.
        var isRepeated = false

        var center: Float { (left + right) / 2 }
    }

    /// The leaves of one table of the form.
    struct Columns {
        /// From left to right, from the first that the form has to the last.
        var leaves: [Leaf] = []
        /// True where every column of the form has one leaf.
        var isComplete = false
        /// True where a column has two leaves: two years, or two bodies, side by side.
        var isDoubled = false

        var left: Float { leaves.first?.left ?? .infinity }

        /// `│ 采购总金额 │ 采购总金额 │`: a tool that has no spans prints a head, and the value below it, in each column.
        fileprivate mutating func joinRepeated() {
            var joined: [Leaf] = []
            for leaf in leaves {
                if let last = joined.last, last.column != nil, last.head.text == leaf.head.text,
                    last.head.row == leaf.head.row, last.right == leaf.left
                {
                    joined[joined.count - 1].right = leaf.right
                    joined[joined.count - 1].isRepeated = true
                } else {
                    joined.append(leaf)
                }
            }
            leaves = joined
        }
    }

    var isEmpty: Bool { cells.isEmpty }

    /// How far its rows reach, and whether all that name columns reach as far: else a tool lost the spans.
    private(set) var width: Float = 0
    private var widths: [Float] = []

    mutating func addRow(_ grid: CellGrid, _ row: Int, _ covering: [Int]) {
        for index in covering where grid.cells[index].row == row && grid.cells[index].kind != nil {
            let cell = grid.cells[index]
            cells.append(
                Cell(
                    row: rowCount, left: cell.left, right: cell.right, text: cell.text, core: cell.core,
                    line: cell.line))
        }
        let reach = covering.map { grid.cells[$0].right }.max() ?? 0
        widths.append(reach)
        width = max(width, reach)
        rowCount += 1
    }

    /// The columns of a table below these heads; empty where they name none of them.
    func columns(of table: Int, _ vocabulary: CellVocabulary) -> Columns {
        let leaves = cells.filter(isLeaf).sorted { ($0.left, $0.row) < ($1.left, $1.row) }
        var named = leaves.map { leaf -> (cell: Cell, column: Int?, above: [Cell]) in
            let above = cells.filter { $0.row < leaf.row && $0.covers(leaf.center) }
                .sorted { $0.row > $1.row }
            var text = leaf.text
            for depth in 0...min(2, above.count) {
                if depth > 0 { text = above[depth - 1].text + text }
                let core = CellVocabulary.withoutNotes(text)
                if let column = vocabulary.column(named: core[...], in: table) {
                    return (leaf, column, Array(above[depth...]))
                }
            }
            return (leaf, nil, above)
        }
        let exact = named.count { $0.column != nil }
        let count = vocabulary.columns[table].count
        // One head of several alone names no table: 总计 and 其他 stand in many.
        guard exact > 0, exact * 2 >= count || exact >= 3 else { return Columns() }
        for index in named.indices where named[index].column == nil {
            let core = CellVocabulary.withoutNotes(named[index].cell.text)
            if let like = vocabulary.column(like: core, in: table),
                !named.contains(where: { $0.column == like })
            {
                named[index].column = like
            }
        }
        guard let first = named.firstIndex(where: { $0.column != nil }),
            let last = named.lastIndex(where: { $0.column != nil })
        else { return Columns() }
        var columns = Columns()
        columns.leaves = named[first...last].map { entry in
            Leaf(
                left: entry.cell.left, right: entry.cell.right, column: entry.column,
                unit: Self.unit(of: [entry.cell] + entry.above), head: entry.cell, above: entry.above)
        }
        columns.joinRepeated()
        if table == vocabulary.groupedTable {
            addGroups(&columns, vocabulary)
        }
        let found = columns.leaves.compactMap(\.column)
        columns.isDoubled = Set(found).count < found.count
        let wanted = table == vocabulary.groupedTable && found.contains { $0 >= count } ? count * 3 : count
        columns.isComplete = Set(found).count == wanted
        return columns
    }

    /// What stands below the table's last column that the form does not have, for the list of what was not read.
    func foreignLeaves(_ columns: Columns) -> [Cell] {
        columns.leaves.filter { $0.column == nil }.map(\.head)
    }

    /// True where all rows that name columns are as wide as the widest.
    ///
    /// A text without spans prints `│ 自然人 │ 法人或其他组织 │ 总计 │` as three cells above five others: which stands
    /// above which is then not told by place.
    func isRegular(_ columns: Columns) -> Bool {
        columns.leaves.allSatisfy { widths.indices.contains($0.head.row) && widths[$0.head.row] == width }
    }

    private func isLeaf(_ cell: Cell) -> Bool {
        !cells.contains { below in
            below.row > cell.row
                && min(below.right, cell.right) - max(below.left, cell.left) > (below.right - below.left) / 2
        }
    }

    /// In the table that is printed in one row the leaves repeat for each group: below 行政复议, 未经复议直接起诉, 复议后起诉.
    /// They become columns 0 to 14. Without groups the leaves stay 0 to 4: then rows name the groups.
    private func addGroups(_ columns: inout Columns, _ vocabulary: CellVocabulary) {
        let count = vocabulary.columns[vocabulary.groupedTable ?? 0].count
        let groups = columns.leaves.map {
            $0.above.lazy.compactMap { vocabulary.group(named: $0.core) }.first
        }
        let found = columns.leaves.map(\.column)
        let isInOrder =
            found.count % count == 0 && found.enumerated().allSatisfy { $0.element == $0.offset % count }
        let printed = cells.compactMap { vocabulary.group(named: $0.core) }
        for index in columns.leaves.indices {
            guard let column = found[index] else { continue }
            if groups.allSatisfy({ $0 != nil }), let group = groups[index] {
                columns.leaves[index].column = group * count + column
            } else if isInOrder, printed.count * count == found.count {
                // A text without spans prints the name of a group above the first of its columns only.
                let inOrder = cells.filter { vocabulary.group(named: $0.core) != nil }
                    .sorted { $0.left < $1.left }
                    .compactMap { vocabulary.group(named: $0.core) }
                columns.leaves[index].column = inOrder[index / count] * count + column
            } else if !printed.isEmpty {
                columns.leaves[index].column = nil
            }
        }
        // A group that lacks a head may have taken one of its neighbour's, where places are not sure.
        let owners = columns.leaves.compactMap(\.column).map { $0 / count }
        for index in columns.leaves.indices {
            guard let column = columns.leaves[index].column,
                owners.count(where: { $0 == column / count }) != count
            else { continue }
            columns.leaves[index].column = nil
        }
    }

    /// The unit of money in a head or above it: `采购总金额（单位：万元）`.
    private static func unit(of heads: [Cell]) -> Unit {
        for head in heads {
            guard let place = head.text.firstIndex(of: "元") else { continue }
            let before = place > 0 ? head.text[place - 1] : "："
            return before == "万" ? .tenThousandYuan : before == "亿" ? .hundredMillionYuan : .yuan
        }
        return .none
    }
}
