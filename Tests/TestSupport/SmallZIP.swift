/// ZIP archives for tests.
package enum SmallZIP {
    /// An archive of these files, not packed.
    package static func archive(
        _ files: [(name: String, bytes: [UInt8])], flags: Int = 0, wrongSum: Bool = false
    ) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in files {
            let sum = checkSum(bytes) ^ (wrongSum ? 1 : 0)
            let common =
                little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 4) + little(sum, 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(archive.count, 4)
                + Array(name.utf8)
            archive += little(0x0403_4B50, 4) + common + Array(name.utf8) + bytes
        }
        return archive + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2)
            + little(files.count, 2) + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) }
    }

    /// CRC-32 bit by bit: not fast, and not the way of the code under test.
    private static func checkSum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return Int(~sum)
    }
}
