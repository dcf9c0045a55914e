/// A decoded source: its text as numbered lines.
///
/// Public, with its lines and roles, where all else is for this package alone: only what is public is inlined into
/// other modules, and the steps ask for a line's text or role some twelve thousand times a report.
///
/// Shape: `lines` hold every line of the source in order, also the blank ones, without their line
/// ends; steps of normalisation change `scalars` and the lines' ranges and marks, never the number
/// or the order of lines. That keeps the way back from any figure to the line it was printed on.
public struct Document: Sendable {
    public let source: Source
    /// SHA-256 of the source's bytes, 64 lower-case hex digits.
    public let digest: String
    public let format: SourceFormat
    /// `nil` where the format says for each text how it is encoded (PDF, DOCX).
    public let encoding: Encoding?
    public var scalars: [Unicode.Scalar]
    /// As printed, where `scalars` are its simplified characters; empty where they are as printed themselves.
    private var printed: [Unicode.Scalar] = []
    public var lines: [Line]
    /// Offsets into `scalars`, ascending, of characters that were printed two columns wide and were
    /// folded to a narrow one: text tables are aligned by what was printed.
    public var foldedWide: [Int32]
    /// The tables whose cells the format itself marks, in reading order; none for a text, whose steps look for them.
    public var tables: [PrintedTable]
    /// Where each line stands, in the order of `lines`; empty for a text, whose lines are places themselves.
    public var places: [Place]
    /// What the format could not read, although the rest is there: a page that is a picture.
    public var rejections: [Rejection]

    public init(
        source: Source, digest: String, format: SourceFormat = .text, encoding: Encoding?,
        scalars: [Unicode.Scalar], lines: [Line], foldedWide: [Int32] = [], tables: [PrintedTable] = [],
        places: [Place] = [], rejections: [Rejection] = []
    ) {
        self.source = source
        self.digest = digest
        self.format = format
        self.encoding = encoding
        self.scalars = scalars
        self.lines = lines
        self.foldedWide = foldedWide
        self.tables = tables
        self.places = places
        self.rejections = rejections
    }

    /// From here on the steps look at `simplified`, one character for each of `scalars`; `printed(_:)` still gives those.
    public mutating func look(at simplified: [Unicode.Scalar]) {
        precondition(simplified.count == scalars.count, "places in the text stay")
        printed = scalars
        scalars = simplified
    }

    /// What is published of a stretch of `scalars`. Texts that a step put together behind the document's own are as looked at.
    public func printed(_ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
        range.upperBound <= printed.count ? printed[range] : scalars[range]
    }

    /// True where the format has told which lines are paragraphs, furniture and tables, so that steps which find that out from the look of
    /// printed lines leave the document alone.
    public var hasLayout: Bool { format != .text }

    /// The text of one piece of a cell; empty where the line has become shorter than it was.
    public func text(of piece: TextPiece) -> ArraySlice<Unicode.Scalar> {
        scalars[range(of: piece)]
    }

    /// Offsets of the text of one piece of a cell.
    public func range(of piece: TextPiece) -> Range<Int> {
        let line = lines[Int(piece.line)]
        let start = min(Int(line.start) + Int(piece.start), Int(line.end))
        return start..<max(start, min(Int(line.start) + Int(min(piece.end, line.end)), Int(line.end)))
    }

    /// `r` and the first 16 hex digits of the digest; the letter keeps spreadsheets from reading a number.
    public var reportID: String { "r" + digest.prefix(16) }

    /// Inlined, so that looking at a line counts no reference.
    @inlinable @inline(__always)
    public func text(of line: Line) -> ArraySlice<Unicode.Scalar> {
        scalars[Int(line.start)..<Int(line.end)]
    }
}

/// One line of a source.
public struct Line: Sendable, Equatable {
    /// Offsets of its text in `Document.scalars`.
    public var start: Int32
    public var end: Int32
    /// Number in the source, from 1.
    public let number: Int32
    /// True for the first line after a form feed.
    public let startsPage: Bool
    /// True where markup says that a paragraph begins here; false says nothing.
    public var startsParagraph: Bool
    public var role: LineRole
    public var joint: Joint

    public init(
        start: Int32, end: Int32, number: Int32, startsPage: Bool = false, startsParagraph: Bool = false,
        role: LineRole = .text, joint: Joint = .none
    ) {
        self.start = start
        self.end = end
        self.number = number
        self.startsPage = startsPage
        self.startsParagraph = startsParagraph
        self.role = role
        self.joint = joint
    }
}

/// What a line is for, as far as the steps so far could tell.
public enum LineRole: Sendable {
    case text
    /// Nothing but white space.
    case blank
    /// Page numbers, running heads, navigation: printed round the report, no part of it.
    case furniture
    /// Belongs to one of the form's tables.
    case table
    /// Title of the report above its text.
    case title
    /// Heading of a top-level section.
    case heading
    /// Name and date under the report.
    case signOff
}

/// How a line hangs on the text line before it (blank lines and furniture between them are passed over).
public enum Joint: Sendable {
    /// A new paragraph begins.
    case none
    /// The paragraph goes on; the characters meet without a space.
    case direct
    /// The paragraph goes on; a space stood where the line was broken.
    case space
}
