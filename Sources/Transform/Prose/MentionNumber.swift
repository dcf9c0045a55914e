import Model

/// A number as prose writes it: `1,234`, `3.6万余`, `11000多`, `二十`, `两`.
struct MentionNumber {
    /// `nil` where it has too many digits to be held.
    var value: Amount?
    /// Offset after its last character, with multipliers and 余.
    var end: Int
    var isApproximate = false
    /// Written in Chinese numerals.
    var isSpelled = false

    /// The number that begins at `start`, `nil` where none does.
    static func read(_ text: [Unicode.Scalar], at start: Int) -> MentionNumber? {
        let first = text[start]
        if first.isDigit { return figures(text, start) }
        return first.spelledValue == nil ? nil : spelled(text, start)
    }

    private static func figures(_ text: [Unicode.Scalar], _ start: Int) -> MentionNumber {
        var place = start
        var digits: Int64? = 0
        var scale: UInt8 = 0
        var isFraction = false
        while place < text.count {
            if text[place].isDigit {
                digits = digits.flatMap { $0.appending(Int64(text[place].value) - 48) }
                if isFraction { scale += scale < 200 ? 1 : 0 }
            } else if text[place] == ".", !isFraction, text.isDigit(at: place + 1) {
                isFraction = true
            } else if text[place] != "," || isFraction || !isGroup(text, comma: place, start) {
                break
            }
            place += 1
        }
        let value = digits.map { Amount(mantissa: $0, scale: scale) }
        var number = MentionNumber(value: value, end: place)
        number.readMultipliers(text)
        return number
    }

    /// A comma with exactly three digits behind and one to three before: a separator of thousands.
    private static func isGroup(_ text: [Unicode.Scalar], comma: Int, _ start: Int) -> Bool {
        let before = comma - start
        guard before <= 3 || text[comma - 4] == "," else { return false }
        return (1...3).allSatisfy { text.isDigit(at: comma + $0) } && !text.isDigit(at: comma + 4)
    }

    /// `3.6 万余`, `10余万`, `11000余`.
    private mutating func readMultipliers(_ text: [Unicode.Scalar]) {
        while true {
            var place = end
            while place < text.count, text[place] == " " { place += 1 }
            guard place < text.count else { return }
            switch text[place] {
            case "余", "多": isApproximate = true
            case "百": value = value?.shifted(by: 2)
            case "千": value = value?.shifted(by: 3)
            case "万": value = value?.shifted(by: 4)
            case "亿": value = value?.shifted(by: 8)
            default: return
            }
            end = place + 1
        }
    }

    /// 二十三, 一百零五, 两千三百; also 二〇二〇, digit by digit.
    private static func spelled(_ text: [Unicode.Scalar], _ start: Int) -> MentionNumber {
        var place = start
        var total: Int64 = 0
        var group: Int64 = 0
        var digit: Int64 = 0
        var digits = 0
        while place < text.count, place - start < 12, let value = text[place].spelledValue {
            if value < 10 {
                digit = digit * 10 + value
                digits += digit > 0 ? 1 : 0
            } else if digits > 1 {
                break
            } else if value < 10_000 {
                group += (digits == 0 && group == 0 ? 1 : digit) * value
                (digit, digits) = (0, 0)
            } else {
                total = (total + group + digit) * value
                (group, digit, digits) = (0, 0, 0)
                if total > 1_000_000_000_000 { break }
            }
            place += 1
        }
        var number = MentionNumber(value: Amount(total + group + digit), end: place, isSpelled: true)
        if place < text.count, text[place] == "余" || text[place] == "多" {
            number.isApproximate = true
            number.end += 1
        }
        return number
    }
}

extension Unicode.Scalar {
    /// All that have a `spelledValue`.
    static let spelledNumerals = "〇零一二两三四五六七八九十百千万亿"

    /// Value of a Chinese numeral or multiplier.
    var spelledValue: Int64? {
        switch self {
        case "〇", "零": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "十": 10
        case "百": 100
        case "千": 1000
        case "万": 10_000
        case "亿": 100_000_000
        default: nil
        }
    }
}

extension [Unicode.Scalar] {
    func isDigit(at place: Int) -> Bool { indices.contains(place) && self[place].isDigit }
}

extension Int64 {
    /// `nil` beyond 17 digits.
    fileprivate func appending(_ digit: Int64) -> Int64? {
        self < 10_000_000_000_000_000 ? self * 10 + digit : nil
    }
}
