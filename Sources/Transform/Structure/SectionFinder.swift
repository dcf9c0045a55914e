import Model

/// Finds the headings of the top-level sections and marks their lines.
package enum SectionFinder {
    package static func find(in document: inout Document) -> Outline { Outline() }
}
