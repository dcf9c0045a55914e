/// What was filled into the fields of a form: their values, printed where the fields stand. Of other annotations
/// (notes, stamps, links) nothing is printed.
struct FormFields {
    private let file: PDFFile
    private let texts: GlyphTexts
    private static let mostFields = 20_000

    init(_ file: PDFFile, _ texts: GlyphTexts) {
        self.file = file
        self.texts = texts
    }

    /// Shape: one line for each line of a value, at the left edge of its field.
    func glyphs(ofPage entries: [String: PDFObject], _ matrix: PDFMatrix) -> [PageGlyph] {
        var glyphs: [PageGlyph] = []
        for annotation in (file.array(entries["Annots"]) ?? []).prefix(Self.mostFields) {
            guard let field = file.dictionary(annotation), file.name(field["Subtype"]) == "Widget",
                // Hidden, or not for the screen.
                (file.integer(field["F"]) ?? 0) & 0x22 == 0,
                let kind = file.name(inherited("FT", field)), kind == "Tx" || kind == "Ch",
                let value = file.string(inherited("V", field)), !value.isEmpty,
                let rect = file.numbers(field["Rect"]), rect.count >= 4
            else { continue }
            glyphs += print(value.pdfText, in: rect, matrix)
        }
        return glyphs
    }

    /// A field's entry, or that of the field that it is a part of.
    private func inherited(_ key: String, _ field: [String: PDFObject]) -> PDFObject? {
        var field = field
        for _ in 0..<16 {
            if let value = field[key] { return value }
            guard let parent = file.dictionary(field["Parent"]) else { return nil }
            field = parent
        }
        return nil
    }

    private func print(_ value: [Unicode.Scalar], in rect: [Double], _ matrix: PDFMatrix) -> [PageGlyph] {
        let lines = value.prefix(4096).split { $0 == "\n" || $0 == "\r" }
        guard !lines.isEmpty, rect.allSatisfy({ abs($0) < 1e5 }) else { return [] }
        let left = min(rect[0], rect[2])
        let width = abs(rect[2] - rect[0])
        let height = abs(rect[3] - rect[1]) / Double(lines.count)
        var glyphs: [PageGlyph] = []
        for (index, line) in lines.enumerated() {
            let ems = line.reduce(0) { $0 + Self.width($1) }
            let size = max(1, min(12, height * 0.7, ems > 0 ? width / ems : 12))
            let base = max(rect[1], rect[3]) - height * (Double(index) + 0.5) - size * 0.35
            var x = left
            for scalar in line {
                let point = matrix.apply(x, base)
                let next = matrix.apply(x + 1, base)
                glyphs.append(
                    PageGlyph(
                        text: GlyphText(scalar), x: point.x, y: point.y, size: size,
                        advance: size * Self.width(scalar), directionX: next.x - point.x,
                        directionY: next.y - point.y,
                        font: 0))
                x += size * Self.width(scalar)
            }
        }
        return glyphs
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double { scalar.value < 0x2E80 ? 0.5 : 1 }
}
