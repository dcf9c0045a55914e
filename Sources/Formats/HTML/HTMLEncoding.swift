import Model

/// Tells how the bytes of a web page stand for characters, and makes UTF-8 of them.
///
/// Rule, in this order: a byte order mark; UTF-8 where the bytes are valid, whatever the page claims, for Chinese text in
/// any other encoding is not; what the page or its envelope claims; GB18030 with its parts. A page that claims UTF-8 but
/// holds GBK is GBK, and the other way round. A few wrong bytes in UTF-8 are left: they do no harm outside of what is shown.
enum HTMLEncoding {
    /// Rejects: `empty_source`, `binary_source`, `undecodable_bytes`.
    static func utf8(_ bytes: [UInt8], claim: String?) -> Result<
        (bytes: [UInt8], encoding: Encoding), Rejection
    > {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return .success((Array(bytes.dropFirst(3)), .utf8WithMark))
        }
        let claim = claim ?? self.claim(in: bytes)
        if isUTF8(bytes, claim) { return .success((bytes, .utf8)) }
        if let claim, !known.contains(where: claim.hasPrefix), !bytes.starts(with: [0xFF, 0xFE]),
            !bytes.starts(with: [0xFE, 0xFF])
        {
            return .failure(.extract(.undecodableBytes, "the page is in \(claim), which is not read"))
        }
        return Decoder.decode(bytes).map { text in
            var utf8: [UInt8] = []
            utf8.reserveCapacity(text.scalars.count * 3)
            for scalar in text.scalars {
                utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
            return (utf8, text.encoding)
        }
    }

    /// Claims that say nothing against GB18030: its parts, what pages claim by mistake, and what servers claim for all.
    private static let known = [
        "gb", "utf", "unicode", "iso-8859-1", "us-ascii", "ascii", "windows-1252", "x-gbk", "hz-gb",
    ]

    private static func isUTF8(_ bytes: [UInt8], _ claim: String?) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            if bytes.contains(0) { return false }
            if UTF8Decoding.isValid(bytes) {
                // 联通 in GBK is valid UTF-8: two letters of two bytes. Chinese in UTF-8 has three.
                guard let claim, claim.hasPrefix("gb") else { return true }
                return bytes.allSatisfy { $0 < 0x80 } || bytes.contains { $0 >= 0xE0 }
            }
            return UTF8Decoding.isMost(of: bytes)
        }
    }

    /// The encoding that the page names in its head, in small letters.
    private static func claim(in bytes: [UInt8]) -> String? {
        var scanner = MarkupScanner(Array(bytes.prefix(4096)), .html)
        while let token = scanner.next() {
            guard case .open(let tag) = token, tag.name == meta else { continue }
            if let range = scanner.attribute(charset, of: tag) { return trimmed(scanner.lowered(range)) }
            if let range = scanner.attribute(content, of: tag),
                let claim = parameter("charset", of: scanner.lowered(range))
            {
                return claim
            }
        }
        return nil
    }

    private static let meta = MarkupName("meta")
    private static let charset = MarkupName("charset")
    private static let content = MarkupName("content")

    /// `gb2312` of `text/html; charset="gb2312"`.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            guard let equals = part.firstIndex(of: "="), trimmed(String(part[..<equals])).lowercased() == name
            else {
                continue
            }
            return trimmed(String(part[part.index(after: equals)...]))
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        let isOuter = { (scalar: Unicode.Scalar) in scalar.value <= 0x20 || scalar == "\"" || scalar == "'" }
        var scalars = text.unicodeScalars.drop(while: isOuter)
        while let last = scalars.last, isOuter(last) { scalars.removeLast() }
        return String(scalars)
    }
}
