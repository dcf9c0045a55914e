#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Decodes GB18030, and GBK and GB 2312 within it, with the converter of the system's C library.
enum GB18030Decoding {
    #if _endian(little)
        private static let scalarEncoding = "UTF-32LE"
    #else
        private static let scalarEncoding = "UTF-32BE"
    #endif

    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Decoder.Attempt {
        guard let converter = iconv_open(scalarEncoding, "GB18030"), converter != iconv_t(bitPattern: -1)
        else {
            return .noConverter
        }
        defer { iconv_close(converter) }
        var stop: Int?
        // No character is shorter than a byte.
        var scalars = [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
            var source = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(bytes.baseAddress))?
                .assumingMemoryBound(to: CChar.self)
            var sourceLeft = bytes.count
            var target = UnsafeMutableRawPointer(scalars.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var targetLeft = scalars.count * MemoryLayout<Unicode.Scalar>.size
            let failed = iconv(converter, &source, &sourceLeft, &target, &targetLeft) == -1
            // Bytes left over without another error begin a character that the end cuts off.
            if failed, errno != EINVAL { stop = bytes.count - sourceLeft }
            count = scalars.count - targetLeft / MemoryLayout<Unicode.Scalar>.size
        }
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        return stop.map { .stopped(at: $0) } ?? .text(scalars)
    }
}
