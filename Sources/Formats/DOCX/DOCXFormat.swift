import Model

extension Format {
    /// Word's own format since 2007; also what other office programs write as ZIP archive or OLE file, to be refused by name.
    static let docx = Format(
        .docx, summary: "Word documents (DOCX)",
        matches: { $0.bytes.starts(with: OfficeFile.zipMark) || $0.bytes.starts(with: OfficeFile.oleMark) },
        read: DOCXFormat.read)
}

enum DOCXFormat {
    /// Of all parts together: no report's text has a tenth of it.
    static let mostBytes = 64 << 20

    /// Rejects: `needs_password`, `unsupported_format`, `damaged_file`, `unfolds_too_large`, `empty_source`.
    static func read(_ file: FileBytes) -> Result<Document, Rejection> {
        if file.bytes.starts(with: OfficeFile.oleMark) {
            if OfficeFile.needsPassword(file.bytes) {
                return .failure(.extract(.needsPassword, "an office file with a password"))
            }
            return .failure(.extract(.unsupportedFormat, OfficeFile.kind(ofOLE: file.bytes)))
        }
        do throws(ZIPArchive.Failure) {
            let parts = try DOCXParts(file.bytes)
            guard let body = try parts.contents("document") else {
                return .failure(.extract(.unsupportedFormat, OfficeFile.kind(of: parts.archive)))
            }
            return try document(file, body, parts)
        } catch {
            return .failure(rejection(error))
        }
    }

    private static func rejection(_ failure: ZIPArchive.Failure) -> Rejection {
        switch failure {
        case .damaged(let what): .extract(.damagedFile, what)
        case .needsPassword: .extract(.needsPassword, "the ZIP archive has a password")
        case .tooLarge:
            .extract(.unfoldsTooLarge, "unpacked, a part has more than \(mostBytes >> 20) MiB")
        }
    }

    private static func document(
        _ file: FileBytes, _ body: [UInt8], _ parts: DOCXParts
    ) throws(ZIPArchive.Failure) -> Result<Document, Rejection> {
        var reader = DOCXReader(body, of: parts)
        reader.read()
        if let failure = reader.failure { throw failure }
        if reader.isDamaged { throw .damaged("the text is no UTF-8") }
        return reader.builder.document(file, .docx, nil)
    }
}

/// The parts of a DOCX file by their usual names; Word itself also writes `word/document2.xml`.
struct DOCXParts {
    let archive: ZIPArchive

    init(_ bytes: [UInt8]) throws(ZIPArchive.Failure) {
        archive = try ZIPArchive(bytes)
    }

    func contents(_ part: String) throws(ZIPArchive.Failure) -> [UInt8]? {
        let prefix = "word/" + part
        let entry =
            archive.entries.first { $0.name == prefix + ".xml" }
            ?? archive.entries.first { entry in
                entry.name.hasPrefix(prefix) && entry.name.hasSuffix(".xml")
                    && entry.name.dropFirst(prefix.count).dropLast(4).allSatisfy { $0.isASCII && $0.isNumber }
            }
        guard let entry else { return nil }
        return try archive.contents(of: entry, limit: DOCXFormat.mostBytes)
    }
}
