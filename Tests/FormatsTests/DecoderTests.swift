import Model
import Testing

@testable import Formats

private let text = "信息公开：12件\r\n一、𠮷€"
private let utf16 = Array(text.utf16)
private func littleEndian(_ units: [UInt16]) -> [UInt8] {
    units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
}
private func bigEndian(_ units: [UInt16]) -> [UInt8] {
    units.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
}
/// 信息公开：12件 and a line end in two-byte GB 2312.
private let gb2312: [UInt8] = [
    0xD0, 0xC5, 0xCF, 0xA2, 0xB9, 0xAB, 0xBF, 0xAA, 0xA3, 0xBA, 0x31, 0x32, 0xBC, 0xFE, 0x0D, 0x0A,
]
/// 一、𠮷€: a character outside of the basic plane has four bytes.
private let gb18030 = gb2312 + [0xD2, 0xBB, 0xA1, 0xA2, 0x95, 0x34, 0xB2, 0x35, 0xA2, 0xE3]

private let decodable: [(name: String, bytes: [UInt8], encoding: Encoding, text: String)] = [
    ("UTF-8", Array(text.utf8), .utf8, text),
    ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + text.utf8, .utf8WithMark, text),
    ("UTF-8, two bytes", Array("·×§".utf8), .utf8, "·×§"),
    ("ASCII", Array("12 34\n".utf8), .utf8, "12 34\n"),
    ("UTF-8 cut off", Array("公开".utf8.dropLast()), .utf8, "公"),
    ("UTF-8 cut off in four bytes", Array("公𠮷".utf8.dropLast(2)), .utf8, "公"),
    ("UTF-16LE with mark", littleEndian([0xFEFF] + utf16), .utf16LittleEndian, text),
    ("UTF-16BE with mark", bigEndian([0xFEFF] + utf16), .utf16BigEndian, text),
    ("UTF-16LE", littleEndian(utf16), .utf16LittleEndian, text),
    ("UTF-16BE", bigEndian(utf16), .utf16BigEndian, text),
    (
        "UTF-16LE, ASCII only", littleEndian(Array("fewer than 12\n".utf16)), .utf16LittleEndian,
        "fewer than 12\n"
    ),
    (
        "UTF-16LE cut off", littleEndian([0xFEFF] + utf16).dropLast(), .utf16LittleEndian,
        String(text.dropLast())
    ),
    ("UTF-16BE cut off in a pair", bigEndian([0xFEFF, 0x516C, 0xD842]), .utf16BigEndian, "公"),
    ("GB 2312", gb2312, .gb18030, "信息公开：12件\r\n"),
    ("GB18030", gb18030, .gb18030, text),
    ("GB18030 with mark", [0x84, 0x31, 0x95, 0x33] + gb18030, .gb18030, text),
    ("GB18030 cut off", gb18030.dropLast(), .gb18030, String(text.dropLast())),
    ("GB18030 cut off in four bytes", gb18030.dropLast(3), .gb18030, String(text.dropLast(2))),
    (
        "one stray NUL in a text", Array((String(repeating: "公", count: 200) + "\0").utf8), .utf8,
        String(repeating: "公", count: 200) + "\0"
    ),
]

private let rejected: [(name: String, bytes: [UInt8], reason: Rejection.Reason, line: Int32)] = [
    ("nothing", [], .emptySource, 0),
    ("PDF", Array("%PDF-1.7\n...".utf8), .unsupportedFormat, 0),
    ("ZIP", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .unsupportedFormat, 0),
    ("NULs", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], .binarySource, 0),
    (
        "bytes at random", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 ^ $0 >> 3) },
        .binarySource, 0
    ),
    (
        "UTF-32",
        text.unicodeScalars.flatMap {
            littleEndian([UInt16(truncatingIfNeeded: $0.value), UInt16($0.value >> 16)])
        },
        .binarySource, 0
    ),
    ("UTF-8, one byte wrong", Array("信息\n公开".utf8) + [0xFF] + Array("年度报告".utf8), .undecodableBytes, 2),
    ("UTF-8, overlong", Array("信息公开".utf8) + [0xC0, 0xAF, 0x20], .undecodableBytes, 1),
    ("UTF-8, surrogate", Array("信息公开".utf8) + [0xED, 0xA0, 0x80, 0x20], .undecodableBytes, 1),
    ("UTF-8, cut off in the middle", Array("信息公开".utf8.dropLast()) + Array("\n公".utf8), .undecodableBytes, 1),
    ("UTF-16LE, lone surrogate", littleEndian([0xFEFF, 0x516C, 0xD842, 0x516C]), .undecodableBytes, 1),
    ("UTF-16BE, trail first", bigEndian([0xFEFF, 0x516C, 0xDFB7, 0x516C]), .undecodableBytes, 1),
    ("GB18030, one byte wrong", gb2312 + [0xFF] + gb2312, .undecodableBytes, 2),
    // 政府資訊公開，申請處理情況。
    (
        "Big5",
        [
            0xAC, 0x46, 0xA9, 0xB2, 0xB8, 0xEA, 0xB0, 0x54, 0xA4, 0xBD, 0xB6, 0x7D, 0xA1, 0x41, 0xA5, 0xD3,
            0xBD, 0xD0,
            0xB3, 0x42, 0xB2, 0x7A, 0xB1, 0xA1, 0xAA, 0x70, 0xA1, 0x43,
        ], .undecodableBytes, 0
    ),
]

@Suite("Decoding") struct DecoderTests {
    @Test("tells the encoding and gives the text", arguments: decodable)
    func decodes(_ name: String, _ bytes: [UInt8], _ encoding: Encoding, _ text: String) throws {
        let decoded = try Decoder.decode(bytes).get()
        #expect(decoded.encoding == encoding)
        #expect(decoded.scalars == Array(text.unicodeScalars))
    }

    @Test("sets aside what is no text, with the line", arguments: rejected)
    func rejects(_ name: String, _ bytes: [UInt8], _ reason: Rejection.Reason, _ line: Int32) {
        #expect {
            try Decoder.decode(bytes).get()
        } throws: { error in
            let rejection = error as? Rejection
            return rejection?.reason == reason && rejection?.line == line && rejection?.stage == "extract"
        }
    }

    @Test("every character survives UTF-8, no surrogate does")
    func everyCharacter() throws {
        let all = (UInt32(0x20)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
            !(0xE000..<0xF900 ~= $0.value)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: all)
        #expect(try Decoder.decode(Array(String(text).utf8)).get().scalars == all)
    }

    @Test("damaged bytes: a text whose lines hold together, or a reason", arguments: 0..<300)
    func noise(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let endsAndFeeds: [UInt8] = [0x0A, 0x0B, 0x0C, 0x0D, 0x00, 0x20, 0x85, 0xFF]
        for (_, bytes, _, _) in decodable {
            var damaged = Array(bytes.prefix(random(bytes.count + 1)))
            for _ in 0..<random(4) where !damaged.isEmpty {
                damaged[random(damaged.count)] = random(2) == 0 ? UInt8(random(256)) : endsAndFeeds[random(8)]
            }
            guard case .success(let text) = Decoder.decode(damaged) else { continue }
            let lines = LineSplitter.lines(of: text.scalars)
            var end: Int32 = 0
            for (offset, line) in lines.enumerated() {
                #expect(end <= line.start && line.start <= line.end && line.number == offset + 1)
                end = line.end
            }
            #expect(end <= text.scalars.count)
        }
    }
}
