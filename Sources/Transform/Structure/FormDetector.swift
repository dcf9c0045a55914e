import Forms
import Model

/// Tells the form from the text: the labels that only one form has.
package enum FormDetector {
    package static func detect(_ document: Document, _ outline: Outline) -> Form? { nil }
}
