/// Collects what a page prints, and forgets what something painted later hides.
struct PagePainter {
    private(set) var page = PageContent()
    /// Opaque areas, each with the number of characters that were printed before it.
    private var covers: [(rect: PageRect, count: Int)] = []
    /// Areas that white text can be seen on, and white ones.
    private var grounds: [(rect: PageRect, isWhite: Bool)] = []

    /// An area whose height is at most this is a line; lines nearer to each other are one.
    static let thickestRule = 3.0
    /// Real pages have some hundreds; a map has hundreds of thousands, and no table.
    private static let mostRules = 60_000
    private static let mostAreas = 20_000
    private static let mostGlyphs = 400_000

    init(number: Int32, width: Double, height: Double) {
        page.number = number
        page.width = width
        page.height = height
    }

    // MARK: Text

    mutating func add(_ glyph: PageGlyph, isWhite: Bool, clip: PageRect) {
        guard glyph.x.isFinite, glyph.y.isFinite, glyph.size.isFinite, glyph.advance.isFinite,
            abs(glyph.x) < 1e6, abs(glyph.y) < 1e6, glyph.size < 1e5, glyph.size > 0.1
        else { return }
        guard page.glyphs.count < Self.mostGlyphs else {
            page.isTooLarge = true
            return
        }
        let center = glyph.center
        let paper = PageRect(left: 0, top: 0, right: page.width, bottom: page.height)
        guard clip.contains(center, margin: 1), paper.contains(center, margin: 1),
            !isWhite || isSeen(whiteAt: center)
        else {
            hide()
            return
        }
        page.glyphs.append(glyph)
    }

    mutating func hide() { page.hiddenCount += 1 }

    mutating func markDamaged() { page.isDamaged = true }

    private func isSeen(whiteAt point: PagePoint) -> Bool {
        grounds.suffix(2000).last { $0.rect.contains(point) }.map { !$0.isWhite } ?? false
    }

    /// Gives the characters from `start` on the text that the file says they have.
    mutating func retell(from start: Int, as scalars: [Unicode.Scalar], _ texts: GlyphTexts) {
        let count = page.glyphs.count - start
        guard start >= 0, count > 0 else { return }
        if scalars.count == count {
            for (offset, scalar) in scalars.enumerated() {
                page.glyphs[start + offset].text = GlyphText(scalar)
            }
        } else {
            page.glyphs[start].text = texts.text(of: scalars)
            for index in (start + 1)..<max(start + 1, page.glyphs.count) {
                page.glyphs[index].text = .nothing
            }
        }
    }

    // MARK: Areas and lines

    /// Fills the outline `points`, alone (`isOnly`) or as one of several that may be holes of each other.
    mutating func fill(_ points: [PagePoint], _ state: GraphicsState, isOnly: Bool) {
        let rect = PageRect(around: points).intersection(state.clip)
        guard state.isVisible, rect.width >= 0, rect.height >= 0, rect.width.isFinite, rect.height.isFinite
        else {
            return
        }
        if min(rect.width, rect.height) <= Self.thickestRule {
            if !state.fill.isWhite { addRule(along: rect) }
            return
        }
        cover(rect, state, isWhite: state.fill.isWhite, isWhole: isOnly && Self.isRectangle(points))
    }

    /// A picture over the unit square.
    mutating func addPicture(_ state: GraphicsState, isOpaque: Bool) {
        let square = PageRect(left: 0, top: 0, right: 1, bottom: 1)
        let rect = state.matrix.apply(square).intersection(state.clip)
        guard state.isVisible, rect.width > 0, rect.height > 0, rect.area.isFinite else { return }
        if min(rect.width, rect.height) <= Self.thickestRule { return addRule(along: rect) }
        let paper = PageRect(left: 0, top: 0, right: page.width, bottom: page.height)
        page.pictureArea += rect.intersection(paper).area
        cover(rect, state, isWhite: false, isWhole: isOpaque && state.matrix.keepsUpright)
    }

    private mutating func cover(_ rect: PageRect, _ state: GraphicsState, isWhite: Bool, isWhole: Bool) {
        guard page.areas.count < Self.mostAreas, covers.count < Self.mostAreas else { return }
        grounds.append((rect, isWhite && isWhole))
        if isWhole { page.areas.append(rect) }
        if isWhole, state.isOpaque, !page.glyphs.isEmpty { covers.append((rect, page.glyphs.count)) }
    }

    mutating func stroke(_ points: [PagePoint], _ state: GraphicsState) {
        guard state.isVisible, !state.stroke.isWhite else { return }
        for (from, to) in zip(points, points.dropFirst()) {
            guard abs(from.x - to.x) < 0.6 || abs(from.y - to.y) < 0.6 else { continue }
            addRule(along: PageRect(around: [from, to]).intersection(state.clip.widened(1)))
        }
    }

    private mutating func addRule(along rect: PageRect) {
        guard page.rules.count < Self.mostRules, rect.width.isFinite, rect.height.isFinite, rect.width >= 0,
            rect.height >= 0, max(rect.width, rect.height) > 0, rect.width < 1e5, rect.height < 1e5
        else { return }
        let isHorizontal = rect.width >= rect.height
        page.rules.append(
            PageRule(
                isHorizontal: isHorizontal,
                place: isHorizontal ? (rect.top + rect.bottom) / 2 : (rect.left + rect.right) / 2,
                start: isHorizontal ? rect.left : rect.top, end: isHorizontal ? rect.right : rect.bottom))
    }

    private static func isRectangle(_ points: [PagePoint]) -> Bool {
        guard 4...5 ~= points.count else { return false }
        return zip(points, points.dropFirst()).allSatisfy { abs($0.x - $1.x) < 0.1 || abs($0.y - $1.y) < 0.1 }
    }

    // MARK: The end

    /// The page, without what later areas cover.
    ///
    /// Cost: each cover looks at the characters in the bands of the page that it reaches over; a page where that is
    /// more than a second's work is given up.
    mutating func finish() -> PageContent {
        guard !covers.isEmpty else { return page }
        let band = 12.0
        let bandCount = max(1, min(4096, Int(min(page.height, 1e6) / band) + 1))
        func index(_ y: Double) -> Int { max(0, min(bandCount - 1, Int(max(-1, min(y, 1e6)) / band))) }
        var bands = [[Int32]](repeating: [], count: bandCount)
        let centers = page.glyphs.map(\.center)
        for (offset, center) in centers.enumerated() {
            bands[index(center.y)].append(Int32(truncatingIfNeeded: offset))
        }
        var isHidden = [Bool](repeating: false, count: centers.count)
        var work = 0
        for cover in covers {
            for band in index(cover.rect.top)...max(index(cover.rect.top), index(cover.rect.bottom)) {
                work += bands[band].count
                for offset in bands[band]
                where offset < cover.count && cover.rect.contains(centers[Int(offset)]) {
                    isHidden[Int(offset)] = true
                }
            }
            guard work < 50_000_000 else {
                page.isTooLarge = true
                return page
            }
        }
        let all = page.glyphs
        page.glyphs = zip(all, isHidden).compactMap { $1 ? nil : $0 }
        page.hiddenCount += all.count - page.glyphs.count
        return page
    }
}

extension PageRect {
    func widened(_ margin: Double) -> PageRect {
        PageRect(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}
