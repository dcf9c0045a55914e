import Model

/// Tells which lines continue the paragraph before them (`Line.joint`).
///
/// Evidence, strongest first:
/// - markup that begins a paragraph (`Line.startsParagraph`);
/// - a list marker (`（一）`, `1.`), a whole section heading, a date or the name under a report begins a paragraph;
/// - punctuation that no line begins with, or an open bracket, continues one;
/// - **room**: a line was wrapped only if the next line's first character would not have fitted on it. The
///   text width is that of the document's own broken lines, and one too long to be an indented first
///   line is none;
/// - indents, where the first lines of the document have them and the others do not;
/// - blank lines, where the document has more of them between paragraphs than inside;
/// - the end of a sentence, which decides what the layout leaves open.
/// Harm: where a sentence ends exactly at the right margin, and the document has neither indents nor blank lines
/// nor a second line to measure, the next paragraph is joined.
package enum LineJoining {
    package static func apply(to document: inout Document) {
        if document.hasLayout { return }
        let shapes = LineShape.shapes(of: document)
        guard shapes.count > 1 else { return }
        let layout = TextLayout(shapes, document)
        var paragraph = OpenParagraph(shapes[0], isInFront: true)
        for position in 1..<shapes.count {
            let shape = shapes[position]
            let next = position + 1 < shapes.count ? shapes[position + 1] : nil
            let joins = continues(
                after: shapes[position - 1], shape, before: next, paragraph, layout, document)
            document.lines[shape.line].joint =
                joins ? joint(document, shapes[position - 1].line, shape.line) : .none
            if joins {
                paragraph.add(shape)
            } else {
                paragraph = OpenParagraph(shape, isInFront: paragraph.isInFront && !paragraph.isProse)
            }
        }
    }

    private static func continues(
        after previous: LineShape, _ shape: LineShape, before next: LineShape?,
        _ paragraph: OpenParagraph, _ layout: TextLayout, _ document: Document
    ) -> Bool {
        if shape.isRuling || previous.isRuling || document.lines[shape.line].startsParagraph { return false }
        if shape.first.cannotBeginLine, shape.first != ".", shape.first != "·" { return true }
        if paragraph.isTitle { return false }
        if layout.isAdjacent(shape), shape.isNumeral || previous.isNumeral { return true }
        let isOpen = previous.last == "，" || previous.last == "、" || previous.last.cannotEndLine
        if shape.marker != .none { return isOpen && paragraph.marker == .none }
        if isOpen { return true }
        if isApart(shape, next, document) || isApart(previous, shape, document) { return false }
        if isHeading(paragraph, document) { return false }
        if paragraph.awaitsTitle(shape, document) { return true }
        if paragraph.openBrackets > 0, paragraph.count < 600, previous.last != "。" { return true }
        if layout.isSetApart(shape) { return false }
        let room = layout.room(on: previous, isFirst: paragraph.lineCount == 1, before: shape)
        if previous.endsSentence {
            return layout.continuesSentence(shape, before: next, room: room)
        }
        if room != .ample || layout.isAdjacent(shape) { return true }
        if paragraph.isSubheading { return false }
        let isInsidePhrase = previous.last.isLatinLetter && shape.first.isLatinLetter
        return (isInsidePhrase || paragraph.isUnfinished) && shape.gap <= layout.usualGap
    }

    /// A date, or a name with a date below it, stands for itself.
    private static func isApart(_ shape: LineShape, _ next: LineShape?, _ document: Document) -> Bool {
        let text = document.text(of: document.lines[shape.line])
        if shape.count <= 14, shape.digitCount > 0 || shape.last == "日", DateLine.matches(text) {
            return true
        }
        // The date is asked for first: nearly any other line says with its first character that it is none.
        guard shape.count <= 30, let next, next.count <= 14 else { return false }
        return DateLine.matches(document.text(of: document.lines[next.line])) && DateLine.isName(text)
    }

    /// The paragraph so far is a whole heading of a section.
    private static func isHeading(_ paragraph: OpenParagraph, _ document: Document) -> Bool {
        guard paragraph.count <= HeadingText.longest,
            paragraph.marker == .chinese || paragraph.marker == .none,
            lastOfHeadings.contains(paragraph.last),
            HeadingText.isPossible(from: paragraph.first, to: paragraph.last) || paragraph.last == "。"
        else { return false }
        var text: [Unicode.Scalar] = []
        for line in document.lines[paragraph.firstLine...paragraph.lastLine] where line.role == .text {
            text.append(contentsOf: document.text(of: line).lazy.filter { !$0.isBlank })
        }
        guard let heading = HeadingText(text) else { return false }
        return heading.kind != nil && heading.length >= text.count - 1
            && headingEnds.contains { $0.ends(text) }
    }

    private static let headingEnds: [Phrase] = ["情况", "事项", "概述", "措施", "情况。", "概况", "问题"]
    private static let lastOfHeadings = Array("况项述施题。".unicodeScalars)

    /// Two Latin words keep the space that the break took; addresses, numbers and Chinese text have none.
    private static func joint(_ document: Document, _ previous: Int, _ line: Int) -> Joint {
        let before = document.text(of: document.lines[previous]).reversed().drop { $0.isBlank }
        let after = document.text(of: document.lines[line]).drop { $0.isBlank }
        guard let last = before.first, let first = after.first, last.isLatinLetter, first.isLatinLetter
        else { return .direct }
        let words = [
            Array(before.prefix { $0.value < 0x80 && !$0.isBlank }),
            Array(after.prefix { $0.value < 0x80 && !$0.isBlank }),
        ]
        let isAddress = words.contains { $0.contains { $0 == "@" || $0 == "." || $0 == "/" } }
        return isAddress ? .direct : .space
    }
}

/// What is known of the paragraph that the lines so far built.
struct OpenParagraph {
    let firstLine: Int
    private(set) var lastLine: Int
    private(set) var lineCount = 1
    private(set) var count: Int
    private(set) var openBrackets: Int
    private(set) var hasComma: Bool
    private let digitCount: Int
    let first: Unicode.Scalar
    private(set) var last: Unicode.Scalar
    private(set) var endsAsReport: Bool
    private(set) var quotesTitle: Bool
    let marker: ListMarker
    /// No prose came before it.
    let isInFront: Bool

    init(_ shape: LineShape, isInFront: Bool) {
        firstLine = shape.line
        lastLine = shape.line
        count = shape.count
        openBrackets = shape.openBrackets
        hasComma = shape.hasComma
        digitCount = shape.digitCount
        marker = shape.marker
        first = shape.first
        last = shape.last
        endsAsReport = shape.endsAsReport
        quotesTitle = shape.quotesTitle
        self.isInFront = isInFront
    }

    mutating func add(_ shape: LineShape) {
        lastLine = shape.line
        lineCount += 1
        count += shape.count
        openBrackets += shape.openBrackets
        hasComma = hasComma || shape.hasComma
        endsAsReport = shape.endsAsReport || shape.count == 1 && last == "报" && shape.last == "告"
        last = shape.last
        quotesTitle = quotesTitle || shape.quotesTitle
    }

    /// `（三）完善制度规范，加强信息管理`: a numbered line without a figure or the end of a sentence, and with room left on it.
    ///
    /// Harm: an item whose first line a tool broke early, before any figure, would lose what follows.
    var isSubheading: Bool {
        guard lineCount == 1, marker != .none, count <= 36, openBrackets == 0 else { return false }
        return digitCount <= (marker == .arabic ? 2 : 0) && !Self.unfinished.contains(last)
    }

    /// Words that something must follow.
    private static let unfinished = Array("的和及与对在等为以将由从于向把被按至到或".unicodeScalars)

    var isProse: Bool { hasComma && count >= 30 }

    /// The report's name above its text.
    var isTitle: Bool {
        isInFront && !hasComma && !quotesTitle && count <= 60 && endsAsReport
    }

    /// Names the report without the word for it, and the line has no clauses: the rest of the title.
    func awaitsTitle(_ shape: LineShape, _ document: Document) -> Bool {
        guard isInFront, !hasComma, !quotesTitle, count <= 50, !isTitle, shape.count <= 20, !shape.hasClauses,
            !shape.endsSentence, !shape.hasComma, shape.marker == .none, marker == .none
        else { return false }
        if Self.subjects.contains(where: { $0.occurs(in: document.compactText(of: lastLine)) }) {
            return true
        }
        return shape.endsAsReport && shape.first.isHan && shape.first != "关"
    }

    private static let subjects: [Phrase] = ["政府信息", "信息公开", "政务公开", "年政府", "年度报", "年度工"]

    /// Reads like the beginning of a sentence that has no end yet, not like a heading or a label.
    var isUnfinished: Bool { openBrackets > 0 && count < 600 || hasComma && count >= 12 || count >= 40 }
}
