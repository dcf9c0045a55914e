/// What `WidthFolding` does with each character, as one table: everything that is not named here
/// stays as printed, so `①`, `㎡`, `Ⅲ` and Chinese punctuation do.
struct WidthTable: Sendable {
    /// When a sign is part of a number or an address, judged by the characters right beside it.
    enum SignRule: UInt32 {
        /// `％`, `＠`, `｜`: no sign of Chinese text.
        case always
        /// `－`, `／`: a minus, a blank cell, part of a telephone number; but 市－县, 是／否 stay.
        case unlessBetweenIdeographs
        /// `＋389`, `ｘ＝１`; but 互联网＋政务 stays.
        case besideLetterOrDigit
        /// `２．５`, `ｇｏｖ．ｃｎ`; but the number of a list item stays: `2．其他`.
        case betweenLettersOrDigits
        /// `１，２３４`: a digit before, exactly three after.
        case groupingDigits
        /// `ｈｔｔｐ：／／`.
        case beforeSlashes
    }

    enum Folding: Equatable {
        case keep
        case remove
        /// Takes as many columns as before.
        case same(Unicode.Scalar)
        /// Was two columns wide and is one.
        case narrow(Unicode.Scalar)
        case sign(Unicode.Scalar, SignRule)
    }

    static let shared = WidthTable()

    private static let signs: [(rule: SignRule, characters: String)] = [
        (.always, "％＠＿｜﹪﹫"),
        // Besides the wide ones: small, non-breaking and mathematical forms that editors put in.
        (.unlessBetweenIdeographs, "－／﹣\u{2010}\u{2011}\u{2212}"),
        (.besideLetterOrDigit, "＋＝＆＃＊＄＜＞﹢"),
        (.betweenLettersOrDigits, "．﹒"),
        (.groupingDigits, "，"),
        (.beforeSlashes, "："),
    ]
    /// ASCII for the signs that do not stand 0xFEE0 above it.
    private static let narrowForms: [Unicode.Scalar: Unicode.Scalar] = [
        "﹪": "%", "﹫": "@", "﹣": "-", "\u{2010}": "-", "\u{2011}": "-", "\u{2212}": "-", "﹢": "+", "﹒": ".",
    ]
    /// Marks turned or made small for vertical setting, each followed by its usual form.
    private static let verticalForms = "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︵（︶）︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹐，﹑、﹔；﹕：﹖？﹗！﹙（﹚）"

    private static let spaces: [ClosedRange<UInt32>] = [
        0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x202F...0x202F, 0x205F...0x205F,
    ]
    private static let invisible: [ClosedRange<UInt32>] = [
        // Control characters but the tab.
        0x00...0x08, 0x0A...0x1F, 0x7F...0x9F,
        // Soft hyphen, joiners, marks of writing direction, byte order mark.
        0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x2028...0x202E,
        0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFC,
        // Variation selectors.
        0xFE00...0xFE0F, 0xE0100...0xE01EF,
    ]

    /// Number of each page of 256 characters in `entries`; 0 is the page where all stay.
    private var pages = [UInt8](repeating: 0, count: 0x1100)
    /// A kind in the upper bits, a character or an offset in the lower 21.
    private var entries = [UInt32](repeating: 0, count: 256)

    private enum Kind {
        static let keep: UInt32 = 0
        static let remove: UInt32 = 1
        static let same: UInt32 = 2
        static let narrow: UInt32 = 3
        /// Plus the rule's raw value.
        static let sign: UInt32 = 8
    }

    private init() {
        for range in Self.invisible { for value in range { set(value, Kind.remove, 0) } }
        for range in Self.spaces { for value in range { set(value, Kind.same, 0x20) } }
        set(0x3000, Kind.narrow, 0x20)
        for range in [0x30...0x39, 0x41...0x5A, 0x61...0x7A] as [ClosedRange<UInt32>] {
            for value in range { set(value + 0xFEE0, Kind.narrow, value) }
        }
        for (rule, characters) in Self.signs {
            for sign in characters.unicodeScalars {
                let narrow = Self.narrowForms[sign]?.value ?? (sign.value &- 0xFEE0)
                set(sign.value, Kind.sign + rule.rawValue, narrow)
            }
        }
        var vertical: Unicode.Scalar?
        for form in Self.verticalForms.unicodeScalars {
            if let from = vertical {
                set(from.value, Kind.same, form.value)
                vertical = nil
            } else {
                vertical = form
            }
        }
        for block in UnifiedIdeographs.blocks {
            for (offset, target) in block.targets.unicodeScalars.enumerated() where target != "。" {
                set(block.first + UInt32(offset), Kind.same, target.value)
            }
        }
    }

    private mutating func set(_ character: UInt32, _ kind: UInt32, _ payload: UInt32) {
        let page = Int(character >> 8)
        if pages[page] == 0 {
            pages[page] = UInt8(entries.count >> 8)
            entries += [UInt32](repeating: Kind.keep, count: 256)
        }
        entries[Int(pages[page]) << 8 | Int(character & 0xFF)] = kind << 21 | payload
    }

    /// Whether `folding(of:)` is `.keep`, told at once for ASCII and the common ideographs.
    @inline(__always)
    func keeps(_ character: Unicode.Scalar) -> Bool {
        let value = character.value
        return value &- 0x20 < 0x5F || value &- 0x4E00 < 0x5200 || entry(value) == Kind.keep
    }

    @inline(__always)
    private func entry(_ value: UInt32) -> UInt32 {
        entries[Int(pages[Int(value >> 8)]) << 8 | Int(value & 0xFF)]
    }

    func folding(of character: Unicode.Scalar) -> Folding {
        let entry = entry(character.value)
        let payload = entry & 0x1F_FFFF
        switch entry >> 21 {
        case Kind.keep: return .keep
        case Kind.remove: return .remove
        case let kind:
            guard let target = Unicode.Scalar(payload) else { return .keep }
            if kind == Kind.same { return .same(target) }
            if kind == Kind.narrow { return .narrow(target) }
            return SignRule(rawValue: kind &- Kind.sign).map { .sign(target, $0) } ?? .keep
        }
    }

    /// What a character looks like to a sign beside it; the same before and after folding, so that
    /// folding twice is folding once.
    enum Neighbour {
        case letter, digit, ideograph, other

        var isLetterOrDigit: Bool { self == .letter || self == .digit }
    }

    func neighbour(_ character: Unicode.Scalar) -> Neighbour {
        switch character.value {
        case 0x30...0x39, 0xFF10...0xFF19: .digit
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
        case 0x2E80...0x2FD5, 0x31C0...0x31E3, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            .ideograph
        default: .other
        }
    }
}
