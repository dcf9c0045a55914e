import Foundation
import Model
import Testing

@testable import Formats

/// One word at (100, 700) in 20 points.
private func show(_ text: String) -> String { "BT /F1 20 Tf 100 700 Td (\(text)) Tj ET " }

/// Four cells of 100 × 30 points, the upper left corner at (100, 700), and what stands in them.
private func grid(_ draw: (Double, Double, Double, Double) -> String) -> String {
    var content = ""
    for y in [700.0, 670, 640] { content += draw(100, y, 300, y) }
    for x in [100.0, 200, 300] { content += draw(x, 640, x, 700) }
    for (text, x, y) in [("A", 110, 680), ("12", 210, 680), ("B", 110, 650), ("340", 210, 650)] {
        content += "BT /F1 10 Tf \(x) \(y) Td (\(text)) Tj ET\n"
    }
    return content
}

private let inCells = ["0,0: A", "0,1: 12", "1,0: B", "1,1: 340"]

struct PDFFormatTests {
    private func document(_ file: SmallPDF) throws -> Document { try SmallPDF.read(file.bytes).get() }

    private func reason(_ bytes: [UInt8]) -> String? {
        guard case .failure(let rejection) = SmallPDF.read(bytes) else { return nil }
        return rejection.reason.rawValue
    }

    @Test
    func readsAWord() throws {
        let document = try document(.page(show("Number 12")))
        #expect(document.texts == ["Number 12"])
        #expect(document.format == .pdf)
        // The base line is 100 points below the top; the letters begin 0.88 of their size above it.
        #expect(document.places.map(\.description) == ["p1:100.0,82.4"])
    }

    private static let contents: [(name: String, content: String, texts: [String])] = [
        ("octal and escaped letters", "BT /F1 20 Tf 100 700 Td (\\101\\(1\\)\\\\) Tj ET", ["A(1)\\"]),
        ("hexadecimal letters", "BT /F1 20 Tf 100 700 Td <41 42 4> Tj ET", ["AB@"]),
        ("a word in pieces", "BT /F1 20 Tf 100 700 Td [(1) 20 (2)] TJ ET", ["12"]),
        ("a gap", "BT /F1 20 Tf 100 700 Td [(1) -600 (2)] TJ ET", ["1 2"]),
        (
            "lines in any order", "BT /F1 20 Tf 100 600 Td (below) Tj 0 50 Td (above) Tj ET",
            ["above", "below"]
        ),
        ("printed twice for bold", show("11") + "BT /F1 20 Tf 100.4 700 Td (11) Tj ET", ["11"]),
        ("invisible", show("1") + "BT 3 Tr /F1 20 Tf 100 600 Td (2) Tj ET", ["1"]),
        ("white on white", show("1") + "1 g BT /F1 20 Tf 100 600 Td (2) Tj ET", ["1"]),
        (
            "white on black", show("1") + "0 g 90 590 100 40 re f 1 g BT /F1 20 Tf 100 600 Td (2) Tj ET",
            ["1", "2"]
        ),
        (
            "under a white box",
            "BT /F1 20 Tf 100 600 Td (2) Tj ET 1 g 90 590 100 40 re f 0 g " + show("1"), ["1"]
        ),
        ("outside of the clip", show("1") + "q 0 0 50 50 re W n BT /F1 20 Tf 100 600 Td (2) Tj ET Q", ["1"]),
        ("outside of the page", show("1") + "BT /F1 20 Tf 100 900 Td (2) Tj ET", ["1"]),
        (
            "an inline picture",
            "BI /W 1 /H 1 /BPC 8 /CS /G ID (Tj EIx) \u{1} EI " + show("1"), ["1"]
        ),
        ("another text instead", "/Span << /ActualText (yes) >> BDC \(show("no")) EMC", ["yes"]),
        (
            "a skewed watermark", show("1") + "BT /F1 20 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT DRAFT) Tj ET",
            ["1"]
        ),
    ]

    @Test(arguments: contents)
    func readsWhatAReaderSees(_ example: (name: String, content: String, texts: [String])) throws {
        #expect(try document(.page(example.content)).texts == example.texts, "\(example.name)")
    }

    @Test
    func readsCellsBetweenLines() throws {
        let strokes = grid { "\($0) \($1) m \($2) \($3) l S\n" }
        let areas = grid { "\($0 - 0.3) \($1 - 0.3) \($2 - $0 + 0.6) \($3 - $1 + 0.6) re f\n" }
        let pieces = grid { x0, y0, x1, y1 in
            stride(from: 0.0, to: 1, by: 0.1).map { part in
                let (dx, dy) = (x1 - x0, y1 - y0)
                return
                    "\(x0 + dx * part) \(y0 + dy * part) m \(x0 + dx * (part + 0.08)) \(y0 + dy * (part + 0.08)) l S\n"
            }.joined()
        }
        for content in [strokes, areas, pieces] {
            let document = try document(.page(content))
            try #require(document.tables.count == 1)
            #expect(document.cells(0) == inCells)
        }
    }

    @Test
    func turnsThePage() throws {
        // The same table, drawn for a page that is shown turned by 90°.
        let content = "q 0 1 -1 0 700 0 cm " + grid { "\($0) \($1) m \($2) \($3) l S\n" } + " Q"
        let turned = try document(.page(content, page: "/Rotate 90"))
        #expect(turned.cells(0) == inCells)
        // And where nothing says that it is turned.
        #expect(try document(.page(content)).cells(0) == inCells)
    }

    @Test
    func joinsATableThatAPageCuts() throws {
        func page(_ rows: [(String, String)], top: Double) -> String {
            let bottom = top - Double(rows.count) * 30
            var content = ""
            for row in 0...rows.count {
                content += "100 \(top - Double(row) * 30) m 300 \(top - Double(row) * 30) l S\n"
            }
            for x in [100, 200, 300] { content += "\(x) \(bottom) m \(x) \(top) l S\n" }
            for (row, cells) in rows.enumerated() {
                let y = top - Double(row) * 30 - 20
                content +=
                    "BT /F1 10 Tf 110 \(y) Td (\(cells.0)) Tj ET BT /F1 10 Tf 210 \(y) Td (\(cells.1)) Tj ET\n"
            }
            return content
        }
        var file = SmallPDF.page(page([("head", "number"), ("a label that is long", "12")], top: 200))
        file.add(2, "<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 /MediaBox [0 0 600 800] >>")
        file.add(7, "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
        file.add(
            8,
            stream: Array(page([("head", "number"), ("and goes on", ""), ("1. next", "5")], top: 700).utf8))
        let document = try document(file)
        try #require(document.tables.count == 1)
        #expect(
            document.cells(0) == [
                "0,0: head", "0,1: number", "1,0: a label that is long|and goes on", "1,1: 12",
                "2,0: 1. next", "2,1: 5",
            ])
    }

    @Test
    func readsATableWithoutLines() throws {
        var content = ""
        let rows = [("name", "first", "second"), ("A", "12", "3"), ("B", "", "45"), ("C", "6", "7")]
        for (row, cells) in rows.enumerated() {
            for (text, x) in [(cells.0, 100), (cells.1, 250), (cells.2, 400)] where !text.isEmpty {
                content += "BT /F1 10 Tf \(x) \(700 - row * 25) Td (\(text)) Tj ET\n"
            }
        }
        let document = try document(.page(content))
        try #require(document.tables.count == 1)
        let table = document.tables[0]
        #expect(table.rowCount == 4)
        // The empty place is there, with no text, between its neighbours.
        let row = table.cells.filter { $0.row == 2 }
        #expect(row.count == 3)
        #expect(row.filter(\.pieces.isEmpty).count == 1)
    }

    // MARK: Fonts

    @Test
    func asksTheFontForCharacters() throws {
        let map =
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0003> <4E00> endbfrange"
        let font = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 1000 >>]"
        let mapped = SmallPDF.page("BT /F2 20 Tf 100 700 Td <000100030002> Tj ET") {
            $0.add(6, "\(font) /ToUnicode 7 0 R >>")
            $0.add(7, stream: Array(map.utf8))
        }
        #expect(try document(mapped).texts == ["一丂丁"])
        let unmapped = SmallPDF.page("BT /F2 20 Tf 100 700 Td <000100030002> Tj ET") {
            $0.add(6, "\(font) >>")
        }
        #expect(reason(unmapped.bytes) == "no_text_mapping")
    }

    @Test(arguments: [("UniGB-UCS2-H", "4E007B2C"), ("UniGB-UTF16-H", "4E007B2C"), ("GBK-EUC-H", "D2BBB5DA")])
    func knowsPredefinedTables(_ name: String, _ codes: String) throws {
        let file = SmallPDF.page("BT /F2 20 Tf 100 700 Td <\(codes)> Tj ET") {
            $0.add(
                6, "<< /Type /Font /Subtype /Type0 /Encoding /\(name) /DescendantFonts [<< /DW 1000 >>] >>")
        }
        #expect(try document(file).texts == ["一第"])
    }

    @Test
    func knowsGlyphsByTheirNames() throws {
        let file = SmallPDF.page("BT /F2 20 Tf 100 700 Td <010203> Tj ET") {
            $0.add(
                6,
                "<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [1 /seven /uni5E74 /f_i] >> >>"
            )
        }
        #expect(try document(file).texts == ["7年fi"])
    }

    // MARK: Layers, forms, fields

    @Test
    func leavesOutLayersThatAreSwitchedOff() throws {
        let content = "/OC /L1 BDC \(show("off")) EMC /OC /L2 BDC BT /F1 20 Tf 100 600 Td (on) Tj ET EMC"
        let file = SmallPDF.page(content, resources: "/Properties << /L1 7 0 R /L2 8 0 R >>") {
            $0.add(1, "<< /Pages 2 0 R /OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >> >>")
            $0.add(7, "<< /Type /OCG >>")
            $0.add(8, "<< /Type /OCG >>")
        }
        #expect(try document(file).texts == ["on"])
    }

    @Test
    func readsFormsAndFields() throws {
        let file = SmallPDF.page(
            "/X Do", resources: "/XObject << /X 7 0 R >>",
            page:
                "/Annots [<< /Subtype /Widget /FT /Tx /V (filled in) /Rect [100 500 300 520] >> << /Subtype /FreeText /Contents (note) /Rect [1 1 9 9] >>]"
        ) {
            $0.add(
                7, stream: Array(show("in a form").utf8),
                "/Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 5 0 R >> >>")
        }
        #expect(try document(file).texts == ["in a form", "filled in"])
    }

    // MARK: Streams

    private static let packings: [(filter: String, bytes: [UInt8])] = [
        ("/ASCIIHexDecode", Array(show("12").utf8.map { String($0, radix: 16) }.joined().utf8) + [0x3E]),
        ("/RunLengthDecode", [UInt8(show("12").utf8.count - 1)] + Array(show("12").utf8) + [128]),
        // Nothing is packed by codes that are a byte each.
        ("[/ASCIIHexDecode /RunLengthDecode]", Array("80>".utf8)),
    ]

    @Test
    func unpacksStreams() throws {
        for (index, packing) in Self.packings.enumerated() {
            let file = SmallPDF.page("") { $0.add(4, stream: packing.bytes, "/Filter \(packing.filter)") }
            if index < 2 {
                #expect(try document(file).texts == ["12"])
            } else {
                #expect(reason(file.bytes) == "empty_source")
            }
        }
    }

    @Test
    func undoesFilters() {
        #expect(ASCIIFilters.base85(Array("9jqo^~>".utf8)) == Array("Man ".utf8))
        #expect(ASCIIFilters.hexadecimal(Array("4 1 5>".utf8)) == [0x41, 0x50])
        #expect(RunLength.decode([254, 0x41, 128], limit: 9) == [0x41, 0x41, 0x41])
        #expect(RunLength.decode([129, 0x41], limit: 9) == nil)
        // The example of ISO 32000-1, 7.4.4.2.
        let packed: [UInt8] = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]
        #expect(LZW.decode(packed, isEarly: true, limit: 99) == [45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
        let rows: [UInt8] = [0, 1, 2, 3, 2, 1, 1, 1, 1, 1, 1, 1]
        #expect(
            Predictor(kind: 12, colors: 1, bits: 8, columns: 3)?.restore(rows) == [1, 2, 3, 2, 3, 4, 1, 2, 3])
    }

    // MARK: Hashes and ciphers, by the examples of their standards

    @Test
    func hashesAndCiphers() throws {
        func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }
        #expect(hex(MD5.hash(Array("abc".utf8))) == "900150983cd24fb0d6963f7d28e17f72")
        #expect(hex(SHA512.hash(Array("abc".utf8))).hasPrefix("ddaf35a193617abacc417349ae204131"))
        #expect(hex(SHA512.hash384(Array("abc".utf8))).hasPrefix("cb00753f45a35e8bb5a03d699ac65007"))
        #expect(hex(RC4.apply(Array("Key".utf8), to: Array("Plaintext".utf8))) == "bbf316e8d940af0ad3")
        let key = (0..<16).map { UInt8($0) }
        let plain = (0..<16).map { UInt8($0 * 17) }
        let zero = [UInt8](repeating: 0, count: 16)
        let aes = try #require(AES(key: key))
        let packed = aes.encrypt(plain, start: zero)
        #expect(hex(packed) == "69c4e0d86a7b0430d8cdb78070b4c55a")
        #expect(aes.decrypt(packed, start: zero) == plain)
        let long = try #require(AES(key: (0..<32).map { UInt8($0) }))
        #expect(hex(long.encrypt(plain, start: zero)) == "8ea2b7ca516745bfeafc49904b496089")
    }

    // MARK: Broken files

    @Test
    func findsObjectsOfAFileWithoutATable() throws {
        let whole = SmallPDF.page(show("12")).bytes
        let text = String(decoding: whole, as: UTF8.self)
        let cut = try #require(text.range(of: "xref"))
        #expect(try SmallPDF.read(Array(text[..<cut.lowerBound].utf8)).get().texts == ["12"])
        let wrong = text.replacingOccurrences(of: "startxref\n", with: "startxref\n9")
        #expect(try SmallPDF.read(Array(wrong.utf8)).get().texts == ["12"])
    }

    @Test
    func namesReasons() {
        #expect(reason(Array("%PDF-1.7\n".utf8)) == "damaged_file")
        #expect(reason(SmallPDF.page("").bytes) == "empty_source")
        let picture = SmallPDF.page("q 600 0 0 800 0 0 cm /P Do Q", resources: "/XObject << /P 7 0 R >>") {
            $0.add(7, stream: [0], "/Subtype /Image /Filter /DCTDecode")
        }
        #expect(reason(picture.bytes) == "picture_only")
        var locked = SmallPDF(trailer: "/Root 1 0 R /Encrypt 9 0 R /ID [<00> <00>]")
        locked.add(1, "<< /Pages 2 0 R >>")
        locked.add(2, "<< /Kids [] >>")
        locked.add(
            9,
            "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (\(String(repeating: "o", count: 32))) /U (\(String(repeating: "u", count: 32))) >>"
        )
        #expect(reason(locked.bytes) == "needs_password")
    }

    @Test
    func endsInLoops() {
        let files = [
            // A tree of pages that contains itself, a form that draws itself, an object that is itself.
            SmallPDF.page(show("1")) { $0.add(2, "<< /Kids [2 0 R 3 0 R 2 0 R] /MediaBox [0 0 600 800] >>") },
            SmallPDF.page("/X Do \(show("1"))", resources: "/XObject << /X 7 0 R >>") {
                $0.add(7, stream: Array("/X Do /X Do /X Do".utf8), "/Subtype /Form")
            },
            SmallPDF.page(show("1")) { $0.add(6, "6 0 R") },
            SmallPDF.page(show("1") + String(repeating: "[", count: 20_000)),
            SmallPDF.page(show("1")) { $0.add(7, String(repeating: "<<", count: 20_000)) },
        ]
        for file in files {
            switch SmallPDF.read(file.bytes) {
            case .success(let document): #expect(document.texts == ["1"])
            case .failure(let rejection): #expect(rejection.reason == .unfoldsTooLarge)
            }
        }
    }

    /// Whatever is changed, cut off or left out: a document or a reason, and lines within the text.
    @Test
    func survivesNoise() {
        var state: UInt64 = 20_270_301
        func random(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, limit)))
        }
        let seeds = [
            SmallPDF.page(grid { "\($0) \($1) m \($2) \($3) l S\n" }).bytes,
            SmallPDF.page("/X Do", resources: "/XObject << /X 7 0 R >>") {
                $0.add(
                    7, stream: Array(show("in a form").utf8),
                    "/Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 0]")
                $0.add(
                    6,
                    "<< /Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [<< /W [1 [500 600] 7 9 300] >>] >>"
                )
            }.bytes,
        ]
        for round in 0..<600 {
            var bytes = seeds[round % seeds.count]
            switch random(4) {
            case 0: bytes.removeLast(random(bytes.count))
            case 1: for _ in 0..<8 { bytes[random(bytes.count)] = UInt8(random(256)) }
            case 2:
                let start = random(bytes.count)
                bytes.removeSubrange(start..<min(bytes.count, start + random(60)))
            default:
                let digits = bytes.indices.filter { 0x30...0x39 ~= bytes[$0] }
                for _ in 0..<6 { bytes[digits[random(digits.count)]] = 0x30 + UInt8(random(10)) }
            }
            guard case .success(let document) = SmallPDF.read(bytes) else { continue }
            #expect(document.lines.allSatisfy { $0.start <= $0.end && Int($0.end) <= document.scalars.count })
            #expect(
                document.tables.allSatisfy {
                    $0.cells.allSatisfy { $0.pieces.allSatisfy { Int($0.line) < document.lines.count } }
                })
        }
    }
}
