import Model

/// Marks that tools leave in a text and nobody reads: comments of word processors (`<!--[if !supportLists]-->`),
/// Markdown's `##` before a heading, `**` around words, `\` before punctuation, `<br>` and `&nbsp;`.
///
/// What stood for a blank becomes one, so that digits on both sides stay apart.
enum MarkupRemnants {
    static func remove(from document: inout Document) {
        guard document.scalars.contains(where: mayBegin) else { return }
        let isHTML = document.scalars.indices.contains { tableElement.stands(in: document.scalars, at: $0) }
        var scalars: [Unicode.Scalar] = []
        var wide: [Int32] = []
        scalars.reserveCapacity(document.scalars.count)
        var wideIndex = 0
        for index in document.lines.indices {
            let line = document.lines[index]
            let start = Int32(scalars.count)
            let end = Int(line.end)
            var position = Int(line.start)
            var isClosed = true
            while position < end {
                if isClosed, comment.stands(in: document.scalars, at: position, before: end) {
                    let behind = endOfComment(document.scalars, position, end)
                    isClosed = behind != nil
                    if let behind {
                        position = behind
                        continue
                    }
                }
                if let remnant = remnant(document.scalars, position, line, isHTML: isHTML) {
                    if remnant.isBlank { scalars.append(" ") }
                    position += remnant.length
                    if !remnant.escapes { continue }
                }
                while wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] < position {
                    wideIndex += 1
                }
                if wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] == position {
                    wide.append(Int32(scalars.count))
                }
                scalars.append(document.scalars[position])
                position += 1
            }
            document.lines[index].start = start
            document.lines[index].end = Int32(scalars.count)
        }
        document.scalars = scalars
        document.foldedWide = wide
    }

    private struct Remnant {
        var length: Int
        var isBlank = false
        /// True where what follows is text whatever it looks like.
        var escapes = false
    }

    private static let comment = Mark("<!--")
    private static let tableElement = Mark("<table")
    private static let endOfCommentMark = Mark("-->")
    private static let strong = Mark("**")
    private static let blanks = ["<br>", "<br/>", "<br />", "&nbsp;"].map(Mark.init)

    private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", "#", "*", "\\", "&": true
        default: false
        }
    }

    private static func remnant(
        _ scalars: [Unicode.Scalar], _ position: Int, _ line: Line, isHTML: Bool
    ) -> Remnant? {
        let end = Int(line.end)
        switch scalars[position] {
        case "<", "&":
            // The cells of HTML tables are cut at their elements.
            guard !isHTML,
                let mark = blanks.first(where: { $0.stands(in: scalars, at: position, before: end) })
            else { return nil }
            return Remnant(length: mark.length, isBlank: true)
        case "*":
            return strong.stands(in: scalars, at: position, before: end)
                ? Remnant(length: strong.length) : nil
        case "\\":
            guard position + 1 < end, isPunctuation(scalars[position + 1]) else { return nil }
            return Remnant(length: 1, escapes: true)
        case "#":
            guard position == Int(line.start) else { return nil }
            var next = position
            while next < end, scalars[next] == "#" { next += 1 }
            guard next - position <= 6, next < end, scalars[next] == " " else { return nil }
            return Remnant(length: next - position + 1)
        default: return nil
        }
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
