import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Turns the bytes of a source into characters.
///
/// Rule, in this order: a byte order mark decides; then UTF-16 where bytes are no plain text and one
/// byte order makes them text; then UTF-8 where it is valid; then GB18030, which GBK and GB 2312 are
/// part of. Nothing is repaired and nothing replaced: a wrong byte sets the source aside. Only a
/// character that the end of the file cuts off is left out, as the rest of the report behind it is.
enum Decoder {
    struct Text {
        let encoding: Encoding
        let scalars: [Unicode.Scalar]
    }

    /// What a decoder of one encoding made of the bytes.
    enum Attempt {
        case text([Unicode.Scalar])
        /// Offset of the first byte that does not belong.
        case stopped(at: Int)
        /// Too many control characters for a text in any encoding.
        case noText
        /// This system's C library does not know the encoding.
        case noConverter
    }

    /// Rejects: `empty_source`, `binary_source`, `unsupported_format`, `undecodable_bytes`.
    static func decode(_ bytes: [UInt8]) -> Result<Text, Rejection> {
        if bytes.isEmpty { return .failure(.extract(.emptySource, "no bytes")) }
        if let kind = FileSignature.kind(of: bytes) { return .failure(.extract(.unsupportedFormat, kind)) }
        return bytes.withUnsafeBufferPointer { bytes in
            let (encoding, attempt) = attempt(bytes)
            switch attempt {
            case .text(let scalars):
                if let rejection = doubt(scalars, encoding) { return .failure(rejection) }
                return .success(Text(encoding: encoding, scalars: scalars))
            case .noText:
                return .failure(.extract(.binarySource, "many control characters"))
            case .stopped(let offset):
                return .failure(undecodable(bytes, at: offset, encoding))
            case .noConverter:
                return .failure(
                    .extract(.undecodableBytes, "this system cannot convert \(encoding.rawValue)"))
            }
        }
    }

    private static func attempt(_ bytes: UnsafeBufferPointer<UInt8>) -> (Encoding, Attempt) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (.utf8WithMark, UTF8Decoding.decode(bytes, from: 3))
        }
        for order in UTF16Decoding.Order.allCases where bytes.starts(with: order.mark) {
            return (order.encoding, UTF16Decoding(order: order).decode(bytes, from: 2))
        }
        if hasManyControls(bytes) {
            guard let order = UTF16Decoding.probableOrder(of: bytes) else { return (.utf8, .noText) }
            return (order.encoding, UTF16Decoding(order: order).decode(bytes, from: 0))
        }
        let attempt = UTF8Decoding.decode(bytes, from: 0)
        guard case .stopped = attempt, !UTF8Decoding.isMost(of: bytes) else { return (.utf8, attempt) }
        return (.gb18030, GB18030Decoding.decode(bytes))
    }

    /// Decoding proves little: most bytes are something in one encoding or another.
    private static func doubt(_ scalars: [Unicode.Scalar], _ encoding: Encoding) -> Rejection? {
        // ASCII is the same bytes in the others, so these have been looked at.
        if encoding == .utf16LittleEndian || encoding == .utf16BigEndian,
            share(of: 0..<9, in: scalars) > 0.01
        {
            return .extract(.binarySource, "many control characters")
        }
        // Bullets of symbol fonts are private too, but few; another encoding's punctuation is a tenth.
        if encoding == .gb18030, share(of: 0xE000..<0xF900, in: scalars) > 0.02 {
            return .extract(.undecodableBytes, "no known encoding makes sense of it")
        }
        return nil
    }

    private static func share(of range: Range<UInt32>, in scalars: [Unicode.Scalar]) -> Double {
        let count = scalars.reduce(0) { range.contains($1.value) ? $0 + 1 : $0 }
        return Double(count) / Double(max(scalars.count, 1))
    }

    /// More control characters other than tab and line ends than a text has by accident. None without
    /// a NUL, which is quickly told: UTF-16 and binary files have them.
    private static func hasManyControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress, memchr(start, 0, bytes.count) != nil else { return false }
        return bytes.reduce(0) { $1 < 0x20 && $1 &- 0x09 > 4 ? $0 + 1 : $0 } * 100 > bytes.count
    }

    private static func undecodable(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ encoding: Encoding
    ) -> Rejection {
        let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return .extract(
            .undecodableBytes,
            "byte \(offset + 1) is not \(encoding.rawValue), nor is the whole another encoding",
            line: Int32(truncatingIfNeeded: line))
    }
}
