import Forms
import Model

/// Finds the headings of the top-level sections and marks their lines.
///
/// Evidence: a heading is a paragraph of its own (so the introduction's sentence that lists the headings is
/// none), begins with a number or has the official wording, and its numbers ascend. After the annex of
/// the 2014 form only headings that the annex cannot have are taken.
/// Harm: a numbered item of prose with the next number and no full stop would pass for a section.
package enum SectionFinder {
    package static func find(in document: inout Document) -> Outline {
        var headings = select(HeadingCandidate.candidates(in: document, bracketed: false))
        if headings.count(where: { $0.candidate.heading?.kind != nil }) < 2 {
            let bracketed = select(HeadingCandidate.candidates(in: document, bracketed: true))
            if bracketed.count > headings.count + 1 { headings = bracketed }
        }
        var outline = Outline()
        for (candidate, kind) in headings {
            outline.headings.append(candidate.outlineHeading(kind))
            if candidate.proseStart == nil {
                for line in candidate.lines where document.lines[line].role != .blank {
                    document.lines[line].role = .heading
                }
            }
        }
        CoverLines.mark(in: &document, outline)
        return outline
    }

    private typealias Selected = (candidate: HeadingCandidate, kind: SectionKind)

    /// Walks the candidates once, keeping those whose numbers ascend.
    private static func select(_ candidates: [HeadingCandidate]) -> [Selected] {
        var selected: [Selected] = []
        var number = 0
        var annex = false
        for candidate in candidates {
            guard let heading = candidate.heading else {
                if !selected.isEmpty, !annex {
                    selected.append((candidate, .other))
                    annex = true
                }
                continue
            }
            if isContents(selected, restartedBy: candidate) {
                selected = []
                number = 0
            }
            guard follows(heading, selected, number, isAfterAnnex: annex) else { continue }
            number = heading.number > 0 ? heading.number : number + 1
            selected.append((candidate, heading.kind ?? .other))
        }
        return selected
    }

    private static func follows(
        _ heading: HeadingText, _ selected: [Selected], _ number: Int, isAfterAnnex: Bool
    ) -> Bool {
        let isNew = heading.kind.map { kind in !selected.contains { $0.kind == kind } } ?? false
        if isAfterAnnex {
            return heading.number == number + 1 && heading.style == .numbered
                && (heading.kind == .problems || heading.kind == .other && isNew)
        }
        switch heading.style {
        case .plain: return isNew
        case .unmarkedNumber: return isNew && heading.number > number
        case .numbered, .bracketed:
            if heading.kind == nil { return heading.number == number + 1 && !selected.isEmpty }
            return heading.number > number || isNew && heading.number == number
        }
    }

    /// A table of contents: the same first heading comes again, and no prose stood in between.
    private static func isContents(_ selected: [Selected], restartedBy candidate: HeadingCandidate) -> Bool {
        guard let first = selected.first, let last = selected.last, candidate.heading?.number == 1,
            first.candidate.heading?.number == 1, first.candidate.text == candidate.text
        else { return false }
        return last.candidate.paragraph - first.candidate.paragraph < 2 * selected.count + 2
    }
}

/// A paragraph that may be the heading of a section.
struct HeadingCandidate {
    /// `nil` for the heading of the annex.
    let heading: HeadingText?
    /// Title and number without white space.
    let text: String
    let lines: Range<Int>
    /// Number of the paragraph in the document.
    let paragraph: Int
    let proseStart: Int32?

    func outlineHeading(_ kind: SectionKind) -> Outline.Heading {
        Outline.Heading(kind: kind, lines: lines, text: text, proseStart: proseStart)
    }

    /// The paragraphs that may be headings with a number in brackets, or those that may be any other.
    static func candidates(in document: Document, bracketed: Bool) -> [HeadingCandidate] {
        var candidates: [HeadingCandidate] = []
        var paragraph = 0
        for lines in ParagraphRanges(document, 0..<document.lines.count) {
            paragraph += 1
            guard mayBeHeading(document, lines, bracketed: bracketed) else { continue }
            if let candidate = HeadingCandidate(document, lines, paragraph, bracketed: bracketed) {
                candidates.append(candidate)
            }
        }
        return candidates
    }

    private init?(_ document: Document, _ lines: Range<Int>, _ paragraph: Int, bracketed: Bool) {
        var text: [Unicode.Scalar] = []
        var offsets: [Int32] = []
        text.reserveCapacity(HeadingText.longest + 1)
        offsets.reserveCapacity(HeadingText.longest + 1)
        collect: for line in lines where document.lines[line].role == .text {
            for offset in document.lines[line].start..<document.lines[line].end {
                let scalar = document.scalars[Int(offset)]
                if scalar.isBlank { continue }
                if text.count > HeadingText.longest { break collect }
                text.append(scalar)
                offsets.append(offset)
            }
        }
        self.paragraph = paragraph
        func printed(_ count: Int) -> String {
            String(scalars: offsets[..<count].flatMap { document.printed(Int($0)..<Int($0) + 1) }[...])
        }
        if Self.isAnnex(text) {
            (heading, self.lines, self.text, proseStart) = (nil, lines, printed(text.count), nil)
            return
        }
        guard let heading = HeadingText(text), !bracketed || heading.kind != nil else { return nil }
        self.heading = heading
        let next =
            heading.length < text.count && text[heading.length].endsSentence
            ? heading.length + 1 : heading.length
        if next < text.count,
            !text[next...].allSatisfy({ HeadingText.mayTrail.contains($0) || $0.isDigit })
        {
            guard heading.kind != nil, heading.style == .numbered else { return nil }
            proseStart = offsets[next]
            self.lines = lines.lowerBound..<(lines.lowerBound + 1)
        } else {
            proseStart = nil
            self.lines = lines
        }
        self.text = printed(heading.length)
    }

    /// A look at the first and last characters, as most paragraphs are cells of tables.
    private static func mayBeHeading(_ document: Document, _ lines: Range<Int>, bracketed: Bool) -> Bool {
        guard let first = document.text(of: document.lines[lines.lowerBound]).first(where: { !$0.isBlank })
        else { return false }
        let last = document.text(of: document.lines[lines.upperBound - 1]).last { !$0.isBlank } ?? first
        if HeadingText.isBracket(first) { return bracketed }
        if bracketed { return first == "附" }
        return first == "附" || last == "表" || HeadingText.isPossible(from: first, to: last)
    }

    /// `附件`, `附表：…`, `政府信息公开情况统计表`, or the head of that table.
    private static func isAnnex(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count <= 40 else { return false }
        let begins =
            annexWords.contains { $0.begins(text) } && (text.count <= 4 || statistics.occurs(in: text))
        return begins || statistics.occurs(in: text) && text.count <= 30
    }

    private static let annexWords: [Phrase] = ["附件", "附表", "附："]
    private static let statistics: Phrase = "情况统计表"
}
