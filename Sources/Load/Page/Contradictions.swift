import Forms
import Model

/// "Reports that contradict themselves": identities of the form that fail, with the lines that they rest on.
struct Contradictions: Sendable {
    private(set) var reportCount = 0
    private(set) var checkCount = 0
    /// The first reports, in the order of the sources; of each the first few failures.
    private var shown: [Entry] = []

    private struct Entry: Sendable {
        let organization: String
        let year: Int
        let source: String
        let failures: [Failure]
        let leftOut: Int
    }

    private struct Failure: Sendable {
        let outcome: CheckOutcome
        let meaning: HTMLWriter.Words
        let place: HTMLWriter.Words
        /// What the figure of each quoted line is.
        let labels: [HTMLWriter.Words]
    }

    private static let failuresOfOne = 3

    mutating func take(_ report: Report) {
        let failed = report.checks.filter { $0.severity == .identity && $0.result == .fail }
        guard !failed.isEmpty else { return }
        reportCount += 1
        checkCount += failed.count
        guard shown.count < PageLimits.entries else { return }
        shown.append(
            Entry(
                organization: report.cover.organization, year: report.cover.reportYear,
                source: report.source.path,
                failures: failed.prefix(Self.failuresOfOne).map {
                    Failure(
                        outcome: $0, meaning: Self.meaning(of: $0, form: report.form),
                        place: Self.place(of: $0, form: report.form),
                        labels: $0.quotes.map { Self.label(ofFigure: $0.figure, form: report.form) })
                }, leftOut: max(0, failed.count - Self.failuresOfOne)))
    }

    /// What should hold; the check's own code where no relation of the form says it.
    private static func meaning(of outcome: CheckOutcome, form name: String) -> HTMLWriter.Words {
        guard let number = outcome.relation, let form = Codebook.shared.form(named: name),
            form.relations.indices.contains(number)
        else { return .init(outcome.check) }
        let relation = form.relations[number]
        return .init(relation.meaningChinese, relation.meaning)
    }

    private static func label(ofFigure place: Int, form name: String) -> HTMLWriter.Words {
        guard let form = Codebook.shared.form(named: name), form.figures.indices.contains(place) else {
            return .init("")
        }
        let figure = form.figures[place]
        let official = figure.rowLabel.words(between: "/").last ?? figure.rowLabel
        return .init(
            official, Meanings.shared.rowLabel(form: name, table: figure.table, row: figure.row))
    }

    /// Which row or column of the form the relation is about.
    private static func place(of outcome: CheckOutcome, form name: String) -> HTMLWriter.Words {
        let table = Codebook.shared.form(named: name)?.tables.first { $0.name == outcome.table }
        if let column = table?.columns.first(where: { $0.name == outcome.column }) {
            let english = Meanings.shared.columnLabel(
                form: name, table: outcome.table, column: outcome.column)
            return .init(column.label, english)
        }
        guard let row = table?.rows.first(where: { $0.name == outcome.row }) else { return .init("", "") }
        return .init(row.label, Meanings.shared.rowLabel(form: name, table: outcome.table, row: outcome.row))
    }

    func write(_ files: PageFiles, to html: inout HTMLWriter) {
        guard reportCount > 0 else {
            return html.paragraph(
                "没有一份报告违反表内的恒等勾稽关系。", "No report breaks an identity of its form.")
        }
        html.paragraph(
            "\(HTMLWriter.grouped(reportCount)) 份报告有 \(HTMLWriter.grouped(checkCount)) 项恒等勾稽关系不成立。数字照原文发布，不作更改；下面引用原文的行。",
            "\(HTMLWriter.counted(reportCount, "report")), \(HTMLWriter.counted(checkCount, "broken identity relation")). "
                + "The numbers are published as they were printed; the lines below are the source's own.")
        html.element("ol", "class=\"entries\"") { html in
            for entry in shown { write(entry, to: &html) }
        }
        html.leftOut(reportCount - shown.count, in: files.name(of: .checks))
    }

    private func write(_ entry: Entry, to html: inout HTMLWriter) {
        html.element("li") { html in
            html.element("h3") { html in
                html.element("bdi") { html in
                    if entry.organization.isEmpty { html.words("（未写明单位）", "(no body named)") }
                    html.text(entry.organization, atMost: PageLimits.name)
                }
                if entry.year > 0 { html.text(" \(entry.year)") }
                html.element("small") { $0.text(entry.source, atMost: PageLimits.name) }
            }
            for failure in entry.failures { write(failure, to: &html) }
            if entry.leftOut > 0 {
                html.paragraph(
                    "该报告另有 \(entry.leftOut) 项。", "\(entry.leftOut) more of this report.", "class=\"note\"")
            }
        }
        html.markup("\n")
    }

    private func write(_ failure: Failure, to html: inout HTMLWriter) {
        let outcome = failure.outcome
        html.element("p") { html in
            html.words("应当：", "It should hold that ")
            html.words(failure.meaning)
            if !failure.place.chinese.isEmpty {
                html.words("（\(failure.place.chinese)）", " (\(failure.place.english))")
            }
            if let left = outcome.left, let right = outcome.right {
                html.words("，但 ", ", but ")
                html.element("strong") { $0.text("\(left) ≠ \(right)") }
            }
        }
        guard !outcome.quotes.isEmpty else { return }
        html.element("blockquote") { html in
            for (quote, label) in zip(outcome.quotes, failure.labels) {
                html.element("p") { html in
                    html.element("small") { html in
                        html.words(label)
                        html.words("，第 \(quote.line) 行", ", line \(quote.line)")
                    }
                    html.element("q", "lang=\"zh\"") { $0.text(quote.text, atMost: PageLimits.quote) }
                }
            }
        }
    }
}
