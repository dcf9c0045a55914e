/// A value as a PDF file writes it: `/Length 12`, `[0 0 595 842]`, `<< /Type /Page >>`, `4 0 R`.
enum PDFObject {
    case null
    case boolean(Bool)
    case number(Double)
    case name(String)
    case string([UInt8])
    case array([PDFObject])
    case dictionary([String: PDFObject])
    /// Number of the object that stands here.
    case reference(Int)
    case stream(PDFStream)
    /// A bare word: an operator of a page's content, `obj`, `endstream`.
    case keyword(PDFKeyword)

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var name: String? { if case .name(let value) = self { value } else { nil } }
    var string: [UInt8]? { if case .string(let value) = self { value } else { nil } }
    var keyword: PDFKeyword? { if case .keyword(let value) = self { value } else { nil } }

    /// `nil` for what is no number, or no sensible one.
    var integer: Int? {
        guard case .number(let value) = self, abs(value) < 1e15 else { return nil }
        return Int(value)
    }
}

/// A dictionary with bytes behind it, packed by the filters that the dictionary names.
struct PDFStream {
    let dictionary: [String: PDFObject]
    /// Where its packed bytes lie in the file.
    let data: Range<Int>
    /// Number of its object, which its encryption depends on; 0 for none.
    let number: Int
}

/// The first eight bytes of a bare word, which tell all words of the format apart.
struct PDFKeyword: Equatable {
    let packed: UInt64

    init(_ bytes: ArraySlice<UInt8>) {
        packed = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    static let object = PDFKeyword("obj")
    static let stream = PDFKeyword("stream")
    static let crossReferences = PDFKeyword("xref")
    static let trailer = PDFKeyword("trailer")
}
