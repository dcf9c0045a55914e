import Forms
import Model

/// Tables that come column by column: the labels of some rows, then each column's label with its values.
///
/// ```
/// 规章 / 规范性文件 / 本年新制作数量 / 2 / 38 / 本年新公开数量 / 2 / 38 / …
/// ```
/// Evidence: at least two columns' own labels each stand before just as many values as rows were labelled.
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
    private(set) var tokensUsed: Set<Int> = []

    private let sheet: LabelSheet
    private var block: [Int] = []
    private var columns: [(column: Int, values: [Int])] = []

    init(sheet: LabelSheet, matcher: LabelMatcher, cores: (Int) -> [Unicode.Scalar]) {
        self.sheet = sheet
        var header: [Unicode.Scalar] = []
        for (index, role) in matcher.roles.enumerated() {
            switch role {
            case .label(let row):
                header = []
                guard matcher.labels[row].first == index else { continue }
                if !columns.isEmpty { endBlock() }
                if !sheet.rows[row].isHeading { block.append(row) }
            case .header:
                guard let table = block.last.map({ sheet.rows[$0].table }) else { continue }
                // A column's label may come in pieces: `本年新` / `制作数量`.
                header += cores(index)
                if let column = sheet.columnCores[table].firstIndex(where: { header.starts(with: $0) }) {
                    columns.append((column, []))
                    header = []
                }
            case .value:
                header = []
                if !columns.isEmpty { columns[columns.count - 1].values.append(index) }
            case .prose: endBlock()
            case .repeated, .unknown: endBlock()
            case .unit, .none: break
            }
        }
        endBlock()
    }

    private mutating func endBlock() {
        defer {
            block = []
            columns = []
        }
        guard let table = block.first.map({ sheet.rows[$0].table }),
            block.allSatisfy({ sheet.rows[$0].table == table && sheet.rows[$0].figures.count > 1 })
        else { return }
        let whole = columns.filter { $0.values.count == block.count }
        guard whole.count > 1, Set(columns.map(\.column)).count == columns.count,
            columns.allSatisfy({ $0.values.count <= block.count })
        else { return }
        let open = columns.filter { !$0.values.isEmpty && $0.values.count < block.count }.map(\.column)
        for (place, row) in block.enumerated() {
            rows[row] = RowColumns(
                values: whole.map { $0.values[place] }, columns: whole.map(\.column), openColumns: open)
        }
        for column in columns { tokensUsed.formUnion(column.values) }
    }
}
