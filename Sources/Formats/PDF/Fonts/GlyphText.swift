/// What a glyph of a font says: mostly one character, sometimes several (`ﬁ` as one glyph), sometimes nobody knows.
struct GlyphText: Equatable {
    /// A scalar's value, or behind those the place of a longer text in `GlyphTexts`.
    fileprivate let code: UInt32

    /// The font does not say which character this is.
    static let unknown = GlyphText(code: .max)
    /// Prints nothing: the rest of a text that another glyph says.
    static let nothing = GlyphText(code: .max - 1)

    init(_ scalar: Unicode.Scalar) { code = scalar.value }
    fileprivate init(code: UInt32) { self.code = code }

    /// `nil` for what is not one character.
    var scalar: Unicode.Scalar? { Unicode.Scalar(code) }
    var isSpace: Bool { code == 0x20 || code == 0xA0 || code == 0x3000 || code == 0x09 }
}

/// The texts of one file's glyphs that are longer than a character.
final class GlyphTexts {
    private var texts: [[Unicode.Scalar]] = []
    private static let first: UInt32 = 0x11_0000
    /// Where a file has more, which no font needs, the rest is unknown.
    private static let most = 1 << 20

    func text(of scalars: [Unicode.Scalar]) -> GlyphText {
        if scalars.count == 1 { return GlyphText(scalars[0]) }
        guard !scalars.isEmpty else { return .nothing }
        guard texts.count < Self.most else { return .unknown }
        texts.append(scalars)
        return GlyphText(code: Self.first + UInt32(truncatingIfNeeded: texts.count - 1))
    }

    /// U+FFFD for what is unknown, so that a number with such a digit is none.
    func append(_ text: GlyphText, to line: inout [Unicode.Scalar]) {
        if let scalar = text.scalar {
            line.append(scalar)
        } else if text == .unknown {
            line.append("\u{FFFD}")
        } else {
            let place = Int(text.code &- Self.first)
            if place < texts.count { line += texts[place] }
        }
    }
}

extension [UInt8] {
    /// Decoded from UTF-16, big-endian; half characters are U+FFFD.
    var utf16Scalars: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var index = 0
        while index + 1 < count {
            let unit = UInt16(self[index]) << 8 | UInt16(self[index + 1])
            index += 2
            if let scalar = Unicode.Scalar(unit) {
                scalars.append(scalar)
            } else if UTF16.isLeadSurrogate(unit), index + 1 < count {
                let trail = UInt16(self[index]) << 8 | UInt16(self[index + 1])
                if UTF16.isTrailSurrogate(trail) {
                    index += 2
                    scalars.append(UTF16.decode(UTF16.EncodedScalar([unit, trail])))
                } else {
                    scalars.append("\u{FFFD}")
                }
            } else {
                scalars.append("\u{FFFD}")
            }
        }
        return scalars
    }

    /// A string for people: UTF-16 or UTF-8 with a mark before it, else Latin letters.
    var pdfText: [Unicode.Scalar] {
        if starts(with: [0xFE, 0xFF]) { return Array(self[2...]).utf16Scalars }
        if starts(with: [0xEF, 0xBB, 0xBF]) {
            return [Unicode.Scalar](String(decoding: self[3...], as: UTF8.self).unicodeScalars)
        }
        return map { SimpleEncoding.winAnsi.scalar($0) ?? Unicode.Scalar($0) }
    }
}
