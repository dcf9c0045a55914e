#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Cuts XML and HTML into tags and text, in one pass over UTF-8 bytes, without a tree.
///
/// Rule: the tokens of the HTML standard (section 13.2.5), of which XML's are a part: names of any letter case, `>` in
/// quoted values, comments, a bare `<` as text. What has no end (a comment, a quote, a declaration) costs one look to the
/// end of the file, so that the whole stays linear.
/// Shape: names of XML lose their prefix, names of HTML their case. Entities that a file declares itself are never
/// expanded; its declarations are passed over.
struct MarkupScanner {
    enum Dialect {
        case xml, html
    }

    enum Token {
        case open(Tag)
        case close(MarkupName)
        /// Text with references (`&amp;`).
        case text(Range<Int>)
        /// Text as it stands: CDATA of XML.
        case literal(Range<Int>)
    }

    struct Tag {
        let name: MarkupName
        /// Where its attributes stand in `bytes`.
        let attributes: Range<Int>
        /// True for `<x/>`. HTML gives that no meaning.
        let isEmpty: Bool
    }

    let bytes: [UInt8]
    let dialect: Dialect
    private(set) var position = 0
    /// From here on there is none of these quotes: asked once, not for each tag.
    private var doubleQuotesEnd = Int.max
    private var singleQuotesEnd = Int.max

    init(_ bytes: [UInt8], _ dialect: Dialect, from start: Int = 0) {
        self.bytes = bytes
        self.dialect = dialect
        position = start
    }

    mutating func next() -> Token? {
        while position < bytes.count {
            let start = position
            if bytes[start] != UInt8(ascii: "<") {
                position = find(UInt8(ascii: "<"), from: start)
                return .text(start..<position)
            }
            switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
            case UInt8(ascii: "!"):
                if let literal = passDeclaration() { return .literal(literal) }
            case UInt8(ascii: "?"):
                let end = dialect == .xml ? "?>" : ">"
                position = position(after: end, from: start + 2)
            case UInt8(ascii: "/"):
                if let token = closingTag() { return token }
            case let byte where Self.beginsName(byte, dialect):
                return .open(openingTag())
            default:
                position = find(UInt8(ascii: "<"), from: start + 1)
                return .text(start..<position)
            }
        }
        return nil
    }

    /// Passes over the rest of the element whose opening tag was read last. Only XML closes all its elements.
    mutating func skipElement() {
        var depth = 1
        while depth > 0, let token = next() {
            switch token {
            case .open(let tag): if !tag.isEmpty { depth += 1 }
            case .close: depth -= 1
            case .text, .literal: break
            }
        }
    }

    /// The text up to the closing tag of an element of HTML that holds no elements (`script`, `style`, `textarea`); goes
    /// on behind that tag.
    mutating func rawText(until name: String) -> Range<Int> {
        let start = position
        let end = Array("</\(name)".utf8)
        var index = find(UInt8(ascii: "<"), from: start)
        while index < bytes.count {
            let after = index + end.count
            if starts(with: end, at: index), after >= bytes.count || !Self.isName(bytes[after]) {
                position = position(after: ">", from: after)
                return start..<index
            }
            index = find(UInt8(ascii: "<"), from: index + 1)
        }
        position = bytes.count
        return start..<bytes.count
    }

    // MARK: Tags

    private mutating func openingTag() -> Tag {
        let name = name(at: &position, from: position + 1)
        let start = position
        let end = endOfTag(from: start)
        position = min(end + 1, bytes.count)
        let isEmpty = end > start && end <= bytes.count && bytes[end - 1] == UInt8(ascii: "/")
        return Tag(name: name, attributes: start..<min(end, bytes.count), isEmpty: isEmpty)
    }

    private mutating func closingTag() -> Token? {
        guard position + 2 < bytes.count, Self.beginsName(bytes[position + 2], dialect) else {
            position = position(after: ">", from: position + 2)
            return nil
        }
        let name = name(at: &position, from: position + 2)
        position = min(endOfTag(from: position) + 1, bytes.count)
        return .close(name)
    }

    private func name(at position: inout Int, from start: Int) -> MarkupName {
        var name = MarkupName()
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            if dialect == .xml, byte == UInt8(ascii: ":") {
                name = MarkupName()
            } else {
                name.append(dialect == .html ? Self.lowered(byte) : byte)
            }
            index &+= 1
        }
        position = index
        return name
    }

    /// Offset of the `>` that ends a tag: one in a quoted value does not. A quote that never ends is none.
    private mutating func endOfTag(from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return index }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), beginsValue(at: index),
                let end = endOfQuote(byte, at: index)
            {
                index = end
            }
            index &+= 1
        }
        return bytes.count
    }

    /// A quote opens a value only behind `=`.
    private func beginsValue(at index: Int) -> Bool {
        var before = index - 1
        while before > position, bytes[before] <= 0x20 { before -= 1 }
        return before > 0 && bytes[before] == UInt8(ascii: "=")
    }

    private mutating func endOfQuote(_ quote: UInt8, at index: Int) -> Int? {
        let isDouble = quote == UInt8(ascii: "\"")
        guard index < (isDouble ? doubleQuotesEnd : singleQuotesEnd) else { return nil }
        let end = find(quote, from: index + 1)
        if end < bytes.count { return end }
        if isDouble { doubleQuotesEnd = index } else { singleQuotesEnd = index }
        return nil
    }

    // MARK: Comments and declarations

    /// Passes over `<!…`; returns the text of a CDATA section.
    private mutating func passDeclaration() -> Range<Int>? {
        let start = position + 2
        if starts(with: Self.dashes, at: start) {
            // `<!-->` and `<!--->` are comments too.
            position = commentEnd(from: start)
        } else if dialect == .xml, starts(with: Self.cdata, at: start) {
            let end = start + Self.cdata.count
            position = position(after: "]]>", from: end)
            let isClosed = position >= end + 3 && bytes[position - 1] == UInt8(ascii: ">")
            return end..<(isClosed ? position - 3 : position)
        } else if dialect == .xml {
            passDocumentType(from: start)
        } else {
            position = position(after: ">", from: start)
        }
        return nil
    }

    private func commentEnd(from start: Int) -> Int {
        var index = start + 2
        while index < bytes.count {
            index = find(UInt8(ascii: ">"), from: index)
            if index < bytes.count, bytes[index - 1] == UInt8(ascii: "-"),
                bytes[index - 2] == UInt8(ascii: "-")
            {
                return index + 1
            }
            if index < bytes.count, dialect == .html, bytes[index - 1] == UInt8(ascii: "!"),
                index >= start + 5,
                bytes[index - 2] == UInt8(ascii: "-"), bytes[index - 3] == UInt8(ascii: "-")
            {
                return index + 1
            }
            index += 1
        }
        return bytes.count
    }

    /// A document type may declare entities in brackets: `<!DOCTYPE a [<!ENTITY b "c">]>`.
    private mutating func passDocumentType(from start: Int) {
        var index = start
        var brackets = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0:
                position = index + 1
                return
            default: break
            }
            index += 1
        }
        position = bytes.count
    }

    // MARK: Bytes

    private static let dashes = Array("--".utf8)
    private static let cdata = Array("[CDATA[".utf8)

    /// Offset of the next `byte`, or the end.
    private func find(_ byte: UInt8, from start: Int) -> Int {
        guard start < bytes.count else { return start }
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(byte), bytes.count - start)
            else { return bytes.count }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Behind the next `end`; the end of the file where there is none.
    private func position(after end: String, from start: Int) -> Int {
        let end = Array(end.utf8)
        guard let first = end.first else { return start }
        var index = find(first, from: start)
        while index < bytes.count {
            if starts(with: end, at: index) { return index + end.count }
            index = find(first, from: index + 1)
        }
        return bytes.count
    }

    /// Letters of HTML in either case; `prefix` in small ones.
    private func starts(with prefix: [UInt8], at index: Int) -> Bool {
        guard prefix.count <= bytes.count - index else { return false }
        for offset in prefix.indices {
            let byte = bytes[index + offset]
            if (dialect == .html ? Self.lowered(byte) : byte) != prefix[offset] { return false }
        }
        return true
    }

    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    @inline(__always)
    private static func beginsName(_ byte: UInt8, _ dialect: Dialect) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || dialect == .xml && (byte == UInt8(ascii: "_") || byte >= 0x80)
    }

    @inline(__always)
    static func isName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":")
    }
}
