import Model
import Testing

@testable import Transform

/// Texts whose cells are marked, a dialect each; what is right is what a reader of the page sees.
struct TableFinderTests {
    /// The texts of a table's cells, a row a line: `规章|3|8`, with `r2` and `c2` behind cells that span.
    private func rows(_ text: String) -> [[String]] {
        let document = normalized(text)
        return TableFinder.find(in: document).map { table in
            var rows: [String] = []
            for cell in table.cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
                while rows.count <= Int(cell.row) { rows.append("") }
                if !rows[Int(cell.row)].isEmpty { rows[Int(cell.row)] += "|" }
                rows[Int(cell.row)] += CellText.written(cell.pieces, in: document)
                if cell.rowSpan > 1 { rows[Int(cell.row)] += "r\(cell.rowSpan)" }
                if cell.columnSpan > 1 { rows[Int(cell.row)] += "c\(cell.columnSpan)" }
            }
            return rows
        }
    }

    @Test func pipes() {
        let found = rows("正文\n| 规章 | 3 | |\n|---|:-:|---|\n| 文件 | 减 2 | 1 |\n\n首页 |\n")
        #expect(found == [["规章|3|", "文件|减 2|1"]])
    }

    @Test func columnsThatAScriptNumberedHaveNoRow() {
        #expect(rows("| 0 | 1 |\n|---|---|\n| 规章 | 3 |\n") == [["规章|3"]])
    }

    @Test func gridsWithSpans() {
        let grid = """
            +----------+----+----+
            | 法人或   | 5  | 6  |
            | 其他组织 +----+----+
            |          | 7       |
            +----------+---------+
            """
        #expect(rows(grid) == [["法人或 其他组织r2|5|6", "7c2"]])
    }

    @Test func boxDrawing() {
        let box = """
            ┌──────┬───┐
            │ 规章 │ 3 │
            ├──────┼───┤
            │ 文件 │   │
            └──────┴───┘
            """
        #expect(rows(box) == [["规章|3", "文件|"]])
    }

    /// Blank lines part the rows, so that one may take two lines; a text longer than its column stays in it.
    @Test func rulesOfDashesAboveRowsWithBlankLinesBetweenThem() {
        let table = """
              ---------- ------ ----
              信息内容   本年
                         公开

              规范性文件（由本机关制发）   3

              规章       减 2   1
              ---------- ------ ----

            其他 1
            """
        #expect(rows(table) == [["信息内容|本年 公开|", "规范性文件（由本机关制发）||3", "规章|减 2|1"]])
    }

    /// Heads above the first rule, a row on each line, one table right below the other.
    @Test func rulesOfDashesBelowTheHeads() {
        let table = """
            项目   数量
            ------ ------
            规章   3
            文件   5
            ------ ------
            ------ ---
            罚款   1
            ------ ---
            """
        #expect(rows(table) == [["项目|数量", "规章|3", "文件|5"], ["罚款|1"]])
    }

    /// Rules only around the table: each line is a row.
    @Test func gridsWithoutRulesBetweenRows() {
        let grid = """
            +------+---+
            | 甲   | 1 |
            | 乙   | 2 |
            | 丙   |   |
            | 丁   | 4 |
            | 戊   | 5 |
            +------+---+
            """
        #expect(rows(grid) == [["甲|1", "乙|2", "丙", "丁|4", "戊|5"]])
    }

    @Test func tabs() {
        #expect(rows("规章\t3\t\t8\n文件\t1\t2\t\n\n正文\t没有下一行\n\n") == [["规章|3||8", "文件|1|2|"]])
    }

    @Test func commasWithQuotedCells() {
        let found = rows("信息内容,件数,金额\n\"规\n章\",\"1,234\",\n公开5件,办结3件，共8件。\n")
        #expect(found == [["信息内容|件数|金额", "规 章|1,234|"]])
    }

    @Test func commasInProseMarkNoCells() {
        #expect(rows("全年公开信息1,234条,其中规章3件\n办结申请12件,均在法定期限内\n").isEmpty)
    }

    @Test func markupInAText() {
        let found = rows(
            "前\n<TABLE><tr><td rowspan=2 title=\"a>b\">甲<td><b>1</b>2</tr>\n<tr><td>3<br>4</td></tr></TABLE>\n后\n"
        )
        #expect(found == [["甲r2|12", "3 4"]])
    }

    /// The table around it lays out the page.
    @Test func tablesWithinCells() {
        let found = rows("<table><tr><td>外<table><tr><td>规章</td><td>3</td></tr></table></td></tr></table>")
        #expect(found == [["规章|3"]])
    }
}
