import Model

/// Puts the lines outside of the tables together to paragraphs, section by section.
///
/// Shape: the front section, then one for each heading of the outline, in order; a section without prose has no
/// paragraphs. Headings, furniture and tables are left out (`ProseLines`); a paragraph never goes on
/// across a table. White space that layout put between Chinese characters, digits and Latin words
/// is gone; between two Latin words one space stays.
package enum ProseReader {
    package static func sections(of document: Document, _ outline: Outline) -> [Section] {
        let prose = ProseLines(document)
        var sections: [Section] = []
        var start = 0
        var kind = SectionKind.front
        var heading = ""
        var proseStart: Int32?
        func close(at end: Int) {
            let paragraphs = paragraphs(of: document, start..<end, prose, from: proseStart)
            if !heading.isEmpty || !paragraphs.isEmpty {
                sections.append(Section(kind: kind, heading: heading, paragraphs: paragraphs))
            }
        }
        for next in outline.headings {
            close(at: next.lines.lowerBound)
            (kind, heading, proseStart) = (next.kind, next.text, next.proseStart)
            start = proseStart == nil ? next.lines.upperBound : next.lines.lowerBound
        }
        close(at: document.lines.count)
        return sections
    }

    /// `from`: where the prose of the first line begins, behind a heading on the same line.
    private static func paragraphs(
        of document: Document, _ range: Range<Int>, _ prose: ProseLines, from: Int32?
    ) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var open = ParagraphBuilder()
        var isInterrupted = true
        for offset in range {
            let line = document.lines[offset]
            switch line.role {
            case .blank, .furniture: continue
            case _ where !prose.isProse[offset]: isInterrupted = true
            default:
                let start = max(line.start, from ?? line.start)
                guard start < line.end else { continue }
                let joint = isInterrupted ? .none : line.joint
                isInterrupted = false
                if joint == .none { open.finish(into: &paragraphs) }
                open.add(document.scalars[Int(start)..<Int(line.end)], joint, lineNumber: line.number)
            }
        }
        open.finish(into: &paragraphs)
        return paragraphs
    }
}

/// Collects the characters of one paragraph, dropping the white space of layout.
private struct ParagraphBuilder {
    private var paragraph = Paragraph(text: [], lineStarts: [])
    private var hasPendingSpace = false

    mutating func add(_ line: ArraySlice<Unicode.Scalar>, _ joint: Joint, lineNumber: Int32) {
        hasPendingSpace = joint == .space
        if paragraph.text.isEmpty { paragraph.text.reserveCapacity(max(128, line.count)) }
        var isAtStart = true
        for scalar in line {
            if scalar.isBlank {
                if !isAtStart { hasPendingSpace = true }
                continue
            }
            if hasPendingSpace, let last = paragraph.text.last, last.value < 0x80, scalar.value < 0x80 {
                paragraph.text.append(" ")
            }
            hasPendingSpace = false
            if isAtStart {
                paragraph.lineStarts.append(
                    .init(offset: Int32(paragraph.text.count), lineNumber: lineNumber))
                isAtStart = false
            }
            paragraph.text.append(scalar)
        }
    }

    mutating func finish(into paragraphs: inout [Paragraph]) {
        if !paragraph.text.isEmpty { paragraphs.append(paragraph) }
        paragraph = Paragraph(text: [], lineStarts: [])
        hasPendingSpace = false
    }
}
