/// Turns batches of records into the bytes of one published file.
///
/// Shape: `header` once, then the batches in order. Pure: workers encode at the same time with one encoder, and
/// the bytes depend on the records alone.
///
/// Each thing is encoded as seldom as can be: what is the same in all reports once (`RowPieces`), what all rows of
/// a batch begin with once a batch. A text without traits is copied as it is.
package struct RecordEncoder: Sendable {
    package let layout: RecordLayout
    private let writer: FieldWriter
    /// What all rows of a batch begin with, and what follows it.
    private let prefix: RowPieces
    private let rows: RowPieces
    /// What follows it in rows that are made from a template, by the template's number.
    private let templates: [RowPieces]
    private let filters: [(column: Int, allowed: [[UInt8]])]

    /// Shape: `templates` are those of the table, by number; without them the bytes are the same.
    package init(_ layout: RecordLayout, templates: [RecordTemplate] = []) {
        self.layout = layout
        let writer = FieldWriter(layout.format)
        let schema = layout.schema
        let columns = layout.publishedColumns
        let shared = columns.prefix { $0.place < schema.sharedColumns }
        let own = Array(columns[shared.count...])
        prefix = RowPieces(Array(shared), end: [])
        rows = RowPieces(own, end: layout.rowEnd)
        self.templates = templates.map { template in
            RowPieces(own, end: layout.rowEnd, of: template, behind: schema.sharedColumns, writer)
        }
        self.writer = writer
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
        let pieces = RowPieces(layout.publishedColumns, end: layout.rowEnd)
        return header + encoded(names, [], pieces, isFiltered: false).bytes
    }

    /// Appends the batch's rows; the result says how many passed the filters.
    @discardableResult
    package func encode(_ batch: RecordBatch, to output: inout [UInt8]) -> Int {
        if batch.isEmpty { return 0 }
        precondition(batch.shared.count == layout.schema.sharedColumns, "a batch is of the table's shape")
        let encoded = encoded(
            batch, prefix(of: batch), pieces(for: batch), isFiltered: !filters.isEmpty)
        if output.isEmpty { output = encoded.bytes } else { output += encoded.bytes }
        return encoded.rowCount
    }

    /// A row that may be a blank line, being of one column, has to be written field by field.
    private func pieces(for batch: RecordBatch) -> RowPieces {
        guard layout.columns.count > 1, let number = batch.template, templates.indices.contains(number)
        else { return rows }
        return templates[number]
    }

    private func prefix(of batch: RecordBatch) -> [UInt8] {
        if prefix.open.isEmpty { return [] }
        let longest = batch.shared.reduce(prefix.byteCount(ofRows: 1)) { $0 + FieldWriter.longest($1) }
        return [UInt8](unsafeUninitializedCapacity: longest) { memory, byteCount in
            guard var cursor = ByteCursor(memory) else { return }
            write(0..<1, of: batch, [], prefix, to: &cursor) { _ in true }
            byteCount = cursor.count
        }
    }

    private func encoded(
        _ batch: RecordBatch, _ prefix: [UInt8], _ pieces: RowPieces, isFiltered: Bool
    ) -> (bytes: [UInt8], rowCount: Int) {
        let width = layout.schema.columns.count - batch.shared.count
        guard !layout.columns.isEmpty, width > 0 else { return ([], 0) }
        let rows = batch.fields.count / width
        precondition(pieces.fits(rows), "a batch has the rows of its template")
        var rowCount = 0
        let capacity = upperBound(of: batch, rows, prefix, pieces)
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { memory, byteCount in
            guard var cursor = ByteCursor(memory) else { return }
            write(0..<rows, of: batch, prefix, pieces, to: &cursor) { row in
                let isPublished = !isFiltered || passesFilters(row * width, of: batch)
                if isPublished { rowCount += 1 }
                return isPublished
            }
            byteCount = cursor.count
        }
        return (bytes, rowCount)
    }

    /// Bytes that the rows can take at most; a blank row takes two more than its pieces.
    private func upperBound(of batch: RecordBatch, _ rows: Int, _ prefix: [UInt8], _ pieces: RowPieces) -> Int
    {
        let sharedCount = batch.shared.count
        let width = layout.schema.columns.count - sharedCount
        var bound = rows * (prefix.count + 2) + pieces.byteCount(ofRows: rows)
        for place in pieces.open where place < sharedCount {
            bound += rows * FieldWriter.longest(batch.shared[place])
        }
        batch.withUnsafeFields { fields, _ in
            for place in pieces.open where place >= sharedCount {
                for row in 0..<rows {
                    bound += FieldWriter.longest(fields[row &* width &+ place &- sharedCount])
                }
            }
        }
        return bound
    }

    @inline(__always)
    private func write(
        _ rows: Range<Int>, of batch: RecordBatch, _ prefix: [UInt8], _ pieces: RowPieces,
        to output: inout ByteCursor, where isPublished: (Int) -> Bool
    ) {
        let width = layout.schema.columns.count - batch.shared.count
        let mayBeBlank = layout.columns.count == 1
        var cursor = output
        let writer = writer
        let sharedCount = batch.shared.count
        prefix.withUnsafeBufferPointer { prefix in
            batch.withUnsafeFields { fields, bytes in
                pieces.withUnsafePieces { open, pieceBytes, bounds in
                    for row in rows where isPublished(row) {
                        let start = cursor.count
                        cursor.write(prefix)
                        let firstField = row &* width &- sharedCount
                        var piece = pieces.firstPiece(ofRow: row)
                        for place in open {
                            cursor.write(
                                pieceBytes, Range(uncheckedBounds: (bounds[piece], bounds[piece &+ 1])))
                            piece &+= 1
                            let field =
                                place < sharedCount ? batch.shared[place] : fields[firstField &+ place]
                            if writer.copies(field) {
                                let isQuoted = writer.quotes(field)
                                if isQuoted { cursor.write(0x22) }
                                cursor.write(bytes, field.range)
                                if isQuoted { cursor.write(0x22) }
                            } else {
                                // Lent out, the cursor itself would lie in memory and slow down every copy.
                                var lent = cursor
                                writer.write(field, of: bytes, to: &lent)
                                cursor = lent
                            }
                        }
                        if mayBeBlank, cursor.count == start { writer.writeBlankRow(to: &cursor) }
                        cursor.write(pieceBytes, Range(uncheckedBounds: (bounds[piece], bounds[piece &+ 1])))
                    }
                }
            }
        }
        output = cursor
    }

    /// Whether the row whose own fields begin at `row` passes the filters.
    private func passesFilters(_ row: Int, of batch: RecordBatch) -> Bool {
        filters.allSatisfy { filter in
            let range = batch.field(filter.column, rowAt: row).range
            return filter.allowed.contains { batch.bytes[range].elementsEqual($0) }
        }
    }
}

extension RecordLayout {
    /// The published columns, each with its place in the schema.
    fileprivate var publishedColumns: [RowPieces.Column] {
        // The panel has hundreds of columns: not each of them is looked for among all.
        let places = Dictionary(
            schema.columns.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return columns.enumerated().compactMap { offset, column in
            let lead = lead(of: column, isFirst: offset == 0)
            return places[column.name].map { RowPieces.Column(place: $0, lead: lead) }
        }
    }

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
