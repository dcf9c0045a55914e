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
    /// Of the columns whose codes are written as labels.
    private let labels: [(slot: Int, labels: [String: String])]
    private let filters: [(slot: Int, allowed: [[UInt8]])]
    /// What the late column may hold in a report whose rows are published; `nil` where anything.
    private let allowedLate: [String]?

    /// Shape: `templates` are those of the table, by number; without them the bytes are the same.
    package init(_ layout: RecordLayout, templates: [RecordTemplate] = []) {
        self.layout = layout
        let writer = FieldWriter(layout.format)
        let schema = layout.schema
        let columns = layout.publishedColumns
        let late = schema.lateColumn
        // A hole is noted row by row, so it is no part of what is copied to each.
        let lateSlot = late.map { schema.slots[$0] }
        let shared = columns.prefix { $0.slot < 0 && $0.slot != lateSlot }
        let own = Array(columns[shared.count...])
        prefix = RowPieces(Array(shared), end: [])
        rows = RowPieces(own, end: layout.rowEnd)
        labels = layout.columns.compactMap { column in
            let labels = layout.cellLabels(of: column)
            return labels.isEmpty
                ? nil : schema.offset(ofColumn: column.name).map { (schema.slots[$0], labels) }
        }
        // A template's rows are encoded with its codes.
        self.templates = (labels.isEmpty ? templates : []).map { template in
            RowPieces(own, end: layout.rowEnd, of: template, writer)
        }
        self.writer = writer
        let isLate = { (filter: RowFilter) in late == schema.offset(ofColumn: filter.column) && late != nil }
        let allowed = layout.filters.filter(isLate).map(\.allowed)
        allowedLate =
            allowed.isEmpty
            ? nil : allowed.dropFirst().reduce(allowed[0]) { both, next in both.filter(next.contains) }
        filters = layout.filters.filter { !isLate($0) }.compactMap { filter in
            schema.offset(ofColumn: filter.column).map {
                (schema.slots[$0], filter.allowed.map { Array($0.utf8) })
            }
        }
    }

    /// Bytes before the first row: empty for JSON Lines.
    package var header: [UInt8] {
        guard layout.format != .jsonLines else { return [] }
        var header: [UInt8] = []
        if case .csv(let dialect) = layout.format, dialect.hasByteOrderMark { header = [0xEF, 0xBB, 0xBF] }
        var names = RecordBatch()
        names.beginRows()
        for column in layout.columns { names.append(layout.heading(of: column)) }
        let columns = layout.publishedColumns.enumerated().map { RowPieces.Column(slot: $0, lead: $1.lead) }
        let pieces = RowPieces(columns, end: layout.rowEnd)
        return header + encoded(names, layout.columns.count, [], pieces, isFiltered: false).bytes
    }

    /// Appends the batch's rows; the result says how many passed the filters, and where late fields are missing.
    @discardableResult
    package func encode(
        _ batch: RecordBatch, to output: inout [UInt8]
    ) -> (rowCount: Int, holes: [Int]) {
        if batch.isEmpty { return (0, []) }
        precondition(batch.shared.count == layout.schema.sharedCount, "a batch is of the table's shape")
        var labelled = batch
        for column in labels {
            labelled.replace(column.slot, width: layout.schema.ownCount, by: column.labels)
        }
        let encoded = encoded(
            labelled, layout.schema.ownCount, prefix(of: labelled), pieces(for: batch),
            isFiltered: !filters.isEmpty, by: batch)
        let base = output.count
        if output.isEmpty { output = encoded.bytes } else { output += encoded.bytes }
        return (encoded.rowCount, base == 0 ? encoded.holes : encoded.holes.map { $0 + base })
    }

    // MARK: The late column

    /// Whether a report whose late column holds `text` is published at all.
    package func admits(late text: String) -> Bool { allowedLate?.contains(text) ?? true }

    /// The bytes with `text` in each hole.
    package func filled(_ bytes: [UInt8], holes: [Int], with text: String) -> [UInt8] {
        var batch = RecordBatch()
        batch.append(text)
        guard let field = batch.shared.first, !holes.isEmpty else { return bytes }
        let (longest, hole) = (FieldWriter.longest(field), holeLength)
        return [UInt8](unsafeUninitializedCapacity: bytes.count + holes.count * longest) { memory, count in
            guard var cursor = ByteCursor(memory) else { return }
            bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                for place in holes {
                    cursor.write(bytes, start..<place)
                    batch.withUnsafeFields { _, texts in writer.write(field, of: texts, to: &cursor) }
                    start = place + hole
                }
                cursor.write(bytes, start..<bytes.count)
            }
            count = cursor.count
        }
    }

    /// What stands for an empty field: `null`, nothing, or the quotation marks of a row of one field.
    private var holeLength: Int {
        switch layout.format {
        case .jsonLines: 4
        case .csv: layout.columns.count == 1 ? 2 : 0
        case .tsv: 0
        }
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
            write(0..<1, of: batch, 0, [], prefix, to: &cursor, noting: { _ in }) { _ in true }
            byteCount = cursor.count
        }
    }

    private func encoded(
        _ batch: RecordBatch, _ width: Int, _ prefix: [UInt8], _ pieces: RowPieces, isFiltered: Bool,
        by codes: RecordBatch? = nil
    ) -> (bytes: [UInt8], rowCount: Int, holes: [Int]) {
        guard !layout.columns.isEmpty, width > 0 else { return ([], 0, []) }
        let rows = batch.fields.count / width
        precondition(pieces.fits(rows), "a batch has the rows of its template")
        var rowCount = 0
        var holes: [Int] = []
        let capacity = upperBound(of: batch, width, rows, prefix, pieces)
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { memory, byteCount in
            guard var cursor = ByteCursor(memory) else { return }
            write(0..<rows, of: batch, width, prefix, pieces, to: &cursor, noting: { holes.append($0) }) {
                row in
                let isPublished = !isFiltered || passesFilters(row * width, of: codes ?? batch)
                if isPublished { rowCount += 1 }
                return isPublished
            }
            byteCount = cursor.count
        }
        return (bytes, rowCount, holes)
    }

    /// Bytes that the rows can take at most; a blank row takes two more than its pieces.
    private func upperBound(
        of batch: RecordBatch, _ width: Int, _ rows: Int, _ prefix: [UInt8], _ pieces: RowPieces
    ) -> Int {
        var bound = rows * (prefix.count + 2) + pieces.byteCount(ofRows: rows)
        for slot in pieces.open where slot < 0 { bound += rows * FieldWriter.longest(batch.shared[~slot]) }
        batch.withUnsafeFields { fields, _ in
            for slot in pieces.open where slot >= 0 {
                for row in 0..<rows { bound += FieldWriter.longest(fields[row &* width &+ slot]) }
            }
        }
        return bound
    }

    @inline(__always)
    private func write(
        _ rows: Range<Int>, of batch: RecordBatch, _ width: Int, _ prefix: [UInt8], _ pieces: RowPieces,
        to output: inout ByteCursor, noting hole: (Int) -> Void, where isPublished: (Int) -> Bool
    ) {
        let mayBeBlank = layout.columns.count == 1
        var cursor = output
        let writer = writer
        prefix.withUnsafeBufferPointer { prefix in
            batch.withUnsafeFields { fields, bytes in
                pieces.withUnsafePieces { open, pieceBytes, bounds in
                    for row in rows where isPublished(row) {
                        let start = cursor.count
                        cursor.write(prefix)
                        let firstField = row &* width
                        var piece = pieces.firstPiece(ofRow: row)
                        for slot in open {
                            cursor.write(
                                pieceBytes, Range(uncheckedBounds: (bounds[piece], bounds[piece &+ 1])))
                            piece &+= 1
                            let field =
                                slot < 0 ? batch.shared[~slot] : fields[firstField &+ slot]
                            if writer.copies(field) {
                                let isQuoted = writer.quotes(field)
                                if isQuoted { cursor.write(0x22) }
                                cursor.write(bytes, field.range)
                                if isQuoted { cursor.write(0x22) }
                            } else {
                                if field.kind == .late { hole(cursor.count) }
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
            let range = batch.field(filter.slot, rowAt: row).range
            return filter.allowed.contains { batch.bytes[range].elementsEqual($0) }
        }
    }
}

extension RecordLayout {
    /// The published columns, each with its slot in the schema.
    fileprivate var publishedColumns: [RowPieces.Column] {
        // The panel has hundreds of columns: not each of them is looked for among all.
        let places = Dictionary(
            schema.columns.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return columns.enumerated().compactMap { offset, column in
            let lead = lead(of: column, isFirst: offset == 0)
            return places[column.name].map { RowPieces.Column(slot: schema.slots[$0], lead: lead) }
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
