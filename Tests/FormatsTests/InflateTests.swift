import Foundation
import Testing

@testable import Formats

/// Packed by zlib 1.3; `line` is what it packed, thirty times over.
private let line = "第二十条第（一）项：规章 本年制发件数 0 现行有效件数 12\n"
private let thirtyLines = Array(String(repeating: line, count: 30).utf8)
private let packed: [(name: String, packed: String, bytes: [UInt8])] = [
    (
        "codes of its own",
        "eNp7vmbNk109T3sbn81d+HzNmvd7Op7saHi/p/Plwp3v98x6sbzl+eoFCs/mrHm6c8vTjm1P+yc+2b3t2dQNCgYKz/"
            + "s2vFjY82xO57OpHVBBQyOu56PmjZo3at6oeaPmjZo3at6oeSPcPAAWMjmj",
        thirtyLines
    ),
    (
        "fixed codes",
        "eAF7vmbNk109T3sbn81d+HzNmvd7Op7saHi/p/Plwp3v98x6sbzl+eoFCs/mrHm6c8vTjm1P+yc+2b3t2dQNCgYKz/"
            + "s2vFjY82xO57OpHVBBQyOu56PmjZo3at6oeaPmjZo3at6oeSPcPAAWMjmj",
        thirtyLines
    ),
    (
        "stored",
        "eAEBTgCx/+esrOS6jOWNgeadoeesrO+8iOS4gO+8iemhue+8muinhOeroCDmnKzlubTliLblj5Hku7bmlbAgMCDnjr"
            + "DooYzmnInmlYjku7bmlbAgMXsfNOE=",
        Array(thirtyLines.prefix(78))
    ),
]
/// 600 bytes, the small ones often, the large ones seldom: some codes are longer than what is looked up at once.
private let skewed =
    "eNodksmWGyEQBLM2qGJpWuppubXYIy/P47NPPvr/v8rIRx6QREbhtV/rBXaNNzJOGcx7o4WccGb+fpZHCj7K502ECO"
    + "IIkWFiBU+0FV0zQHdqn64iqVNbTrjOYxe5pHkDVH4TfiblPEyxI61Ub95htIr9XZ9m1URJPx6eBNxP0nuJJoWtFblG"
    + "RuKwJRaJOmQ9lec9JRqHlVqp51DvXkEWXBzGoBelqWd+g7LSUDiS5MfQJZRyvn9x2UDZyTdVlnd97Jm/JZUfxkZu0s"
    + "d88+jM9CFu4Y2azC7JpE07tm/p1bq47aorycAoxn0ny0koL+DRA/Xrn4KV41ZILuRKDlIg1zPpTD0UhTzt2TlzS8Ra"
    + "qQZigvHZZMHsdCtM7zHIhcWnoxGLrSnnOnMImzXY5mogUj3TxGU2XPQoYVeK6WuaYOhTxHjK4jhCn5jsyL+ma7zZ8d"
    + "oH61y8U9IEoXTxEyNZVq+72GAS9CH/kzKjYKJCp4ktWp5zudfCi845czDa6y/I6eYz8h/d8xLd"

struct InflateTests {
    private func unpack(_ text: String, limit: Int = 1 << 20) throws -> Inflate.Output {
        let bytes = try #require(Data(base64Encoded: text)).map { $0 }
        return Inflate.zlib(bytes[...], limit: limit)
    }

    @Test(arguments: packed)
    func unpacks(_ example: (name: String, packed: String, bytes: [UInt8])) throws {
        let output = try unpack(example.packed)
        #expect(
            String(decoding: output.bytes, as: UTF8.self) == String(decoding: example.bytes, as: UTF8.self))
        #expect(output.ending == .whole)
    }

    @Test
    func unpacksLongCodes() throws {
        let output = try unpack(skewed)
        #expect(output.ending == .whole, "the check sum is of what was packed")
        #expect(output.bytes.count == 600)
        #expect(Adler32.of(output.bytes[...]) == 3_723_694_813)
    }

    @Test
    func leavesWhatFollowsTheData() throws {
        let bytes = try #require(Data(base64Encoded: packed[0].packed)).map { $0 }
        // Two bytes of head before the data, four of check sum behind it.
        let output = Inflate.raw(bytes[2...] + [1, 2, 3], limit: 1 << 20, expected: 2400)
        #expect(output.bytes.elementsEqual(thirtyLines))
        #expect(output.consumed == bytes.count - 6)
    }

    @Test
    func givesWhatCameOutOfDataThatIsCutOff() throws {
        for text in packed.map(\.packed) + [skewed] {
            let bytes = try #require(Data(base64Encoded: text)).map { $0 }
            let whole = Inflate.zlib(bytes[...], limit: 1 << 20).bytes
            for count in 0..<(bytes.count - 4) {
                let output = Inflate.zlib(bytes[..<count], limit: 1 << 20)
                #expect(output.ending == .cutOff)
                #expect(whole.starts(with: output.bytes))
            }
            // Only the check sum is missing.
            #expect(Inflate.zlib(bytes.dropLast(3), limit: 1 << 20).ending == .whole)
        }
    }

    @Test
    func tellsAChangedBit() throws {
        for text in packed.map(\.packed) + [skewed] {
            let bytes = try #require(Data(base64Encoded: text)).map { $0 }
            let whole = Inflate.zlib(bytes[...], limit: 1 << 20).bytes
            for bit in stride(from: 0, to: bytes.count * 8, by: 31) {
                var changed = bytes
                changed[bit / 8] ^= 1 << (bit % 8)
                let output = Inflate.zlib(changed[...], limit: 1 << 16)
                #expect(output.ending != .whole || output.bytes == whole, "bit \(bit)")
            }
        }
    }

    @Test
    func stopsAtTheLimit() throws {
        for limit in [0, 1, 77, 2399] {
            let output = try unpack(packed[0].packed, limit: limit)
            #expect(output.ending == .tooLong)
            #expect(output.bytes.count <= limit)
        }
        #expect(try unpack(packed[0].packed, limit: 2400).ending == .whole)
    }
}
