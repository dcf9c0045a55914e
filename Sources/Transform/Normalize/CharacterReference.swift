import Model

/// `&nbsp;`, `&#160;`, `&#xA0;`: a character that HTML names instead of writing it.
struct CharacterReference {
    /// The character as `WidthFolding` leaves it; `nil` where it prints nothing.
    let scalar: Unicode.Scalar?
    let length: Int

    private static let longest = 10

    /// The reference that begins at `place`, where `&` stands.
    ///
    /// Harm: `AT&T;` is none, as only the names below are known; a name needs its `;` where a letter follows.
    init?(_ text: [Unicode.Scalar], at place: Int, before end: Int) {
        let rest = text[place + 1..<min(end, place + 1 + Self.longest)]
        let named: (scalar: Unicode.Scalar, length: Int)?
        if rest.first == "#" {
            named = Self.number(rest.dropFirst())
        } else {
            let name = rest.prefix { $0.isLatinLetter || $0.isDigit }
            named = Self.names[String(scalars: name)].map { ($0, name.count) }
        }
        guard let named else { return nil }
        let close = place + 1 + named.length
        length = 1 + named.length + (close < end && text[close] == ";" ? 1 : 0)
        if named.scalar.isBlank {
            scalar = " "
        } else {
            switch WidthTable.shared.folding(of: named.scalar) {
            case .same(let target), .narrow(let target): scalar = target
            case .remove: scalar = nil
            case .keep, .sign: scalar = named.scalar
            }
        }
    }

    /// Behind `#`: `160`, `xA0`; the length counts the `#`.
    private static func number(_ text: ArraySlice<Unicode.Scalar>) -> (scalar: Unicode.Scalar, length: Int)? {
        let isHexadecimal = text.first == "x" || text.first == "X"
        let digits = text.dropFirst(isHexadecimal ? 1 : 0).prefix {
            $0.isDigit || isHexadecimal && $0.properties.isASCIIHexDigit
        }
        guard !digits.isEmpty,
            let value = UInt32(String(scalars: digits), radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(windowsForm[value] ?? value),
            value >= 0x20 || value == 9 || value == 10
        else { return nil }
        return (scalar, digits.endIndex - text.startIndex + 1)
    }

    /// Numbers of the Windows code page that HTML takes for these characters: quotation marks and dashes.
    private static let windowsForm: [UInt32: UInt32] = [
        0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
        0x97: 0x2014,
    ]

    private static let names: [String: Unicode.Scalar] = [
        "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"",
        "apos": "'",
        "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "lsaquo": "‹",
        "rsaquo": "›",
        "mdash": "—", "ndash": "–", "hellip": "…", "middot": "·", "bull": "•", "times": "×", "divide": "÷",
        "minus": "-",
        "copy": "©", "reg": "®", "trade": "™", "deg": "°", "permil": "‰", "yen": "¥", "sect": "§",
        "para": "¶", "plusmn": "±",
        "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}",
        "frasl": "/",
        "loz": "◊", "rarr": "→", "larr": "←", "ge": "≥", "le": "≤", "ne": "≠", "mu": "μ", "alpha": "α",
        "beta": "β",
    ]
}
