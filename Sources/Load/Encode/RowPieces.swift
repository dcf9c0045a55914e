/// What stands round the fields of a row in one format, ready to be copied: separators, keys, the row's end, and in the
/// rows of a template also the fields that are the same in every report.
///
/// Shape: a row is a piece, a field, a piece, a field … and a piece.
struct RowPieces: Sendable {
    /// A published column: its slot in the schema, and what stands before its field.
    struct Column: Sendable {
        let slot: Int
        let lead: [UInt8]
    }

    /// Slots of the columns whose fields stand between the pieces.
    let open: [Int]
    /// The pieces one after another: those of every row, or row by row.
    private let bytes: [UInt8]
    /// Where each piece begins, and where the last one ends.
    private let bounds: [Int]
    /// 0 where every row has the same.
    private let rowCount: Int

    /// The pieces of every row.
    init(_ columns: [Column], end: [UInt8]) {
        open = columns.map(\.slot)
        var (bytes, bounds): ([UInt8], [Int]) = ([], [0])
        for piece in columns.map(\.lead) + [end] {
            bytes += piece
            bounds.append(bytes.count)
        }
        (self.bytes, self.bounds, rowCount) = (bytes, bounds, 0)
    }

    /// The pieces of the rows of a template.
    init(_ columns: [Column], end: [UInt8], of template: RecordTemplate, _ writer: FieldWriter) {
        // Each form has thousands of fields, and the program starts no sooner than they are written.
        let isOpen = columns.map { $0.slot < 0 || template.open.contains($0.slot) }
        open = zip(columns, isOpen).filter(\.1).map(\.0.slot)
        let longest =
            template.rowCount * columns.reduce(end.count) { $0 + $1.lead.count }
            + template.fields.reduce(0) { $0 + FieldWriter.longest($1) }
        var bounds = [0]
        bounds.reserveCapacity(template.rowCount * (open.count + 1) + 1)
        bytes = [UInt8](unsafeUninitializedCapacity: longest) { memory, count in
            guard var cursor = ByteCursor(memory) else { return }
            template.bytes.withUnsafeBufferPointer { texts in
                for row in 0..<template.rowCount {
                    for (column, isOpen) in zip(columns, isOpen) {
                        cursor.write(column.lead)
                        if isOpen {
                            bounds.append(cursor.count)
                        } else {
                            let place = row * template.width + column.slot
                            writer.write(template.fields[place], of: texts, to: &cursor)
                        }
                    }
                    cursor.write(end)
                    bounds.append(cursor.count)
                }
            }
            count = cursor.count
        }
        (self.bounds, rowCount) = (bounds, template.rowCount)
    }

    /// Number of the piece that a row begins with.
    @inline(__always)
    func firstPiece(ofRow row: Int) -> Int { rowCount == 0 ? 0 : row &* (open.count &+ 1) }

    func fits(_ rows: Int) -> Bool { rowCount == 0 || rowCount == rows }

    /// Bytes of the pieces of all of so many rows.
    func byteCount(ofRows rows: Int) -> Int { rowCount == 0 ? rows * bytes.count : bytes.count }

    /// `open`, the bytes, and the bounds.
    @inline(__always)
    func withUnsafePieces(
        _ body: (UnsafeBufferPointer<Int>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Int>) -> Void
    ) {
        open.withUnsafeBufferPointer { open in
            bytes.withUnsafeBufferPointer { bytes in
                bounds.withUnsafeBufferPointer { body(open, bytes, $0) }
            }
        }
    }
}
