import Model

/// Rows of one table, from one report.
///
/// Shape: all text lies in one array of bytes, always valid UTF-8; a field says where, and what it is. The
/// fields of the columns that all rows share are kept once. A batch is filled
/// again and again: emptied, it keeps its storage, so that no row costs an allocation.
///
/// Fields are appended in the order of the columns; `beginRows` parts the shared ones from the rows.
package struct RecordBatch: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Fields that all rows share, in the order of the columns.
    package private(set) var shared: [Field] = []
    /// Fields of the rows, row by row.
    package private(set) var fields: [Field] = []
    /// Number of the template that the rows are made from, `nil` where there is none.
    private(set) var template: Int?
    private var isShared = true

    package struct Field: Sendable, Equatable {
        package let offset: Int
        package let length: UInt32
        package let kind: Kind
        package let traits: Traits

        package static let empty = Field(offset: 0, length: 0, kind: .empty, traits: [])
        package var range: Range<Int> {
            Range(uncheckedBounds: (offset, offset &+ Int(length)))
        }

        /// The same in bytes that others stand before.
        func moved(by base: Int) -> Field {
            Field(offset: base + offset, length: length, kind: kind, traits: traits)
        }
    }

    package enum Kind: UInt8, Sendable {
        case empty, text
        /// Empty, and not known before the other reports have been seen.
        case late
        /// A plain decimal or a truth value: written in every format as it is.
        case bare
    }

    /// What an encoder must look out for in a text; nothing set: it can be copied as it is.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A comma, quotation mark, line feed or carriage return.
        package static let separatesCSV = Traits(rawValue: 1)
        /// A tab, backslash, line feed or carriage return.
        package static let separatesTSV = Traits(rawValue: 2)
        /// A quotation mark, backslash or control character.
        package static let escapesJSON = Traits(rawValue: 4)
        /// A spreadsheet would take it for a formula.
        package static let startsFormula = Traits(rawValue: 8)
    }

    package init() {}

    package var isEmpty: Bool { fields.isEmpty }

    /// Forgets all rows and keeps the storage.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        shared.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        template = nil
        isShared = true
    }

    /// The field in a slot of the schema of the row whose own fields begin at `start`.
    @inline(__always)
    func field(_ slot: Int, rowAt start: Int) -> Field {
        slot < 0 ? shared[~slot] : fields[start + slot]
    }

    /// The fields of the rows, and the bytes that all fields are ranges of.
    @inline(__always)
    func withUnsafeFields<Result>(
        _ body: (UnsafeBufferPointer<Field>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        fields.withUnsafeBufferPointer { fields in
            bytes.withUnsafeBufferPointer { body(fields, $0) }
        }
    }

    package mutating func beginRows() { isShared = false }

    package mutating func append(_ text: String) { push(field(of: text)) }

    /// Text in pieces, a line feed between two.
    package mutating func append(lines pieces: some Sequence<[Unicode.Scalar]>) {
        let start = bytes.count
        for piece in pieces {
            if bytes.count > start { bytes.append(0x0A) }
            bytes.append(scalars: piece)
        }
        finishText(from: start)
    }

    package mutating func append(_ number: Int) {
        append(Amount(Int64(number)))
    }

    package mutating func append(_ amount: Amount?) {
        push(amount.map { field(of: $0) } ?? .empty)
    }

    package mutating func append(_ truth: Bool) {
        let start = bytes.count
        bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        push(Field(offset: start, length: UInt32(bytes.count - start), kind: .bare, traits: []))
    }

    package mutating func appendEmpty() { push(.empty) }

    /// A text that is known only later where it is empty now.
    package mutating func append(late text: String) {
        push(text.isEmpty ? Field(offset: 0, length: 0, kind: .late, traits: []) : field(of: text))
    }

    /// Puts the texts of a template among the bytes; the result is what its fields count from.
    package mutating func appendBytes(of template: RecordTemplate) -> Int {
        let base = bytes.count
        bytes.append(contentsOf: template.bytes)
        return base
    }

    /// A field of a template whose texts were put at `base`.
    package mutating func append(_ field: Field, at base: Int) { push(field.moved(by: base)) }

    /// Begins the rows with all those of a template; the result is what its fields count from.
    ///
    /// Shape: no row is there yet, and no other follows.
    package mutating func beginRows(of template: RecordTemplate) -> Int {
        beginRows()
        let base = appendBytes(of: template)
        fields.reserveCapacity(template.fields.count)
        for field in template.fields { fields.append(field.moved(by: base)) }
        self.template = template.number
        return base
    }

    /// Replaces one of the fields of the rows.
    package mutating func put(_ field: Field, at place: Int) { fields[place] = field }

    /// The field of an amount that is put among the bytes.
    package mutating func field(of amount: Amount) -> Field {
        let start = bytes.count
        amount.write(to: &bytes)
        return Field(offset: start, length: UInt32(bytes.count - start), kind: .bare, traits: [])
    }

    /// The field of a text that is put among the bytes.
    package mutating func field(of text: String) -> Field {
        let start = bytes.count
        bytes.append(copying: text)
        return Self.text(in: bytes, from: start)
    }

    /// Puts other texts in a slot of the schema, in rows of so many own fields; a text without another stays.
    mutating func replace(_ slot: Int, width: Int, by texts: [String: String]) {
        var replaced: [String: Field] = [:]
        func other(_ field: Field) -> Field {
            let text = String(decoding: bytes[field.range], as: UTF8.self)
            if let known = replaced[text] { return known }
            let other = texts[text].map { self.field(of: $0) } ?? field
            replaced[text] = other
            return other
        }
        if slot < 0 {
            shared[~slot] = other(shared[~slot])
        } else {
            for place in stride(from: slot, to: fields.count, by: max(width, 1)) {
                fields[place] = other(fields[place])
            }
        }
    }

    private mutating func push(_ field: Field) {
        if isShared { shared.append(field) } else { fields.append(field) }
    }

    private mutating func finishText(from start: Int) {
        push(Self.text(in: bytes, from: start))
    }

    /// A text that no machine word can count the bytes of (4 GiB) is left out: no source is that large.
    static func text(in bytes: [UInt8], from start: Int) -> Field {
        guard bytes.count > start, let length = UInt32(exactly: bytes.count - start) else { return .empty }
        let traits = bytes.withUnsafeBufferPointer {
            SpecialBytes.traits(of: UnsafeBufferPointer(rebasing: $0[start...]))
        }
        return Field(offset: start, length: length, kind: .text, traits: traits)
    }
}
