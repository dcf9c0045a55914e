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
    package init() {}

    package func read(_ source: Document) -> Report {
        var document = source
        var report = Report(
            source: document.source, digest: document.digest, encoding: document.encoding)
        let outline = SectionFinder.find(in: &document)
        let form = FormDetector.detect(document, outline)
        report.form = form?.name ?? ""
        if let form {
            let reading = TableReader(form: form).read(&document, outline)
            report.figures = reading.figures
            report.rejections += reading.rejections
        }
        report.sections = ProseReader.sections(of: document, outline)
        report.cover = CoverReader.read(document, outline, report.sections)
        report.mentions = MentionFinder.find(in: report.sections, form: form, cover: report.cover)
        report.checks = FormChecks.outcomes(of: report, form: form)
        return report
    }
}
