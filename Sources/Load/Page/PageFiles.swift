/// The files beside the page: what they hold, and how analysts open them.
struct PageFiles {
    let files: [PublishedFile]

    /// The first file that has all rows of a table, in one piece; a CSV file before others, because every program opens it.
    func name(of table: TableName) -> String? {
        let own = files.filter {
            $0.layout?.schema.name == table && $0.layout?.filters.isEmpty == true && !$0.isInParts
        }
        return (own.first { $0.name.hasSuffix(".csv") } ?? own.first)?.name
    }

    func writeList(to html: inout HTMLWriter) {
        let heads: [HTMLWriter.Words] = [
            .init("文件", "File"), .init("每行是", "One row per"), .init("字节", "Bytes"),
        ]
        html.table(.init("数据文件", "Files of data"), heads: heads, attributes: "class=\"files\"") { html in
            for file in files {
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") { html in
                        html.markup("<a href=\"./")
                        html.text(Self.address(of: file))
                        html.markup("\">")
                        html.text(file.name)
                        html.markup("</a>")
                    }
                    html.element("td") { html in
                        let schema = file.layout?.schema
                        html.words(schema.map(Self.rowChinese) ?? "", schema?.rowMeaning ?? "")
                    }
                    html.element("td") { $0.text(HTMLWriter.grouped(file.byteCount)) }
                }
                html.markup("\n")
            }
        }
        html.paragraph(
            "codebook.csv 说明每个数字和每一列的含义（中英文）；datapackage.json 列出全部文件、列、主键和校验值；README.md 有常见问题的现成查询。",
            "codebook.csv says in both languages what each number and column means; datapackage.json lists all files, "
                + "columns, keys and hashes; README.md has ready queries for common questions.")
    }

    private static func rowChinese(_ schema: TableSchema) -> String {
        switch schema.name {
        case .reports: "一份报告"
        case .totals: "一份报告，贯通各年表式的每个序列一列（先看这个）"
        case .figures: "报告表格中的一格（包括空白和缺失的格）"
        case .panel: "一份报告，每个数字一列"
        case .checks: "一项勾稽关系的核对结果"
        case .checkOperands: "不符的核对所涉及的一个数字"
        case .bodies: "一个单位：名称、地区、有报告和缺报告的年度"
        case .series: "一个序列在一种表式中的定义和可比性"
        case .relations: "一项勾稽关系及其含义"
        case .sections: "报告的一个部分"
        case .mentions: "正文中提到的一个数量"
        case .indicators: "一项比率"
        case .rejects: "一个未采用的文件或部分"
        default: schema.rowMeaning
        }
    }

    /// A name as a relative address: bytes that have a meaning there are written as `%23`.
    /// Parts are shown as the folder in which they lie.
    private static func address(of file: PublishedFile) -> String {
        guard file.isInParts, let folder = file.name.split(separator: "/").first else {
            return address(of: file.name)
        }
        return address(of: String(folder)) + "/"
    }

    private static func address(of name: String) -> String {
        var address = ""
        for byte in name.utf8 {
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x2E || byte == 0x5F
            let digits = String(byte, radix: 16, uppercase: true)
            address += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }
        return address
    }

    // MARK: Recipes

    func writeRecipes(to html: inout HTMLWriter) {
        guard let file = name(of: .figures), file.hasSuffix(".csv") else {
            return html.paragraph(
                "本数据集没有把 figures 表发布为一个 CSV 文件。", "This dataset has no figures table as one CSV file.")
        }
        html.paragraph(
            "代码看起来像数字，须按文本读入；只用 status 为 reported 或 inferred、且 duplicate_of 为空的行（否则副本会重复计算）。下例取出各单位收到的申请总数。",
            "Codes look like numbers and must be read as text; use only rows whose status is reported or inferred "
                + "and whose duplicate_of is empty, or copies count twice. "
                + "Each example takes all requests received.")
        for recipe in Self.recipes(file) {
            html.element("details") { html in
                html.element("summary") { $0.words(recipe.program) }
                if !recipe.note.chinese.isEmpty { html.element("p") { $0.words(recipe.note) } }
                if !recipe.code.isEmpty {
                    html.element("pre", "tabindex=\"0\"") { html in
                        html.element("code") { html in
                            for (place, line) in recipe.code.split(separator: "\n").enumerated() {
                                if place > 0 { html.markup("\n") }
                                html.text(String(line))
                            }
                        }
                    }
                }
            }
            html.markup("\n")
        }
    }

    private struct Recipe {
        let program: HTMLWriter.Words
        var note = HTMLWriter.Words("")
        var code = ""
    }

    private static func recipes(_ file: String) -> [Recipe] {
        [
            Recipe(
                program: .init("Excel"),
                note: .init(
                    "直接双击 CSV 文件即可打开（文件带字节序标记，中文不会乱码）。行政区划代码等列请设为文本：数据 → 自文本/CSV → 转换数据。工作表最多 1,048,576 行。",
                    "Double-click a CSV file: it has a byte order mark, so Chinese shows correctly. To keep codes as text use "
                        + "Data → From Text/CSV → Transform Data. A sheet holds 1,048,576 rows at most.")),
            Recipe(
                program: .init("Python (pandas)"),
                code: """
                    import pandas
                    codes = {"report_id": str, "source": str, "region_code": str, "form": str}
                    figures = pandas.read_csv("\(file)", dtype=codes)
                    figures = figures[figures.status.isin(["reported", "inferred"]) & figures.duplicate_of.isna()]
                    received = figures.query("table == 'requests' and row == 'received' and column == 'total'")
                    """),
            Recipe(
                program: .init("R (readr, dplyr)"),
                code: """
                    library(readr)
                    library(dplyr)
                    figures <- read_csv("\(file)", col_types = cols(region_code = "c", form = "c"))
                    received <- figures |>
                      filter(status %in% c("reported", "inferred"), is.na(duplicate_of), table == "requests", row == "received", column == "total")
                    """),
            Recipe(
                program: .init("DuckDB (SQL)"),
                code: """
                    SELECT organization, report_year, value
                    FROM read_csv('\(file)', types = {'region_code': 'VARCHAR', 'form': 'VARCHAR'})
                    WHERE "table" = 'requests' AND "row" = 'received' AND "column" = 'total'
                      AND status IN ('reported', 'inferred') AND duplicate_of IS NULL
                    ORDER BY organization, report_year;
                    """),
            Recipe(
                program: .init("Stata"),
                code: """
                    import delimited "\(file)", encoding("utf-8") varnames(1) stringcols(_all) clear
                    keep if inlist(status, "reported", "inferred") & duplicate_of == ""
                    destring value report_year, replace
                    keep if table == "requests" & row == "received" & column == "total"
                    """),
        ]
    }
}
