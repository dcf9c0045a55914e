extension MarkupScanner {
    /// Calls `body` with the name of each attribute of a tag and where its value stands in `bytes`; empty for one without
    /// a value (`hidden`).
    func forEachAttribute(of tag: Tag, _ body: (MarkupName, Range<Int>) -> Void) {
        var index = tag.attributes.lowerBound
        let end = tag.attributes.upperBound
        while index < end {
            while index < end, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") { index &+= 1 }
            guard index < end else { return }
            let name = attributeName(at: &index, end: end)
            var next = index
            while next < end, bytes[next] <= 0x20 { next &+= 1 }
            guard next < end, bytes[next] == UInt8(ascii: "=") else {
                body(name, index..<index)
                continue
            }
            next &+= 1
            while next < end, bytes[next] <= 0x20 { next &+= 1 }
            body(name, value(at: &next, end: end))
            index = next
        }
    }

    /// Where the value of the first attribute of this name stands.
    func attribute(_ name: MarkupName, of tag: Tag) -> Range<Int>? {
        var found: Range<Int>?
        forEachAttribute(of: tag) { if $0 == name, found == nil { found = $1 } }
        return found
    }

    /// The whole number that a value begins with; `nil` where there is none, and for one that no table needs.
    func number(in value: Range<Int>) -> Int? {
        var digits = bytes[value].drop { $0 <= 0x20 }
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        digits = digits.prefix { $0 &- 0x30 < 10 }
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        return isNegative ? -number : number
    }

    /// The words of a value, in small letters.
    func lowered(_ value: Range<Int>) -> String {
        String(decoding: bytes[value].lazy.map(Self.lowered), as: UTF8.self)
    }

    func string(_ value: Range<Int>) -> String { String(decoding: bytes[value], as: UTF8.self) }

    private func attributeName(at index: inout Int, end: Int) -> MarkupName {
        var name = MarkupName()
        // The standard lets a name begin with `=`.
        let start = index
        while index < end {
            let byte = bytes[index]
            if byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") && index > start {
                break
            }
            if dialect == .xml, byte == UInt8(ascii: ":") {
                name = MarkupName()
            } else {
                name.append(dialect == .html ? Self.lowered(byte) : byte)
            }
            index &+= 1
        }
        return name
    }

    private func value(at index: inout Int, end: Int) -> Range<Int> {
        guard index < end else { return end..<end }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = index
            while index < end, bytes[index] > 0x20 { index &+= 1 }
            return start..<index
        }
        let start = index + 1
        index = start
        while index < end, bytes[index] != quote { index &+= 1 }
        let value = start..<index
        index = min(index + 1, end)
        return value
    }
}
