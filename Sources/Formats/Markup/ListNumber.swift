/// The numbers that a reader sees before the items of a list, where the program that shows the file counts them.
enum ListNumber {
    case decimal, decimalZero, fullWidth, circled
    case lowerLetter, upperLetter, lowerRoman, upperRoman
    /// 一, 二, … 十一, … 一百零一
    case chinese
    /// 一, 二, … 一一
    case chineseDigits
    /// 壹, 贰, …
    case chineseLegal
    /// 甲, 乙, …
    case stems
    /// 子, 丑, …
    case branches

    func text(_ number: Int) -> String {
        let decimal = String(number)
        switch self {
        case .decimal: return decimal
        case .decimalZero: return number < 10 && number >= 0 ? "0" + decimal : decimal
        case .fullWidth: return Self.replacing(decimal, Array("０１２３４５６７８９".unicodeScalars))
        case .circled:
            return (1...20).contains(number) ? Self.string(0x2460 + UInt32(number - 1)) : decimal
        case .lowerLetter: return Self.letters(number, 0x61)
        case .upperLetter: return Self.letters(number, 0x41)
        case .lowerRoman: return Self.roman(number).lowercased()
        case .upperRoman: return Self.roman(number)
        case .chinese: return Self.chinese(number, Self.digits, Array("十百千".unicodeScalars), isShort: true)
        case .chineseDigits: return Self.replacing(decimal, Self.digits)
        case .chineseLegal:
            return Self.chinese(
                number, Array("零壹贰叁肆伍陆柒捌玖".unicodeScalars), Array("拾佰仟".unicodeScalars), isShort: false)
        case .stems: return Self.item(number, Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars)) ?? decimal
        case .branches: return Self.item(number, Array("子丑寅卯辰巳午未申酉戌亥".unicodeScalars)) ?? decimal
        }
    }

    private static let digits = Array("〇一二三四五六七八九".unicodeScalars)

    private static func string(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String(Character($0)) } ?? ""
    }

    private static func item(_ number: Int, _ items: [Unicode.Scalar]) -> String? {
        items.indices.contains(number - 1) ? String(Character(items[number - 1])) : nil
    }

    private static func replacing(_ decimal: String, _ digits: [Unicode.Scalar]) -> String {
        var text = ""
        for byte in decimal.utf8 where byte &- 0x30 < 10 {
            text.unicodeScalars.append(digits[Int(byte &- 0x30)])
        }
        return text
    }

    /// a … z, aa … zz: the letter is repeated, as Word does.
    private static func letters(_ number: Int, _ first: UInt32) -> String {
        guard (1...780).contains(number) else { return String(number) }
        return String(repeating: string(first + UInt32((number - 1) % 26)), count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return String(number) }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// `isShort`: ten to nineteen without 一 before the 十.
    private static func chinese(
        _ number: Int, _ digits: [Unicode.Scalar], _ units: [Unicode.Scalar], isShort: Bool
    ) -> String {
        guard (1..<10_000).contains(number) else { return replacing(String(max(number, 0)), digits) }
        var text = ""
        var owesZero = false
        for place in [3, 2, 1, 0] {
            let digit = number / [1, 10, 100, 1000][place] % 10
            if digit == 0 {
                owesZero = !text.isEmpty
                continue
            }
            if owesZero { text.unicodeScalars.append("零") }
            owesZero = false
            if !(isShort && digit == 1 && place == 1 && text.isEmpty) {
                text.unicodeScalars.append(digits[digit])
            }
            if place > 0 { text.unicodeScalars.append(units[place - 1]) }
        }
        return text
    }
}
