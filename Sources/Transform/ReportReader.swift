import Forms
import Model

/// Reads a document from its normalised lines to all that is published of it.
///
/// ```
/// Document ─▶ SectionFinder ─▶ FormDetector ─▶ TableReader ─▶ ProseReader ─▶ CoverReader ─▶ MentionFinder ─▶ checks
///             headings         which form      figures;       paragraphs     body, year     quantities
///                                              marks lines    of the rest    region
/// ```
/// Rejects: `not_a_report`, and the parts of a table that the form does not have.
/// Pure: the same document gives the same report, on any machine at any time.
package struct ReportReader: Sendable {
    private let steps: ReportSteps
    /// By form: what a table reader knows of its form is the same for all documents.
    private let tableReaders: [String: TableReader]

    package init(steps: ReportSteps = .all) {
        self.steps = steps
        tableReaders = Dictionary(
            uniqueKeysWithValues: Codebook.shared.forms.map { ($0.name, TableReader(form: $0)) })
    }

    package func read(_ source: Document) -> Report {
        var document = source
        var report = Report(
            source: document.source, digest: document.digest, format: document.format,
            encoding: document.encoding)
        report.rejections = document.rejections
        let outline = steps.contains(.headings) ? SectionFinder.find(in: &document) : Outline()
        let form = steps.contains(.form) ? FormDetector.detect(document, outline) : nil
        report.form = form?.name ?? ""
        if steps.contains(.tables), let tables = tableReaders[report.form] {
            let reading = tables.read(&document, outline)
            report.figures = reading.figures
            report.rejections += reading.rejections
        }
        if steps.contains(.paragraphs) { report.sections = ProseReader.sections(of: document, outline) }
        if steps.contains(.cover) { report.cover = CoverReader.read(document, outline, report.sections) }
        if steps.contains(.mentions) {
            report.mentions = MentionFinder.find(in: report.sections, form: form, cover: report.cover)
        }
        if steps.contains(.checks) { report.checks = FormChecks.outcomes(of: report, form: form) }
        if !isReport(report, document, outline) {
            report.rejections = [
                Rejection(
                    stage: "transform", reason: .notAReport,
                    message: "neither the title, nor the sections, nor the tables of a report were found")
            ]
        }
        if document.hasLayout { locate(&report, in: document) }
        return report
    }

    /// Keeps where the lines stand that figures and mentions name, and says of rejections where they stand: the lines of an original are made
    /// by its format, and mean nothing to its reader.
    private func locate(_ report: inout Report, in document: Document) {
        func place(_ line: Int32) -> Place {
            document.places.indices.contains(Int(line) - 1) ? document.places[Int(line) - 1] : .none
        }
        let lines = report.figures.map(\.line) + report.mentions.map(\.line)
        for line in lines where line > 0 { report.places[line] = place(line) }
        for index in report.rejections.indices where report.rejections[index].line > 0 {
            report.rejections[index].place = place(report.rejections[index].line)
            report.rejections[index].line = 0
        }
    }

    /// What each printed piece of a document's tables was taken for.
    package func listing(of source: Document) -> String {
        var document = source
        let outline = SectionFinder.find(in: &document)
        guard let form = FormDetector.detect(document, outline), let tables = tableReaders[form.name] else {
            return "no known form\n"
        }
        return tables.listing(of: document, outline)
    }

    /// Evidence: a form, a title or three sections of a report. Each alone is enough, so that a damaged
    /// report stays; notices, guides and news about reports have none of them.
    private func isReport(_ report: Report, _ document: Document, _ outline: Outline) -> Bool {
        guard steps.isSuperset(of: [.headings, .form, .cover]) else { return true }
        if !report.form.isEmpty || !report.cover.title.isEmpty { return true }
        return outline.headings.count >= 3 && !CoverLookalike.isOther(document, outline)
    }
}
