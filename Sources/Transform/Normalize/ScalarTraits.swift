/// What layout asks of a character, all told in one look into a table: lines are measured character by character.
///
/// Shape: says of each character what the properties of `Unicode.Scalar` of the same names say.
struct ScalarTraits: OptionSet {
    let rawValue: UInt16

    static let isBlank = ScalarTraits(rawValue: 1)
    static let isASCII = ScalarTraits(rawValue: 2)
    static let isHan = ScalarTraits(rawValue: 4)
    static let isDigit = ScalarTraits(rawValue: 8)
    static let isRuling = ScalarTraits(rawValue: 16)
    static let endsSentence = ScalarTraits(rawValue: 32)
    static let cannotBeginLine = ScalarTraits(rawValue: 64)
    static let cannotEndLine = ScalarTraits(rawValue: 128)

    fileprivate init(of scalar: Unicode.Scalar) {
        var traits: ScalarTraits = []
        if scalar.isBlank { traits.insert(.isBlank) }
        if scalar.isASCII { traits.insert(.isASCII) }
        if scalar.isHan { traits.insert(.isHan) }
        if scalar.isDigit { traits.insert(.isDigit) }
        if scalar.isRuling { traits.insert(.isRuling) }
        if scalar.endsSentence { traits.insert(.endsSentence) }
        if scalar.cannotBeginLine { traits.insert(.cannotBeginLine) }
        if scalar.cannotEndLine { traits.insert(.cannotEndLine) }
        self = traits
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The traits of every character, those of 256 neighbours together: most blocks have none of them.
struct ScalarTraitsTable: Sendable {
    static let shared = ScalarTraitsTable()

    /// For each block of 256 characters which of `blocks` it is.
    private var numbers = [UInt8](repeating: 0, count: 0x1100)
    /// The first has no traits, the second is all Chinese.
    private var blocks = [UInt16](repeating: 0, count: 256)

    private init() {
        blocks += [UInt16](repeating: ScalarTraits.isHan.rawValue, count: 256)
        for number in 0x34...0x9F { numbers[number] = 1 }
        // ASCII and Latin; punctuation; box drawing; Chinese punctuation; the last of the first Chinese extension; full-width forms
        for number in [0x00, 0x20, 0x25, 0x30, 0x4D, 0xFE, 0xFF] {
            numbers[number] = UInt8(blocks.count >> 8)
            for value in UInt32(number << 8)...UInt32(number << 8 | 0xFF) {
                blocks.append(Unicode.Scalar(value).map { ScalarTraits(of: $0).rawValue } ?? 0)
            }
        }
    }

    @inline(__always)
    subscript(scalar: Unicode.Scalar) -> ScalarTraits {
        let number = numbers[Int(scalar.value >> 8)]
        return ScalarTraits(rawValue: blocks[Int(number) << 8 | Int(scalar.value & 0xFF)])
    }
}
