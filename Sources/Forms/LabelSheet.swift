import Model

/// The labels of a form in the order in which they are printed: what table text is aligned to.
///
/// Shape: `rows` are the rows of all tables, top to bottom, headings that carry no figure among them.
/// Labels are kept as *cores*: ideographs only, without enumerators, punctuation and blanks, because
/// those are what tools and typists change. Notes in parentheses that may be dropped follow the core.
package struct LabelSheet: Sendable {
    package let rows: [Row]
    /// Every piece (substring) of a column label, header or spanning label.
    package let headerPieces: PieceTrie
    /// The headers that open a table or name one of its columns, each once.
    package let headers: [Header]
    /// For each table the cores of its columns' labels.
    package let columnCores: [[[Unicode.Scalar]]]
    /// For each table the cores of the columns' labels from left to right, which a table in one row repeats; `nil` where
    /// its rows do not print them.
    package let headerCores: [[[Unicode.Scalar]]?]
    /// For each table the offsets of its rows but the headings.
    package let figureRows: [[Int]]
    /// True where the form prints the units in a column of their own.
    package let hasUnitColumn: Bool
    /// Offset of the row that is a whole table: one printed in one row below its header, if the form has it.
    package let onlyRow: Int?

    package struct Row: Sendable {
        /// Offset of the row's table among the form's tables.
        package let table: Int
        /// Offsets of the row's figures among the form's figures; empty for a heading.
        package let figures: [Int]
        /// Each way the label is known to be printed.
        package let labels: [Label]

        package var isHeading: Bool { figures.isEmpty }
    }

    package struct Header: Sendable {
        package let core: [Unicode.Scalar]
        /// The tables that have it.
        package var tables: Set<Int>
    }

    package struct Label: Sendable {
        /// Core with the core of its note behind it.
        package let core: [Unicode.Scalar]
        /// How much of `core` must be there: the rest is the note.
        package let mainCount: Int
        /// `1` of `1.属于国家秘密`, 0 where the label has no Arabic enumerator.
        package let number: Int
        /// True for labels such as `（七）总计`, which without their enumerator are a column's label.
        package let needsEnumerator: Bool
    }

    package init(form: Form, labels: String = labelsCSV) {
        let data = CSVTable(labels)
        let own = data.rows.filter { $0[data.column("form")] == form.name }
        func entries(_ use: String, _ table: String, _ row: String) -> [String] {
            own.filter {
                $0[data.column("use")] == use && $0[data.column("table")] == table
                    && $0[data.column("row")] == row
            }.map { $0[data.column("label")] }
        }
        var columnCores: Set<[Unicode.Scalar]> = []
        var pieces: [String] = entries("header", "", "")
        var headers: [Header] = []
        func addHeader(_ label: String, of table: Int) {
            let core = Array(LabelCore(label).core)
            if let known = headers.firstIndex(where: { $0.core == core }) {
                headers[known].tables.insert(table)
            } else {
                headers.append(Header(core: core, tables: [table]))
            }
        }
        hasUnitColumn = pieces.contains("单位")
        for (table, _) in form.tables.enumerated() where form.tables.count > 1 && !hasUnitColumn {
            for header in entries("opens", form.tables[table].name, "") {
                addHeader(header, of: table)
                pieces.append(header)
            }
            for column in form.tables[table].columns {
                addHeader(column.label, of: table)
            }
        }
        self.headers = headers
        self.columnCores = form.tables.map { $0.columns.map { Array(LabelCore($0.label).core) } }
        var rows: [Row] = []
        var onlyRow: Int?
        for table in form.tables {
            for column in table.columns {
                // `本年增/减` is one label, `法人或其他组织/其他` a spanning one and its own.
                pieces += column.label.split(separator: "/").map(String.init) + [column.label]
                columnCores.insert(Array(LabelCore(column.label).core))
            }
        }
        for (tableOffset, table) in form.tables.enumerated() {
            let oneRow = entries("one_row", table.name, "")
            if !oneRow.isEmpty {
                onlyRow = rows.count
                rows.append(
                    Row(
                        table: tableOffset, figures: table.rows.flatMap(\.figures),
                        labels: oneRow.map { Self.label($0, "", []) }))
                pieces += oneRow + table.rows.flatMap(\.spanningLabels)
                continue
            }
            for row in table.rows {
                for heading in entries("heading_before", table.name, row.name) {
                    rows.append(
                        Row(table: tableOffset, figures: [], labels: [Self.label(heading, "", columnCores)]))
                }
                let note = entries("note", table.name, row.name).first ?? ""
                var texts = entries("label", table.name, row.name)
                if !row.label.contains("（万元") { texts.append(row.label) }
                rows.append(
                    Row(
                        table: tableOffset, figures: row.figures,
                        labels: texts.map { Self.label($0, note, columnCores) }))
                if form.name != "2014" { pieces += row.spanningLabels }
            }
        }
        self.rows = rows
        self.onlyRow = onlyRow
        figureRows = form.tables.indices.map { table in
            rows.indices.filter { rows[$0].table == table && !rows[$0].isHeading }
        }
        headerCores = self.columnCores.enumerated().map { table, cores in
            guard let count = rows.first(where: { $0.table == table && !$0.isHeading })?.figures.count,
                !cores.isEmpty, count % cores.count == 0
            else { return nil }
            return Array(repeating: cores, count: count / cores.count).flatMap { $0 }
        }
        headerPieces = PieceTrie(
            Set(pieces).flatMap { [LabelCore($0).core, LabelCore.ideographs(Array($0.unicodeScalars)[...])] })
    }

    private static func label(
        _ text: String, _ note: String, _ columnCores: Set<[Unicode.Scalar]>
    ) -> Label {
        let parsed = LabelCore(text)
        return Label(
            core: Array(parsed.core + LabelCore(note).core), mainCount: parsed.core.count,
            number: parsed.number,
            needsEnumerator: columnCores.contains(Array(parsed.core)))
    }
}

/// A label or a piece of one without what typists change: its enumerator, punctuation and blanks.
///
/// Cost: nothing is copied but where something stands within the core that is left out.
package struct LabelCore {
    package let core: ArraySlice<Unicode.Scalar>
    /// Arabic enumerator (`1.`), 0 where none.
    package var number = 0
    /// True where a Chinese enumerator stood before it: `一、`, `（七）`.
    package var hasChineseNumber = false

    package init(_ text: String) { self.init(Array(text.unicodeScalars)[...]) }

    package init(_ text: ArraySlice<Unicode.Scalar>) {
        var start = text.startIndex
        if let end = Self.endOfChineseEnumerator(text) {
            hasChineseNumber = true
            start = end
        }
        if let enumerator = Self.arabicEnumerator(text, from: start) {
            number = enumerator.number
            start = enumerator.end
        }
        core = Self.ideographs(text[start...])
    }

    package static func ideographs(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var start = text.startIndex
        var end = text.endIndex
        while start < end, !text[start].isIdeograph { start += 1 }
        while start < end, !text[end - 1].isIdeograph { end -= 1 }
        let printed = text[start..<end]
        return printed.allSatisfy(\.isIdeograph) ? printed : printed.filter(\.isIdeograph)[...]
    }

    /// `一、` or `（一）`, also with half-width parentheses: where the text goes on behind it.
    private static func endOfChineseEnumerator(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = text.first else { return nil }
        let inParentheses = first == "（" || first == "("
        let start = text.startIndex + (inParentheses ? 1 : 0)
        var end = start
        while end < text.endIndex, text[end].isChineseNumeral { end += 1 }
        guard end > start, end <= start + 3, end < text.endIndex else { return nil }
        let mark = text[end]
        // Of `（ 一）` only the second piece may be here.
        let isClosed = mark == "）" || mark == ")"
        let closes = isClosed || !inParentheses && (mark == "、" || mark == "." || mark == "．")
        return closes ? end + 1 : nil
    }

    /// `1.`, `1．`, `1、`, `（1）`.
    private static func arabicEnumerator(
        _ text: ArraySlice<Unicode.Scalar>, from start: Int
    ) -> (number: Int, end: Int)? {
        guard start < text.endIndex else { return nil }
        let inParentheses = text[start] == "（" || text[start] == "("
        let first = start + (inParentheses ? 1 : 0)
        var end = first
        var number = 0
        while end < text.endIndex, text[end].isASCIIDigit, end < first + 2 {
            number = number * 10 + Int(text[end].value) - 48
            end += 1
        }
        guard end > first, end < text.endIndex else { return nil }
        let mark = text[end]
        let closes = inParentheses ? mark == "）" || mark == ")" : mark == "." || mark == "．" || mark == "、"
        // `1.5` is a number, not an enumerator.
        guard closes, end + 1 == text.endIndex || !text[end + 1].isASCIIDigit else { return nil }
        return (number, end + 1)
    }
}

extension [Unicode.Scalar] {
    package func containsPiece(_ piece: ArraySlice<Unicode.Scalar>) -> Bool {
        guard !piece.isEmpty, piece.count <= count else { return false }
        return (0...(count - piece.count)).contains { self[$0..<$0 + piece.count].elementsEqual(piece) }
    }
}

/// Public, to be inlined where tables are read: see `Document`.
extension Unicode.Scalar {
    public var isIdeograph: Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3007
            || (0x20000...0x3FFFF).contains(value)
    }

    public var isASCIIDigit: Bool { value &- 0x30 < 10 }

    public var isChineseNumeral: Bool {
        switch self {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
        default: false
        }
    }
}
