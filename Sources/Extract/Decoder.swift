import Model

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
        /// This system's C library does not know the encoding.
        case noConverter
    }

    /// Rejects: `empty_source`, `binary_source`, `undecodable_bytes`.
    static func decode(_ bytes: [UInt8]) -> Result<Text, Rejection> {
        if bytes.isEmpty { return .failure(.extract(.emptySource, "no bytes")) }
        if let kind = FileSignature.kind(of: bytes) { return .failure(.extract(.binarySource, kind)) }
        return bytes.withUnsafeBufferPointer { bytes in
            let (encoding, attempt) = attempt(bytes)
            switch attempt {
            case .text(let scalars):
                return check(scalars).map { Text(encoding: encoding, scalars: scalars) }
            case .noConverter:
                return .failure(
                    .extract(.undecodableBytes, "this system cannot convert \(encoding.rawValue)"))
            case .stopped where controls(in: bytes) * 100 > bytes.count:
                return .failure(.extract(.binarySource, "many control characters"))
            case .stopped(let offset):
                return .failure(undecodable(bytes, at: offset, encoding))
            }
        }
    }

    private static func attempt(_ bytes: UnsafeBufferPointer<UInt8>) -> (Encoding, Attempt) {
        switch (bytes[0], bytes.count > 1 ? bytes[1] : 0, bytes.count > 2 ? bytes[2] : 0) {
        case (0xEF, 0xBB, 0xBF): return (.utf8WithMark, UTF8Decoding.decode(bytes, from: 3))
        case (0xFF, 0xFE, _):
            return (.utf16LittleEndian, UTF16Decoding(order: .littleEndian).decode(bytes, from: 2))
        case (0xFE, 0xFF, _):
            return (.utf16BigEndian, UTF16Decoding(order: .bigEndian).decode(bytes, from: 2))
        default: break
        }
        if controls(in: bytes) * 100 > bytes.count, let order = UTF16Decoding.probableOrder(of: bytes) {
            return (order.encoding, UTF16Decoding(order: order).decode(bytes, from: 0))
        }
        let attempt = UTF8Decoding.decode(bytes, from: 0)
        guard case .stopped = attempt, !UTF8Decoding.isMost(of: bytes) else { return (.utf8, attempt) }
        return (.gb18030, GB18030Decoding.decode(bytes))
    }

    /// Decoding proves little: most bytes are something in GB18030.
    private static func check(_ scalars: [Unicode.Scalar]) -> Result<Void, Rejection> {
        let controls = controls(in: scalars.lazy.map(\.value))
        if controls * 100 > scalars.count {
            return .failure(.extract(.binarySource, "\(controls) control characters among \(scalars.count)"))
        }
        let privateUse = scalars.reduce(0) { $1.value &- 0xE000 < 0x1900 ? $0 &+ 1 : $0 }
        // Bullets of symbol fonts are private too, but few; another encoding's punctuation is a tenth.
        if privateUse * 50 > scalars.count {
            return .failure(.extract(.undecodableBytes, "no known encoding makes sense of it"))
        }
        return .success(())
    }

    /// Control characters other than tab and line ends.
    private static func controls<Values: Sequence>(in values: Values) -> Int
    where Values.Element: FixedWidthInteger & UnsignedInteger {
        values.reduce(0) { $1 < 0x20 && $1 &- 0x09 > 4 ? $0 &+ 1 : $0 }
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
