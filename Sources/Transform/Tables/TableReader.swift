import Forms
import Model

/// Rebuilds the tables of a form from a document's lines.
package struct TableReader: Sendable {
    let form: Form

    package init(form: Form) { self.form = form }

    package struct Reading: Sendable {
        /// One for each figure of the form.
        package var figures: [Figure]
        package var rejections: [Rejection] = []
    }

    /// Marks the lines it used as `.table`.
    package func read(_ document: inout Document, _ outline: Outline) -> Reading {
        Reading(figures: Array(repeating: .missing, count: form.figures.count))
    }
}
