import Forms
import Model

/// One named operation in the reading of a report. What it needs of the steps before it stands in the registry.
package struct ReportStep: Sendable {
    let work: @Sendable (inout ReportDraft) -> Void

    /// In an order in which each finds what it needs.
    package static let all = [headings, form, tables, paragraphs, cover, mentions, checks]

    package static let headings = ReportStep { draft in
        if let line = SecondReport.cut(from: &draft.document) {
            draft.report.rejections.append(
                Rejection(
                    stage: "transform", reason: .secondReport,
                    message: "a second report begins here; only the first was read", line: line))
        }
        draft.outline = SectionFinder.find(in: &draft.document)
    }

    package static let form = ReportStep { draft in
        draft.form = FormDetector.detect(draft.document, draft.knownOutline)
        draft.report.form = draft.form?.name ?? ""
        draft.hasLookedForForm = true
    }

    package static let tables = ReportStep { draft in
        draft.hasLookedForTables = true
        guard let form = draft.form else { return }
        let reading = TableReader.reader(of: form).read(&draft.document, draft.knownOutline)
        draft.report.figures = reading.figures
        draft.report.rejections += reading.rejections
    }

    package static let paragraphs = ReportStep { draft in
        draft.report.sections = ProseReader.sections(of: draft.document, draft.knownOutline)
    }

    package static let cover = ReportStep { draft in
        draft.report.cover = CoverReader.read(draft.document, draft.knownOutline, draft.report.sections)
        draft.hasCover = true
    }

    package static let mentions = ReportStep { draft in
        draft.report.mentions = MentionFinder.find(
            in: draft.report.sections, form: draft.form, cover: draft.report.cover)
    }

    package static let checks = ReportStep { draft in
        draft.report.checks = FormChecks.outcomes(of: draft.report, form: draft.form)
        if let form = draft.form { QuotedLines.add(to: &draft.report, form: form, document: draft.document) }
    }
}

/// A report while its steps work on it.
struct ReportDraft {
    var document: Document
    var report: Report
    /// `nil` until headings were looked for.
    var outline: Outline?
    /// `nil` until it was looked for, and where the document follows none that is known.
    var form: Form?
    var hasLookedForForm = false
    var hasLookedForTables = false
    var hasCover = false

    init(_ document: consuming Document) {
        report = Report(
            source: document.source, digest: document.digest, format: document.format,
            encoding: document.encoding)
        report.rejections = document.rejections
        self.document = document
        if let text = TraditionalCharacters.simplified(self.document.scalars) { self.document.look(at: text) }
        // A format has marked the cells of its tables; in a text they are looked for once its lines are mended.
        if !self.document.hasLayout { self.document.tables = TableFinder.find(in: self.document) }
    }

    var knownOutline: Outline { outline ?? Outline() }
}
