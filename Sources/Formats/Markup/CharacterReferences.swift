/// The names that references of HTML give characters. Of the standard's two thousand those of HTML 4 and a few that
/// editors write; any other stays as it stands, as in a browser.
enum CharacterReferences {
    static func scalar(_ name: ArraySlice<UInt8>, _ dialect: MarkupScanner.Dialect) -> Unicode.Scalar? {
        let name = String(decoding: name, as: UTF8.self)
        return dialect == .xml ? xml[name] : html[name]
    }

    /// Of a name without `;` behind it.
    static func unended(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: name, as: UTF8.self)
        guard let scalar = html[name], scalar.value < 0x100, name != "apos" else { return nil }
        return scalar
    }

    /// Numbers from 128 to 159 are control characters, but written for those of Windows: `&#151;` is a dash.
    static func windows(_ value: UInt32) -> Unicode.Scalar? {
        guard value &- 0x80 < 32 else { return nil }
        return Unicode.Scalar(windowsCharacters[Int(value) - 0x80])
    }

    private static let xml: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private static let html: [String: Unicode.Scalar] = {
        var table = xml
        table["AMP"] = "&"
        table["LT"] = "<"
        table["GT"] = ">"
        table["QUOT"] = "\""
        for (offset, name) in latin.split(separator: " ").enumerated() {
            table[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
        }
        let fields = others.split { $0 == " " || $0 == "\n" }
        for place in stride(from: 0, to: fields.count - 1, by: 2) {
            table[String(fields[place])] = UInt32(fields[place + 1], radix: 16).flatMap(Unicode.Scalar.init)
        }
        return table
    }()

    /// From U+00A0 to U+00FF, in order.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """

    /// Names and code points.
    private static let others = """
        ensp 2002 emsp 2003 emsp13 2004 emsp14 2005 numsp 2007 puncsp 2008 thinsp 2009 hairsp 200A ZeroWidthSpace 200B
        zwnj 200C zwj 200D lrm 200E rlm 200F NoBreak 2060 Tab 9 NewLine A
        ndash 2013 mdash 2014 horbar 2015 dash 2010 lsquo 2018 rsquo 2019 sbquo 201A ldquo 201C rdquo 201D bdquo 201E
        dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203A
        oline 203E frasl 2044 euro 20AC trade 2122 ohm 3A9 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194
        lArr 21D2 rArr 21D2 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220B prod 220F
        sum 2211 minus 2212 lowast 2217 radic 221A prop 221D infin 221E ang 2220 and 2227 or 2228 cap 2229 cup 222A
        int 222B there4 2234 sim 223C cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283
        oplus 2295 otimes 2297 perp 22A5 sdot 22C5 loz 25CA spades 2660 clubs 2663 hearts 2665 diams 2666
        Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39A Lambda 39B
        Mu 39C Nu 39D Xi 39E Omicron 39F Pi 3A0 Rho 3A1 Sigma 3A3 Tau 3A4 Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 3A9
        alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB
        mu 3BC nu 3BD xi 3BE omicron 3BF pi 3C0 rho 3C1 sigmaf 3C2 sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7
        psi 3C8 omega 3C9
        lpar 28 rpar 29 lsqb 5B rsqb 5D lbrack 5B rbrack 5D lcub 7B rcub 7D comma 2C period 2E colon 3A semi 3B
        excl 21 quest 3F num 23 dollar 24 percnt 25 ast 2A plus 2B sol 2F bsol 5C equals 3D commat 40 lowbar 5F
        grave 60 verbar 7C vert 7C hyphen 2010 check 2713 cross 2717
        """

    private static let windowsCharacters: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
        0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
        0x153, 0x9D,
        0x17E, 0x178,
    ]
}
