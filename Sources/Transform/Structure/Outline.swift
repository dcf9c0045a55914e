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
        /// Offset into `Document.scalars` where prose goes on in the heading's last line, `nil` where
        /// the heading has its lines to itself.
        package let proseStart: Int32?

        package init(kind: SectionKind, lines: Range<Int>, text: String, proseStart: Int32? = nil) {
            self.kind = kind
            self.lines = lines
            self.text = text
            self.proseStart = proseStart
        }
    }

    /// The section that a line stands in; lines before the first heading are in front.
    package func kind(ofLine offset: Int) -> SectionKind {
        headings.last { $0.lines.lowerBound <= offset }?.kind ?? .front
    }
}
