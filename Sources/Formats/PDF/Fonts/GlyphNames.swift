/// Characters by the names that fonts of Latin letters give their glyphs.
enum GlyphNames {
    /// `A`, `seven`, `uni5E74`, `u20BB7`, `f_i`, `one.tabular`; `nil` for names that say nothing (`g12`).
    static func text(of name: String) -> [Unicode.Scalar]? {
        let base = name.prefix { $0 != "." }
        guard !base.isEmpty else { return nil }
        var text: [Unicode.Scalar] = []
        for part in base.split(separator: "_") {
            guard let scalar = scalar(String(part)) else { return nil }
            text.append(scalar)
        }
        return text.isEmpty ? nil : text
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if let scalar = names[name] { return scalar }
        for (prefix, digits) in [("uni", 4...4), ("u", 4...6)] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            guard digits ~= rest.utf8.count, rest.utf8.allSatisfy({ $0.hexadecimalDigit != nil }) else {
                continue
            }
            return UInt32(rest, radix: 16).flatMap(Unicode.Scalar.init)
        }
        return nil
    }

    private static let names: [String: Unicode.Scalar] = {
        var names: [String: Unicode.Scalar] = [:]
        for (first, list) in [(UInt32(0x20), ascii), (0xA0, latin)] {
            for (offset, name) in list.split(whereSeparator: \.isWhitespace).enumerated()
            where names[String(name)] == nil {
                names[String(name)] = Unicode.Scalar(first + UInt32(offset))
            }
        }
        for pair in others.split(whereSeparator: \.isWhitespace) {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { names[String(parts[0])] = parts[1].unicodeScalars.first }
        }
        names["nbspace"] = " "
        return names
    }()

    /// From U+0020 on.
    private static let ascii = """
        space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk
        plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon
        less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft
        backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x
        y z braceleft bar braceright asciitilde
        """

    /// From U+00A0 on.
    private static let latin = """
        space exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine
        guillemotleft logicalnot hyphen registered macron degree plusminus twosuperior threesuperior acute
        mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf
        threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave
        Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute
        Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn
        germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex
        edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis
        divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis
        """

    private static let others = """
        quoteleft=‘ quoteright=’ quotedblleft=“ quotedblright=” quotesinglbase=‚ quotedblbase=„ endash=–
        emdash=— ellipsis=… bullet=• dagger=† daggerdbl=‡ perthousand=‰ guilsinglleft=‹ guilsinglright=›
        fraction=⁄ florin=ƒ fi=ﬁ fl=ﬂ minus=− Euro=€ trademark=™ OE=Œ oe=œ Scaron=Š scaron=š Zcaron=Ž
        zcaron=ž Ydieresis=Ÿ dotlessi=ı circumflex=ˆ tilde=˜ Lslash=Ł lslash=ł sfthyphen=- figuredash=‒
        horizontalbar=― underscoredbl=‗ lessequal=≤ greaterequal=≥ notequal=≠ infinity=∞ mu1=µ middot=·
        softhyphen=- caron=ˇ breve=˘ dotaccent=˙ ring=˚ ogonek=˛ hungarumlaut=˝
        """
}
