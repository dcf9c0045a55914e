/// Reads the values of a PDF file one after the other, from any of its bytes.
///
/// Every byte is asked for through `byte(at:)`, which knows the bounds, and every call moves on or ends: whatever the
/// bytes are, reading them takes one pass and no trap.
struct PDFScanner {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int
    /// `4 0 R` is a reference in a file, but two numbers and a word in a page's content.
    let hasReferences: Bool
    private var depth = 0

    /// Arrays in arrays and the like: real files have five or six.
    private static let deepest = 48

    init(_ bytes: [UInt8], from start: Int = 0, to end: Int = .max, hasReferences: Bool = false) {
        self.bytes = bytes
        self.end = max(0, min(end, bytes.count))
        position = max(0, min(start, self.end))
        self.hasReferences = hasReferences
    }

    var isAtEnd: Bool { position >= end }

    mutating func move(to place: Int) { position = max(position, min(place, end)) }

    @inline(__always)
    func byte(at place: Int) -> UInt8? {
        place >= 0 && place < end ? bytes[place] : nil
    }

    /// Past white space and comments.
    mutating func skipSpace() {
        while let byte = byte(at: position) {
            if byte == 0x25 {
                while let byte = self.byte(at: position), byte != 0x0A, byte != 0x0D { position += 1 }
            } else if byte.isPDFSpace {
                position += 1
            } else {
                return
            }
        }
    }

    /// `nil` at the end. A bracket that closes nothing is a keyword of its own.
    mutating func next() -> PDFObject? {
        skipSpace()
        guard let byte = byte(at: position) else { return nil }
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E: return number()
        case 0x2F: return .name(name())
        case 0x28: return .string(literalString())
        case 0x3C:
            if self.byte(at: position + 1) == 0x3C { return dictionary() }
            return .string(hexadecimalString())
        case 0x5B: return array()
        case 0x29, 0x3E, 0x5D, 0x7B, 0x7D:
            position += 1
            return .keyword(PDFKeyword([byte]))
        default: return word()
        }
    }

    private mutating func word() -> PDFObject {
        let start = position
        while let byte = byte(at: position), !byte.isPDFSpace, !byte.isPDFDelimiter { position += 1 }
        let word = bytes[start..<position]
        switch word.count {
        case 4 where word.elementsEqual("true".utf8): return .boolean(true)
        case 5 where word.elementsEqual("false".utf8): return .boolean(false)
        case 4 where word.elementsEqual("null".utf8): return .null
        default: return .keyword(PDFKeyword(word))
        }
    }

    /// Signs and points where they do not belong are passed over, as all readers do: `--5`, `12-3`, `.5.`.
    private mutating func number() -> PDFObject {
        let start = position
        var value = 0.0
        var scale = 0.0
        while let byte = byte(at: position) {
            if byte &- 0x30 < 10 {
                if scale == 0 {
                    value = value * 10 + Double(byte &- 0x30)
                } else {
                    value += Double(byte &- 0x30) * scale
                    scale /= 10
                }
            } else if byte == 0x2E, scale == 0 {
                scale = 0.1
            } else if byte != 0x2D && byte != 0x2B && byte != 0x2E {
                break
            }
            position += 1
        }
        if hasReferences, scale == 0, value < 1e9, let behind = referenceEnd() {
            position = behind
            return .reference(Int(value))
        }
        return .number(bytes[start] == 0x2D ? -value : value)
    }

    /// The place behind ` 0 R`, if that is what follows.
    private func referenceEnd() -> Int? {
        var place = position
        func skip(while condition: (UInt8) -> Bool) -> Bool {
            let start = place
            while let byte = byte(at: place), condition(byte), place - start < 16 { place += 1 }
            return place > start
        }
        guard skip(while: \.isPDFSpace), skip(while: { $0 &- 0x30 < 10 }), skip(while: \.isPDFSpace),
            byte(at: place) == 0x52
        else { return nil }
        if let next = byte(at: place + 1), !next.isPDFSpace, !next.isPDFDelimiter { return nil }
        return place + 1
    }

    private mutating func name() -> String {
        position += 1
        let start = position
        var escaped: [UInt8]?
        while let byte = byte(at: position), !byte.isPDFSpace, !byte.isPDFDelimiter {
            if byte == 0x23, let high = self.byte(at: position + 1)?.hexadecimalDigit,
                let low = self.byte(at: position + 2)?.hexadecimalDigit
            {
                if escaped == nil { escaped = Array(bytes[start..<position]) }
                escaped?.append(high << 4 | low)
                position += 3
            } else {
                escaped?.append(byte)
                position += 1
            }
        }
        return String(decoding: escaped?[...] ?? bytes[start..<position], as: UTF8.self)
    }

    private mutating func hexadecimalString() -> [UInt8] {
        position += 1
        var string: [UInt8] = []
        var high: UInt8?
        while let byte = byte(at: position) {
            position += 1
            if byte == 0x3E { break }
            guard let digit = byte.hexadecimalDigit else { continue }
            if let first = high {
                string.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        if let high { string.append(high << 4) }
        return string
    }

    private mutating func literalString() -> [UInt8] {
        position += 1
        var level = 1
        var string: [UInt8] = []
        while let byte = byte(at: position) {
            position += 1
            switch byte {
            case 0x5C: if let escaped = escapedByte() { string.append(escaped) }
            case 0x28:
                level += 1
                string.append(byte)
            case 0x29:
                level -= 1
                if level == 0 { return string }
                string.append(byte)
            default: string.append(byte)
            }
        }
        return string
    }

    /// What stands behind `\` in a string; `nil` for a line end, which the string does not have.
    private mutating func escapedByte() -> UInt8? {
        guard let byte = byte(at: position) else { return nil }
        position += 1
        switch byte {
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x0A: return nil
        case 0x0D:
            if self.byte(at: position) == 0x0A { position += 1 }
            return nil
        case 0x30...0x37:
            var value = byte &- 0x30
            for _ in 0..<2 {
                guard let digit = self.byte(at: position), digit &- 0x30 < 8 else { break }
                value = value &<< 3 | (digit &- 0x30)
                position += 1
            }
            return value
        default: return byte
        }
    }

    private mutating func array() -> PDFObject? {
        position += 1
        guard enter() else { return nil }
        defer { depth -= 1 }
        var elements: [PDFObject] = []
        while true {
            skipSpace()
            guard let byte = byte(at: position) else { break }
            if byte == 0x5D {
                position += 1
                break
            }
            guard let element = next() else { break }
            // A word in an array is none of its elements: the array was not closed.
            if case .keyword(let word) = element, word == .object || word == .stream { break }
            elements.append(element)
        }
        return .array(elements)
    }

    private mutating func dictionary() -> PDFObject? {
        position += 2
        guard enter() else { return nil }
        defer { depth -= 1 }
        var entries: [String: PDFObject] = [:]
        while true {
            skipSpace()
            guard let byte = byte(at: position) else { break }
            if byte == 0x3E {
                position = min(end, position + (self.byte(at: position + 1) == 0x3E ? 2 : 1))
                break
            }
            guard byte == 0x2F else {
                // No key: `endobj` or `stream` where `>>` is missing, else rubbish.
                let start = position
                if let word = next()?.keyword, word == .stream || word == PDFKeyword("endobj") {
                    position = start
                    break
                }
                continue
            }
            let key = name()
            skipSpace()
            // `/Key >>`: a key without a value.
            if self.byte(at: position) == 0x3E, self.byte(at: position + 1) == 0x3E { continue }
            guard let value = next() else { break }
            if case .keyword = value { continue }
            entries[key] = value
        }
        return .dictionary(entries)
    }

    /// False where values are nested deeper than any real file has them; reading ends there.
    private mutating func enter() -> Bool {
        guard depth < Self.deepest else {
            position = end
            return false
        }
        depth += 1
        return true
    }
}

extension UInt8 {
    @inline(__always)
    var isPDFSpace: Bool {
        switch self {
        case 0x20, 0x0A, 0x0D, 0x09, 0x0C, 0x00: true
        default: false
        }
    }

    @inline(__always)
    var isPDFDelimiter: Bool {
        switch self {
        case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: true
        default: false
        }
    }

    var hexadecimalDigit: UInt8? {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: nil
        }
    }
}
