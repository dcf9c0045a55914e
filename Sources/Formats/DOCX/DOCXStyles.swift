/// What the styles of a file (`word/styles.xml`) do to what a reader sees.
struct DOCXStyles {
    struct Style {
        var isHidden: Bool?
        var numberID: Int?
        var level: Int?
        /// Of a table of contents.
        var isContents = false
        fileprivate var basedOn: String?
    }

    private var styles: [String: Style] = [:]

    init() {}

    init(_ bytes: [UInt8]) {
        var scanner = DOCXScanner(bytes)
        while let token = scanner.markup.next() {
            guard case .open(let tag) = token, scanner.element(tag.name) == .style, !tag.isEmpty,
                let name = scanner.string(Self.styleID, of: tag)
            else { continue }
            styles[name] = Self.style(&scanner)
        }
    }

    /// With what it has from the styles that it is based on.
    func style(_ name: String) -> Style {
        var whole = Style()
        var next: String? = name
        // A chain of more is a ring.
        for _ in 0..<16 {
            guard let name = next, let style = styles[name] else { break }
            whole.isHidden = whole.isHidden ?? style.isHidden
            whole.numberID = whole.numberID ?? style.numberID
            whole.level = whole.level ?? style.level
            whole.isContents = whole.isContents || style.isContents
            next = style.basedOn
        }
        return whole
    }

    private static let styleID = MarkupName("styleId")

    private static func style(_ scanner: inout DOCXScanner) -> Style {
        var style = Style()
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .name: style.isContents = scanner.value(tag)?.lowercased().hasPrefix("toc ") ?? false
            case .basedOn: style.basedOn = scanner.value(tag)
            case .vanish: style.isHidden = scanner.isOn(tag)
            case .numId: style.numberID = scanner.number(tag)
            case .ilvl: style.level = scanner.number(tag)
            default: break
            }
        }
        return style
    }
}
