/// Writes single fields in one format.
///
/// Shape: a field becomes at most `longest(_:)` bytes.
struct FieldWriter: Sendable {
    private enum Style { case csv, tsv, json }
    private let style: Style
    /// Traits that a text cannot be copied with.
    private let special: RecordBatch.Traits

    init(_ format: RecordFormat) {
        switch format {
        case .csv(let dialect):
            style = .csv
            special = dialect.guardsFormulas ? [.separatesCSV, .startsFormula] : [.separatesCSV]
        case .tsv:
            style = .tsv
            special = [.separatesTSV]
        case .jsonLines:
            style = .json
            special = [.escapesJSON]
        }
    }

    /// Bytes that the field may take in any format: `null`, quotation marks and a guard, six bytes a character
    /// where something is escaped.
    static func longest(_ field: RecordBatch.Field) -> Int {
        4 + Int(field.length) * (field.traits.isEmpty ? 1 : 6)
    }

    /// Whether the field is its bytes, with a quotation mark on both sides where `quotes` says so.
    @inline(__always)
    func copies(_ field: RecordBatch.Field) -> Bool {
        field.traits.isDisjoint(with: special) && field.kind != .empty && field.kind != .late
    }

    @inline(__always)
    func quotes(_ field: RecordBatch.Field) -> Bool { style == .json && field.kind == .text }

    func write(_ field: RecordBatch.Field, of bytes: UnsafeBufferPointer<UInt8>, to cursor: inout ByteCursor)
    {
        guard field.traits.isDisjoint(with: special) else {
            let text = UnsafeBufferPointer(rebasing: bytes[field.range])
            return writeSpecial(text, field.traits.intersection(special), to: &cursor)
        }
        guard style == .json else { return cursor.write(bytes, field.range) }
        switch field.kind {
        case .empty, .late: Self.writeNull(to: &cursor)
        case .bare: cursor.write(bytes, field.range)
        case .text:
            cursor.write(0x22)
            cursor.write(bytes, field.range)
            cursor.write(0x22)
        }
    }

    /// A row of one empty field would be a blank line, which readers of CSV pass over.
    func writeBlankRow(to cursor: inout ByteCursor) {
        guard style == .csv else { return }
        cursor.write(0x22)
        cursor.write(0x22)
    }

    @inline(__always)
    private static func writeNull(to cursor: inout ByteCursor) {
        for byte in "null".utf8 { cursor.write(byte) }
    }

    private func writeSpecial(
        _ text: UnsafeBufferPointer<UInt8>, _ traits: RecordBatch.Traits, to cursor: inout ByteCursor
    ) {
        switch style {
        case .csv: Self.writeCSV(text, traits, to: &cursor)
        case .tsv: Self.writeTSV(text, to: &cursor)
        case .json:
            cursor.write(0x22)
            Self.writeJSON(text, to: &cursor)
            cursor.write(0x22)
        }
    }

    private static func writeCSV(
        _ text: UnsafeBufferPointer<UInt8>, _ traits: RecordBatch.Traits, to cursor: inout ByteCursor
    ) {
        let isQuoted = traits.contains(.separatesCSV)
        if isQuoted { cursor.write(0x22) }
        if traits.contains(.startsFormula) { cursor.write(UInt8(ascii: "'")) }
        for byte in text {
            if byte == 0x22 { cursor.write(0x22) }
            cursor.write(byte)
        }
        if isQuoted { cursor.write(0x22) }
    }

    private static func writeTSV(_ text: UnsafeBufferPointer<UInt8>, to cursor: inout ByteCursor) {
        for byte in text {
            let letter: UInt8? =
                switch byte {
                case 0x09: UInt8(ascii: "t")
                case 0x0A: UInt8(ascii: "n")
                case 0x0D: UInt8(ascii: "r")
                case 0x5C: 0x5C
                default: nil
                }
            if letter != nil { cursor.write(0x5C) }
            cursor.write(letter ?? byte)
        }
    }

    /// The same as `writeJSON` of any bytes; what stands between two that are escaped is copied at once.
    private static func writeJSON(_ text: UnsafeBufferPointer<UInt8>, to cursor: inout ByteCursor) {
        var start = 0
        while start < text.count {
            let end = SpecialBytes.next(in: text, from: start)
            cursor.write(text, start..<end)
            if end < text.count { writeJSON(CollectionOfOne(text[end])) { cursor.write($0) } }
            start = end &+ 1
        }
    }

    /// Rule: RFC 8259, section 7; `/` stays as it is.
    @inline(__always)
    static func writeJSON(_ text: some Sequence<UInt8>, _ write: (UInt8) -> Void) {
        func escape(_ letter: UInt8) {
            write(0x5C)
            write(letter)
        }
        for byte in text {
            switch byte {
            case 0x22, 0x5C: escape(byte)
            case 0x08: escape(UInt8(ascii: "b"))
            case 0x09: escape(UInt8(ascii: "t"))
            case 0x0A: escape(UInt8(ascii: "n"))
            case 0x0C: escape(UInt8(ascii: "f"))
            case 0x0D: escape(UInt8(ascii: "r"))
            case 0..<0x20:
                escape(UInt8(ascii: "u"))
                write(0x30)
                write(0x30)
                write(0x30 + (byte >> 4))
                write((byte & 15) < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
            default: write(byte)
            }
        }
    }
}
