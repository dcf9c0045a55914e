import Forms
import Model

/// Reads a document from its normalised lines to all that is published of it.
///
/// ```
/// Document ─▶ SectionFinder ─▶ FormDetector ─▶ TableReader ─▶ ProseReader ─▶ CoverReader ─▶ MentionFinder ─▶ checks
///             headings         which form      figures;       paragraphs     body, year     quantities
///                                              marks lines    of the rest    region
/// ```
/// Pure: the same document gives the same report, on any machine at any time.
package struct ReportReader: Sendable {
    private let steps: ReportSteps

    package init(steps: ReportSteps = .all) {
        self.steps = steps
    }

    package func read(_ source: Document) -> Report {
        var document = source
        var report = Report(
            source: document.source, digest: document.digest, encoding: document.encoding)
        let outline = steps.contains(.headings) ? SectionFinder.find(in: &document) : Outline()
        let form = steps.contains(.form) ? FormDetector.detect(document, outline) : nil
        report.form = form?.name ?? ""
        if let form, steps.contains(.tables) {
            let reading = TableReader(form: form).read(&document, outline)
            report.figures = reading.figures
            report.rejections += reading.rejections
        }
        if steps.contains(.paragraphs) { report.sections = ProseReader.sections(of: document, outline) }
        if steps.contains(.cover) { report.cover = CoverReader.read(document, outline, report.sections) }
        if steps.contains(.mentions) {
            report.mentions = MentionFinder.find(in: report.sections, form: form, cover: report.cover)
        }
        if steps.contains(.checks) { report.checks = FormChecks.outcomes(of: report, form: form) }
        return report
    }
}
