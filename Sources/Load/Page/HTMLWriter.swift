/// Writes HTML in two languages: every text stands twice, and the page's style hides one of them.
///
/// What comes from a document goes through `text` alone. It stays text whatever it holds: markup is escaped, and
/// characters that would change the order or the look of others (controls, bidirectional marks) are shown by
/// their number, as `U+202E`.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// A text in Chinese and in English.
    struct Words: Sendable {
        let chinese: String
        let english: String

        init(_ chinese: String, _ english: String) {
            self.chinese = chinese
            self.english = english
        }

        /// A name that is the same in both.
        init(_ name: String) { self.init(name, name) }
    }

    /// Markup that the program itself says.
    mutating func markup(_ markup: String) { bytes += markup.utf8 }

    mutating func text(_ text: String) { Self.escape(text, to: &bytes) }

    /// At most so many characters of a text that a document made long.
    mutating func text(_ text: String, atMost limit: Int) {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return self.text(text) }
        self.text(String(scalars[..<end]) + "…")
    }

    mutating func words(_ words: Words) {
        guard words.chinese != words.english else { return text(words.chinese) }
        markup("<span class=\"zh\" lang=\"zh\">")
        text(words.chinese)
        markup("</span><span class=\"en\" lang=\"en\">")
        text(words.english)
        markup("</span>")
    }

    mutating func words(_ chinese: String, _ english: String) { words(Words(chinese, english)) }

    /// `<name attributes>…</name>`.
    mutating func element(_ name: String, _ attributes: String = "", _ body: (inout HTMLWriter) -> Void) {
        markup(attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>")
        body(&self)
        markup("</\(name)>")
    }

    mutating func paragraph(_ chinese: String, _ english: String, _ attributes: String = "") {
        element("p", attributes) { $0.words(chinese, english) }
        markup("\n")
    }

    /// A table that scrolls within itself where the window is narrow.
    mutating func table(
        _ caption: Words, heads: [Words], attributes: String = "", rows: (inout HTMLWriter) -> Void
    ) {
        let heads = heads.map { words -> (inout HTMLWriter) -> Void in { $0.words(words) } }
        table(caption, heads: heads, attributes: attributes, rows: rows)
    }

    /// The same with heads that are more than words.
    mutating func table(
        _ caption: Words, heads: [(inout HTMLWriter) -> Void], attributes: String,
        rows: (inout HTMLWriter) -> Void
    ) {
        markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        text(caption.chinese + " / " + caption.english)
        markup("\">")
        element("table", attributes) { html in
            html.element("caption") { $0.words(caption) }
            html.element("thead") { html in
                html.element("tr") { html in
                    for head in heads { html.element("th", "scope=\"col\"", head) }
                }
            }
            html.markup("\n")
            html.element("tbody", "", rows)
        }
        markup("</div>\n")
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int64) -> String {
        var digits: [UInt8] = []
        var rest = number.magnitude
        var count = 0
        repeat {
            if count > 0, count % 3 == 0 { digits.append(UInt8(ascii: ",")) }
            digits.append(UInt8(ascii: "0") &+ UInt8(rest % 10))
            rest /= 10
            count += 1
        } while rest > 0
        return (number < 0 ? "−" : "") + String(decoding: digits.reversed(), as: UTF8.self)
    }

    static func grouped(_ number: Int) -> String { grouped(Int64(number)) }

    /// `1 report`, `2,000 reports`.
    static func counted(_ number: Int, _ noun: String) -> String {
        grouped(number) + " " + noun + (number == 1 ? "" : "s")
    }

    /// `37.5%`; a dash where there is no whole.
    static func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0, part >= 0, part <= whole else { return "–" }
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return "–" }
        let permille = (scaled &+ whole / 2) / whole
        return "\(permille / 10).\(permille % 10)%"
    }

    // MARK: Escaping

    private static func escape(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "'": bytes += "&#39;".utf8
            case "\t", "\n", "\r": bytes.append(0x20)
            default:
                if isUnseen(scalar.value) {
                    bytes += "U+".utf8
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    bytes += String(repeating: "0", count: max(0, 4 - digits.utf8.count)).utf8
                    bytes += digits.utf8
                } else {
                    bytes += String(scalar).utf8
                }
            }
        }
    }

    /// Controls, marks of direction, characters without width, line and paragraph separators, and what no text may hold.
    private static func isUnseen(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
