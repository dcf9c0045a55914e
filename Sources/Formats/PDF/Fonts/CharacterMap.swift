/// A table from codes to characters (`/ToUnicode`) or to glyph numbers (`/Encoding`), as a file brings it.
///
/// ```
/// 1 beginbfchar <0003> <0020> endbfchar           one code, one text
/// 1 beginbfrange <0013> <001C> <0030> endbfrange  the codes of 0 to 9
/// ```
/// Ranges are kept as they are written, for one line can name 65,536 codes.
struct CharacterMap {
    private var texts: [UInt32: [UInt8]] = [:]
    private var textRanges: [CodeRange<[UInt8]>] = []
    private var numbers: [UInt32: UInt32] = [:]
    private var numberRanges: [CodeRange<UInt32>] = []
    /// How many bytes codes have that begin so.
    private var spaces: [CodeRange<Int>] = []

    private struct CodeRange<Value> {
        let low: UInt32
        let high: UInt32
        let value: Value
    }

    var hasTexts: Bool { !texts.isEmpty || !textRanges.isEmpty }

    init(_ bytes: [UInt8]) {
        var scanner = PDFScanner(bytes)
        var operands: [PDFObject] = []
        while let object = scanner.next() {
            guard case .keyword(let word) = object else {
                operands.append(object)
                continue
            }
            take(operands, word)
            operands.removeAll(keepingCapacity: true)
        }
        textRanges.sort { $0.low < $1.low }
        numberRanges.sort { $0.low < $1.low }
    }

    private mutating func take(_ operands: [PDFObject], _ word: PDFKeyword) {
        switch word {
        case Self.endOfSpaces:
            for (low, high) in Self.pairs(operands) {
                guard let bytes = low.string, let high = high.string, 1...4 ~= bytes.count else { continue }
                spaces.append(
                    CodeRange(low: Self.code(bytes), high: Self.code(high), value: bytes.count))
            }
        case Self.endOfTexts:
            for (code, text) in Self.pairs(operands) {
                if let code = code.string, let text = text.string { texts[Self.code(code)] = text }
            }
        case Self.endOfTextRanges: takeTextRanges(operands)
        case Self.endOfNumbers:
            for (code, number) in Self.pairs(operands) {
                if let code = code.string, let number = number.integer {
                    numbers[Self.code(code)] = UInt32(clamping: number)
                }
            }
        case Self.endOfNumberRanges:
            for (low, high, number) in Self.triples(operands) {
                if let low = low.string, let high = high.string, let number = number.integer {
                    numberRanges.append(
                        CodeRange(
                            low: Self.code(low), high: Self.code(high), value: UInt32(clamping: number)))
                }
            }
        default: break
        }
    }

    private mutating func takeTextRanges(_ operands: [PDFObject]) {
        for (low, high, value) in Self.triples(operands) {
            guard let low = low.string.map(Self.code), let high = high.string.map(Self.code), low <= high
            else {
                continue
            }
            if let text = value.string {
                textRanges.append(CodeRange(low: low, high: high, value: text))
            } else if case .array(let elements) = value {
                for (offset, element) in elements.enumerated() where offset <= high - low {
                    if let text = element.string { texts[low &+ UInt32(truncatingIfNeeded: offset)] = text }
                }
            }
        }
    }

    /// `nil` where the table has nothing for the code.
    func text(of code: UInt32) -> [Unicode.Scalar]? {
        if let text = texts[code] { return Self.scalars(text) }
        guard let range = Self.range(code, textRanges), var last = range.value.last else { return nil }
        // The last byte counts up; where it runs over, so does the one before it.
        var text = range.value
        var carry = code - range.low
        for index in text.indices.reversed() where carry > 0 {
            let sum = UInt32(text[index]) + carry
            text[index] = UInt8(truncatingIfNeeded: sum)
            carry = sum >> 8
        }
        last = text.last ?? last
        return text.count == 1 ? [Unicode.Scalar(last)] : Self.scalars(text)
    }

    func number(of code: UInt32) -> UInt32? {
        if let number = numbers[code] { return number }
        return Self.range(code, numberRanges).map { $0.value &+ (code - $0.low) }
    }

    /// How many bytes the code at `place` has; 2 where the table does not say.
    func codeLength(_ bytes: [UInt8], at place: Int) -> Int {
        var code: UInt32 = 0
        for length in 1...4 where place + length <= bytes.count {
            code = code << 8 | UInt32(bytes[place + length - 1])
            if spaces.contains(where: { $0.value == length && $0.low <= code && code <= $0.high }) {
                return length
            }
        }
        return spaces.map(\.value).min() ?? 2
    }

    /// Ranges overlap in no file that means it; a few are looked through for those that do.
    private static func range<Value>(_ code: UInt32, _ ranges: [CodeRange<Value>]) -> CodeRange<Value>? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].low <= code { low = middle + 1 } else { high = middle }
        }
        return ranges[..<low].suffix(4).last { code <= $0.high }
    }

    private static func scalars(_ text: [UInt8]) -> [Unicode.Scalar] {
        text.count == 1 ? [Unicode.Scalar(text[0])] : text.utf16Scalars
    }

    private static func code(_ bytes: [UInt8]) -> UInt32 {
        bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func pairs(_ operands: [PDFObject]) -> [(PDFObject, PDFObject)] {
        stride(from: 0, to: operands.count - 1, by: 2).map { (operands[$0], operands[$0 + 1]) }
    }

    private static func triples(_ operands: [PDFObject]) -> [(PDFObject, PDFObject, PDFObject)] {
        stride(from: 0, to: operands.count - 2, by: 3).map {
            (operands[$0], operands[$0 + 1], operands[$0 + 2])
        }
    }

    private static let endOfSpaces = PDFKeyword("endcodespacerange")
    private static let endOfTexts = PDFKeyword("endbfchar")
    private static let endOfTextRanges = PDFKeyword("endbfrange")
    private static let endOfNumbers = PDFKeyword("endcidchar")
    private static let endOfNumberRanges = PDFKeyword("endcidrange")
}
