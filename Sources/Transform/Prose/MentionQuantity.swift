import Forms
import Model

/// A number with its measure word, as it stands in a paragraph.
struct MentionQuantity {
    var start: Int
    var end: Int
    var value: Amount
    /// Empty where none is printed (`均为0`).
    var unit: String
    var group: String
    var isApproximate = false
    /// Written in Chinese numerals: published only where it restates a figure.
    var isWeak = false

    /// What stands at the place of a digit or numeral.
    enum Token {
        case quantity(MentionQuantity)
        /// A year of the calendar; 年 is part of it.
        case year(Int, end: Int)
        /// A date, a telephone, a document's number …
        case other(end: Int)
    }

    static func read(_ text: [Unicode.Scalar], at start: Int, _ vocabulary: MentionVocabulary) -> Token {
        guard let number = MentionNumber.read(text, at: start) else { return .other(end: start + 1) }
        var end = number.end
        while end < text.count, text[end] == " " { end += 1 }
        if let year = year(number, text, start, end) { return .year(year, end: end + 1) }
        guard let value = number.value, !isPartOfName(text, start) else { return .other(end: number.end) }
        var quantity = MentionQuantity(
            start: start, end: number.end, value: value, unit: "", group: "",
            isApproximate: number.isApproximate || isApproximated(text, start), isWeak: number.isSpelled)
        if end < text.count, let unit = vocabulary.unitWords.longest(in: text, at: end) {
            // 由6部分组成: 部 counts something, 部分 nothing.
            if vocabulary.units[unit.number].group == "none" { return .other(end: end + unit.length) }
            quantity.unit = vocabulary.units[unit.number].text
            quantity.group = vocabulary.units[unit.number].group
            quantity.end = end + unit.length
        } else if !followsIs(text, start) || number.isSpelled && value != .zero {
            return .other(end: number.end)
        }
        return .quantity(quantity)
    }

    /// 2020 before 年, 二〇二〇 before 年.
    private static func year(
        _ number: MentionNumber, _ text: [Unicode.Scalar], _ start: Int, _ end: Int
    ) -> Int? {
        guard end < text.count, text[end] == "年", number.end - start == 4, let value = number.value,
            value.isWhole, (1990...2100).contains(value.mantissa)
        else { return nil }
        return Int(value.mantissa)
    }

    /// A letter, a hyphen or a bracket before it: `A4`, `0577-56997923`, 〔2021〕.
    private static func isPartOfName(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        guard start > 0 else { return false }
        let before = text[start - 1]
        return before.isLatinLetter || "-—/~〔".unicodeScalars.contains(before)
    }

    /// 为 stands before: the number may go without a unit.
    private static func followsIs(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        var place = start
        while place > 0, text[place - 1] == " " { place -= 1 }
        return place > 0 && text[place - 1] == "为"
    }

    private static func isApproximated(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        guard start > 0 else { return false }
        switch text[start - 1] {
        case "约", "近", "逾", "超": return true
        case "过": return start > 1 && text[start - 2] == "超"
        default: return false
        }
    }
}
