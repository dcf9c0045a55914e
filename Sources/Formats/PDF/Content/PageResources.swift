/// What the pages of a file share: fonts that were looked at once, layers, texts of glyphs.
final class PageResources {
    let file: PDFFile
    let texts = GlyphTexts()
    let layers: PDFLayers
    private var fonts: [Int: (font: PDFFont, number: Int32)] = [:]
    private var fontCount: Int32 = 0

    init(_ file: PDFFile) {
        self.file = file
        layers = PDFLayers(file)
    }

    func font(named name: String, in entries: [String: PDFObject]) -> (font: PDFFont, number: Int32)? {
        file.dictionary(entries["Font"])?[name].flatMap { font($0) }
    }

    func font(_ object: PDFObject) -> (font: PDFFont, number: Int32)? {
        if case .reference(let number) = object, let known = fonts[number] { return known }
        guard let entries = file.dictionary(object) else { return nil }
        fontCount &+= 1
        let font = (PDFFont(entries, file, texts), fontCount)
        if case .reference(let number) = object { fonts[number] = font }
        return font
    }

    /// Whether the numbers of a colour in this space say how bright it is.
    func isAdditive(_ name: String?, in entries: [String: PDFObject]) -> Bool {
        switch name {
        case "DeviceGray"?, "DeviceRGB"?, "DeviceCMYK"?, "CalGray"?, "CalRGB"?: return true
        case "Pattern"?, nil: return false
        case let name?:
            let space = file.dictionary(entries["ColorSpace"])?[name]
            switch file.name(space) ?? file.array(space)?.first.flatMap({ file.name($0) }) {
            case "ICCBased"?, "CalGray"?, "CalRGB"?, "DeviceGray"?, "DeviceRGB"?, "DeviceCMYK"?: return true
            default: return false
            }
        }
    }
}

/// The layers of a file, of which some may be switched off.
final class PDFLayers {
    private let file: PDFFile
    private var off: Set<Int> = []

    init(_ file: PDFFile) {
        self.file = file
        guard let properties = file.dictionary(file.dictionary(file.trailer["Root"])?["OCProperties"]),
            let standard = file.dictionary(properties["D"])
        else { return }
        if file.name(standard["BaseState"]) == "OFF" {
            off = Self.numbers(file.array(properties["OCGs"]))
            off.subtract(Self.numbers(file.array(standard["ON"])))
        }
        off.formUnion(Self.numbers(file.array(standard["OFF"])))
    }

    private static func numbers(_ objects: [PDFObject]?) -> Set<Int> {
        var numbers: Set<Int> = []
        for case .reference(let number) in objects ?? [] { numbers.insert(number) }
        return numbers
    }

    /// A layer, or a rule over several (`/OCMD`): shown where one of them is, unless it says otherwise.
    func isShown(_ object: PDFObject) -> Bool {
        guard !off.isEmpty else { return true }
        if case .reference(let number) = object, off.contains(number) { return false }
        guard let entries = file.dictionary(object), let layers = entries["OCGs"] else { return true }
        let members = file.array(layers) ?? [layers]
        let states = members.map { member -> Bool in
            if case .reference(let number) = member { return !off.contains(number) }
            return true
        }
        guard !states.isEmpty else { return true }
        return switch file.name(entries["P"]) {
        case "AllOn"?: states.allSatisfy { $0 }
        case "AnyOff"?: states.contains(false)
        case "AllOff"?: !states.contains(true)
        default: states.contains(true)
        }
    }
}
