import Model

/// How a document sets its paragraphs, measured on the lines that can only be prose.
///
/// Unit: widths in quarters of a Chinese character, see `LineShape`.
struct TextLayout {
    /// Width of a full line; `nil` where lines are not wrapped.
    private(set) var textWidth: Int?
    /// How much narrower the first line of a paragraph is.
    private(set) var firstLineIndent = 0
    /// Blank lines that a paragraph's own lines have between them at most; `nil` where not known.
    private(set) var innerGap: Int?
    /// Lines that follow each other without more blank lines than this belong together; `nil` where blank lines say nothing.
    private var adjacentGap: Int?
    private(set) var usualGap = 0
    /// For each line of the document whether it is indented; empty where indents say nothing.
    private var indented: [Int: Bool] = [:]
    private var marksFirstLines = false
    /// Chinese and Latin text have a thin space between them.
    private var spacesBorders = false

    init(_ shapes: [LineShape], _ document: Document) {
        spacesBorders = shapes.contains { $0.spacedBorders > 0 && $0.isSentence }
        measureWidth(shapes)
        measureFirstLines(shapes)
        measureIndents(shapes, document)
        measureGaps(shapes)
    }

    /// The line had no room for what begins the next one.
    func isWrapped(_ line: LineShape, isFirst: Bool, before next: LineShape) -> Bool {
        guard let textWidth, line.width > textWidth / 2 else { return false }
        let room = textWidth - line.width - (isFirst ? firstLineIndent : 0)
        return room < next.unit + (line.endsSentence ? slack(of: line) : 2 * LineShape.wide)
    }

    /// By how much a line's measured width may be too small: Latin characters differ in width, and some tools do
    /// not print the thin space between Chinese and Latin text.
    private func slack(of line: LineShape) -> Int {
        (line.asciiCount > 0 ? LineShape.wide / 2 : 0) + (spacesBorders ? line.tightBorders : 0)
    }

    /// More blank lines before it than paragraphs have inside.
    func isSetApart(_ line: LineShape) -> Bool {
        guard let innerGap, !line.followsBreak else { return false }
        return line.gap > innerGap
    }

    /// Where blank lines part the paragraphs, a line without one goes on.
    func isAdjacent(_ line: LineShape) -> Bool {
        guard let adjacentGap else { return false }
        return line.gap <= adjacentGap
    }

    /// Decides at the end of a sentence.
    func continuesSentence(
        _ previous: LineShape, _ line: LineShape, before next: LineShape?, isWrapped: Bool
    ) -> Bool {
        if isAdjacent(line), !previous.hasColumns { return true }
        guard let textWidth else { return false }
        if marksFirstLines, let isIndented = indented[line.line] { return !isIndented && isWrapped }
        guard isWrapped, firstLineIndent > 0 else { return isWrapped }
        if line.width + firstLineIndent > textWidth + LineShape.wide / 2 { return true }
        guard let next, next.marker == .none, !line.endsSentence else { return true }
        // A line that left room for what begins the next one was narrower: the first of a paragraph.
        let needed = line.width + next.unit + slack(of: line)
        return needed > textWidth || needed + firstLineIndent <= textWidth - LineShape.wide
    }

    /// The narrow band of widths that most broken lines of prose share.
    private mutating func measureWidth(_ shapes: [LineShape]) {
        let widths = shapes.lazy.filter { $0.isSentence && !$0.endsSentence }.map(\.width).sorted()
        guard widths.count >= 3 else { return }
        let band = 3 * LineShape.wide
        var best = 0
        var low = 0
        for high in widths.indices {
            while widths[high] - widths[low] > band { low += 1 }
            if high - low + 1 >= best {
                best = high - low + 1
                textWidth = widths[high]
            }
        }
        let prose = shapes.count { $0.isSentence }
        let wider = shapes.count { $0.isSentence && $0.width > (textWidth ?? 0) + band }
        if best * 2 < widths.count || wider * 10 > prose { textWidth = nil }
    }

    /// List items are first lines for certain: are those that were wrapped narrower than the rest?
    private mutating func measureFirstLines(_ shapes: [LineShape]) {
        guard let textWidth else { return }
        var widths: [Int] = []
        for position in shapes.indices.dropLast() {
            let shape = shapes[position]
            if shape.marker != .none, shape.isProse, !shape.endsSentence { widths.append(shape.width) }
        }
        widths.sort()
        let typical = widths.isEmpty ? textWidth - 2 * LineShape.wide : widths[widths.count / 2]
        firstLineIndent = textWidth - typical >= LineShape.wide ? 2 * LineShape.wide : 0
    }

    /// Compares indents with the left margin of their own page, which tools move from page to page.
    private mutating func measureIndents(_ shapes: [LineShape], _ document: Document) {
        var first = 0
        var known: [Int: Bool] = [:]
        for position in 1...shapes.count where position == shapes.count || shapes[position].followsBreak {
            let page = shapes[first..<position]
            let prose = page.filter(\.isProse)
            if prose.count >= 2, let margin = prose.map(\.indent).min() {
                for shape in page { known[shape.line] = shape.indent >= margin + LineShape.wide }
            }
            first = position
        }
        var firsts = (indented: 0, all: 0)
        var others = (indented: 0, all: 0)
        for position in shapes.indices.dropFirst() {
            let shape = shapes[position]
            guard let isIndented = known[shape.line], shape.isProse else { continue }
            if shape.marker != .none {
                firsts.all += 1
                if isIndented { firsts.indented += 1 }
            } else if shapes[position - 1].isProse, !shapes[position - 1].endsSentence {
                others.all += 1
                if isIndented { others.indented += 1 }
            }
        }
        marksFirstLines =
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
        guard outer.count >= 3 else { return }
        let widestInner = inner.isEmpty ? 0 : inner[(inner.count - 1) * 3 / 4]
        if inner.count >= 3 { innerGap = widestInner }
        if textWidth == nil, outer[outer.count / 4] > widestInner { adjacentGap = widestInner }
    }
}
