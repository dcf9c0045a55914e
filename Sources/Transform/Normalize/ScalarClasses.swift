/// The classes of characters that layout and reading depend on.
extension Unicode.Scalar {
    /// White space inside a line, also the wide and the unbreakable kinds.
    var isBlank: Bool {
        // Most of any text: letters and digits, and all between the wide space and the byte order mark.
        if value &- 0x21 < 0xA0 - 0x21 || value &- 0x3001 < 0xFEFF - 0x3001 { return false }
        return switch value {
        case 0x20, 0x09...0x0D, 0xA0, 0x3000, 0x2000...0x200B, 0x202F, 0x205F, 0xFEFF: true
        default: false
        }
    }

    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    var isLatinLetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }

    /// A Chinese character, numerals among them.
    var isHan: Bool {
        value >= 0x4E00 && value <= 0x9FFF || value == 0x3007 || value >= 0x3400 && value <= 0x4DBF
    }

    /// One of 一 … 十, with 〇.
    var chineseNumeral: Int? {
        switch self {
        case "〇": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "十": 10
        default: nil
        }
    }

    /// Stands at the end of a sentence or of a clause that a paragraph may end with.
    var endsSentence: Bool {
        switch self {
        case "。", "！", "？", "；", "：", "…", "!", "?", ";", ":": true
        default: false
        }
    }

    /// Closes what stands before it, so no line begins with it.
    var cannotBeginLine: Bool {
        switch self {
        case "，", "、", "）", "》", "”", "’", "〕", "】", "」", "』", "〉", "·", ",", ".", ")", "%", "］": true
        default: endsSentence
        }
    }

    /// Part of a line drawn with characters: `-----`, `+---+`, `═══`.
    var isRuling: Bool {
        switch self {
        case "-", "—", "=", "+", "|", "_", "*", ":", "~": true
        default: value >= 0x2500 && value <= 0x257F
        }
    }

    /// Opens what stands after it, so no line ends with it.
    var cannotEndLine: Bool {
        switch self {
        case "（", "《", "“", "‘", "〔", "【", "「", "『", "〈", "(", "［": true
        default: false
        }
    }
}

extension [Unicode.Scalar] {
    /// Appends what a text has besides the characters that are left out, copied run by run.
    @inline(__always)
    mutating func append(
        _ text: ArraySlice<Unicode.Scalar>, leavingOut isLeftOut: (Unicode.Scalar) -> Bool
    ) {
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, !isLeftOut(text[end]) { end &+= 1 }
                if end > start { append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end])) }
                start = end &+ 1
            }
        }
    }
}

/// Words of the domain that lines are compared with, as scalars.
struct Phrase: ExpressibleByStringLiteral {
    let scalars: [Unicode.Scalar]

    init(stringLiteral text: String) { scalars = Array(text.unicodeScalars) }

    func begins(_ text: some RandomAccessCollection<Unicode.Scalar>) -> Bool { text.starts(with: scalars) }

    func ends(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
        text.reversed().starts(with: scalars.reversed())
    }

    func occurs(in text: [Unicode.Scalar]) -> Bool {
        guard let first = scalars.first, text.count >= scalars.count else { return false }
        for start in 0...(text.count - scalars.count) where text[start] == first {
            if text[start...].starts(with: scalars) { return true }
        }
        return false
    }
}
