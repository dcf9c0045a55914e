import Model

/// Where the top-level sections of a document begin.
package struct Outline: Sendable {
    package var headings: [Heading] = []

    package init() {}

    package struct Heading: Sendable, Equatable {
        package let kind: SectionKind
        /// Offsets into `Document.lines`: the heading's first line and the line after its last.
        package let lines: Range<Int>
        /// The heading as one string, white space removed.
        package let text: String

        package init(kind: SectionKind, lines: Range<Int>, text: String) {
            self.kind = kind
            self.lines = lines
            self.text = text
        }
    }
}
