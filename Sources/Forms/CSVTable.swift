/// Rows of a small CSV text whose first line names the columns; for the data built into the program.
package struct CSVTable {
    package let columns: [String]
    package let rows: [[String]]

    package init(_ text: String) {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var quoted = false
        func flushField() {
            record.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        let quote = UInt8(ascii: "\"")
        for byte in text.utf8 {
            switch byte {
            case quote: quoted.toggle()
            case UInt8(ascii: ",") where !quoted: flushField()
            case UInt8(ascii: "\n") where !quoted:
                flushField()
                records.append(record)
                record.removeAll(keepingCapacity: true)
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty {
            flushField()
            records.append(record)
        }
        columns = records.first ?? []
        rows = Array(records.dropFirst())
    }

    /// Offset of a column; a name that is not there is a mistake in the data we ship.
    package func column(_ name: String) -> Int {
        guard let offset = columns.firstIndex(of: name) else {
            preconditionFailure("built-in table has no column \(name)")
        }
        return offset
    }
}

extension String {
    /// The parts between an ASCII character, without empty ones; bytes, because splitting by `Character`
    /// costs a start of the program milliseconds.
    package func words(between separator: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0)) }
    }
}
