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
        reportReader = ReportReader(
            steps: config.transforms.flatMap(\.steps).compactMap { step in
                if case .report(let step) = step.type.work { step } else { nil }
            })
    }

    /// Takes the document over, so that its steps change it in place.
    func report(of document: consuming Document) -> Report {
        for step in documentSteps { step(&document) }
        return reportReader.read(document)
    }

    /// What each printed piece of the tables was taken for.
    func listing(of source: Document) -> String {
        var document = source
        for step in documentSteps { step(&document) }
        return reportReader.listing(of: document)
    }
}
