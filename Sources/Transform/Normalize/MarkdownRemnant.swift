import Model

/// A mark of Markdown or of a wiki that a tool left in the text: `##` before a heading, `**`, `*` or `''` around words,
/// `[…]{style="…"}`, `:::` around blocks, `\` before punctuation.
struct MarkdownRemnant {
    let length: Int
    /// How many blanks take its place.
    var blanks = 0
    /// True where what follows is text whatever it looks like.
    var escapes = false

    private init(length: Int, blanks: Int = 0, escapes: Bool = false) {
        self.length = length
        self.blanks = blanks
        self.escapes = escapes
    }

    static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "#", "*", "\\", "'", "[": true
        default: false
        }
    }

    static func isFence(_ scalars: [Unicode.Scalar], _ line: Line) -> Bool {
        scalars[Int(line.start)..<Int(line.end)].starts(with: fence)
    }

    /// The mark that stands at `position` of a line, `nil` where there is none.
    init?(_ scalars: [Unicode.Scalar], at position: Int, of line: Line) {
        guard let found = Self.find(scalars, position, line) else { return nil }
        self = found
    }

    private static func find(_ scalars: [Unicode.Scalar], _ position: Int, _ line: Line) -> MarkdownRemnant? {
        let end = Int(line.end)
        switch scalars[position] {
        case "*":
            if position + 1 < end, scalars[position + 1] == "*" { return MarkdownRemnant(length: 2) }
            let touchesWord =
                position + 1 < end && scalars[position + 1].isHan
                || position > Int(line.start) && scalars[position - 1].isHan
            return touchesWord ? MarkdownRemnant(length: 1) : headingMark(scalars, position, line)
        case "'":
            let quotes = scalars[position..<end].prefix { $0 == "'" }.count
            return quotes > 1 ? MarkdownRemnant(length: quotes) : nil
        case ":":
            // The line that opens or closes a block of Markdown.
            guard position == Int(line.start), isFence(scalars, line) else { return nil }
            return MarkdownRemnant(length: end - position)
        case "\\":
            // DokuWiki's line end within a cell.
            if position + 1 < end, scalars[position + 1] == "\\" {
                return MarkdownRemnant(length: 2, blanks: 1)
            }
            guard position + 1 < end, isPunctuation(scalars[position + 1]) else { return nil }
            return MarkdownRemnant(length: 1, escapes: true)
        case "#": return headingMark(scalars, position, line)
        case "[", "]":
            guard let length = Attributes.length(ofPieceAt: position, in: scalars[..<end]) else { return nil }
            let isInRow = scalars[Int(line.start)..<end].contains(where: \.isCellStroke)
            return MarkdownRemnant(length: length, blanks: isInRow ? length : 0)
        default: return nil
        }
    }

    private static let fence: [Unicode.Scalar] = [":", ":", ":"]
    /// `## ` or, in outlines, `* ` at the start of a line.
    private static func headingMark(_ scalars: [Unicode.Scalar], _ position: Int, _ line: Line)
        -> MarkdownRemnant?
    {
        guard position == Int(line.start) else { return nil }
        let marks = scalars[position..<Int(line.end)].prefix { $0 == scalars[position] }
        guard marks.count <= 6, marks.endIndex < Int(line.end), scalars[marks.endIndex] == " " else {
            return nil
        }
        return MarkdownRemnant(length: marks.count + 1)
    }

    /// What Markdown escapes.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.generalCategory != .control && !scalar.isASCIIDigit
            && !scalar.properties.isAlphabetic && scalar != " "
    }
}

/// Markdown's `[text]{style="…"}`, within a line.
private enum Attributes {
    private static let longest = 400

    /// How long the `[` is, or the `]{…}`, that stands here; `nil` where it is text.
    ///
    /// In a table they become blanks: what is behind them keeps its place.
    static func length(ofPieceAt position: Int, in text: ArraySlice<Unicode.Scalar>) -> Int? {
        let text = text[position...].prefix(longest)
        if text.first == "]" { return lengthOfEnd(text) }
        var depth = 0
        for index in text.indices {
            if text[index] == "[" { depth += 1 }
            if text[index] == "]" { depth -= 1 }
            if depth == 0 { return lengthOfEnd(text[index...]) == nil ? nil : 1 }
        }
        return nil
    }

    /// Shape: `text` begins with `]`.
    private static func lengthOfEnd(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard text.dropFirst().first == "{", let close = text.firstIndex(of: "}") else { return nil }
        return close + 1 - text.startIndex
    }
}
