import Model

extension Format {
    /// Web pages, saved by a browser or written by an editor; alone (HTML) or with their pictures in one file (MHTML).
    static let html = Format(
        .html, summary: "web pages (HTML, MHTML)",
        matches: { HTMLFormat.begins($0.bytes) || MHTML.begins($0.bytes) }, read: HTMLFormat.read)
}

enum HTMLFormat {
    /// Rejects: `empty_source`, `binary_source`, `undecodable_bytes`, `damaged_file`, `unfolds_too_large`.
    static func read(_ file: FileBytes) -> Result<Document, Rejection> {
        if begins(file.bytes) { return read(file, page: file.bytes, claim: nil) }
        let pages = MHTML.pages(in: file.bytes)
        guard let first = pages.first else {
            return .failure(.extract(.damagedFile, "the saved page has no part with text"))
        }
        let best = pages.map { read(file, page: $0.bytes, claim: $0.charset) }.max {
            textLength($0) < textLength($1)
        }
        return best ?? read(file, page: first.bytes, claim: first.charset)
    }

    /// A page in frames is several; the one with most text is read.
    private static func textLength(_ result: Result<Document, Rejection>) -> Int {
        (try? result.get())?.scalars.count ?? -1
    }

    private static func read(_ file: FileBytes, page: [UInt8], claim: String?) -> Result<Document, Rejection>
    {
        HTMLEncoding.utf8(page, claim: claim).flatMap { text in
            var reader = HTMLReader(text.bytes)
            reader.read()
            if reader.isDamaged {
                return .failure(
                    .extract(.undecodableBytes, "the text has bytes that are no \(text.encoding.rawValue)"))
            }
            return reader.document(file, text.encoding)
        }
    }

    /// True where a file begins with markup of HTML, after a byte order mark, white space, comments and a declaration of
    /// XML.
    static func begins(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            rest = bytes.dropFirst(2).prefix(4096).filter { $0 != 0 }[...]
        }
        while true {
            rest = rest.drop { $0 <= 0x20 }
            if rest.starts(with: "<!--".utf8) {
                guard let end = end(of: "-->", in: rest) else { return false }
                rest = rest[end...]
            } else if rest.starts(with: "<?".utf8) {
                guard let end = end(of: ">", in: rest) else { return false }
                rest = rest[end...]
            } else {
                break
            }
        }
        let head = rest.prefix(16).map(MarkupScanner.lowered)
        return starts.contains { start in
            guard head.starts(with: start) else { return false }
            return head.count == start.count || !MarkupScanner.isName(head[start.count])
        }
    }

    private static let starts = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p"].map {
        Array($0.utf8)
    }

    /// Behind the first `mark`.
    private static func end(of mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let mark = Array(mark.utf8)
        var index = bytes.startIndex
        while index <= bytes.endIndex - mark.count {
            if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
                return index + mark.count
            }
            index += 1
        }
        return nil
    }
}

extension HTMLReader {
    /// The document of what was read.
    mutating func document(_ file: FileBytes, _ encoding: Encoding) -> Result<Document, Rejection> {
        builder.document(file, .html, encoding)
    }
}
