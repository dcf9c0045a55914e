/// Rows that stand in every batch of a kind, but for a few fields: those of the figures of a form, all of them missing.
package struct RecordTemplate: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Row by row; their ranges are those of `bytes`.
    package private(set) var fields: [RecordBatch.Field] = []
    /// Columns of the rows, and those whose fields differ from report to report.
    let width: Int
    let open: Set<Int>
    /// Among the templates of its table.
    let number: Int
    private var known: [String: RecordBatch.Field] = [:]

    package init(number: Int, width: Int, open: Set<Int>) {
        self.number = number
        self.width = width
        self.open = open
    }

    package var rowCount: Int { fields.count / width }

    /// The field of a text, which lies among the bytes once.
    package mutating func field(_ text: String) -> RecordBatch.Field {
        if let known = known[text] { return known }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        let field = RecordBatch.text(in: bytes, from: start)
        known[text] = field
        return field
    }

    /// The field of a number, which lies among the bytes once.
    package mutating func field(_ number: Int) -> RecordBatch.Field {
        let text = field(String(number))
        return RecordBatch.Field(offset: text.offset, length: text.length, kind: .bare, traits: [])
    }

    /// The next field of the rows.
    package mutating func append(_ field: RecordBatch.Field) { fields.append(field) }
}
