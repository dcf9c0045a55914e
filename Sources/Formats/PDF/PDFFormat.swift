import Model

extension Format {
    static let pdf = Format(
        .pdf, summary: "PDF files, with the cells of their tables", matches: PDFFormat.matches,
        read: PDFFormat.read)
}

/// ```
/// bytes ─▶ PDFFile ─▶ PageTree ─▶ ContentReader ─▶ PageLayout ─▶ PDFDocumentBuilder ─▶ Document
///          objects    pages       characters,      lines,        paragraphs,
///                                 lines            cells         tables over pages
/// ```
enum PDFFormat {
    /// Some writers put a few bytes before the head.
    static func matches(_ file: FileBytes) -> Bool {
        let head = Array("%PDF-".utf8)
        let start =
            file.bytes.prefix(64).firstIndex { !$0.isPDFSpace && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } ?? 0
        return file.bytes[start...].starts(with: head)
    }

    /// Rejects: `needs_password`, `no_text_mapping`, `garbled_text`, `picture_only`, `damaged_file`,
    /// `unfolds_too_large`, `empty_source`.
    static func read(_ source: FileBytes) -> Result<Document, Rejection> {
        do throws(Rejection) {
            return .success(try document(source))
        } catch {
            return .failure(error)
        }
    }

    private static func document(_ source: FileBytes) throws(Rejection) -> Document {
        let file = try PDFFile(source.bytes)
        let resources = PageResources(file)
        var tree = PageTree(file)
        var pages: [PageLayout] = []
        var health = TextHealth()
        while let page = try tree.next() {
            let content = page.content(resources)
            if content.isTooLarge || file.budget.isSpent {
                throw .extract(.unfoldsTooLarge, "page \(page.number) holds more than a report does")
            }
            health.add(content)
            pages.append(PageLayout(content, resources.texts))
        }
        try health.check(pageCount: pages.count)
        let built = PDFDocumentBuilder(pages)
        return Document(
            source: source.source, digest: source.digest, format: .pdf, encoding: nil, scalars: built.scalars,
            lines: built.lines, tables: built.tables, places: built.places, rejections: health.rejections)
    }
}
