/// Turns a stretch of markup's bytes into characters: UTF-8, and references such as `&#19968;` and `&nbsp;`.
struct MarkupText {
    let dialect: MarkupScanner.Dialect
    /// True once a byte was no UTF-8: what stands there can no longer be told.
    private(set) var isDamaged = false

    init(_ dialect: MarkupScanner.Dialect) {
        self.dialect = dialect
    }

    /// Calls `body` with each character. Whatever is no UTF-8 becomes U+FFFD.
    mutating func read(
        _ range: Range<Int>, of bytes: [UInt8], isLiteral: Bool = false, _ body: (Unicode.Scalar) -> Void
    ) {
        var index = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "&"), !isLiteral, let (scalar, length) = reference(bytes[index..<end]) {
                body(scalar)
                index &+= length
            } else if byte < 0x80 {
                body(Unicode.Scalar(byte))
                index &+= 1
            } else {
                body(character(bytes, at: &index, end: end))
            }
        }
    }

    private mutating func character(_ bytes: [UInt8], at index: inout Int, end: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[index])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index &+ length <= end else { return damage(&index) }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[index &+ offset]
            guard byte & 0xC0 == 0x80 else { return damage(&index) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
        guard value >= least, let scalar = Unicode.Scalar(value) else { return damage(&index) }
        index &+= length
        return scalar
    }

    private mutating func damage(_ index: inout Int) -> Unicode.Scalar {
        isDamaged = true
        index &+= 1
        return "\u{FFFD}"
    }

    /// The character that a reference stands for, and its length; `nil` where the text begins with none.
    private func reference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let body = text.dropFirst()
        if body.first == UInt8(ascii: "#") { return numericReference(body.dropFirst()) }
        let name = body.prefix(32).prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
        let isEnded = body.dropFirst(name.count).first == UInt8(ascii: ";")
        if isEnded, let scalar = CharacterReferences.scalar(name, dialect) { return (scalar, name.count + 2) }
        guard dialect == .html else { return nil }
        // `&nbsp本` and `&nbsp1`: names of old may stand without their end.
        for length in stride(from: min(name.count, 6), to: 1, by: -1) {
            if let scalar = CharacterReferences.unended(name.prefix(length)) { return (scalar, length + 1) }
        }
        return nil
    }

    private func numericReference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let isHex = text.first == UInt8(ascii: "x") || text.first == UInt8(ascii: "X")
        let digits = text.dropFirst(isHex ? 1 : 0).prefix {
            $0 &- 0x30 < 10 || isHex && ($0 | 0x20) &- 0x61 < 6
        }
        let isEnded = text.dropFirst((isHex ? 1 : 0) + digits.count).first == UInt8(ascii: ";")
        guard !digits.isEmpty, isEnded || dialect == .html else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            let number = digit < 0x40 ? digit & 0x0F : (digit & 0x0F) &+ 9
            value = min(value, 0x11_0000) &* (isHex ? 16 : 10) &+ UInt32(number)
        }
        let length = 2 + (isHex ? 1 : 0) + digits.count + (isEnded ? 1 : 0)
        if dialect == .html, let scalar = CharacterReferences.windows(value) { return (scalar, length) }
        return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
