/// One printed line: its text and where it stands.
struct TextLine {
    var scalars: [Unicode.Scalar] = []
    /// From the first character's left edge to the last one's right edge.
    var left = 0.0
    var right = 0.0
    /// The base line, from the top of the page.
    var base = 0.0
    var size = 0.0
    /// Stretches with gaps between them: in a table without lines each is a cell.
    var parts: [Part] = []
    /// True where a gap is wider than within a sentence.
    var hasGaps: Bool { parts.contains(where: \.isApart) }

    struct Part {
        var left: Double
        var right: Double
        /// Its own base line: on one line cells may stand a little higher or lower.
        var base: Double
        /// Offsets into the line's text.
        var start: Int
        var end: Int
        /// True where the gap before it is wider than within a sentence.
        var isApart = false
        /// Gaps within it, too narrow to tell two cells from two words.
        var gaps: [Gap] = []

        var center: Double { (left + right) / 2 }
    }

    struct Gap {
        /// Right edge of the character before it, left edge of the one behind it.
        var left: Double
        var right: Double
        /// Offset into the line's text of the character behind it.
        var offset: Int
    }

    var top: Double { base - size * 0.88 }
    var bottom: Double { base + size * 0.12 }
    var rect: PageRect { PageRect(left: left, top: top, right: right, bottom: bottom) }

    /// One part as a line of its own.
    func line(of part: Part) -> TextLine {
        var line = self
        line.scalars = Array(scalars[max(0, part.start)..<max(part.start, min(part.end, scalars.count))])
        line.left = part.left
        line.right = part.right
        line.base = part.base
        line.parts = [
            Part(left: part.left, right: part.right, base: part.base, start: 0, end: line.scalars.count)
        ]
        line.parts[0].gaps = part.gaps.map {
            Gap(left: $0.left, right: $0.right, offset: $0.offset - part.start)
        }
        return line
    }

    /// The text before and behind a gap, each as a line of its own.
    func parted(at gap: Gap) -> [TextLine] {
        guard let part = parts.first, parts.count == 1 else { return [self] }
        var (before, behind) = (part, part)
        (before.right, before.end) = (gap.left, gap.offset)
        (behind.left, behind.start) = (gap.right, gap.offset)
        before.gaps = part.gaps.filter { $0.offset < gap.offset }
        behind.gaps = part.gaps.filter { $0.offset > gap.offset }
        return [line(of: before), line(of: behind)]
    }
}

/// Puts characters together to lines, whatever the order in which they were printed.
///
/// Rule: what stands on one base line is a line, from left to right. By base lines, not by boxes: `一` and `、` are low.
/// A character that is printed twice, a hair apart, is bold and counts once. A gap of a third of a character is a space.
struct LineBuilder {
    let texts: GlyphTexts

    private static let widestSpace = 0.35
    private static let widestGap = 0.7
    /// Between two heads of narrow columns there is no more; within a text there is none.
    private static let narrowGap = 0.2
    /// Between the digits of one number there is none as wide.
    private static let digitGap = 0.15
    /// Between two cells that nearly touch, or where a program sets numbers off from the text round them.
    private static let hairGap = 0.06

    /// A character in the direction of its own writing.
    private struct Placed {
        let along: Double
        let across: Double
        let glyph: PageGlyph

        var isDigit: Bool { glyph.text.scalar?.isDecimalDigit ?? false }
        var isIdeographic: Bool { glyph.text.scalar.map { $0.value >= 0x2E80 } ?? false }
    }

    /// Lines of the direction that most characters have; across a page the text of a seal or a watermark is no line.
    func lines(of glyphs: [PageGlyph]) -> [TextLine] {
        guard let direction = Self.direction(of: glyphs) else { return [] }
        var placed: [Placed] = []
        placed.reserveCapacity(glyphs.count)
        for glyph in glyphs where direction.fits(glyph) && glyph.text != .nothing {
            placed.append(
                Placed(
                    along: glyph.x * direction.x + glyph.y * direction.y,
                    across: glyph.y * direction.x - glyph.x * direction.y, glyph: glyph))
        }
        placed.sort { ($0.across, $0.along) < ($1.across, $1.along) }
        var lines: [TextLine] = []
        var start = 0
        for index in placed.indices.dropFirst() {
            let first = placed[start]
            let size = max(first.glyph.size, placed[index].glyph.size)
            if placed[index].across - first.across > size * 0.45 {
                if let line = line(placed[start..<index], direction) { lines.append(line) }
                start = index
            }
        }
        if let line = line(placed[start...], direction) { lines.append(line) }
        return lines
    }

    private func line(_ placed: ArraySlice<Placed>, _ direction: Direction) -> TextLine? {
        let ordered = placed.filter { !$0.glyph.text.isSpace }.sorted { $0.along < $1.along }
        guard let first = ordered.first else { return nil }
        // Spaces that are printed tell where a word ends even if the gap is narrow.
        let spaces = placed.filter(\.glyph.text.isSpace).map(\.along).sorted()
        let stretch = Self.stretch(ordered)
        var nextSpace = 0
        var line = TextLine()
        var end = first.along
        var last: Placed?
        var part = TextLine.Part(left: first.along, right: first.along, base: first.across, start: 0, end: 0)
        for item in ordered {
            let size = item.glyph.size
            if let last, last.glyph.text == item.glyph.text, item.along - last.along < size * 0.15 {
                continue
            }
            let gap = item.along - end
            while nextSpace < spaces.count, spaces[nextSpace] < end - size * 0.1 { nextSpace += 1 }
            let hasSpace = nextSpace < spaces.count && spaces[nextSpace] < item.along - size * 0.05
            if let last {
                let areTogether = last.isIdeographic && item.isIdeographic
                let isApart = gap > max(size * Self.widestGap, stretch)
                let isSpace = gap > size * Self.widestSpace || hasSpace && gap > size * 0.1
                let areDigits = last.isDigit && item.isDigit
                let hasPart =
                    isApart || areTogether && gap > size * Self.narrowGap && stretch == 0
                    || areDigits && gap > size * Self.digitGap
                if !hasPart, gap > size * Self.hairGap {
                    part.gaps.append(
                        TextLine.Gap(
                            left: end, right: item.along,
                            offset: line.scalars.count + (isSpace ? 1 : 0)))
                }
                if hasPart {
                    part.end = line.scalars.count
                    line.parts.append(part)
                }
                if isApart || isSpace && !(areTogether && gap < stretch) { line.scalars.append(" ") }
                if hasPart {
                    part = TextLine.Part(
                        left: item.along, right: item.along, base: item.across, start: line.scalars.count,
                        end: 0,
                        isApart: isApart)
                }
            }
            texts.append(item.glyph.text, to: &line.scalars)
            end = max(end, item.along + item.glyph.advance)
            part.right = max(part.right, item.along + item.glyph.advance)
            line.size = max(line.size, size)
            last = item
        }
        part.end = line.scalars.count
        line.parts.append(part)
        return direction.place(&line, from: first.along, to: end, across: first.across)
    }

    /// How far the characters of a line stand apart that is stretched to the edge of the text; 0 for other lines.
    ///
    /// `月 31 日 。 公 众 可`: no spaces. Only lines with many characters, more than a table has columns, all nearly as far
    /// from each other: in `结果  结果  其他  尚未`, the heads of a table, every second gap is none.
    private static func stretch(_ ordered: [Placed]) -> Double {
        let together = zip(ordered, ordered.dropFirst()).filter { $0.isIdeographic && $1.isIdeographic }
        guard together.count >= 16, together.count * 10 >= ordered.count * 6 else { return 0 }
        let gaps = together.map { $1.along - $0.along - $0.glyph.advance }.sorted()
        let (least, most) = (gaps[gaps.count / 10], gaps[gaps.count * 9 / 10])
        return least > ordered[0].glyph.size * 0.15 && most < least * 2.5 ? most * 1.2 : 0
    }

    // MARK: Directions

    /// One of the four ways along the edges of a page.
    struct Direction: Equatable {
        let x: Double
        let y: Double

        static let right = Direction(x: 1, y: 0)

        func fits(_ glyph: PageGlyph) -> Bool { glyph.directionX * x + glyph.directionY * y > 0.98 }

        /// Where the line stands on the page.
        fileprivate func place(_ line: inout TextLine, from start: Double, to end: Double, across: Double)
            -> TextLine
        {
            if self == .right {
                (line.left, line.right, line.base) = (start, end, across)
                return line
            }
            let from = PagePoint(x: start * x - across * y, y: start * y + across * x)
            let to = PagePoint(x: end * x - across * y, y: end * y + across * x)
            line.left = min(from.x, to.x)
            line.right = max(from.x, to.x)
            line.base = max(from.y, to.y)
            line.parts = [
                TextLine.Part(
                    left: line.left, right: line.right, base: line.base, start: 0, end: line.scalars.count)
            ]
            return line
        }
    }

    /// The one that most characters have; `nil` where none runs along an edge.
    static func direction(of glyphs: [PageGlyph]) -> Direction? {
        var counts = [0, 0, 0, 0]
        for glyph in glyphs where glyph.text != .nothing {
            if glyph.directionX > 0.98 { counts[0] += 1 }
            if glyph.directionX < -0.98 { counts[1] += 1 }
            if glyph.directionY > 0.98 { counts[2] += 1 }
            if glyph.directionY < -0.98 { counts[3] += 1 }
        }
        guard let most = counts.max(), most > 0 else { return nil }
        switch counts.firstIndex(of: most) {
        case 1: return Direction(x: -1, y: 0)
        case 2: return Direction(x: 0, y: 1)
        case 3: return Direction(x: 0, y: -1)
        default: return .right
        }
    }
}
