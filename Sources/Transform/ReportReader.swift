import Forms
import Model

/// Reads a document from its normalised lines to all that is published of it.
///
/// ```
/// Document ─▶ headings ─▶ form ─▶ tables ─▶ paragraphs ─▶ cover ─▶ mentions ─▶ checks
///             sections    which   figures;  the rest      body,    quantities
///             begin       form    marks                   year,
///                                 lines                   region
/// ```
/// Rejects: `not_a_report`, `second_report`, and the parts of a table that the form does not have.
/// Pure: the same document gives the same report, on any machine at any time.
package struct ReportReader: Sendable {
    private let steps: [ReportStep]

    /// What a step that is left out would give stays empty.
    package init(steps: [ReportStep] = ReportStep.all) {
        self.steps = steps
    }

    package func read(_ document: consuming Document) -> Report {
        var draft = ReportDraft(document)
        for step in steps { step.work(&draft) }
        let reason = reasonAgainst(draft)
        MissingTables.note(in: &draft)
        if let reason {
            draft.report.rejections = [Rejection(stage: "transform", reason: .notAReport, message: reason)]
        }
        if draft.document.hasLayout { locate(&draft.report, in: draft.document) }
        return draft.report
    }

    /// Keeps where the lines stand that figures and mentions name, and says of rejections where they stand: the lines of
    /// an original are made by its format, and mean nothing to its reader.
    private func locate(_ report: inout Report, in document: Document) {
        func place(_ line: Int32) -> Place {
            let offset = Int(line) - 1
            return document.places.indices.contains(offset) ? document.places[offset] : .none
        }
        let lines = report.figures.map(\.line) + report.mentions.map(\.line)
        for line in lines where line > 0 { report.places[line] = place(line) }
        for index in report.rejections.indices where report.rejections[index].line > 0 {
            report.rejections[index].place = place(report.rejections[index].line)
            report.rejections[index].line = 0
        }
    }

    /// What each printed piece of a document's tables was taken for.
    package func listing(of document: consuming Document) -> String {
        var draft = ReportDraft(document)
        for step in [ReportStep.headings, .form] { step.work(&draft) }
        guard let form = draft.form else { return "no known form\n" }
        return TableReader.reader(of: form).listing(of: draft.document, draft.knownOutline)
    }

    /// Why the document is no report; `nil` where it is one.
    ///
    /// Evidence: a form, a title or three sections of a report. Each alone is enough, so that a damaged report stays, where
    /// nothing shows that the document only speaks of reports (`ReportEvidence`). Where one of the steps that look for these
    /// was left out, nothing is said against the document.
    private func reasonAgainst(_ draft: ReportDraft) -> String? {
        guard let outline = draft.outline, draft.hasLookedForForm, draft.hasCover else { return nil }
        let report = draft.report
        guard draft.form != nil || !report.cover.title.isEmpty || outline.headings.count >= 3 else {
            return "neither the title, nor the sections, nor the tables of a report were found"
        }
        let evidence = ReportEvidence(
            draft.document, outline, title: report.cover.title,
            figures: report.figures.count { $0.value != nil })
        return evidence.isReport ? nil : "this reads as something else than a report: " + evidence.reason
    }
}
