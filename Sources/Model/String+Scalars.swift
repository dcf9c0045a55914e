extension String {
    /// Cost: one allocation. Appending to a `UnicodeScalarView` takes about ten times as long.
    package init(scalars: ArraySlice<Unicode.Scalar>) {
        self = scalars.withUnsafeBufferPointer { scalars in
            String(unsafeUninitializedCapacity: UTF8Encoding.count(of: scalars)) { bytes in
                UTF8Encoding.write(scalars, to: bytes)
            }
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
            let count = UTF8Encoding.count(of: scalars)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
                let written = UTF8Encoding.write(scalars, to: bytes)
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<written]))
            }
        }
    }
}

/// Characters as UTF-8, by hand: `UTF8.encode` makes a value of each character that is then read byte by byte.
private enum UTF8Encoding {
    static func count(of scalars: UnsafeBufferPointer<Unicode.Scalar>) -> Int {
        var count = 0
        for scalar in scalars { count &+= width(of: scalar.value) }
        return count
    }

    /// Returns how many bytes were written: `count(of:)`, for which `bytes` has room.
    static func write(
        _ scalars: UnsafeBufferPointer<Unicode.Scalar>, to bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        for scalar in scalars {
            let value = scalar.value
            let width = width(of: value)
            precondition(width <= bytes.count &- count, "no room for the text")
            switch width {
            case 1: bytes[count] = UInt8(truncatingIfNeeded: value)
            case 2:
                bytes[count] = 0xC0 | UInt8(truncatingIfNeeded: value >> 6)
                bytes[count &+ 1] = rest(value)
            case 3:
                bytes[count] = 0xE0 | UInt8(truncatingIfNeeded: value >> 12)
                bytes[count &+ 1] = rest(value >> 6)
                bytes[count &+ 2] = rest(value)
            default:
                bytes[count] = 0xF0 | UInt8(truncatingIfNeeded: value >> 18)
                bytes[count &+ 1] = rest(value >> 12)
                bytes[count &+ 2] = rest(value >> 6)
                bytes[count &+ 3] = rest(value)
            }
            count &+= width
        }
        return count
    }

    @inline(__always)
    private static func width(of value: UInt32) -> Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4
    }

    /// A byte that goes on with the lowest six bits.
    @inline(__always)
    private static func rest(_ value: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: value & 0x3F) }
}
