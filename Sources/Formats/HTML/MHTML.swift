/// Web pages that a browser or Word saves with their pictures as one file: a MIME message (RFC 2557).
/// ```
/// From: <Saved by Blink>
/// MIME-Version: 1.0
/// Content-Type: multipart/related; boundary="----MultipartBoundary--a"
///
/// ------MultipartBoundary--a
/// Content-Type: text/html; charset=gb2312
/// Content-Transfer-Encoding: quoted-printable
/// ```
enum MHTML {
    struct Page {
        var bytes: [UInt8]
        /// In small letters.
        var charset: String?
    }

    private static let mostParts = 10_000
    private static let deepest = 4

    /// True for a message whose head says that it is MIME, with parts or a page.
    static func begins(_ bytes: [UInt8]) -> Bool {
        guard let colon = bytes.prefix(64).firstIndex(of: UInt8(ascii: ":")), colon > 0,
            bytes[..<colon].allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") })
        else { return false }
        let head = Head(bytes.prefix(8192))
        guard head.fields["mime-version"] != nil, let type = head.fields["content-type"]?.lowercased() else {
            return false
        }
        return type.hasPrefix("multipart/") || type.hasPrefix("text/html")
    }

    /// The parts that are pages, in their order.
    static func pages(in bytes: [UInt8]) -> [Page] {
        var pages: [Page] = []
        collect(bytes[...], into: &pages, depth: 0)
        return pages
    }

    private static func collect(_ part: ArraySlice<UInt8>, into pages: inout [Page], depth: Int) {
        let head = Head(part)
        let type = head.fields["content-type"] ?? "text/plain"
        let body = part[head.end...]
        if type.lowercased().hasPrefix("multipart/") {
            guard depth < deepest, let boundary = HTMLEncoding.parameter("boundary", of: type),
                !boundary.isEmpty
            else { return }
            for inner in parts(of: body, boundary) where pages.count < mostParts {
                collect(inner, into: &pages, depth: depth + 1)
            }
        } else if type.lowercased().hasPrefix("text/html") {
            let bytes = TransferEncoding.decode(body, head.fields["content-transfer-encoding"] ?? "")
            pages.append(
                Page(bytes: bytes, charset: HTMLEncoding.parameter("charset", of: type)?.lowercased()))
        }
    }

    /// What stands between lines that begin with `--boundary`.
    private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex, parts.count < mostParts {
            let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[line..<end].starts(with: mark) {
                if let start { parts.append(body[start..<max(start, line)]) }
                let isLast = body[line..<end].dropFirst(mark.count).starts(with: "--".utf8)
                start = isLast ? nil : min(end + 1, body.endIndex)
            }
            line = end + 1
        }
        // A file that was cut off has no last line.
        if let start, start < body.endIndex { parts.append(body[start...]) }
        return parts
    }

    /// The fields above the first blank line, their names in small letters.
    struct Head {
        private(set) var fields: [String: String] = [:]
        /// Where the body begins.
        private(set) var end: Int

        init(_ part: ArraySlice<UInt8>) {
            var name = ""
            var line = part.startIndex
            while line < part.endIndex {
                let lineEnd = part[line...].firstIndex(of: 0x0A) ?? part.endIndex
                let text = part[line..<lineEnd]
                line = min(lineEnd + 1, part.endIndex)
                if text.allSatisfy({ $0 <= 0x20 }) { break }
                // A field goes on in lines that begin with white space.
                if text.first.map({ $0 <= 0x20 }) ?? false {
                    fields[name, default: ""] += Self.string(text)
                } else if let colon = text.firstIndex(of: UInt8(ascii: ":")), fields.count < 100 {
                    name = Self.string(text[..<colon]).lowercased()
                    fields[name] = Self.string(text[(colon + 1)...])
                }
            }
            end = line
        }

        private static func string(_ text: ArraySlice<UInt8>) -> String {
            var text = text.drop { $0 <= 0x20 }
            while let last = text.last, last <= 0x20 { text.removeLast() }
            return String(decoding: text.prefix(4096), as: UTF8.self)
        }
    }
}

/// The ways in which MIME writes bytes as letters (RFC 2045, section 6).
enum TransferEncoding {
    static func decode(_ body: ArraySlice<UInt8>, _ name: String) -> [UInt8] {
        switch name.lowercased() {
        case "quoted-printable": quotedPrintable(body)
        case "base64": base64(body)
        default: Array(body)
        }
    }

    /// `=E4` is a byte; `=` at the end of a line, and spaces before it, join it to the next.
    static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var index = body.startIndex
        while index < body.endIndex {
            guard body[index] == UInt8(ascii: "=") else {
                bytes.append(body[index])
                index += 1
                continue
            }
            let rest = body[(index + 1)...]
            if let high = rest.first.flatMap(hexDigit), let low = rest.dropFirst().first.flatMap(hexDigit) {
                bytes.append(high << 4 | low)
                index += 3
                continue
            }
            let line = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            let end = line.endIndex
            if end == body.endIndex || body[end] == 0x0A {
                index = min(end + 1, body.endIndex)
            } else {
                bytes.append(body[index])
                index += 1
            }
        }
        return bytes
    }

    static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in body {
            guard let value = base64Digit(byte) else {
                if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
                continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        if byte &- 0x30 < 10 { return byte &- 0x30 }
        return (byte | 0x20) &- 0x61 < 6 ? (byte | 0x20) &- 0x61 &+ 10 : nil
    }

    private static func base64Digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 0x41)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 0x61 + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
