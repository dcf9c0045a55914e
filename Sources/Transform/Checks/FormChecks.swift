import Forms
import Model

/// What comes of every check that one report allows: its form's arithmetic, its prose, its cover.
///
/// Shape: the relations of the form in the order of `Data/relations.csv`, then prose against table,
/// then the cover. A check never changes a figure.
package enum FormChecks {
    package static func outcomes(of report: Report, form: Form?) -> [CheckOutcome] {
        var outcomes: [CheckOutcome] = []
        if let form, form.figures.count == report.figures.count {
            let evaluation = RelationEvaluation(form: form, figures: report.figures)
            outcomes = evaluation.outcomes()
            outcomes += ProseChecks(form: form, values: evaluation.values).outcomes(of: report.mentions)
        }
        outcomes += CoverChecks.outcomes(of: report.cover)
        return outcomes
    }
}
