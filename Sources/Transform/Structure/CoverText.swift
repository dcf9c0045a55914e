import Forms
import Model

/// The text outside of the tables with its white space removed, as one run of characters.
///
/// What a cover says is short and often broken: titles over three lines, dates and addresses with a
/// line end in the middle, one digit a line. Without white space and line ends they are whole again;
/// `lines` keeps where the printed lines began.
struct CoverText {
    /// In simplified characters, to be looked at.
    let scalars: [Unicode.Scalar]
    /// As written, to be published: character by character that of `scalars`.
    private let printed: [Unicode.Scalar]
    /// Offsets, ascending, of digits that a blank parted from a digit before them: `2024/1/3 14:14`.
    private let partedDigits: [Int]
    /// Lines that have text, in order; their ranges touch each other.
    let lines: [PrintedLine]
    /// Number of `lines` above the first section's heading.
    let frontLineCount: Int

    struct PrintedLine {
        let range: Range<Int>
        let role: LineRole
    }

    /// The last lines of a document are read whatever they were taken for: a date that stands apart
    /// from its year looks like a table's cells.
    private static let lastLines = 12

    init(_ document: Document, _ outline: Outline) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(document.scalars.count)
        var lines: [PrintedLine] = []
        var partedDigits: [Int] = []
        var front: Int?
        let headingLine = outline.headings.first?.lines.lowerBound
        for (offset, line) in document.lines.enumerated() {
            if offset == headingLine { front = lines.count }
            if line.role == .blank { continue }
            let isLast = offset + Self.lastLines >= document.lines.count
            if line.role == .table, front != nil, !isLast { continue }
            let start = scalars.count
            Self.append(document.printed(Int(line.start)..<Int(line.end)), to: &scalars, &partedDigits)
            Self.dropMarks(of: start, in: &scalars)
            if line.role == .furniture, Self.isPageNumber(scalars[start...]) {
                scalars.removeSubrange(start...)
            }
            if start == scalars.count { continue }
            if front == nil, headingLine == nil, Self.isHeading(scalars[start...]) { front = lines.count }
            lines.append(PrintedLine(range: start..<scalars.count, role: line.role))
        }
        printed = scalars
        self.scalars = TraditionalCharacters.folded(scalars)
        self.partedDigits = partedDigits
        self.lines = lines
        frontLineCount = front ?? lines.count
    }

    /// The characters above the first section's heading.
    var front: Range<Int> { 0..<(frontLineCount > 0 ? lines[frontLineCount - 1].range.upperBound : 0) }

    /// Where the opening words stand: the front, and the first sentences below it where the front has none.
    ///
    /// Cost: linear in the front; callers keep it.
    var opening: Range<Int> { scalars[front].contains("。") ? front : front(and: 400) }

    /// The front and up to `count` characters below it.
    func front(and count: Int) -> Range<Int> { 0..<min(scalars.count, front.upperBound + count) }

    /// Offset of the line that `place` stands on, `nil` behind the text.
    func line(at place: Int) -> Int? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < lines.count ? low : nil
    }

    func isLineStart(_ place: Int) -> Bool {
        line(at: place).map { lines[$0].range.lowerBound == place } ?? true
    }

    func isLineEnd(_ place: Int) -> Bool { place == scalars.count || isLineStart(place) }

    func string(_ range: Range<Int>) -> String { String(scalars: printed[range]) }

    /// The same name as the text writes it, where it stands there in one piece.
    func asWritten(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard printed != scalars, let first = name.first else { return name }
        for place in scalars.indices where scalars[place] == first && scalars[place...].starts(with: name) {
            return Array(printed[place..<place + name.count])
        }
        return name
    }

    /// Whether a blank stood between the digit at `place` and the one before it.
    func isParted(at place: Int) -> Bool {
        var (low, high) = (0, partedDigits.count)
        while low < high {
            let middle = (low + high) / 2
            if partedDigits[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < partedDigits.count && partedDigits[low] == place
    }

    private static func append(
        _ line: ArraySlice<Unicode.Scalar>, to scalars: inout [Unicode.Scalar], _ partedDigits: inout [Int]
    ) {
        let start = scalars.count
        var rest = line
        while let first = rest.firstIndex(where: { !isSpace($0) }) {
            let end = rest[first...].firstIndex(where: isSpace) ?? rest.endIndex
            if rest[first].isDigit, scalars.count > start, scalars.last?.isDigit == true {
                partedDigits.append(scalars.count)
            }
            scalars += rest[first..<end]
            rest = rest[end...]
        }
    }

    /// The character at `place`, a blank where there is none.
    subscript(place: Int) -> Unicode.Scalar {
        scalars.indices.contains(place) ? scalars[place] : " "
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// `# 某县…`, `**某县…**`: the marks of a heading or of bold type.
    private static func dropMarks(of start: Int, in scalars: inout [Unicode.Scalar]) {
        guard start < scalars.count else { return }
        let line = scalars[start...]
        let isBold = line.starts(with: ["*", "*"]) && line.count > 4
        guard isBold || line[start] == "#" else { return }
        while isBold, scalars.count > start, scalars.last == "*" { scalars.removeLast() }
        let marks = scalars[start...].prefix { $0 == "*" || $0 == "#" }.count
        scalars.removeSubrange(start..<start + marks)
    }

    /// Four digits alone are the year of a date that lost it, not a page.
    private static func isPageNumber(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        let isYear = line.count == 4 && line.starts(with: ["2", "0"])
        return !isYear && line.allSatisfy { $0.value < 0x3000 || "第页共".unicodeScalars.contains($0) }
    }

    /// `一、…` where the outline has no heading.
    private static func isHeading(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.count < 40 && line.starts(with: ["一", "、"])
    }
}
