import Model

@testable import Formats

/// A PDF file made by hand: one object after the other, with a cross-reference table that is right.
struct SmallPDF {
    private var objects: [(number: Int, bytes: [UInt8])] = []
    private let trailer: String

    init(trailer: String = "/Root 1 0 R") { self.trailer = trailer }

    mutating func add(_ number: Int, _ text: String) { add(number, Array(text.utf8)) }

    /// In the place of the one with the same number.
    private mutating func add(_ number: Int, _ bytes: [UInt8]) {
        objects.removeAll { $0.number == number }
        objects.append((number, bytes))
    }

    mutating func add(_ number: Int, stream: [UInt8], _ entries: String = "") {
        let head = "<< /Length \(stream.count) \(entries) >>\nstream\n"
        add(number, Array(head.utf8) + stream + Array("\nendstream".utf8))
    }

    /// A page of 600 × 800 points with this content. `resources` has `/Font << … >>` and the like; F1 is Helvetica.
    static func page(
        _ content: String, resources: String = "", page: String = "",
        _ more: (inout SmallPDF) -> Void = { _ in }
    ) -> SmallPDF {
        var file = SmallPDF()
        file.add(1, "<< /Type /Catalog /Pages 2 0 R >>")
        file.add(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>")
        file.add(
            3,
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> \(resources) >> \(page) >>"
        )
        file.add(4, stream: Array(content.utf8))
        file.add(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        more(&file)
        return file
    }

    var bytes: [UInt8] {
        var bytes = Array("%PDF-1.7\n".utf8)
        var table = "xref\n"
        for (number, object) in objects {
            let place = String(bytes.count)
            table += "\(number) 1\n\(String(repeating: "0", count: 10 - place.count))\(place) 00000 n \n"
            bytes += Array("\(number) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = bytes.count
        bytes += Array("\(table)trailer\n<< /Size 99 \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return bytes
    }

    static func read(_ bytes: [UInt8]) -> Result<Document, Rejection> {
        Format.document(
            of: bytes, source: Source(path: "a.pdf", ticket: 0), digest: String(repeating: "0", count: 64))
    }
}

extension Document {
    /// The texts of its lines.
    var texts: [String] { lines.map { String(scalars: text(of: $0)) } }

    /// The cells of a table: `row,column: text`, lines of a cell with `|` between them.
    func cells(_ table: Int) -> [String] {
        tables[table].cells.map { cell in
            "\(cell.row),\(cell.column): "
                + cell.pieces.map { String(scalars: text(of: $0)) }.joined(separator: "|")
        }
    }
}
