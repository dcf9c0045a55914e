/// Base64 (RFC 4648) without line ends: bytes in a line of text.
package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    /// By digit its six bits; 0xFF for what is no digit.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// Appends `bytes` as text.
    package static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
        text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
        digits.withUnsafeBufferPointer { digits in
            var word: UInt32 = 0
            var held = 0
            for byte in bytes {
                word = word << 8 | UInt32(byte)
                held += 1
                guard held == 3 else { continue }
                for shift in [18, 12, 6, 0] as [UInt32] { text.append(digits[Int(word >> shift & 63)]) }
                (word, held) = (0, 0)
            }
            guard held > 0 else { return }
            word <<= held == 1 ? 16 : 8
            text.append(digits[Int(word >> 18 & 63)])
            text.append(digits[Int(word >> 12 & 63)])
            text.append(held == 1 ? padding : digits[Int(word >> 6 & 63)])
            text.append(padding)
        }
    }

    /// `nil` where it is no Base64 of whole groups; bits that stand for nothing must be zero, so that no two texts are
    /// the same bytes.
    package static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (word, held): (UInt32, Int) = (0, 0)
        var wrong: UInt8 = 0
        values.withUnsafeBufferPointer { values in
            text.dropLast(padded).withUnsafeBufferPointer { text in
                for digit in text {
                    let value = values[Int(digit)]
                    wrong |= value
                    word = word << 6 | UInt32(value & 63)
                    held += 1
                    guard held == 4 else { continue }
                    bytes.append(UInt8(truncatingIfNeeded: word >> 16))
                    bytes.append(UInt8(truncatingIfNeeded: word >> 8))
                    bytes.append(UInt8(truncatingIfNeeded: word))
                    (word, held) = (0, 0)
                }
            }
        }
        guard wrong & 0xC0 == 0 else { return nil }
        switch held {
        case 0: return bytes
        case 2 where padded == 2 && word & 0xF == 0: bytes.append(UInt8(truncatingIfNeeded: word >> 4))
        case 3 where padded == 1 && word & 0x3 == 0:
            bytes.append(UInt8(truncatingIfNeeded: word >> 10))
            bytes.append(UInt8(truncatingIfNeeded: word >> 2))
        default: return nil
        }
        return bytes
    }
}
