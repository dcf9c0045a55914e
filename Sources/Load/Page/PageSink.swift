import Forms
import Model

/// `index.html`: the dataset as a page that opens with a double click.
///
/// One file that loads nothing and runs nothing: two radio buttons and the style switch the language. Its size is
/// bounded by `PageLimits`, its bytes depend on the reports alone. Copies of a report (`duplicate_of`) are counted and
/// otherwise left out.
package struct PageSink: ReportSink {
    private var reports = 0
    private var copies = 0
    private var statuses = [FigureStatus: Int]()
    private var coverage = BodyCoverage()
    private var totals = YearTotals()
    private var outcomes = OutcomeTallies()
    private var changes = YearChanges()
    private var contradictions = Contradictions()
    private var rejects = RejectedSources()

    package init() {}

    package var document: PublishedFile.Document {
        .init(name: "page", mediaType: "text/html", description: "The dataset as a page to look at.")
    }

    package mutating func take(_ report: Report) {
        rejects.take(report.rejections, of: report.source.path)
        reports += 1
        guard report.duplicateOf.isEmpty else {
            copies += 1
            return
        }
        // By place, so that no figure is copied.
        for place in report.figures.indices { statuses[report.figures[place].status, default: 0] += 1 }
        let body = coverage.take(report)
        let requests = totals.take(report)
        changes.take(requests, of: report, body: body)
        outcomes.take(report)
        contradictions.take(report)
    }

    package mutating func take(_ rejections: [Rejection], of source: String) {
        rejects.take(rejections, of: source)
    }

    // MARK: The page

    package func finish(_ files: [PublishedFile], of dataset: DatasetDescription) -> [UInt8] {
        var html = HTMLWriter()
        writeHead(dataset, to: &html)
        html.element("div", "class=\"sections\"") { html in
            writeSections(PageFiles(files: files), to: &html)
        }
        writeFoot(dataset, to: &html)
        html.markup("</main>\n</body>\n</html>\n")
        return html.bytes
    }

    private static let contents: [(id: String, title: HTMLWriter.Words)] = [
        ("trust", .init("可信程度", "How far to trust it")),
        ("coverage", .init("有哪些报告", "Which reports there are")),
        ("totals", .init("历年合计", "Totals over the years")),
        ("outcomes", .init("申请的结果与不公开的理由", "Outcomes and grounds of refusal")),
        ("changes", .init("变化最大的单位", "Biggest changes")),
        ("contradictions", .init("自相矛盾的报告", "Reports that contradict themselves")),
        ("rejects", .init("未采用的文件", "What was not used")),
        ("use", .init("如何使用数据", "How to use the data")),
    ]

    private func writeHead(_ dataset: DatasetDescription, to html: inout HTMLWriter) {
        let title = HTMLWriter.Words("政府信息公开年度报告数据集", dataset.title)
        html.markup(
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>
            """)
        html.text("\(title.chinese) · \(title.english)")
        html.markup("</title>\n<style>\n\(PageStyle.css)</style>\n</head>\n<body>\n<main>\n")
        html.markup(
            """
            <input type="radio" name="language" id="chinese" class="unseen" checked>
            <input type="radio" name="language" id="english" class="unseen">
            <header>
            <p class="switch"><label for="chinese" lang="zh">中文</label><label for="english" lang="en">English</label></p>

            """)
        html.element("h1") { $0.words(title) }
        html.element("p", "class=\"lead\"") { html in
            if !dataset.description.isEmpty {
                html.text(dataset.description)
                html.markup("<br>")
            }
            html.words(
                "各级政府机关每年公布的政府信息公开工作年度报告，逐格读成数据：每个数字都有出处、单位和状态，并按表内勾稽关系核对。",
                "The annual reports that Chinese government bodies publish on open government information, read cell by cell: "
                    + "every number with its source, unit and status, held against the arithmetic of its form."
            )
        }
        writeFacts(to: &html)
        html.element("nav", "aria-label=\"目录 / Contents\"") { html in
            for (id, title) in Self.contents {
                html.element("a", "href=\"#\(id)\"") { $0.words(title) }
            }
        }
        html.markup("</header>\n")
    }

    private func writeFacts(to html: inout HTMLWriter) {
        let years = coverage.years
        let span = years.first.flatMap { first in
            years.last.map { first == $0 ? "\(first)" : "\(first)–\($0)" }
        }
        let facts: [(HTMLWriter.Words, String)] = [
            (.init("份报告", "reports"), HTMLWriter.grouped(reports)),
            (.init("个单位", "bodies"), HTMLWriter.grouped(coverage.bodyCount)),
            (.init("年度", "years"), span ?? "–"),
            (.init("个可确认的数字", "certain numbers"), HTMLWriter.grouped(asserted)),
            (.init("份报告自相矛盾", "contradict themselves"), HTMLWriter.grouped(contradictions.reportCount)),
            (.init("个文件未采用", "sources not used"), HTMLWriter.grouped(rejects.sourceCount)),
        ]
        html.element("dl", "class=\"facts\"") { html in
            for (name, value) in facts {
                html.markup("<div>")
                html.element("dt") { $0.words(name) }
                html.element("dd") { $0.text(value) }
                html.markup("</div>")
            }
        }
        html.markup("\n")
    }

    private var asserted: Int { statuses.reduce(0) { $0 + ($1.key.isAsserted ? $1.value : 0) } }

    private func writeSections(_ files: PageFiles, to html: inout HTMLWriter) {
        for (id, title) in Self.contents {
            html.element("section", "id=\"\(id)\"") { html in
                html.element("h2") { $0.words(title) }
                html.markup("\n")
                switch id {
                case "trust": writeTrust(to: &html)
                case "coverage": coverage.write(files, to: &html)
                case "totals": totals.write(files, to: &html)
                case "outcomes": outcomes.write(to: &html)
                case "changes": changes.write(coverage, files, to: &html)
                case "contradictions": contradictions.write(files, to: &html)
                case "rejects": rejects.write(files, to: &html)
                default:
                    files.writeRecipes(to: &html)
                    files.writeList(to: &html)
                }
            }
            html.markup("\n")
        }
    }

    private static let statusMeanings: [(FigureStatus, HTMLWriter.Words)] = [
        (.reported, .init("按原文所印读出", "read where the document printed it")),
        (
            .inferred,
            .init(
                "数值或其位置由表内勾稽关系唯一确定",
                "it, or its place in the row, follows from the form's arithmetic and nothing else")
        ),
        (.blank, .init("原文该格为空", "the cell was printed empty")),
        (.notApplicable, .init("原文印作横线、斜线或“无”", "printed as a dash, a slash or 无")),
        (.ambiguous, .init("有数字，但无法确定属于哪一格", "a number is there, but its cell cannot be told")),
        (.missing, .init("文件中没有该行或该表", "the row or table is not in the document")),
    ]

    private func writeTrust(to html: inout HTMLWriter) {
        html.paragraph(
            "规则只有一条：没有悄悄写错的数字。只有当原文、或原文加上表内勾稽关系不容许第二种读法时，才给出数值；否则如实说明。空值从不等于零。",
            "One rule stands above the others: no silent wrong number. A value is given only where the document, or the document "
                + "together with the form's arithmetic, admits no other reading; otherwise the cell says so. An empty value is "
                + "never zero.")
        let heads: [HTMLWriter.Words] = [
            .init("状态", "Status"), .init("含义", "Meaning"), .init("格数", "Cells"), .init("占比", "Share"),
        ]
        let all = statuses.reduce(0) { $0 + $1.value }
        html.table(
            .init("表格中每一格的状态", "Status of every cell of the tables"), heads: heads,
            attributes: "class=\"files\""
        ) { html in
            for (status, meaning) in Self.statusMeanings {
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") { html in
                        let label = CodeLabels.shared.label(of: status.rawValue, in: "status")
                        html.element("code") { $0.text(status.rawValue) }
                        html.markup(" <span class=\"zh\" lang=\"zh\">")
                        html.text(label?.chinese ?? "")
                        html.markup("</span>")
                    }
                    html.element("td") { $0.words(meaning) }
                    let count = statuses[status] ?? 0
                    html.element("td") { $0.text(HTMLWriter.grouped(count)) }
                    html.element("td") { $0.text(HTMLWriter.share(Int64(count), of: Int64(all))) }
                }
                html.markup("\n")
            }
        }
        if copies > 0 {
            html.paragraph(
                "\(copies) 份报告与另一份重复（同一单位、年度和范围，或内容完全相同），不计入以下各项。",
                "Left out below, being copies (same body, year and scope, or the same bytes): \(HTMLWriter.counted(copies, "report"))."
            )
        }
    }

    private func writeFoot(_ dataset: DatasetDescription, to html: inout HTMLWriter) {
        html.element("footer") { html in
            html.element("p") { html in
                html.words("数据版本 ", "Version of the data ")
                html.text(dataset.version)
                html.words("，由 ogi \(dataset.program) 生成。", ", made by ogi \(dataset.program).")
                for license in dataset.licenses {
                    html.words("许可：", " Licence: ")
                    html.text(license.title.isEmpty ? license.name : license.title)
                }
            }
        }
        html.markup("\n")
    }
}
