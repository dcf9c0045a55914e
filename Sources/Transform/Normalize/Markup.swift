import Model

/// What HTML has at a place of a text that is no text itself: a tag, or what no reader of the page sees.
enum Markup {
    case tag(Tag)
    /// A comment, a declaration, a style sheet, a script: up to `end`.
    case hidden(end: Int)

    struct Tag {
        let name: TagName
        let isClosing: Bool
        let end: Int
    }

    /// What the tag does to the line that it stands in.
    enum TagName {
        /// Around words: `<span>`, `<b>`.
        case inline
        /// Breaks the line, as `<br>` does.
        case lineBreak
        /// Begins or ends a paragraph: `<p>`, `<div>`, `<tr>`.
        case block
        case cell, table, title
        case other
    }
}

/// Reads the markup of a text. One pass: what is looked for in vain is not looked for again.
struct MarkupScanner {
    private let text: [Unicode.Scalar]
    /// Ends that the rest of the text does not have.
    private var missing: Set<String> = []

    init(_ text: [Unicode.Scalar]) { self.text = text }

    /// The markup that begins at `place`, where `<` stands.
    mutating func markup(at place: Int) -> Markup? {
        if stands("<!--", at: place) {
            return end(of: "-->", from: place + 4).map { .hidden(end: $0) }
        }
        if place + 1 < text.count, text[place + 1] == "!" || text[place + 1] == "?" {
            return declaration(at: place).map { .hidden(end: $0) }
        }
        guard let tag = tag(at: place) else { return nil }
        guard !tag.isClosing, let element = Self.unseen.first(where: { isNamed($0, at: place + 1) }),
            let contentEnd = end(of: "</" + element, from: tag.end),
            let close = text[contentEnd...].prefix(40).firstIndex(of: ">")
        else { return .tag(tag) }
        return .hidden(end: close + 1)
    }

    /// `<!doctype html>`, `<![endif]>`, `<?xml version="1.0"?>`.
    private func declaration(at place: Int) -> Int? {
        guard place + 2 < text.count, text[place + 2].isLatinLetter || text[place + 2] == "[" else {
            return nil
        }
        return text[place...].prefix(300).firstIndex(of: ">").map { $0 + 1 }
    }

    /// A tag, also one that goes on in the next lines; a `>` in the quotes of an attribute does not end it.
    private func tag(at place: Int) -> Markup.Tag? {
        var position = place + 1
        let isClosing = position < text.count && text[position] == "/"
        if isClosing { position += 1 }
        let name = text[position...].prefix { $0.isLatinLetter || $0.isDigit }
        guard let first = name.first, first.isLatinLetter, name.count <= 16, name.endIndex < text.count,
            Self.mayFollowName.contains(text[name.endIndex])
        else { return nil }
        position = name.endIndex
        let limit = min(text.count, place + Self.longestTag)
        var quote: Unicode.Scalar?
        while position < limit {
            let scalar = text[position]
            position += 1
            if quote != nil {
                if scalar == quote { quote = nil }
            } else if scalar == ">" {
                return Markup.Tag(
                    name: Self.kind(of: String(scalars: name).lowercased()), isClosing: isClosing,
                    end: position)
            } else if scalar == "<" {
                return nil
            } else if scalar == "\"" || scalar == "'", text[position - 2] == "=" {
                quote = scalar
            }
        }
        return nil
    }

    /// Behind the next `mark`, in letters of either case.
    private mutating func end(of mark: String, from place: Int) -> Int? {
        if missing.contains(mark) { return nil }
        let length = mark.unicodeScalars.count
        var position = place
        while position + length <= text.count {
            if stands(mark, at: position) { return position + length }
            position += 1
        }
        missing.insert(mark)
        return nil
    }

    private func isNamed(_ name: String, at place: Int) -> Bool {
        let end = place + name.unicodeScalars.count
        return stands(name, at: place) && end < text.count && !text[end].isLatinLetter
    }

    /// Shape: `mark` in small letters.
    private func stands(_ mark: String, at place: Int) -> Bool {
        var position = place
        for scalar in mark.unicodeScalars {
            guard position < text.count else { return false }
            let own = text[position]
            guard own == scalar || own.isLatinLetter && own.value | 0x20 == scalar.value else { return false }
            position += 1
        }
        return true
    }

    private static let longestTag = 4000
    private static let mayFollowName: [Unicode.Scalar] = [">", "/", " ", "\t", "\n", "\r", ":"]
    /// Elements whose content nobody sees.
    private static let unseen = ["style", "script", "noscript", "template", "select"]

    private static func kind(of name: String) -> Markup.TagName { kinds[name] ?? .other }

    private static let kinds: [String: Markup.TagName] = {
        var kinds: [String: Markup.TagName] = [
            "br": .lineBreak, "td": .cell, "th": .cell, "table": .table, "title": .title,
        ]
        for name in [
            "span", "b", "i", "u", "a", "em", "strong", "font", "sub", "sup", "o", "s", "mark", "big",
            "small",
        ] {
            kinds[name] = .inline
        }
        for name in [
            "html", "head", "body", "p", "div", "tr", "tbody", "thead", "tfoot", "li", "ul", "ol", "dl", "dt",
            "dd", "h1", "h2",
            "h3", "h4", "h5", "h6", "hr", "center", "section", "article", "header", "footer", "nav", "main",
            "aside", "form",
            "blockquote", "pre", "caption", "option", "button", "figure",
        ] {
            kinds[name] = .block
        }
        return kinds
    }()
}
