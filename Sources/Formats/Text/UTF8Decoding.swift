/// Decodes UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, nothing above U+10FFFF.
enum UTF8Decoding {
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Decoder.Attempt {
        var stop: Int?
        // Room that is never written costs addresses, not memory.
        let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
            var index = start
            while index < bytes.count {
                let ascii = copyASCII(
                    bytes, from: index, to: UnsafeMutableBufferPointer(rebasing: scalars[count...]))
                index &+= ascii
                count &+= ascii
                let chinese = copyChinese(
                    bytes, from: index, to: UnsafeMutableBufferPointer(rebasing: scalars[count...]))
                index &+= chinese &* 3
                count &+= chinese
                while index < bytes.count, bytes[index] >= 0x80 {
                    let (value, length) = character(bytes, at: index)
                    guard length > 0, let scalar = Unicode.Scalar(value) else {
                        stop = isCutOff(bytes, at: index) ? nil : index
                        return
                    }
                    scalars[count] = scalar
                    count &+= 1
                    index &+= length
                }
            }
        }
        return stop.map { .stopped(at: $0) } ?? .text(scalars)
    }

    /// Copies the ASCII characters from `index` on; returns how many.
    @inline(__always)
    private static func copyASCII(
        _ bytes: UnsafeBufferPointer<UInt8>, from index: Int,
        to scalars: UnsafeMutableBufferPointer<Unicode.Scalar>
    ) -> Int {
        let source = UnsafeRawBufferPointer(bytes)
        let target = UnsafeMutableRawBufferPointer(scalars)
        var count = 0
        while index &+ count &+ 8 <= source.count {
            let chunk = source.loadUnaligned(fromByteOffset: index &+ count, as: SIMD8<UInt8>.self)
            guard unsafeBitCast(chunk, to: UInt64.self) & 0x8080_8080_8080_8080 == 0 else { break }
            target.storeBytes(
                of: SIMD8<UInt32>(truncatingIfNeeded: chunk), toByteOffset: count &* 4, as: SIMD8<UInt32>.self
            )
            count &+= 8
        }
        while index &+ count < bytes.count, bytes[index &+ count] < 0x80 {
            scalars[count] = Unicode.Scalar(bytes[index &+ count])
            count &+= 1
        }
        return count
    }

    /// Copies the characters of three bytes from `index` on, but for those that may be surrogates or overlong;
    /// returns how many.
    @inline(__always)
    private static func copyChinese(
        _ bytes: UnsafeBufferPointer<UInt8>, from index: Int,
        to scalars: UnsafeMutableBufferPointer<Unicode.Scalar>
    ) -> Int {
        let target = UnsafeMutableRawBufferPointer(scalars)
        var next = index
        var count = 0
        while next &+ 3 <= bytes.count {
            let first = bytes[next]
            let (second, third) = (rest(bytes[next &+ 1]), rest(bytes[next &+ 2]))
            guard first & 0xF0 == 0xE0, first != 0xE0, first != 0xED, second | third < 0x40 else { break }
            let value = UInt32(first & 0x0F) << 12 | second << 6 | third
            target.storeBytes(of: value, toByteOffset: count &* 4, as: UInt32.self)
            next &+= 3
            count &+= 1
        }
        return count
    }

    /// True where all of it is UTF-8; a last character may be cut off.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let source = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index < bytes.count {
            while index &+ 8 <= bytes.count,
                source.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            { index &+= 8 }
            guard index < bytes.count else { break }
            let (value, length) = character(bytes, at: index)
            guard length > 0, Unicode.Scalar(value) != nil else { return isCutOff(bytes, at: index) }
            index &+= length
        }
        return true
    }

    /// True where a text is damaged UTF-8 rather than another encoding: at least half of what is not
    /// ASCII are whole characters of three bytes. Two of another encoding seldom look like one.
    static func isMost(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var whole = 0
        var other = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index &+= 1
            } else if character(bytes, at: index).length == 3 {
                whole &+= 3
                index &+= 3
            } else {
                other &+= 1
                index &+= 1
            }
        }
        return whole > 0 && whole >= other
    }

    /// Length 0 where there is none. A surrogate has a length, but is no `Unicode.Scalar`.
    @inline(__always)
    private static func character(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        let left = bytes.count &- index
        if first < 0x80 { return (first, 1) }
        if first & 0xF0 == 0xE0, left > 2 {
            let (second, third) = (rest(bytes[index &+ 1]), rest(bytes[index &+ 2]))
            let value = (first & 0x0F) << 12 | second << 6 | third
            return (value, second | third < 0x40 && value >= 0x800 ? 3 : 0)
        }
        if first & 0xE0 == 0xC0, left > 1 {
            let second = rest(bytes[index &+ 1])
            return ((first & 0x1F) << 6 | second, second < 0x40 && first >= 0xC2 ? 2 : 0)
        }
        if first & 0xF8 == 0xF0, left > 3 {
            let (second, third) = (rest(bytes[index &+ 1]), rest(bytes[index &+ 2]))
            let fourth = rest(bytes[index &+ 3])
            let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
            return (value, second | third | fourth < 0x40 && 0x1_0000...0x10_FFFF ~= value ? 4 : 0)
        }
        return (0, 0)
    }

    /// The six bits of a byte that goes on; 0x40 or more from any other.
    @inline(__always)
    private static func rest(_ byte: UInt8) -> UInt32 { UInt32(byte ^ 0x80) }

    /// Whether the end of the bytes cuts off a character that begins at `index`.
    private static func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let length =
            switch bytes[index] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        return bytes.count - index < length && bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    }
}
