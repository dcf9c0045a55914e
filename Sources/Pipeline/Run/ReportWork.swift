import Model
import Transform

/// The steps that turn a document into a report; the same for every document of a run.
struct ReportWork: Sendable {
    private let documentSteps: [@Sendable (inout Document) -> Void]
    private let reportReader: ReportReader

    /// Shape: `config` is checked.
    init(_ config: PipelineConfig) {
        documentSteps = (config.extract?.steps ?? []).compactMap { step in
            if case .document(let work) = step.type.work { work } else { nil }
        }
        var reportSteps: ReportSteps = []
        for step in config.transforms.flatMap(\.steps) {
            if case .report(let toggle) = step.type.work { reportSteps.insert(toggle) }
        }
        reportReader = ReportReader(steps: reportSteps)
    }

    func report(of source: Document) -> Report { reportReader.read(prepared(source)) }

    /// What each printed piece of the tables was taken for.
    func listing(of source: Document) -> String { reportReader.listing(of: prepared(source)) }

    private func prepared(_ source: Document) -> Document {
        var document = source
        for step in documentSteps { step(&document) }
        return document
    }
}
