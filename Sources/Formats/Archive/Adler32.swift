/// The check sum of zlib (RFC 1950).
enum Adler32 {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var low: UInt32 = 1
        var high: UInt32 = 0
        var rest = bytes
        while !rest.isEmpty {
            // So many bytes of 255 still fit into 32 bits.
            for byte in rest.prefix(5552) {
                low &+= UInt32(byte)
                high &+= low
            }
            low %= 65521
            high %= 65521
            rest = rest.dropFirst(5552)
        }
        return high << 16 | low
    }
}
