/// Turns batches of records into the bytes of one published file.
///
/// Shape: `header` once, then the batches in order. Pure: workers encode at the same time with one encoder, and
/// the bytes depend on the records alone.
///
/// What all rows of a batch begin with is encoded once and then copied; a text without traits is copied as it is.
package struct RecordEncoder: Sendable {
    package let layout: RecordLayout
    private let writer: FieldWriter
    /// The published columns: where in the schema, and what stands before their fields.
    private let columns: [Column]
    /// So many published columns, from the first on, are shared by the rows of a batch.
    private let sharedCount: Int
    /// Separators, keys and row end, one after another.
    private let punctuation: [UInt8]
    private let rowEnd: Range<Int>
    private let filters: [(column: Int, allowed: [[UInt8]])]

    private struct Column: Sendable {
        let place: Int
        /// Range in `punctuation`.
        let lead: Range<Int>
    }

    package init(_ layout: RecordLayout) {
        self.layout = layout
        writer = FieldWriter(layout.format)
        let schema = layout.schema
        var punctuation: [UInt8] = []
        func add(_ bytes: [UInt8]) -> Range<Int> {
            punctuation += bytes
            return (punctuation.count - bytes.count)..<punctuation.count
        }
        // The panel has hundreds of columns: not each of them is looked for among all.
        let places = Dictionary(
            schema.columns.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        columns = layout.columns.enumerated().compactMap { offset, column in
            let lead = add(layout.lead(of: column, isFirst: offset == 0))
            return places[column.name].map { Column(place: $0, lead: lead) }
        }
        rowEnd = add(layout.rowEnd)
        self.punctuation = punctuation
        sharedCount = columns.prefix { $0.place < schema.sharedColumns }.count
        filters = layout.filters.compactMap { filter in
            schema.offset(ofColumn: filter.column).map { ($0, filter.allowed.map { Array($0.utf8) }) }
        }
    }

    /// Bytes before the first row: empty for JSON Lines.
    package var header: [UInt8] {
        guard layout.format != .jsonLines else { return [] }
        var header: [UInt8] = []
        if case .csv(let dialect) = layout.format, dialect.hasByteOrderMark { header = [0xEF, 0xBB, 0xBF] }
        var names = RecordBatch()
        names.beginRows()
        for column in layout.schema.columns { names.append(layout.heading(of: column)) }
        write(names, to: &header) { _ in true }
        return header
    }

    /// Appends the batch's rows; the result says how many passed the filters.
    @discardableResult
    package func encode(_ batch: RecordBatch, to output: inout [UInt8]) -> Int {
        if filters.isEmpty { return write(batch, to: &output) { _ in true } }
        return write(batch, to: &output) { row in
            filters.allSatisfy { filter in
                let range = batch.field(filter.column, rowAt: row).range
                return filter.allowed.contains { batch.bytes[range].elementsEqual($0) }
            }
        }
    }

    /// Shape: `isPublished` takes the offset of a row's first own field.
    @discardableResult
    private func write(
        _ batch: RecordBatch, to output: inout [UInt8], where isPublished: (Int) -> Bool
    ) -> Int {
        let width = layout.schema.columns.count - batch.shared.count
        guard !columns.isEmpty, width > 0, batch.fields.count >= width else { return 0 }
        let capacity = upperBound(of: batch, rows: batch.fields.count / width)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { memory in
            batch.bytes.withUnsafeBufferPointer { bytes in
                punctuation.withUnsafeBufferPointer { punctuation in
                    guard var cursor = ByteCursor(memory) else { return 0 }
                    let shared = columns[..<min(sharedCount, batch.shared.count)]
                    for column in shared {
                        cursor.write(punctuation, column.lead)
                        writer.write(batch.shared[column.place], of: bytes, to: &cursor)
                    }
                    let prefix = cursor.written(from: 0)
                    let own = Array(columns[shared.endIndex...])
                    var count = 0
                    for row in stride(from: 0, through: batch.fields.count - width, by: width)
                    where isPublished(row) {
                        count += 1
                        let rowStart = cursor.count
                        cursor.write(prefix)
                        for column in own {
                            cursor.write(punctuation, column.lead)
                            writer.write(batch.field(column.place, rowAt: row), of: bytes, to: &cursor)
                        }
                        if cursor.count == rowStart { writer.writeBlankRow(to: &cursor) }
                        cursor.write(punctuation, rowEnd)
                    }
                    output += cursor.written(from: prefix.count)
                    return count
                }
            }
        }
    }

    /// Bytes that the rows and the prefix can take at most, whatever the format.
    private func upperBound(of batch: RecordBatch, rows: Int) -> Int {
        let shared = batch.shared.reduce(punctuation.count + 2) { $0 + FieldWriter.longest($1) }
        return (rows + 1) * shared + batch.fields.reduce(0) { $0 + FieldWriter.longest($1) }
    }
}

extension RecordLayout {
    /// What stands before a field: the separator; in JSON with the key.
    fileprivate func lead(of column: ColumnSchema, isFirst: Bool) -> [UInt8] {
        switch format {
        case .csv: return isFirst ? [] : [0x2C]
        case .tsv: return isFirst ? [] : [0x09]
        case .jsonLines:
            var lead: [UInt8] = [isFirst ? 0x7B : 0x2C, 0x22]
            FieldWriter.writeJSON(heading(of: column).utf8) { lead.append($0) }
            return lead + [0x22, 0x3A]
        }
    }

    fileprivate var rowEnd: [UInt8] {
        switch format {
        case .csv(let dialect): Array(dialect.lineEnd.text.utf8)
        case .tsv: [0x0A]
        case .jsonLines: [0x7D, 0x0A]
        }
    }
}
