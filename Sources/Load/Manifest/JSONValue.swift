/// A JSON value whose keys keep the order in which they were put; printed with two blanks a level.
package indirect enum JSONValue: Sendable {
    case text(String)
    case integer(Int)
    /// `.thousandths(1500)` is `1.500`.
    case thousandths(Int)
    case truth(Bool)
    case list([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// Texts that are empty say nothing and are left out, as are empty lists and objects.
    var saysSomething: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .list(let list): !list.isEmpty
        case .object(let object): !object.isEmpty
        case .integer, .thousandths, .truth: true
        }
    }

    package static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

    /// An object without the members that say nothing.
    static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.filter { $0.value.saysSomething }.map { ($0.key, $0.value) })
    }

    package var printed: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        bytes.append(0x0A)
        return bytes
    }

    /// On one line, without its end.
    package var line: [UInt8] {
        var bytes: [UInt8] = []
        writeLine(to: &bytes)
        return bytes
    }

    private func writeLine(to bytes: inout [UInt8]) {
        func write<Item>(_ brackets: String, _ items: [Item], _ each: (Item, inout [UInt8]) -> Void) {
            bytes += Array(brackets.utf8.prefix(1))
            for (offset, item) in items.enumerated() {
                if offset > 0 { bytes.append(0x2C) }
                each(item, &bytes)
            }
            bytes += Array(brackets.utf8.suffix(1))
        }
        switch self {
        case .list(let list): write("[]", list) { $0.writeLine(to: &$1) }
        case .object(let members):
            write("{}", members) { member, bytes in
                Self.writeText(member.key, to: &bytes)
                bytes.append(0x3A)
                member.value.writeLine(to: &bytes)
            }
        default: self.write(to: &bytes, indent: 0)
        }
    }

    private func write(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .text(let text): Self.writeText(text, to: &bytes)
        case .integer(let number): bytes += Array(String(number).utf8)
        case .thousandths(let number):
            let rest = String(1000 + number % 1000).dropFirst()
            bytes += Array("\(number / 1000).\(rest)".utf8)
        case .truth(let truth): bytes += Array((truth ? "true" : "false").utf8)
        case .list(let list):
            let isShort = list.allSatisfy(\.isText)
            Self.writeEnclosed("[]", list, isShort: isShort, indent: indent, to: &bytes) { value, bytes in
                value.write(to: &bytes, indent: indent + 1)
            }
        case .object(let members):
            Self.writeEnclosed("{}", members, isShort: false, indent: indent, to: &bytes) { member, bytes in
                Self.writeText(member.key, to: &bytes)
                bytes += [0x3A, 0x20]
                member.value.write(to: &bytes, indent: indent + 1)
            }
        }
    }

    private var isText: Bool {
        if case .text = self { true } else { false }
    }

    private static func writeText(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        FieldWriter.writeJSON(text.utf8) { bytes.append($0) }
        bytes.append(0x22)
    }

    private static func writeEnclosed<Item>(
        _ brackets: String, _ items: [Item], isShort: Bool, indent: Int, to bytes: inout [UInt8],
        item write: (Item, inout [UInt8]) -> Void
    ) {
        func lineBreak(_ level: Int) -> [UInt8] {
            isShort || items.isEmpty ? [] : [0x0A] + Array(repeating: 0x20, count: 2 * level)
        }
        bytes += Array(brackets.utf8.prefix(1))
        for (offset, item) in items.enumerated() {
            if offset > 0 { bytes += isShort ? [0x2C, 0x20] : [0x2C] }
            bytes += lineBreak(indent + 1)
            write(item, &bytes)
        }
        bytes += lineBreak(indent) + Array(brackets.utf8.suffix(1))
    }
}
