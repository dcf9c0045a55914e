import Model

/// A kind of file that the program reads: how to tell it by its first bytes, and how its bytes become a document.
///
/// A format knows nothing of reports and forms. To add one: a folder beside this file with a `Format` value, and a line
/// in `Format.all`.
package struct Format: Sendable {
    package let name: SourceFormat
    package let summary: String
    /// True where these bytes are a file of this format, however broken it is further on.
    let matches: @Sendable (FileBytes) -> Bool
    let read: @Sendable (FileBytes) -> Result<Document, Rejection>

    init(
        _ name: SourceFormat, summary: String, matches: @escaping @Sendable (FileBytes) -> Bool,
        read: @escaping @Sendable (FileBytes) -> Result<Document, Rejection>
    ) {
        self.name = name
        self.summary = summary
        self.matches = matches
        self.read = read
    }

    /// In the order in which they are asked; text takes what no other does.
    package static let all: [Format] = [.pdf, .docx, .html, .text]

    /// Rejects: what each format does. Never traps, whatever the bytes are.
    package static func document(
        of bytes: [UInt8], source: Source, digest: String
    ) -> Result<Document, Rejection> {
        let file = FileBytes(source: source, digest: digest, bytes: bytes)
        let format = all.first { $0.matches(file) } ?? .text
        return format.read(file)
    }
}

/// The bytes of one source, and what its document must say of where it comes from.
package struct FileBytes: Sendable {
    package let source: Source
    /// SHA-256 of the source's own bytes, 64 lower-case hex digits.
    package let digest: String
    package let bytes: [UInt8]

    package init(source: Source, digest: String, bytes: [UInt8]) {
        self.source = source
        self.digest = digest
        self.bytes = bytes
    }
}
