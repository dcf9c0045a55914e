import Forms
import Model

@testable import Transform

/// A cell of a table built in a test: `\n` begins a new printed line; `nil` as its text is a cell that is not there.
struct TestCell: ExpressibleByStringLiteral {
    var text: String
    var columns = 1
    var rows = 1

    init(stringLiteral text: String) { self.text = text }

    init(_ text: String, columns: Int = 1, rows: Int = 1) {
        self.text = text
        self.columns = columns
        self.rows = rows
    }
}

/// A document with nothing but these tables, as a format gives it: a line for each printed line of a cell.
///
/// Shape: for each table its rows; the places of cells follow from their spans.
func document(tables: [[[TestCell]]], format: SourceFormat = .html) -> Document {
    var scalars: [Unicode.Scalar] = []
    var lines: [Line] = []
    var printed: [PrintedTable] = []
    for rows in tables {
        var table = PrintedTable()
        var filled: Set<[Int]> = []
        for (row, cells) in rows.enumerated() {
            var column = 0
            for cell in cells {
                while filled.contains([row, column]) { column += 1 }
                var pieces: [TextPiece] = []
                for text in cell.text.isEmpty ? [] : cell.text.split(separator: "\n") {
                    let start = scalars.count
                    scalars += Array(text.unicodeScalars)
                    pieces.append(.whole(line: Int32(lines.count)))
                    lines.append(
                        Line(start: Int32(start), end: Int32(scalars.count), number: Int32(lines.count + 1)))
                }
                table.cells.append(
                    PrintedCell(
                        row: Int32(row), column: Int32(column), rowSpan: Int32(cell.rows),
                        columnSpan: Int32(cell.columns), pieces: pieces))
                for row in row..<row + cell.rows {
                    for place in column..<column + cell.columns { filled.insert([row, place]) }
                }
                column += cell.columns
            }
        }
        printed.append(table)
    }
    return Document(
        source: Source(path: "test", ticket: 0), digest: String(repeating: "0", count: 64), format: format,
        encoding: .utf8, scalars: scalars, lines: lines, tables: printed)
}

/// What the cells of tables say of figures.
struct CellReading {
    let form: Form
    let figures: [Figure]
    let rejections: [Rejection]

    init(_ tables: [[TestCell]]..., form: String = "2021", format: SourceFormat = .html) {
        self.init(document(tables: tables, format: format), form: form)
    }

    init(_ document: Document, form name: String) {
        guard let form = Codebook.shared.form(named: name) else {
            preconditionFailure("a form of the codebook")
        }
        var document = document
        let reading = TableReader(form: form).read(&document, Outline())
        self.form = form
        figures = reading.figures
        rejections = reading.rejections
    }

    /// Value or status of each figure of a row: `5 blank ambiguous`.
    subscript(_ row: String) -> String {
        form.figures.indices.filter { form.figures[$0].path.hasPrefix(row + ".") }
            .map { figures[$0].value?.description ?? figures[$0].status.rawValue }
            .joined(separator: " ")
    }

    func status(_ path: String) -> FigureStatus? {
        form.offset(ofFigure: path).map { figures[$0].status }
    }
}

/// The heads of the form's table of requests, as the form prints them.
let requestHeads: [[TestCell]] = [
    [
        TestCell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, rows: 3),
        TestCell("申请人情况", columns: 7),
    ],
    [TestCell("自然人", rows: 2), TestCell("法人或其他组织", columns: 5), TestCell("总计", rows: 2)],
    ["商业\n企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]

/// A row of that table whose label fills the three columns of labels.
func requestRow(_ label: String, _ values: TestCell...) -> [TestCell] {
    [TestCell(label, columns: 3)] + values
}
