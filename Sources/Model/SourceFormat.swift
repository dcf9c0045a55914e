/// What kind of file a source is, told by its bytes and never by its name.
public enum SourceFormat: String, Sendable, CaseIterable {
    case text, html, docx, pdf
}
