import Model

extension Format {
    /// Plain text in any usual encoding; also what no other format takes, to be refused with its reason.
    static let text = Format(
        .text, summary: "plain text in any usual encoding", matches: { _ in true }, read: TextFormat.read)
}

enum TextFormat {
    /// Rejects: `empty_source`, `binary_source`, `unsupported_format`, `undecodable_bytes`.
    static func read(_ file: FileBytes) -> Result<Document, Rejection> {
        Decoder.decode(file.bytes).flatMap { text in
            let lines = LineSplitter.lines(of: text.scalars)
            guard lines.contains(where: { $0.role != .blank }) else {
                return .failure(.extract(.emptySource, "nothing but white space"))
            }
            return .success(
                Document(
                    source: file.source, digest: file.digest, encoding: text.encoding, scalars: text.scalars,
                    lines: lines))
        }
    }
}
