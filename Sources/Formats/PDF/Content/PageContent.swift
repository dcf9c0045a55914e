/// What a page prints: characters with their places, straight lines, coloured areas.
struct PageContent {
    /// From 1.
    var number: Int32 = 1
    var width = 0.0
    var height = 0.0
    /// In the order in which they are printed, which need not be that of reading.
    var glyphs: [PageGlyph] = []
    var rules: [PageRule] = []
    /// Coloured areas, whose edges are borders of a kind.
    var areas: [PageRect] = []
    /// How much of the page pictures cover, in square points.
    var pictureArea = 0.0
    /// Characters that nobody sees, such as those behind a scanned page.
    var hiddenCount = 0
    /// True where packed bytes did not fit their check sum: digits may be others.
    var isDamaged = false
    /// True where reading was given up.
    var isTooLarge = false
}

/// One printed character.
struct PageGlyph {
    var text: GlyphText
    /// Start of its base line.
    var x: Double
    var y: Double
    /// Height of the font.
    var size: Double
    /// How far the pen moves.
    var advance: Double
    /// The way in which the pen moves, of length 1: (1, 0) to the right, (0, -1) upwards on the page.
    var directionX: Double
    var directionY: Double
    /// Place of its font among the file's.
    var font: Int32

    /// The middle of its ink, by and large.
    var center: PagePoint {
        PagePoint(
            x: x + directionX * advance / 2 + directionY * size * 0.35,
            y: y + directionY * advance / 2 - directionX * size * 0.35)
    }
}

/// A straight line across or down the page, drawn as a stroke or as a thin area.
struct PageRule {
    let isHorizontal: Bool
    /// y of a horizontal one, x of a vertical one.
    var place: Double
    /// The way that it goes: `start` < `end`.
    var start: Double
    var end: Double
}
