#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The tables of codes that every reader of PDF files has, so that files only name them: `UniGB-UCS2-H`, `GBK-EUC-H`.
///
/// Those of Unicode and of the national encodings say by themselves which character a code is. The glyph numbers that
/// they also stand for are only needed for widths, and there only those of ASCII, for all others are a full square.
struct PredefinedMap {
    enum Coding {
        /// Glyph numbers of two bytes, which say nothing of characters.
        case identity
        case utf16
        case utf32
        /// One byte or two (GB18030 also four), as this encoding of the C library has them.
        case national(NationalEncoding)
    }

    let coding: Coding
    let isVertical: Bool
    /// Glyph number of the space, behind which the rest of ASCII stands.
    let firstLatin: UInt32?

    init?(_ name: String) {
        isVertical = name.hasSuffix("-V")
        guard let coding = Self.coding(name) else { return nil }
        self.coding = coding
        if case .identity = coding {
            firstLatin = nil
        } else {
            firstLatin =
                name.hasPrefix("GBK-") || name.hasPrefix("GB-") ? 814 : name.contains("HW-") ? 231 : 1
        }
    }

    private static func coding(_ name: String) -> Coding? {
        if name.hasPrefix("Identity") { return .identity }
        if name.hasPrefix("Uni") {
            if name.contains("UCS2") || name.contains("UTF16") { return .utf16 }
            return name.contains("UTF32") ? .utf32 : nil
        }
        if name.hasPrefix("GB"), !name.hasPrefix("GBT") { return .national(.gb18030) }
        return name.contains("-B5-") || name.hasPrefix("B5pc") ? .national(.big5) : nil
    }

    func glyphNumber(_ code: UInt32) -> UInt32? {
        guard let firstLatin else { return code }
        return 0x20...0x7E ~= code ? firstLatin + code - 0x20 : nil
    }
}

/// An encoding that the C library knows.
final class NationalEncoding: Sendable {
    static let gb18030 = NationalEncoding("GB18030")
    static let big5 = NationalEncoding("BIG5-HKSCS")

    private let name: String

    private init(_ name: String) { self.name = name }

    func codeLength(_ bytes: [UInt8], at place: Int) -> Int {
        guard place + 1 < bytes.count, bytes[place] > 0x80, bytes[place] != 0xFF else { return 1 }
        return name == "GB18030" && 0x30...0x39 ~= bytes[place + 1] ? 4 : 2
    }

    /// `nil` where it is no character, or this system does not know the encoding.
    func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        if bytes.count == 1, let byte = bytes.first, byte < 0x80 { return Unicode.Scalar(byte) }
        guard let converter = iconv_open("UTF-32BE", name), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 16)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int in
                var (source, sourceLeft) = (input.baseAddress, input.count)
                var (target, targetLeft) = (output.baseAddress, output.count)
                guard iconv(converter, &source, &sourceLeft, &target, &targetLeft) != -1 else { return 0 }
                return output.count - targetLeft
            }
        }
        guard count == 4 else { return nil }
        return Unicode.Scalar(output[..<4].reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) })
    }
}
