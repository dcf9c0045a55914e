import Model

/// Whether the characters of a file are what a reader sees.
struct TextHealth {
    private(set) var rejections: [Rejection] = []
    private var picturePages: [Int32] = []
    /// By font: a file's prose may be healthy, and the table in its annex garbled.
    private var fonts: [Int32: Counts] = [:]
    private var damagedPages: [Int32] = []

    private struct Counts {
        var known = 0
        var unknown = 0
        var strange = 0
    }

    mutating func add(_ page: PageContent) {
        for glyph in page.glyphs where glyph.text != .nothing && !glyph.text.isSpace {
            if glyph.text == .unknown {
                fonts[glyph.font, default: Counts()].unknown += 1
            } else {
                fonts[glyph.font, default: Counts()].known += 1
                if let scalar = glyph.text.scalar, Self.isStrange(scalar) { fonts[glyph.font]?.strange += 1 }
            }
        }
        // A scanned page, with or without what a program recognised behind it.
        if page.pictureArea > page.width * page.height * 0.4, page.glyphs.count < 40 {
            picturePages.append(page.number)
        }
        if page.isDamaged { damagedPages.append(page.number) }
    }

    /// Throws: `damaged_file`, `no_text_mapping`, `garbled_text`, `picture_only`, `empty_source`.
    mutating func check(pageCount: Int) throws(Rejection) {
        guard pageCount > 0 else { throw .extract(.damagedFile, "no page could be found") }
        if let page = damagedPages.first {
            throw .extract(.damagedFile, "the content of page \(page) does not fit its check sum")
        }
        if picturePages.count == pageCount {
            throw .extract(
                .pictureOnly, pageCount == 1 ? "its page is a picture" : "its \(pageCount) pages are pictures"
            )
        }
        let known = fonts.values.reduce(0) { $0 + $1.known }
        let unknown = fonts.values.reduce(0) { $0 + $1.unknown }
        if unknown > 0, unknown * 5 > known + unknown {
            throw .extract(
                .noTextMapping,
                "\(unknown) of \(known + unknown) characters are known to its fonts by number only")
        }
        if known + unknown == 0 {
            throw picturePages.isEmpty
                ? .extract(.emptySource, "its pages print no text")
                : .extract(.pictureOnly, "its pages are pictures")
        }
        try checkFonts()
        rejections = picturePages.map {
            .extract(.picturePages, "page \($0) is a picture", place: .page($0, left: 0, top: 0))
        }
    }

    /// Throws: `garbled_text`.
    ///
    /// Where a tool mixed up which glyph is which character, a tenth of them are letters such as `ÿ` and `Ā`; a healthy
    /// report has none, or a name with an accent.
    private func checkFonts() throws(Rejection) {
        let strange = fonts.values.reduce(0) { $0 + $1.strange }
        let known = fonts.values.reduce(0) { $0 + $1.known }
        let isGarbled = fonts.values.contains { $0.strange > 3 && $0.strange * 25 > $0.known }
        if isGarbled || strange * 50 > known {
            throw .extract(.garbledText, "\(strange) of \(known) characters are such as no report has")
        }
    }

    /// Letters of languages that no Chinese report is written in, private and control characters. Symbol fonts number
    /// their bullets from U+F000.
    private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xC0..<0xD7, 0xD8..<0xF7, 0xF8..<0x2C6, 0x0500..<0x2000, 0xE000..<0xF000,
            0xF100..<0xF900:
            true
        default: false
        }
    }
}
