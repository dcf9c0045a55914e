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
                open.add(document.printed(Int(start)..<Int(line.end)), joint, lineNumber: line.number)
            }
        }
        open.finish(into: &paragraphs)
        return paragraphs
    }
}

/// Collects the characters of one paragraph, dropping the white space of layout.
private struct ParagraphBuilder {
    private var text: [Unicode.Scalar] = []
    private var lineStarts: [Paragraph.LineStart] = []

    /// What stands between white space is copied at once: most lines are of one piece.
    mutating func add(_ line: ArraySlice<Unicode.Scalar>, _ joint: Joint, lineNumber: Int32) {
        if text.isEmpty { text.reserveCapacity(max(128, line.count)) }
        var mayNeedSpace = joint == .space
        var isAtStart = true
        line.withUnsafeBufferPointer { line in
            var start = 0
            while start < line.count {
                var end = start
                while end < line.count, !line[end].isBlank { end &+= 1 }
                if end > start {
                    if mayNeedSpace, let last = text.last, last.value < 0x80, line[start].value < 0x80 {
                        text.append(" ")
                    }
                    if isAtStart {
                        lineStarts.append(.init(offset: Int32(text.count), lineNumber: lineNumber))
                    }
                    isAtStart = false
                    text.append(contentsOf: UnsafeBufferPointer(rebasing: line[start..<end]))
                    mayNeedSpace = true
                }
                start = end &+ 1
            }
        }
    }

    mutating func finish(into paragraphs: inout [Paragraph]) {
        if !text.isEmpty { paragraphs.append(Paragraph(text: text, lineStarts: lineStarts)) }
        text = []
        lineStarts = []
    }
}
