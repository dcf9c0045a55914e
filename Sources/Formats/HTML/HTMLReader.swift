/// Reads the text of a web page as a reader sees it.
///
/// Rule: the HTML standard's own way from tags to elements (section 13.2.6), as far as it decides what is printed where:
/// which elements end without a closing tag, what may stand in tables, what ends at the edge of a cell.
/// Left out: what scripts, styles, attributes and the page's own style sheets hide; texts of buttons, frames and drawings;
/// what is struck out; note marks behind digits. Navigation, headers and footers are furniture. Kept: values of inputs, the
/// choice of a list to choose from, the summary of folded details.
struct HTMLReader {
    /// Deeper elements belong to the one at this depth, as in browsers.
    private static let mostOpen = 512

    var builder = DocumentBuilder()
    private var scanner: MarkupScanner
    private var text = MarkupText(.html)
    private var open: [OpenElement] = []
    /// Elements that began deeper than `mostOpen`.
    private var deeper = 0
    private var sheet = StyleSheet()
    private var space = Space.none
    private let names = HTMLElement.names

    /// White space since the last character.
    private enum Space {
        case none, blank, lineEnd
    }

    init(_ bytes: [UInt8]) {
        scanner = MarkupScanner(bytes, .html)
    }

    /// True where text that is shown has a byte that is none of the page's encoding.
    var isDamaged: Bool { text.isDamaged }

    mutating func read() {
        while let token = scanner.next() {
            switch token {
            case .text(let range), .literal(let range): addText(range)
            case .open(let tag): begin(tag)
            case .close(let name): end(name)
            }
        }
        pop(to: 0)
    }

    private mutating func begin(_ tag: MarkupScanner.Tag) {
        let element = names.value(of: tag.name)
        if let element {
            if element.isVoid { return addVoid(element, tag) }
            if element.isRaw { return addRaw(element, tag) }
            if element == .select { return addSelection() }
            endImplied(before: element)
        }
        guard open.count < Self.mostOpen else {
            deeper += 1
            return
        }
        let new = openElement(tag, element)
        if new.isBlock, !new.isGone { endLine() }
        open.append(new)
        builder.isFurniture = new.isFurniture
        if !new.isGone, let element { beginTablePart(element) }
        if element == .li { addNumber() }
    }

    private func openElement(_ tag: MarkupScanner.Tag, _ element: HTMLElement?) -> OpenElement {
        let attributes = HTMLAttributes(tag, scanner)
        var new = OpenElement(
            name: tag.name, element: element, attributes: attributes, isBlock: element?.isBlock ?? false)
        let outer = open.last
        new.isGone = outer?.isGone ?? false
        new.isInvisible = outer?.isInvisible ?? false
        new.isRaised = outer?.isRaised ?? false || element == .sup
        new.keepsSpace = outer?.keepsSpace ?? false || element == .pre || element == .listing
        new.isFurniture = outer?.isFurniture ?? false || element.map { isFurniture($0, attributes) } ?? false
        if element == .ol { new.numbering = .decimal }
        if let start = attributes.start.flatMap(scanner.number) { new.nextNumber = start }
        if element == .html || element == .body { return new }
        apply(style(of: tag.name, attributes), to: &new)
        if let element, isGone(element, attributes) { new.isGone = true }
        if element == .summary, let details = outer, details.element == .details, !details.attributes.isOpen {
            new.isGone = open.dropLast().last?.isGone ?? false
        }
        return new
    }

    /// What an element is by itself, before any style.
    private func isGone(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool {
        switch element {
        case .details, .dialog: !attributes.isOpen
        default: element.isGone
        }
    }

    private func style(of name: MarkupName, _ attributes: HTMLAttributes) -> ShownStyle {
        var style = ShownStyle()
        if attributes.isHidden { style.display = .init(value: .none, weight: 0) }
        if !sheet.rules.isEmpty {
            style.merge(sheet.style(of: name, attributes, below: open, in: scanner.bytes))
        }
        if let own = attributes.style { style.merge(ShownStyle(scanner.bytes[own], weight: 1 << 39)) }
        return style
    }

    private func apply(_ style: ShownStyle, to new: inout OpenElement) {
        switch style.display?.value {
        case .none?: new.isGone = true
        case .inline?: if new.element?.isTablePart != true { new.isBlock = false }
        case .block?: new.isBlock = true
        case nil: break
        }
        if let isVisible = style.isVisible?.value { new.isInvisible = !isVisible }
        if style.isUnseen { new.isGone = true }
        if style.isRaised { new.isRaised = true }
        switch style.listStyle {
        case .none?: new.numbering = nil
        case .chinese?: new.numbering = .chinese
        case .other?, nil: break
        }
    }

    /// Evidence: what the page itself calls navigation, header or footer; but the header and footer of an article are its
    /// title and its signature.
    private func isFurniture(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool {
        switch element {
        case .nav, .aside: return true
        case .header, .footer:
            return !open.contains { [.article, .main, .section, .td].contains($0.element) }
        default:
            guard let role = attributes.role.map(scanner.lowered) else { return false }
            return ["navigation", "banner", "contentinfo", "complementary", "search"].contains(role)
        }
    }

    // MARK: Ends

    /// Ends the elements that cannot go on when this one begins.
    private mutating func endImplied(before element: HTMLElement) {
        switch element {
        case .tr: popInTable(to: [.table, .thead, .tbody, .tfoot])
        case .td, .th: popInTable(to: [.table, .thead, .tbody, .tfoot, .tr])
        case .thead, .tbody, .tfoot, .caption, .colgroup: popInTable(to: [.table])
        case .table:
            // A table between the rows of another ends that one.
            if let part = open.last(where: { $0.element?.isTablePart ?? false }), part.element != .td,
                part.element != .th, part.element != .caption
            {
                end(part: .table)
            }
        case .li: endItem([.li], below: [.ul, .ol])
        case .dt, .dd: endItem([.dt, .dd], below: [.dl])
        case .option, .optgroup: if open.last?.element == .option { pop(to: open.count - 1) }
        default: break
        }
        if element.endsParagraph { endItem([.p], below: []) }
    }

    private mutating func popInTable(to parts: [HTMLElement]) {
        guard let table = open.lastIndex(where: { $0.element == .table }) else { return }
        let part = open.lastIndex { $0.element.map(parts.contains) ?? false } ?? table
        pop(to: max(part, table) + 1)
    }

    /// Ends the innermost of `items`, but none outside of the cell or list in hand.
    private mutating func endItem(_ items: [HTMLElement], below lists: [HTMLElement]) {
        for place in open.indices.reversed() {
            guard let element = open[place].element else { continue }
            if items.contains(element) { return pop(to: place) }
            if lists.contains(element) || element.isTablePart || element == .button { return }
        }
    }

    private mutating func end(part: HTMLElement) {
        if let place = open.lastIndex(where: { $0.element == part }) { pop(to: place) }
    }

    /// Ends the innermost element of this name; a closing tag that has none, or whose element is outside of the cell, means
    /// nothing.
    private mutating func end(_ name: MarkupName) {
        if deeper > 0 {
            deeper -= 1
            return
        }
        let element = names.value(of: name)
        if element == .br || element == .p { endLine() }
        var isBehindBlock = false
        for place in open.indices.reversed() {
            if open[place].name == name {
                if isBehindBlock { open.remove(at: place) } else { pop(to: place) }
                return
            }
            guard let other = open[place].element else { continue }
            if element?.isTablePart ?? false ? other == .table : other.isTablePart { return }
            if other.isBlock, element.map({ !$0.isBlock }) ?? true {
                guard element?.isFormatting ?? false else { return }
                isBehindBlock = true
            }
        }
    }

    private mutating func pop(to count: Int) {
        while open.count > count, let last = open.popLast() {
            if last.isBlock, !last.isGone { endLine() }
            if last.beganTablePart { endTablePart(last.element) }
            builder.isFurniture = open.last?.isFurniture ?? false
        }
    }

    // MARK: Text

    private var isShown: Bool {
        guard let last = open.last else { return true }
        return !last.isGone && !last.isInvisible
    }

    private mutating func endLine() {
        builder.endLine()
        space = .none
    }

    private mutating func addText(_ range: Range<Int>) {
        guard isShown else { return }
        let keepsSpace = open.last?.keepsSpace ?? false
        if open.last?.isRaised ?? false, let last = builder.lastScalar, last.properties.numericType != nil {
            return
        }
        var text = text
        text.read(range, of: scanner.bytes) { scalar in
            switch scalar {
            case "\n" where keepsSpace:
                builder.endLine()
                space = .none
            case "\n", "\r", "\u{0C}": space = .lineEnd
            case "\t", " ": if space == .none { space = .blank }
            default:
                if space != .none, Self.isPrinted(space, after: builder.lastScalar, before: scalar) {
                    builder.add(" ")
                }
                space = .none
                builder.add(scalar)
            }
        }
        self.text = text
    }

    /// White space is one space; a line end between two characters of Chinese is none.
    private static func isPrinted(
        _ space: Space, after last: Unicode.Scalar?, before next: Unicode.Scalar
    ) -> Bool {
        guard let last else { return false }
        return space != .lineEnd || last.value < 0x2E80 || next.value < 0x2E80
    }

    private mutating func addVoid(_ element: HTMLElement, _ tag: MarkupScanner.Tag) {
        switch element {
        case .br: if isShown { endLine() }
        case .hr: endLine()
        case .input:
            let attributes = HTMLAttributes(tag, scanner)
            let type = attributes.type.map(scanner.lowered) ?? "text"
            let style = style(of: tag.name, attributes)
            guard isShown, let value = attributes.value, !Self.unprintedInputs.contains(type),
                style.display?.value != ShownStyle.Display.none, style.isVisible?.value != false,
                !style.isUnseen
            else { return }
            addText(value)
        default: break
        }
    }

    private static let unprintedInputs = [
        "hidden", "password", "checkbox", "radio", "submit", "button", "reset", "image", "file", "range",
        "color",
    ]

    private mutating func addRaw(_ element: HTMLElement, _ tag: MarkupScanner.Tag) {
        let range = scanner.rawText(until: element.rawValue)
        switch element {
        case .style: sheet.add(scanner.bytes[range])
        case .textarea, .xmp:
            let attributes = HTMLAttributes(tag, scanner)
            guard isShown, !attributes.isHidden,
                style(of: tag.name, attributes).display?.value != ShownStyle.Display.none
            else { return }
            if element == .xmp { endLine() }
            addText(range)
            if element == .xmp { endLine() }
        default: break
        }
    }

    /// Of a list to choose from, the choice is printed, or the first entry.
    private mutating func addSelection() {
        var chosen: Range<Int>?
        var isDecided = false
        var inOption = false
        reading: while true {
            let start = scanner
            guard let token = scanner.next() else { break }
            switch token {
            case .open(let tag):
                switch names.value(of: tag.name) {
                case .option:
                    inOption = true
                    let isSelected = HTMLAttributes(tag, scanner).isSelected
                    if isSelected, !isDecided {
                        chosen = nil
                        isDecided = true
                    } else if chosen != nil || isDecided {
                        inOption = false
                    }
                case .input, .textarea, .select, .table, .tr, .td, .th, .tbody, .thead, .tfoot:
                    scanner = start
                    break reading
                default: break
                }
            case .close(let name):
                switch names.value(of: name) {
                case .select: break reading
                case .table, .tr, .td, .th:
                    scanner = start
                    break reading
                case .option: inOption = false
                default: break
                }
            case .text(let range), .literal(let range):
                if inOption, chosen == nil { chosen = range }
            }
        }
        if let chosen { addText(chosen) }
    }

    /// Items of a numbered list; not in tables, where a browser's number beside a figure would be taken for one.
    private mutating func addNumber() {
        guard open.count >= 2, isShown, !builder.isInCell else { return }
        let list = open.count - 2
        guard let numbering = open[list].numbering, open[list + 1].attributes.style == nil || !itemHasNoNumber
        else {
            return
        }
        let number = open[list + 1].attributes.value.flatMap(scanner.number) ?? open[list].nextNumber
        open[list].nextNumber = number &+ 1
        let format = open[list].attributes.type.flatMap { listNumber(scanner.string($0)) } ?? numbering
        builder.add(format.text(number) + (format == .chinese ? "、" : ". "))
    }

    private var itemHasNoNumber: Bool {
        guard let item = open.last, let style = item.attributes.style else { return false }
        return ShownStyle(scanner.bytes[style], weight: 0).listStyle == ShownStyle.ListStyle.none
    }

    private func listNumber(_ type: String) -> ListNumber? {
        switch type {
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: nil
        }
    }

    // MARK: Tables

    private mutating func beginTablePart(_ element: HTMLElement) {
        let place = open.count - 1
        guard element.isTablePart,
            element == .table || open[..<place].contains(where: { $0.element == .table })
        else {
            return
        }
        switch element {
        case .table: builder.beginTable()
        case .thead, .tbody, .tfoot: builder.endRowGroup()
        case .tr: builder.beginRow()
        case .td, .th:
            let attributes = open[place].attributes
            let rows = attributes.rowSpan.flatMap(scanner.number) ?? 1
            builder.beginCell(
                columnSpan: attributes.columnSpan.flatMap(scanner.number) ?? 1,
                rowSpan: rows == 0 ? .max : rows)
        default: return
        }
        open[place].beganTablePart = true
        space = .none
    }

    private mutating func endTablePart(_ element: HTMLElement?) {
        switch element {
        case .table: builder.endTable()
        case .thead, .tbody, .tfoot: builder.endRowGroup()
        case .tr: builder.endRow()
        case .td, .th: builder.endCell()
        default: break
        }
        space = .none
    }
}
