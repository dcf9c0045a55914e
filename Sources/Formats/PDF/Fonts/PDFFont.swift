/// What a font of a PDF file says of the codes in a string: how many bytes each has, which character it is, how far it
/// moves the pen.
///
/// | kind | code | character |
/// |---|---|---|
/// | simple (Type 1, TrueType, Type 3) | a byte | `ToUnicode`, else the encoding and the names of its glyphs |
/// | composite (Type 0) | as its table says | `ToUnicode`, else a predefined table |
/// A font that says neither has no text: its glyphs are numbered in an order of its own.
final class PDFFont {
    struct Glyph {
        var text: GlyphText
        /// In parts of the size: 1 is a full square.
        var width: Double
    }

    let isVertical: Bool

    private enum Coding {
        case simple
        case predefined(PredefinedMap)
        case embedded(CharacterMap)
    }

    private let coding: Coding
    private let toUnicode: CharacterMap?
    private let texts: GlyphTexts
    /// For simple fonts what each code is without `ToUnicode`.
    private var encoding: [[Unicode.Scalar]?] = []
    private let widths: GlyphWidths
    /// Glyphs of codes that were asked for, by their high and their low byte.
    private var known: [[Glyph?]?] = Array(repeating: nil, count: 256)

    init(_ dictionary: [String: PDFObject], _ file: PDFFile, _ texts: GlyphTexts) {
        self.texts = texts
        let map = file.stream(dictionary["ToUnicode"]).map { CharacterMap(file.decode($0).bytes) }
        toUnicode = map.flatMap { $0.hasTexts ? $0 : nil }
        if file.name(dictionary["Subtype"]) == "Type0" {
            (coding, isVertical) = Self.compositeCoding(dictionary, file)
            widths = GlyphWidths(
                composite: file.dictionary(file.array(dictionary["DescendantFonts"])?.first), file)
        } else {
            coding = .simple
            isVertical = false
            encoding = SimpleFontEncoding.texts(dictionary, file)
            widths = GlyphWidths(simple: dictionary, file)
        }
    }

    private static func compositeCoding(_ dictionary: [String: PDFObject], _ file: PDFFile) -> (Coding, Bool)
    {
        if let stream = file.stream(dictionary["Encoding"]) {
            return (
                .embedded(CharacterMap(file.decode(stream).bytes)),
                file.integer(stream.dictionary["WMode"]) == 1
            )
        }
        let name = file.name(dictionary["Encoding"]) ?? ""
        guard let map = PredefinedMap(name) ?? PredefinedMap("Identity-H") else {
            return (.simple, false)
        }
        return (.predefined(map), name.hasSuffix("-V"))
    }

    /// Calls `body` for each code of a string, in order; `isSpace` where the code is the one byte 32, which word spacing
    /// is for.
    @inline(__always)
    func forEachGlyph(_ string: [UInt8], _ body: (Glyph, _ isSpace: Bool) -> Void) {
        var place = 0
        while place < string.count {
            let length = min(codeLength(string, at: place), string.count - place)
            var code: UInt32 = 0
            for index in place..<(place + length) { code = code << 8 | UInt32(string[index]) }
            body(glyph(code, string[place..<(place + length)]), length == 1 && code == 0x20)
            place += length
        }
    }

    private func codeLength(_ string: [UInt8], at place: Int) -> Int {
        switch coding {
        case .simple: return 1
        case .embedded(let map): return map.codeLength(string, at: place)
        case .predefined(let map):
            switch map.coding {
            case .identity: return 2
            case .utf32: return 4
            case .utf16: return string[place] & 0xFC == 0xD8 ? 4 : 2
            case .national(let encoding): return encoding.codeLength(string, at: place)
            }
        }
    }

    private func glyph(_ code: UInt32, _ bytes: ArraySlice<UInt8>) -> Glyph {
        guard code <= 0xFFFF else { return makeGlyph(code, bytes) }
        let (high, low) = (Int(code >> 8), Int(code & 0xFF))
        if let glyph = known[high]?[low] { return glyph }
        let glyph = makeGlyph(code, bytes)
        if known[high] == nil { known[high] = Array(repeating: nil, count: 256) }
        known[high]?[low] = glyph
        return glyph
    }

    private func makeGlyph(_ code: UInt32, _ bytes: ArraySlice<UInt8>) -> Glyph {
        let scalars = toUnicode?.text(of: code) ?? ownText(code, bytes)
        // U+0000 and the like are what writers put where they do not know.
        let isKnown =
            scalars.map { !$0.contains { $0.value < 0x20 && $0.value != 0x09 || $0 == "\u{FFFD}" } } ?? false
        return Glyph(text: isKnown ? texts.text(of: scalars ?? []) : .unknown, width: width(code))
    }

    private func ownText(_ code: UInt32, _ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        switch coding {
        case .simple: return Int(code) < encoding.count ? encoding[Int(code)] : nil
        case .embedded: return nil
        case .predefined(let map):
            switch map.coding {
            case .identity: return nil
            case .utf16: return Array(bytes).utf16Scalars
            case .utf32: return Unicode.Scalar(code).map { [$0] }
            case .national(let encoding): return encoding.scalar(bytes).map { [$0] }
            }
        }
    }

    private func width(_ code: UInt32) -> Double {
        switch coding {
        case .simple: widths[code]
        case .embedded(let map): widths[map.number(of: code) ?? code]
        case .predefined(let map): map.glyphNumber(code).map { widths[$0] } ?? widths.usual
        }
    }
}

/// How wide the glyphs of a font are, in parts of the size.
struct GlyphWidths {
    private var widths: [UInt32: Double] = [:]
    private var ranges: [(numbers: ClosedRange<UInt32>, width: Double)] = []
    let usual: Double
    private var scale = 0.001

    subscript(number: UInt32) -> Double {
        if let width = widths[number] { return width * scale }
        return ranges.first { $0.numbers.contains(number) }?.width ?? usual
    }

    /// `/W [120 [400 325] 7000 8000 500]`: from 120 on these widths; from 7000 to 8000 this one.
    init(composite dictionary: [String: PDFObject]?, _ file: PDFFile) {
        usual = (file.number(dictionary?["DW"]) ?? 1000) * 0.001
        let entries = file.array(dictionary?["W"]) ?? []
        var place = 0
        while place + 1 < entries.count, let first = file.integer(entries[place]) {
            let first = UInt32(clamping: first)
            if let list = file.numbers(entries[place + 1]) {
                for (offset, width) in list.enumerated() {
                    widths[first &+ UInt32(truncatingIfNeeded: offset)] = width
                }
                place += 2
            } else {
                guard place + 2 < entries.count, let last = file.integer(entries[place + 1]),
                    let width = file.number(entries[place + 2])
                else { break }
                let end = UInt32(clamping: last)
                if first <= end, ranges.count < 4096 { ranges.append((first...end, width * 0.001)) }
                place += 3
            }
        }
    }

    init(simple dictionary: [String: PDFObject], _ file: PDFFile) {
        if file.name(dictionary["Subtype"]) == "Type3", let matrix = file.numbers(dictionary["FontMatrix"]),
            matrix.count >= 2, matrix[0] != 0 || matrix[1] != 0
        {
            scale = (matrix[0] * matrix[0] + matrix[1] * matrix[1]).squareRoot()
        }
        let first = file.integer(dictionary["FirstChar"]) ?? 0
        for (offset, width) in (file.numbers(dictionary["Widths"]) ?? []).prefix(256).enumerated() {
            widths[UInt32(clamping: first &+ offset)] = width
        }
        let descriptor = file.dictionary(dictionary["FontDescriptor"])
        usual = (file.number(descriptor?["MissingWidth"]) ?? (widths.isEmpty ? 500 : 0)) * 0.001
        if widths.isEmpty, let table = StandardWidths.widths(ofFont: file.name(dictionary["BaseFont"]) ?? "")
        {
            for code in UInt8.min...UInt8.max { widths[UInt32(code)] = table(code) }
        }
    }
}

/// Which characters the codes of a simple font are, as far as its encoding and the names of its glyphs say.
enum SimpleFontEncoding {
    /// Shape: 256 entries; `nil` where nothing says it.
    static func texts(_ dictionary: [String: PDFObject], _ file: PDFFile) -> [[Unicode.Scalar]?] {
        let entry = file.value(dictionary["Encoding"])
        var base = SimpleEncoding.named(entry?.name)
        var differences: [PDFObject] = []
        if case .dictionary(let entries)? = entry {
            base = SimpleEncoding.named(file.name(entries["BaseEncoding"]))
            differences = file.array(entries["Differences"]) ?? []
        }
        if base == nil, !hasOwnEncoding(dictionary, file) { base = .standard }
        var texts = (UInt8.min...UInt8.max).map { code in base?.scalar(code).map { [$0] } }
        var code = 0
        for element in differences {
            if let number = file.integer(element) {
                code = number
            } else if let name = file.name(element) {
                if 0..<256 ~= code { texts[code] = GlyphNames.text(of: name) }
                code &+= 1
            }
        }
        return texts
    }

    /// Symbols, and parts of a font under numbers of their own: what the codes are is only in the font's program.
    private static func hasOwnEncoding(_ dictionary: [String: PDFObject], _ file: PDFFile) -> Bool {
        if file.name(dictionary["Subtype"]) == "Type3" { return true }
        guard let descriptor = file.dictionary(dictionary["FontDescriptor"]) else {
            let name = file.name(dictionary["BaseFont"]) ?? ""
            return name.contains("Symbol") || name.contains("Dingbats")
        }
        return (file.integer(descriptor["Flags"]) ?? 4) & 4 != 0
    }
}
