/// Writes single fields in one format.
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

    /// `{"name":` or `,"name":`
    static func key(_ name: String, isFirst: Bool) -> [UInt8] {
        var key: [UInt8] = [isFirst ? 0x7B : 0x2C, 0x22]
        writeJSON(Array(name.utf8)[...], to: &key)
        return key + [0x22, 0x3A]
    }

    @inline(__always)
    func write(_ field: RecordBatch.Field, of batch: RecordBatch, to output: inout [UInt8]) {
        switch field.kind {
        case .empty:
            if style == .json { output += Self.null }
        case .bare:
            output += batch.bytes[field.range]
        case .text where field.traits.isDisjoint(with: special):
            if style == .json { output.append(0x22) }
            output += batch.bytes[field.range]
            if style == .json { output.append(0x22) }
        case .text:
            writeSpecial(batch.bytes[field.range], field.traits.intersection(special), to: &output)
        }
    }

    private static let null = Array("null".utf8)

    private func writeSpecial(
        _ text: ArraySlice<UInt8>, _ traits: RecordBatch.Traits, to output: inout [UInt8]
    ) {
        switch style {
        case .csv: Self.writeCSV(text, traits, to: &output)
        case .tsv: Self.writeTSV(text, to: &output)
        case .json:
            output.append(0x22)
            Self.writeJSON(text, to: &output)
            output.append(0x22)
        }
    }

    private static func writeCSV(
        _ text: ArraySlice<UInt8>, _ traits: RecordBatch.Traits, to output: inout [UInt8]
    ) {
        let isQuoted = traits.contains(.separatesCSV)
        if isQuoted { output.append(0x22) }
        if traits.contains(.startsFormula) { output.append(UInt8(ascii: "'")) }
        for byte in text {
            if byte == 0x22 { output.append(0x22) }
            output.append(byte)
        }
        if isQuoted { output.append(0x22) }
    }

    private static func writeTSV(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case 0x09: output += [0x5C, UInt8(ascii: "t")]
            case 0x0A: output += [0x5C, UInt8(ascii: "n")]
            case 0x0D: output += [0x5C, UInt8(ascii: "r")]
            case 0x5C: output += [0x5C, 0x5C]
            default: output.append(byte)
            }
        }
    }

    /// Rule: RFC 8259, section 7; `/` stays as it is.
    static func writeJSON(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case 0x22, 0x5C: output += [0x5C, byte]
            case 0x08: output += [0x5C, UInt8(ascii: "b")]
            case 0x09: output += [0x5C, UInt8(ascii: "t")]
            case 0x0A: output += [0x5C, UInt8(ascii: "n")]
            case 0x0C: output += [0x5C, UInt8(ascii: "f")]
            case 0x0D: output += [0x5C, UInt8(ascii: "r")]
            case 0..<0x20:
                output += Array("\\u00".utf8)
                output.append(0x30 + (byte >> 4))
                output.append((byte & 15) < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
            default: output.append(byte)
            }
        }
    }
}
