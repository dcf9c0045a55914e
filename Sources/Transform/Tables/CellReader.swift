import Forms
import Model

/// Reads what one cell, or one piece of it, prints.
enum CellReader {
    /// A number with its sign and unit, `nil` where the text is none: `减253`, `+389`, `1,234`, `271.53万元`.
    static func value(_ text: ArraySlice<Unicode.Scalar>) -> CellValue? {
        // Most pieces are letters, which the first one tells.
        guard let first = text.first,
            first.isASCIIDigit || !first.isIdeograph || first == "增" || first == "新" || first == "减"
                || first == "下"
        else { return nil }
        var rest = text
        let sign = sign(&rest)
        guard let amount = amount(&rest) else { return nil }
        guard let unit = unit(rest) else { return nil }
        guard let signed = sign < 0 ? amount.negated : amount else { return nil }
        return CellValue(amount: signed, isSigned: sign != 0, unit: unit)
    }

    static func isMark(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = text.first else { return false }
        switch first {
        case "-", "—", "–", "―", "－", "─", "−": return text.count <= 6 && text.allSatisfy { $0 == first }
        case "/", "／", "无", "\\": return text.count == 1
        default: return false
        }
    }

    /// A sign that stands before its number with a blank between: `增 3418`.
    static func isSign(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = text
        return sign(&rest) != 0 && rest.isEmpty && text.first?.isIdeograph == true
    }

    /// `.none` for an empty text, `nil` for one that is no unit.
    static func unit(_ text: ArraySlice<Unicode.Scalar>) -> Unit? {
        guard let first = text.first else { return Unit.none }
        guard text.count < 3, let last = text.last else { return nil }
        switch (first, text.count) {
        case ("元", 1): return .yuan
        case ("万", 1): return .tenThousandYuan
        case ("万", 2) where last == "元": return .tenThousandYuan
        case ("亿", 2) where last == "元": return .hundredMillionYuan
        case ("人", 2) where last == "次": return .count
        case (_, 1): return isCounter(first) ? .count : nil
        default: return nil
        }
    }

    private static func isCounter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "件", "项", "条", "次", "篇", "个", "人", "份", "宗", "起", "家", "部", "例", "期", "场", "批", "处": true
        default: false
        }
    }

    private static let more: [[Unicode.Scalar]] = ["增加", "增长", "新增", "增"].map { Array($0.unicodeScalars) }
    private static let less: [[Unicode.Scalar]] = ["减少", "下降", "减"].map { Array($0.unicodeScalars) }

    private static func sign(_ text: inout ArraySlice<Unicode.Scalar>) -> Int {
        guard let first = text.first else { return 0 }
        switch first {
        case "+", "＋":
            text = text.dropFirst()
            return 1
        case "-", "−", "－", "–":
            text = text.dropFirst()
            return -1
        case "增", "新", "减", "下":
            for (words, sign) in [(more, 1), (less, -1)] {
                for word in words where text.starts(with: word) {
                    text = text.dropFirst(word.count)
                    if let next = text.first, next == "+" || next == "-" { return 0 }
                    return sign
                }
            }
            return 0
        default: return 0
        }
    }

    /// Digits with an optional decimal point, and commas where thousands end.
    private static func amount(_ text: inout ArraySlice<Unicode.Scalar>) -> Amount? {
        var mantissa: Int64 = 0
        var digits = 0
        var scale: UInt8 = 0
        var pointSeen = false
        var sinceComma = -1
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = text[index]
            if scalar.isASCIIDigit {
                guard digits < 18 else { return nil }
                mantissa = mantissa * 10 + Int64(scalar.value - 0x30)
                digits += 1
                if pointSeen { scale += 1 } else if sinceComma >= 0 { sinceComma += 1 }
            } else if scalar == ".", !pointSeen, digits > 0, sinceComma < 0 || sinceComma == 3 {
                pointSeen = true
            } else if scalar == "," || scalar == "，", !pointSeen, digits > 0 {
                guard sinceComma == 3 || (sinceComma < 0 && digits <= 3) else { return nil }
                sinceComma = 0
            } else {
                break
            }
            index += 1
        }
        guard digits > 0, !pointSeen || scale > 0, sinceComma < 0 || sinceComma == 3 else { return nil }
        text = text[index...]
        return Amount(mantissa: mantissa, scale: scale)
    }
}
