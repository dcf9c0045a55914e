import Model

/// How a document sets its paragraphs, measured on the lines that can only be prose.
///
/// Unit: widths in quarters of a Chinese character, see `LineShape`.
struct TextLayout {
    /// Width of a full line; `nil` where lines are not wrapped.
    private(set) var textWidth: Int?
    /// Width that half of the full lines reach: punctuation at a line's end may be squeezed or hang over.
    private var typicalWidth = 0
    /// How much narrower the first line of a paragraph is.
    private(set) var firstLineIndent = 0
    /// Blank lines that a paragraph's own lines have between them at most; `nil` where not known.
    private(set) var innerGap: Int?
    /// Lines that follow each other without more blank lines than this belong together; `nil` where blank lines say nothing.
    private var adjacentGap: Int?
    private(set) var usualGap = 0
    /// For each line of the document whether it is indented; empty where indents say nothing.
    private var indented: [Bool?] = []
    /// Chinese and Latin text have a thin space between them.
    private var spacesBorders = false

    init(_ shapes: [LineShape], _ document: Document) {
        spacesBorders = shapes.contains { $0.hasSpacedBorder && $0.isSentence }
        measureWidth(shapes)
        measureFirstLines(shapes)
        measureIndents(shapes, document)
        measureGaps(shapes)
    }

    /// What the room left on a line says of the line's end.
    enum Room {
        /// What begins the next line would have fitted: the paragraph ended.
        case ample
        /// It would just have fitted, as far as widths can be measured.
        case tight
        /// It would not: the line was wrapped.
        case none
    }

    func room(on line: LineShape, isFirst: Bool, before next: LineShape) -> Room {
        guard let textWidth, width(of: line) > textWidth / 2 else { return .ample }
        let used = width(of: line) + (isFirst ? firstLineIndent : 0) + next.unit
        if used > typicalWidth { return .none }
        let slack = line.endsSentence ? LineShape.wide / 2 + slack(of: line) : 2 * LineShape.wide
        return used > textWidth - slack ? .tight : .ample
    }

    /// By how much a line's measured width may be too small: Latin characters differ in width.
    private func slack(of line: LineShape) -> Int { line.hasASCII ? LineShape.wide / 2 : 0 }

    /// More blank lines before it than paragraphs have inside.
    func isSetApart(_ line: LineShape) -> Bool {
        guard let innerGap, !line.followsBreak else { return false }
        return line.gap > innerGap
    }

    /// Where nothing is wrapped and blank lines part the paragraphs, a line without one goes on.
    func isAdjacent(_ line: LineShape) -> Bool { textWidth == nil && isCloseUp(line) }

    private func isCloseUp(_ line: LineShape) -> Bool { adjacentGap.map { line.gap <= $0 } ?? false }

    /// Decides at the end of a sentence.
    func continuesSentence(_ line: LineShape, before next: LineShape?, room: Room) -> Bool {
        if isAdjacent(line) { return true }
        guard textWidth != nil, room != .ample else { return false }
        if isCloseUp(line), !line.followsBreak { return true }
        if !indented.isEmpty, let isIndented = indented[line.line] { return !isIndented }
        guard firstLineIndent > 0 else { return room == .none }
        if width(of: line) + firstLineIndent > typicalWidth + LineShape.wide { return true }
        guard room == .none else { return false }
        guard let next, next.marker == .none, !line.endsSentence else { return true }
        // A line that left room for what begins the next one was narrower: the first of a paragraph.
        let needed = width(of: line) + next.unit + slack(of: line)
        return needed > typicalWidth || needed + firstLineIndent <= typicalWidth - LineShape.wide
    }

    /// The narrow band of widths that most broken lines of prose share.
    private mutating func measureWidth(_ shapes: [LineShape]) {
        let widths = shapes.filter { $0.isSentence && !$0.endsSentence }.map { width(of: $0) }.sorted()
        guard widths.count >= 3 else { return }
        let band = 3 * LineShape.wide
        var best = 0
        var lowest = 0
        var low = 0
        for high in widths.indices {
            while widths[high] - widths[low] > band { low += 1 }
            if high - low + 1 >= best {
                best = high - low + 1
                (lowest, textWidth) = (low, widths[high])
            }
        }
        typicalWidth = widths[lowest + best / 2]
        let prose = shapes.count { $0.isSentence }
        let wider = shapes.count { $0.isSentence && width(of: $0) > (textWidth ?? 0) + band }
        if best * 2 < widths.count || wider * 10 > prose { textWidth = nil }
    }

    /// List items, and what follows a heading, are first lines for certain: are those that were wrapped narrower
    /// than the rest? If so, their width and the indent may show the text width better than the rest did.
    private mutating func measureFirstLines(_ shapes: [LineShape]) {
        guard let measured = textWidth else { return }
        var widths: [Int] = []
        for position in shapes.indices.dropLast() where Self.isFirstLine(position, shapes) {
            if !shapes[position].endsSentence { widths.append(width(of: shapes[position])) }
        }
        widths.sort()
        let indent = 2 * LineShape.wide
        let typical = widths.isEmpty ? measured - indent : widths[widths.count / 2]
        guard measured - typical >= LineShape.wide else { return }
        firstLineIndent = indent
        if let widest = widths.last, widest + indent <= measured + LineShape.wide {
            textWidth = max(measured, widest + indent)
            typicalWidth = max(typicalWidth, min(widest, typical + LineShape.wide) + indent - LineShape.wide)
        }
    }

    /// A sentence that is an item of a list or stands below a heading.
    private static func isFirstLine(_ position: Int, _ shapes: [LineShape]) -> Bool {
        guard shapes[position].isSentence else { return false }
        if shapes[position].marker != .none { return true }
        guard position > 0 else { return false }
        let previous = shapes[position - 1]
        return previous.marker == .chinese && !previous.isSentence && previous.count <= 20
    }

    /// Width with the thin spaces that the tool did not print.
    private func width(of line: LineShape) -> Int { line.width + (spacesBorders ? line.tightBorders : 0) }

    /// Compares indents with the left margin of their own page, which tools move from page to page.
    private mutating func measureIndents(_ shapes: [LineShape], _ document: Document) {
        var first = 0
        var known = [Bool?](repeating: nil, count: document.lines.count)
        for position in 1...shapes.count where position == shapes.count || shapes[position].followsBreak {
            let page = shapes[first..<position]
            let prose = page.lazy.filter(\.isSentence)
            if let margin = prose.map(\.indent).min(),
                prose.contains(where: { $0.indent >= margin + LineShape.wide })
            {
                for shape in page { known[shape.line] = shape.indent >= margin + LineShape.wide }
            }
            first = position
        }
        var firsts = (indented: 0, all: 0)
        var others = (indented: 0, all: 0)
        for position in shapes.indices.dropFirst() {
            let shape = shapes[position]
            guard let isIndented = known[shape.line], shape.isSentence else { continue }
            if Self.isFirstLine(position, shapes) {
                firsts.all += 1
                if isIndented { firsts.indented += 1 }
            } else if shapes[position - 1].isSentence, !shapes[position - 1].endsSentence {
                others.all += 1
                if isIndented { others.indented += 1 }
            }
        }
        let marksFirstLines =
            firsts.all >= 2 && firsts.indented * 10 >= firsts.all * 7
            && others.indented * 10 <= others.all * 2
        if marksFirstLines { indented = known }
    }

    /// Blank lines between broken lines of one paragraph, and before list items.
    private mutating func measureGaps(_ shapes: [LineShape]) {
        var inner: [Int] = []
        var outer: [Int] = []
        var all: [Int] = []
        for position in shapes.indices.dropFirst() where !shapes[position].followsBreak {
            let (previous, shape) = (shapes[position - 1], shapes[position])
            if previous.isSentence || shape.isSentence { all.append(shape.gap) }
            if previous.isSentence, previous.endsSentence, shape.isSentence {
                outer.append(shape.gap)
            } else if shape.marker != .none {
                if shape.isSentence || shape.endsSentence || previous.endsSentence { outer.append(shape.gap) }
            } else if previous.isSentence, !previous.endsSentence {
                inner.append(shape.gap)
            }
        }
        all.sort()
        inner.sort()
        outer.sort()
        if !all.isEmpty { usualGap = all[all.count / 2] }
        guard outer.count >= 2 else { return }
        let widestInner = inner.isEmpty ? 0 : inner[(inner.count - 1) * 3 / 4]
        if inner.count >= 3 { innerGap = widestInner }
        if outer[outer.count / 4] > widestInner { adjacentGap = widestInner }
    }
}
