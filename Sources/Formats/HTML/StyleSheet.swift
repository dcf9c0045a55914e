/// The rules of a page's own style sheets that show or hide something.
///
/// Evidence: tabs and templates are hidden by class, and the one that is shown has a rule of more weight:
/// ```
/// .pane { display: none }   .pane.on { display: block }
/// ```
/// Selectors of names, classes and ids, alone, together, and below others are understood; a rule with any other is left
/// out, as are those for print and for narrow screens.
struct StyleSheet {
    struct Rule {
        /// From the outermost element to the one that the rule is for.
        var selector: [Compound]
        var style: ShownStyle
    }

    struct Compound {
        var name: MarkupName?
        var id: [UInt8]?
        var classes: [[UInt8]] = []
        /// Directly below the compound before it.
        var isChild = false

        var weight: Int { (id == nil ? 0 : 1 << 20) + classes.count << 10 + (name == nil ? 0 : 1) }
    }

    /// A page that is saved with all its styles has some hundreds that show or hide.
    private static let mostRules = 1000
    private(set) var rules: [Rule] = []
    private var order = 0

    mutating func add(_ text: ArraySlice<UInt8>) {
        let css = Self.withoutComments(text)
        readRules(css[...], depth: 0)
    }

    /// Reads `selectors { declarations }` one after the other; within at-rules such as `@media`, too.
    private mutating func readRules(_ css: ArraySlice<UInt8>, depth: Int) {
        var rest = css
        while let open = rest.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ";") }),
            rules.count < Self.mostRules
        {
            let prelude = rest[rest.startIndex..<open].drop { $0 <= 0x20 || $0 == UInt8(ascii: "}") }
            guard rest[open] == UInt8(ascii: "{") else {
                rest = rest[(open + 1)...]
                continue
            }
            let isAtRule = prelude.first == UInt8(ascii: "@")
            let end = isAtRule ? Self.blockEnd(rest[open...]) : Self.firstEnd(rest[open...])
            let block = rest[(open + 1)..<end]
            if !isAtRule {
                readRule(prelude, block)
            } else if depth < 4, Self.isForScreens(prelude) {
                readRules(block, depth: depth + 1)
            }
            rest = rest[min(end + 1, rest.endIndex)...]
        }
    }

    private mutating func readRule(_ prelude: ArraySlice<UInt8>, _ block: ArraySlice<UInt8>) {
        if ShownStyle(block, weight: 0).saysNothing { return }
        for text in prelude.split(separator: UInt8(ascii: ",")) where rules.count < Self.mostRules {
            guard let selector = Self.selector(text) else { continue }
            order += 1
            let weight = selector.reduce(0) { $0 + $1.weight } << 10 + min(order, 1023)
            rules.append(Rule(selector: selector, style: ShownStyle(block, weight: weight)))
        }
    }

    private static func isForScreens(_ prelude: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: prelude.prefix(512).lazy.map(MarkupScanner.lowered), as: UTF8.self)
        if text.hasPrefix("@media") {
            return !text.utf8.containsBytes("print") && !text.utf8.containsBytes("max-width")
        }
        return text.hasPrefix("@supports") || text.hasPrefix("@layer")
    }

    private static func firstEnd(_ css: ArraySlice<UInt8>) -> Int {
        css.firstIndex(of: UInt8(ascii: "}")) ?? css.endIndex
    }

    /// Of a block that holds blocks.
    private static func blockEnd(_ css: ArraySlice<UInt8>) -> Int {
        var depth = 0
        for index in css.indices {
            if css[index] == UInt8(ascii: "{") { depth += 1 }
            if css[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return css.endIndex
    }

    private static func withoutComments(_ css: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(css.count)
        var index = css.startIndex
        while index < css.endIndex {
            if css[index] == UInt8(ascii: "/"), index + 1 < css.endIndex, css[index + 1] == UInt8(ascii: "*")
            {
                index += 2
                while index < css.endIndex,
                    css[index] != UInt8(ascii: "/") || css[index - 1] != UInt8(ascii: "*")
                { index += 1 }
                text.append(0x20)
                index += 1
            } else {
                text.append(css[index])
                index += 1
            }
        }
        return text
    }

    // MARK: Selectors

    /// `nil` for a selector that is not understood.
    private static func selector(_ text: ArraySlice<UInt8>) -> [Compound]? {
        var selector: [Compound] = []
        var isChild = false
        let spaced = text.flatMap { $0 == UInt8(ascii: ">") ? [0x20, $0, 0x20] : [$0] }
        for part in spaced.split(whereSeparator: { $0 <= 0x20 }) {
            if part.elementsEqual([UInt8(ascii: ">")]) {
                isChild = true
                continue
            }
            guard var compound = compound(part) else { return nil }
            compound.isChild = isChild
            isChild = false
            selector.append(compound)
        }
        return selector.isEmpty || selector.count > 8 || isChild ? nil : selector
    }

    /// `tr`, `.pane`, `#zoom`, `div.pane.on`, `*`.
    private static func compound(_ text: ArraySlice<UInt8>) -> Compound? {
        var compound = Compound()
        var index = text.startIndex
        while index < text.endIndex {
            let mark = text[index]
            let isName = MarkupScanner.isName(mark) && mark != UInt8(ascii: ":")
            let start = isName ? index : index + 1
            var end = start
            while end < text.endIndex, text[end] != UInt8(ascii: ":"),
                MarkupScanner.isName(text[end]) || text[end] >= 0x80
            {
                end += 1
            }
            let word = text[start..<end]
            switch mark {
            case UInt8(ascii: "*") where word.isEmpty: break
            case UInt8(ascii: ".") where !word.isEmpty: compound.classes.append(Array(word))
            case UInt8(ascii: "#") where !word.isEmpty: compound.id = Array(word)
            default:
                guard isName, compound.name == nil else { return nil }
                compound.name = MarkupName(
                    String(decoding: word.lazy.map(MarkupScanner.lowered), as: UTF8.self))
            }
            index = end
        }
        return compound
    }

    // MARK: Matching

    /// What the rules say of an element with these ancestors, the outermost first.
    ///
    /// Cost: by rule, a look at each ancestor at most.
    func style(
        of name: MarkupName, _ attributes: HTMLAttributes, below ancestors: [OpenElement], in bytes: [UInt8]
    ) -> ShownStyle {
        var style = ShownStyle()
        for rule in rules {
            guard let own = rule.selector.last, Self.matches(own, name, attributes, bytes),
                Self.matches(rule.selector, ancestors, bytes)
            else { continue }
            style.merge(rule.style)
        }
        return style
    }

    private static func matches(_ selector: [Compound], _ ancestors: [OpenElement], _ bytes: [UInt8]) -> Bool
    {
        var depth = ancestors.count - 1
        for place in stride(from: selector.count - 2, through: 0, by: -1) {
            let isChild = selector[place + 1].isChild
            while depth >= 0,
                !matches(selector[place], ancestors[depth].name, ancestors[depth].attributes, bytes)
            {
                if isChild { return false }
                depth -= 1
            }
            if depth < 0 { return false }
            depth -= 1
        }
        return true
    }

    private static func matches(
        _ compound: Compound, _ name: MarkupName, _ attributes: HTMLAttributes, _ bytes: [UInt8]
    ) -> Bool {
        if let wanted = compound.name, wanted != name { return false }
        if let wanted = compound.id {
            guard let id = attributes.id, bytes[id].elementsEqual(wanted) else { return false }
        }
        if compound.classes.isEmpty { return true }
        guard let range = attributes.classes else { return false }
        let words = bytes[range].split { $0 <= 0x20 }
        return compound.classes.allSatisfy { wanted in words.contains { $0.elementsEqual(wanted) } }
    }
}

extension Sequence where Element == UInt8 {
    /// Whether the bytes of `text` occur. For short texts.
    func containsBytes(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        let bytes = Array(self)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
