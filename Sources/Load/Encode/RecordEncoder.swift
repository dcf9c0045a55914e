/// Turns batches of records into the bytes of one published file.
///
/// Shape: `header` once, then the batches in order. Pure: workers encode at the same time with one encoder, and
/// the bytes depend on the records alone.
///
/// What all rows of a batch begin with is encoded once and then copied; a field without traits is copied as it is.
package struct RecordEncoder: Sendable {
    package let layout: RecordLayout
    private let writer: FieldWriter
    /// Offsets of the published columns in the schema.
    private let columns: [Int]
    /// So many published columns, from the first on, are shared by the rows of a batch.
    private let sharedCount: Int
    /// What stands before each field: the separator; in JSON with the key.
    private let leads: [[UInt8]]
    private let rowEnd: [UInt8]
    private let filters: [(column: Int, allowed: [[UInt8]])]

    package init(_ layout: RecordLayout) {
        self.layout = layout
        writer = FieldWriter(layout.format)
        let schema = layout.schema
        columns = layout.columns.compactMap { schema.offset(ofColumn: $0.name) }
        sharedCount = columns.prefix { $0 < schema.sharedColumns }.count
        filters = layout.filters.compactMap { filter in
            schema.offset(ofColumn: filter.column).map { ($0, filter.allowed.map { Array($0.utf8) }) }
        }
        leads = layout.columns.enumerated().map { offset, column in
            switch layout.format {
            case .csv: offset == 0 ? [] : [0x2C]
            case .tsv: offset == 0 ? [] : [0x09]
            case .jsonLines: FieldWriter.key(layout.heading(of: column), isFirst: offset == 0)
            }
        }
        rowEnd =
            switch layout.format {
            case .csv(let dialect): Array(dialect.lineEnd.text.utf8)
            case .tsv: [0x0A]
            case .jsonLines: [0x7D, 0x0A]
            }
    }

    /// Bytes before the first row: empty for JSON Lines.
    package var header: [UInt8] {
        var header: [UInt8] = []
        switch layout.format {
        case .jsonLines: return []
        case .csv(let dialect) where dialect.hasByteOrderMark: header += [0xEF, 0xBB, 0xBF]
        case .csv, .tsv: break
        }
        var names = RecordBatch()
        layout.columns.forEach { names.append(layout.heading(of: $0)) }
        for (lead, field) in zip(leads, names.shared) {
            header += lead
            writer.write(field, of: names, to: &header)
        }
        return header + rowEnd
    }

    /// Appends the batch's rows; the result says how many passed the filters.
    @discardableResult
    package func encode(_ batch: RecordBatch, to output: inout [UInt8]) -> Int {
        let width = layout.schema.columns.count - batch.shared.count
        guard !columns.isEmpty, width > 0 else { return 0 }
        let prefixCount = min(sharedCount, batch.shared.count)
        var prefix: [UInt8] = []
        for place in 0..<prefixCount {
            prefix += leads[place]
            writer.write(batch.shared[columns[place]], of: batch, to: &prefix)
        }
        var count = 0
        for start in stride(from: 0, through: batch.fields.count - width, by: width) {
            guard isPublished(batch, rowAt: start) else { continue }
            count += 1
            let rowStart = output.count
            output += prefix
            for place in prefixCount..<columns.count {
                output += leads[place]
                writer.write(field(columns[place], of: batch, rowAt: start), of: batch, to: &output)
            }
            // A row of one empty field would be a blank line, which readers pass over.
            if output.count == rowStart, case .csv = layout.format { output += [0x22, 0x22] }
            output += rowEnd
        }
        return count
    }

    private func field(_ column: Int, of batch: RecordBatch, rowAt start: Int) -> RecordBatch.Field {
        column < batch.shared.count ? batch.shared[column] : batch.fields[start + column - batch.shared.count]
    }

    private func isPublished(_ batch: RecordBatch, rowAt start: Int) -> Bool {
        filters.allSatisfy { filter in
            let range = field(filter.column, of: batch, rowAt: start).range
            return filter.allowed.contains { batch.bytes[range].elementsEqual($0) }
        }
    }
}
