import Forms
import Model

/// Evaluates the relations of a report's form.
package enum FormChecks {
    package static func outcomes(of report: Report, form: Form?) -> [CheckOutcome] { [] }
}
