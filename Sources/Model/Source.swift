/// One input file: where it is below the input folder and its place in the sorted input.
public struct Source: Sendable, Equatable {
    /// Path below the input folder, `/` separated, as bytes order it.
    public let path: String
    /// Place in the sorted input, from 0.
    public let ticket: Int

    public init(path: String, ticket: Int) {
        self.path = path
        self.ticket = ticket
    }
}

/// How the bytes of a source stand for characters.
public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf8WithMark = "utf-8-sig"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030 = "gb18030"
}
