/// What declarations of CSS say about whether and how an element is shown.
struct ShownStyle {
    enum Display {
        case none, inline, block
    }

    enum ListStyle {
        case none, chinese, other
    }

    var display: Weighted<Display>?
    /// False for `hidden` and `collapse`: the place stays, and children may be visible.
    var isVisible: Weighted<Bool>?
    /// Printed so that nobody can read it, or struck out.
    var isUnseen = false
    var isRaised = false
    var listStyle: ListStyle?

    struct Weighted<Value> {
        var value: Value
        var weight: Int
    }

    private static let important = 1 << 40

    /// `weight` orders declarations of the same property; `!important` comes above all.
    init(_ declarations: ArraySlice<UInt8>, weight: Int) {
        for declaration in declarations.split(separator: UInt8(ascii: ";")) {
            // Most declarations are about fonts and borders: their first letter tells.
            let text = declaration.drop { $0 <= 0x20 }
            guard let first = text.first, Self.firstLetters.contains(first | 0x20),
                let colon = text.firstIndex(of: UInt8(ascii: ":"))
            else { continue }
            let name = Self.word(text[..<colon])
            guard Self.names.contains(name) else { continue }
            read(name, Self.words(text[(colon + 1)...]), weight)
        }
    }

    init() {}

    private static let firstLetters = Array("dvofltDVOFLT".utf8)
    private static let names: Set<String> = [
        "display", "visibility", "opacity", "font-size", "font", "list-style", "list-style-type",
        "text-decoration",
        "text-decoration-line", "vertical-align",
    ]

    private mutating func read(_ name: String, _ value: [String], _ weight: Int) {
        let weight = value.contains("!important") ? weight + Self.important : weight
        guard let first = value.first else { return }
        switch name {
        case "display": display = Weighted(value: Self.display(first), weight: weight)
        case "visibility":
            isVisible = Weighted(value: first != "hidden" && first != "collapse", weight: weight)
        case "opacity": isUnseen = isUnseen || Self.isZero(first)
        case "font-size", "font":
            isUnseen = isUnseen || value.contains { Self.isZero($0) }
        case "list-style", "list-style-type":
            let isChinese = value.contains { Self.chineseLists.contains($0) }
            listStyle = value.contains("none") ? ListStyle.none : isChinese ? .chinese : .other
        case "text-decoration", "text-decoration-line":
            isUnseen = isUnseen || value.contains("line-through")
        case "vertical-align": isRaised = first == "super"
        default: break
        }
    }

    private static let chineseLists = [
        "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal",
    ]

    private static func display(_ value: String) -> Display {
        if value == "none" { return .none }
        return value.hasPrefix("inline") || value == "contents" ? .inline : .block
    }

    /// `0`, `0px`, `0.0em`; not `0.5`.
    private static func isZero(_ value: String) -> Bool {
        let number = value.utf8.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
        let unit = value.utf8.dropFirst(number.count)
        return !number.isEmpty && number.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
            && unit.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "%") }
    }

    private static func word(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.lazy.filter { $0 > 0x20 }.map(MarkupScanner.lowered), as: UTF8.self)
    }

    private static func words(_ text: ArraySlice<UInt8>) -> [String] {
        text.prefix(256).split { $0 <= 0x20 || $0 == UInt8(ascii: "!") }.map { part in
            let word = word(part)
            return word == "important" ? "!important" : word
        }
    }

    /// Takes from `other` what outweighs.
    mutating func merge(_ other: ShownStyle) {
        if let theirs = other.display, theirs.weight >= display?.weight ?? 0 { display = theirs }
        if let theirs = other.isVisible, theirs.weight >= isVisible?.weight ?? 0 { isVisible = theirs }
        isUnseen = isUnseen || other.isUnseen
        isRaised = isRaised || other.isRaised
        listStyle = other.listStyle ?? listStyle
    }

    var saysNothing: Bool {
        display == nil && isVisible == nil && !isUnseen && !isRaised && listStyle == nil
    }
}
