extension String {
    /// Cost: one allocation. Appending to a `UnicodeScalarView` takes about ten times as long.
    package init(scalars: ArraySlice<Unicode.Scalar>) {
        self = scalars.withUnsafeBufferPointer { scalars in
            UTF8Encoding.withBytes(of: scalars) { String(decoding: $0, as: UTF8.self) }
        }
    }
}

extension [UInt8] {
    /// Appends the text in UTF-8, in which a text of Swift lies in one piece; any other goes byte by byte.
    package mutating func append(copying text: String) {
        let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
        if copied == nil { append(contentsOf: text.utf8) }
    }

    /// Appends the text in UTF-8.
    package mutating func append(scalars: [Unicode.Scalar]) {
        scalars.withUnsafeBufferPointer { scalars in
            UTF8Encoding.withBytes(of: scalars) { append(contentsOf: $0) }
        }
    }
}

/// Characters as UTF-8, by hand: `UTF8.encode` makes a value of each character that is then read byte by byte.
private enum UTF8Encoding {
    /// Four bytes are written for each character, as one number, and the next character's over those that are none.
    static func withBytes<Result>(
        of scalars: UnsafeBufferPointer<Unicode.Scalar>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(byteCount: scalars.count * 4, alignment: 1) { bytes in
            var count = 0
            for scalar in scalars {
                let (encoded, width) = encoded(scalar.value)
                bytes.storeBytes(of: encoded.littleEndian, toByteOffset: count, as: UInt32.self)
                count &+= width
            }
            return UnsafeRawBufferPointer(rebasing: bytes[..<count]).withMemoryRebound(to: UInt8.self, body)
        }
    }

    /// The bytes of a character, the first one lowest, and how many they are.
    @inline(__always)
    private static func encoded(_ value: UInt32) -> (bytes: UInt32, width: Int) {
        if value < 0x80 { return (value, 1) }
        if value < 0x800 { return (0xC0 | value >> 6 | rest(value) << 8, 2) }
        if value < 0x1_0000 { return (0xE0 | value >> 12 | rest(value >> 6) << 8 | rest(value) << 16, 3) }
        let first = 0xF0 | value >> 18 | rest(value >> 12) << 8
        return (first | rest(value >> 6) << 16 | rest(value) << 24, 4)
    }

    /// A byte that goes on with the lowest six bits.
    @inline(__always)
    private static func rest(_ value: UInt32) -> UInt32 { 0x80 | value & 0x3F }
}
