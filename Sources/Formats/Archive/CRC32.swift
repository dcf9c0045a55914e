/// The check sum of ZIP entries (ISO 3309), four bytes at a time.
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        let tables = tables
        var sum: UInt32 = ~0
        var index = 0
        while index &+ 4 <= bytes.count {
            sum ^=
                UInt32(bytes[index]) | UInt32(bytes[index &+ 1]) << 8 | UInt32(bytes[index &+ 2]) << 16
                | UInt32(bytes[index &+ 3]) << 24
            sum =
                tables[768 | Int(sum & 0xFF)] ^ tables[512 | Int(sum >> 8 & 0xFF)]
                ^ tables[256 | Int(sum >> 16 & 0xFF)] ^ tables[Int(sum >> 24)]
            index &+= 4
        }
        while index < bytes.count {
            sum = sum >> 8 ^ tables[Int((sum ^ UInt32(bytes[index])) & 0xFF)]
            index &+= 1
        }
        return ~sum
    }

    /// Four tables of 256: what a byte does to the sum when none, one, two or three others follow it.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 1024)
        for byte in 0..<256 {
            tables[byte] = (0..<8).reduce(UInt32(byte)) { sum, _ in
                sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
            }
        }
        for place in 256..<1024 {
            let before = tables[place - 256]
            tables[place] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()
}
