import Model

/// Puts the lines outside of the tables together to paragraphs, section by section.
package enum ProseReader {
    package static func sections(of document: Document, _ outline: Outline) -> [Section] { [] }
}
