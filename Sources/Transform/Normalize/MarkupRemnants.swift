import Model

/// Marks that tools leave in a text and nobody reads: comments of word processors (`<!--[if !supportLists]-->`),
/// Markdown's `##` before a heading, `**`, `*` or `''` around words, `[…]{style="…"}`, `:::` around blocks,
/// `\` before punctuation, `&nbsp;`, and the tags of HTML around words. The tables of HTML stay as they are: their cells are cut at their tags.
///
/// What stood for a blank becomes one, so that digits on both sides stay apart. Where blanks part columns, those behind a
/// mark stay where they were: the gap takes the mark's room.
package enum MarkupRemnants {
    package static func remove(from document: inout Document) {
        if document.hasLayout { return }
        guard document.scalars.contains(where: mayBegin) || hasFence(document) else { return }
        let tables = tables(in: document.scalars)
        var table = 0
        var endOfTag = 0
        var scalars: [Unicode.Scalar] = []
        var wide: [Int32] = []
        scalars.reserveCapacity(document.scalars.count)
        var wideIndex = 0
        var copied = 0
        for index in document.lines.indices {
            let line = document.lines[index]
            // The line end before it: a tag may go on behind it.
            scalars += document.scalars[copied..<max(copied, Int(line.start))]
            copied = Int(line.end)
            let start = Int32(scalars.count)
            let end = Int(line.end)
            var position = min(end, max(Int(line.start), endOfTag))
            var isClosed = true
            var room = 0
            while position < end {
                while table < tables.count, tables[table].upperBound <= position { table += 1 }
                let isInTable = table < tables.count && tables[table].contains(position)
                if isClosed, comment.stands(in: document.scalars, at: position, before: end) {
                    let behind = endOfComment(document.scalars, position, end)
                    isClosed = behind != nil
                    if let behind {
                        position = behind
                        continue
                    }
                }
                if !isInTable, let tag = InlineTag(document.scalars, at: position) {
                    if tag.isBlank { scalars.append(" ") }
                    room += min(end, tag.end) - position - (tag.isBlank ? 1 : 0)
                    endOfTag = tag.end
                    position = min(end, tag.end)
                    continue
                }
                if let remnant = remnant(document.scalars, position, line, isInTable: isInTable) {
                    scalars.append(contentsOf: repeatElement(" ", count: remnant.blanks))
                    position += remnant.length
                    room += remnant.length - remnant.blanks
                    if !remnant.escapes { continue }
                }
                while wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] < position {
                    wideIndex += 1
                }
                if wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] == position {
                    wide.append(Int32(scalars.count))
                }
                if room > 0, document.scalars[position] == " ", scalars.last == " " {
                    scalars.append(contentsOf: repeatElement(" ", count: room))
                    room = 0
                }
                scalars.append(document.scalars[position])
                position += 1
            }
            document.lines[index].start = start
            document.lines[index].end = Int32(scalars.count)
            if line.role == .text, scalars[Int(start)...].allSatisfy(\.isBlank) {
                document.lines[index].role = .furniture
            }
        }
        document.scalars = scalars
        document.foldedWide = wide
    }

    /// The tables of HTML that hold no other table: those that do only lay out the page.
    private static func tables(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var tables: [Range<Int>] = []
        var start: Int?
        for position in scalars.indices where scalars[position] == "<" {
            guard let tag = MarkupTag(scalars, at: position) else { continue }
            if tag.isNamed("table") {
                start = position
            } else if let begin = start, tag.isNamed("/table") {
                tables.append(begin..<tag.end)
                start = nil
            }
        }
        if let begin = start { tables.append(begin..<scalars.count) }
        return tables
    }

    private struct Remnant {
        var length: Int
        /// How many blanks take its place.
        var blanks = 0
        /// True where what follows is text whatever it looks like.
        var escapes = false
    }

    private static let comment = Mark("<!--")
    private static let endOfCommentMark = Mark("-->")
    private static let strong = Mark("**")
    private static let blank = Mark("&nbsp;")
    private static let fence = Mark(":::")

    private static func hasFence(_ document: Document) -> Bool {
        document.lines.contains { fence.stands(in: document.scalars, at: Int($0.start), before: Int($0.end)) }
    }

    private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", "#", "*", "\\", "&", "'", "[": true
        default: false
        }
    }

    private static func remnant(
        _ scalars: [Unicode.Scalar], _ position: Int, _ line: Line, isInTable: Bool
    ) -> Remnant? {
        let end = Int(line.end)
        switch scalars[position] {
        case "&":
            guard !isInTable, blank.stands(in: scalars, at: position, before: end) else { return nil }
            return Remnant(length: blank.length, blanks: 1)
        case "*":
            if strong.stands(in: scalars, at: position, before: end) { return Remnant(length: strong.length) }
            let touchesWord =
                position + 1 < end && scalars[position + 1].isHan
                || position > Int(line.start) && scalars[position - 1].isHan
            return touchesWord ? Remnant(length: 1) : headingMark(scalars, position, line)
        case "'":
            let quotes = scalars[position..<end].prefix { $0 == "'" }.count
            return quotes > 1 ? Remnant(length: quotes) : nil
        case ":":
            // The line that opens or closes a block of Markdown.
            guard position == Int(line.start), fence.stands(in: scalars, at: position, before: end) else {
                return nil
            }
            return Remnant(length: end - position)
        case "\\":
            // DokuWiki's line end within a cell.
            if position + 1 < end, scalars[position + 1] == "\\" { return Remnant(length: 2, blanks: 1) }
            guard position + 1 < end, isPunctuation(scalars[position + 1]) else { return nil }
            return Remnant(length: 1, escapes: true)
        case "#": return headingMark(scalars, position, line)
        case "[", "]":
            guard let length = Attributes.length(ofPieceAt: position, in: scalars[..<end]) else { return nil }
            let isInRow = scalars[Int(line.start)..<end].contains(where: \.isCellStroke)
            return Remnant(length: length, blanks: isInRow ? length : 0)
        default: return nil
        }
    }

    /// `## ` or, in outlines, `* ` at the start of a line.
    private static func headingMark(_ scalars: [Unicode.Scalar], _ position: Int, _ line: Line) -> Remnant? {
        guard position == Int(line.start) else { return nil }
        let marks = scalars[position..<Int(line.end)].prefix { $0 == scalars[position] }
        guard marks.count <= 6, marks.endIndex < Int(line.end), scalars[marks.endIndex] == " " else {
            return nil
        }
        return Remnant(length: marks.count + 1)
    }

    /// What Markdown escapes.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.generalCategory != .control && !scalar.isASCIIDigit
            && !scalar.properties.isAlphabetic && scalar != " "
    }

    /// The position behind a comment that begins here, `nil` where this line does not close it.
    private static func endOfComment(_ scalars: [Unicode.Scalar], _ position: Int, _ limit: Int) -> Int? {
        (position + comment.length..<max(limit, position + comment.length))
            .first { endOfCommentMark.stands(in: scalars, at: $0, before: limit) }
            .map { $0 + endOfCommentMark.length }
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

/// `<span style="…">`, `</p>`, `<br/>`: a tag, also one that goes on in the next lines.
private struct InlineTag {
    let end: Int
    /// True for a tag that breaks a line.
    let isBlank: Bool

    private static let longest = 400

    init?(_ scalars: [Unicode.Scalar], at start: Int) {
        guard scalars[start] == "<" else { return nil }
        var position = start + 1
        if position < scalars.count, scalars[position] == "/" { position += 1 }
        let name = scalars[position...].prefix { $0.isLatinLetter || $0.isASCIIDigit }
        guard let first = name.first, first.isLatinLetter, name.endIndex < scalars.count,
            Self.mayFollowName(scalars[name.endIndex])
        else { return nil }
        let limit = min(scalars.count, start + Self.longest)
        guard let close = scalars[name.endIndex..<limit].firstIndex(where: { $0 == ">" || $0 == "<" }),
            scalars[close] == ">"
        else { return nil }
        end = close + 1
        isBlank = !Self.inline.contains { $0.elementsEqual(name) }
    }

    private static let inline = ["span", "b", "i", "u", "a", "em", "strong", "font", "sub", "sup", "o"].map {
        Array($0.unicodeScalars)
    }

    private static func mayFollowName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ">" || scalar == "/" || scalar == " " || scalar == "\n" || scalar == "\r" || scalar == ":"
    }
}

/// A fixed piece of markup.
private struct Mark {
    private let scalars: [Unicode.Scalar]
    var length: Int { scalars.count }

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    func stands(in text: [Unicode.Scalar], at position: Int, before limit: Int? = nil) -> Bool {
        let limit = limit ?? text.count
        guard position + scalars.count <= limit, text[position] == scalars[0] else { return false }
        for offset in scalars.indices where text[position + offset] != scalars[offset] { return false }
        return true
    }
}
