/// Which character each of the 256 codes of a font of Latin letters is, unless the font says otherwise.
struct SimpleEncoding {
    private let upper: [Unicode.Scalar]
    private let hasCurvedQuotes: Bool

    private init(_ upper: String, hasCurvedQuotes: Bool = false) {
        self.upper = Array(upper.unicodeScalars)
        self.hasCurvedQuotes = hasCurvedQuotes
    }

    /// `nil` for codes that stand for nothing.
    func scalar(_ code: UInt8) -> Unicode.Scalar? {
        switch code {
        case 0x27 where hasCurvedQuotes: return "’"
        case 0x60 where hasCurvedQuotes: return "‘"
        case 0x20...0x7E: return Unicode.Scalar(code)
        case 0x80...:
            let scalar = Int(code) - 0x80 < upper.count ? upper[Int(code) - 0x80] : "\u{FFFD}"
            return scalar == "\u{FFFD}" ? nil : scalar
        default: return nil
        }
    }

    static func named(_ name: String?) -> SimpleEncoding? {
        switch name {
        case "WinAnsiEncoding"?: winAnsi
        case "MacRomanEncoding"?: macRoman
        case "StandardEncoding"?: standard
        default: nil
        }
    }

    static let winAnsi = SimpleEncoding(
        "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ ¡¢£¤¥¦§¨©ª«¬-®¯°±²³´µ¶·¸¹º»¼½¾¿"
            + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")
    static let macRoman = SimpleEncoding(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            + "¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{FFFD}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
    static let standard = SimpleEncoding(
        "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\u{FFFD}–†‡·\u{FFFD}¶•‚„”»…‰\u{FFFD}¿"
            + "\u{FFFD}`´ˆ˜¯˘˙¨\u{FFFD}˚¸\u{FFFD}˝˛ˇ—\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}Æ\u{FFFD}ª\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}ŁØŒº\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}æ\u{FFFD}\u{FFFD}\u{FFFD}ı\u{FFFD}\u{FFFD}łøœß\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        hasCurvedQuotes: true)
}
