/// Reads JSON (RFC 8259) from UTF-8 bytes, keeping places and equal keys.
///
/// Throws: the first `Diagnostic` (`invalid_json`, `too_deep`). Nesting is limited, so the recursion is.
package struct LocatedJSONParser {
    package static let depthLimit = 32

    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    package static func parse(_ bytes: [UInt8]) throws -> LocatedJSON {
        var parser = LocatedJSONParser(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.offset = 3 }
        parser.skipSpace()
        let value = try parser.value(pointer: "", depth: 0)
        parser.skipSpace()
        if parser.offset < bytes.count { throw parser.unexpected("the end of the file", at: "") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func advance() {
        let byte = bytes[offset]
        offset += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { advance() }
    }

    private func place(_ pointer: String) -> Place {
        Place(line: line, column: column, pointer: pointer)
    }

    private mutating func value(pointer: String, depth: Int) throws -> LocatedJSON {
        let place = place(pointer)
        guard depth < Self.depthLimit else {
            throw Diagnostic(place, .tooDeep(limit: Self.depthLimit))
        }
        let value: LocatedJSON.Value
        switch next {
        case UInt8(ascii: "{"): value = .object(try members(pointer: pointer, depth: depth))
        case UInt8(ascii: "["): value = .array(try elements(pointer: pointer, depth: depth))
        case UInt8(ascii: "\""): value = .string(try string(pointer: pointer))
        case UInt8(ascii: "-"), .some(0x30...0x39): value = .number(try number(pointer: pointer))
        default: value = try word(pointer: pointer)
        }
        return LocatedJSON(place: place, value: value)
    }

    private mutating func members(pointer: String, depth: Int) throws -> [LocatedJSON.Member] {
        var members: [LocatedJSON.Member] = []
        advance()
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            let keyPlace = place(pointer)
            guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes", at: pointer) }
            let key = try string(pointer: pointer)
            skipSpace()
            guard take(":") else { throw unexpected("\":\"", at: pointer) }
            skipSpace()
            let below = pointer + "/" + escaped(key)
            let value = try value(pointer: below, depth: depth + 1)
            let named = Place(line: keyPlace.line, column: keyPlace.column, pointer: below)
            members.append(LocatedJSON.Member(key: key, keyPlace: named, value: value))
            skipSpace()
        } while take(",")
        guard take("}") else { throw unexpected("\",\" or \"}\"", at: pointer) }
        return members
    }

    private mutating func elements(pointer: String, depth: Int) throws -> [LocatedJSON] {
        var elements: [LocatedJSON] = []
        advance()
        skipSpace()
        if take("]") { return elements }
        repeat {
            skipSpace()
            elements.append(try value(pointer: "\(pointer)/\(elements.count)", depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw unexpected("\",\" or \"]\"", at: pointer) }
        return elements
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: mark) else { return false }
        advance()
        return true
    }

    /// The pointer's own signs (RFC 6901).
    private func escaped(_ key: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": result.append(contentsOf: "~0".unicodeScalars)
            case "/": result.append(contentsOf: "~1".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private mutating func word(pointer: String) throws -> LocatedJSON.Value {
        for (word, value) in [
            ("true", LocatedJSON.Value.bool(true)), ("false", .bool(false)), ("null", .null),
        ]
        where bytes[offset...].starts(with: word.utf8) {
            for _ in 0..<word.utf8.count { advance() }
            return value
        }
        throw unexpected("a value", at: pointer)
    }

    private mutating func number(pointer: String) throws -> String {
        let start = offset
        _ = take("-")
        if !take("0") { try digits(pointer) }
        if take(".") { try digits(pointer) }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits(pointer)
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits(_ pointer: String) throws {
        guard let first = next, (0x30...0x39).contains(first) else {
            throw unexpected("a digit", at: pointer)
        }
        while let digit = next, (0x30...0x39).contains(digit) { advance() }
    }
}

extension LocatedJSONParser {
    private mutating func string(pointer: String) throws -> String {
        var content: [UInt8] = []
        advance()
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                let text = String(decoding: content, as: UTF8.self)
                guard text.utf8.elementsEqual(content) else {
                    throw Diagnostic(
                        place(pointer), .invalidJSON(found: "bytes that are not UTF-8", expected: "UTF-8"))
                }
                return text
            case UInt8(ascii: "\\"):
                advance()
                content.append(contentsOf: try escape(pointer: pointer))
            case 0..<0x20:
                throw unexpected("no control character inside of quotes (write \\n, \\t)", at: pointer)
            default:
                content.append(byte)
                advance()
            }
        }
        throw unexpected("the closing quote", at: pointer)
    }

    private mutating func escape(pointer: String) throws -> [UInt8] {
        let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
        ]
        if let byte = next, let meant = plain[byte] {
            advance()
            return [meant]
        }
        guard take("u") else { throw unexpected("one of \" \\ / b f n r t u", at: pointer) }
        var code = try hexadecimal(pointer)
        if (0xD800...0xDBFF).contains(code) {
            guard take("\\"), take("u") else {
                throw unexpected("the second half of a surrogate pair", at: pointer)
            }
            let low = try hexadecimal(pointer)
            guard (0xDC00...0xDFFF).contains(low) else {
                throw unexpected("the second half of a surrogate pair", at: pointer)
            }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw unexpected("the first half of a surrogate pair", at: pointer)
        }
        return Array(String(scalar).utf8)
    }

    private mutating func hexadecimal(_ pointer: String) throws -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("four hexadecimal digits", at: pointer)
            }
            code = code << 4 | UInt32(digit)
            advance()
        }
        return code
    }

    private func unexpected(_ expected: String, at pointer: String) -> Diagnostic {
        Diagnostic(place(pointer), .invalidJSON(found: foundHere, expected: expected))
    }

    /// The character at the cursor, as a message quotes it.
    private var foundHere: String {
        guard offset < bytes.count else { return "the end of the file" }
        var end = offset + 1
        while end < bytes.count, end < offset + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let text = String(decoding: bytes[offset..<end], as: UTF8.self)
        return bytes[offset] < 0x20 ? "a control character or line end" : "\"\(text)\""
    }
}
