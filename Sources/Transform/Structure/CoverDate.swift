import Forms
import Model

/// Reads years and dates as reports write them: `2021年2月20日`, `2021-02-20`, `2021.1.22`,
/// `二〇二一年一月二十六日`.
enum CoverDate {
    struct Reading {
        let day: Day
        let end: Int
    }

    /// The year at `place`: four digits or four Chinese numerals, 年 not included.
    static func year(at place: Int, in text: CoverText) -> (value: Int, end: Int)? {
        guard let first = digit(text[place]), first == 1 || first == 2, digit(text[place - 1]) == nil
        else { return nil }
        var value = 0
        for offset in 0..<4 {
            guard let digit = digit(text[place + offset]) else { return nil }
            value = value * 10 + digit
        }
        guard digit(text[place + 4]) == nil, years.contains(value) else { return nil }
        return (value, place + 4)
    }

    /// Years that a report or a date on it can have; the first local rules are of 2003.
    static let years = 2000...2049

    /// The whole date at `place`; `nil` where month or day is missing.
    ///
    /// `place` may follow a digit where a printed line begins: `4` / `2021年1月22日`.
    static func read(at place: Int, in text: CoverText) -> Reading? {
        guard let year = leadingYear(at: place, in: text) else { return nil }
        switch text[year.end] {
        case "年": return monthAndDay(at: year.end + 1, of: year.value, in: text)
        case "-", ".", "/", "．", "－", "—", "–": return numeric(at: year.end, of: year.value, in: text)
        default: return nil
        }
    }

    /// `12月31日`, with the year told by the context.
    static func monthAndDay(at place: Int, of year: Int, in text: CoverText) -> Reading? {
        guard let month = number(at: place, in: text), text[month.end] == "月",
            let day = number(at: month.end + 1, in: text),
            text[day.end] == "日" || text[day.end] == "号",
            let date = Day(year: year, month: month.value, day: day.value)
        else { return nil }
        return Reading(day: date, end: day.end + 1)
    }

    /// `年2月5日` whose year was printed behind it.
    static func displaced(at place: Int, in text: CoverText) -> Reading? {
        guard text[place] == "年", let month = number(at: place + 1, in: text), text[month.end] == "月",
            let day = number(at: month.end + 1, in: text), text[day.end] == "日",
            text.isLineEnd(day.end + 1), let year = leadingYear(at: day.end + 1, in: text),
            let date = Day(year: year.value, month: month.value, day: day.value)
        else { return nil }
        return Reading(day: date, end: year.end)
    }

    private static func leadingYear(at place: Int, in text: CoverText) -> (value: Int, end: Int)? {
        if let year = year(at: place, in: text) { return year }
        guard text[place] == "2", text[place + 4] == "年" || text[place + 4] == "-",
            let century = digits(at: place, in: text), let rest = digits(at: place + 2, in: text),
            years.contains(century.value * 100 + rest.value), text.isLineStart(place)
        else { return nil }
        return (century.value * 100 + rest.value, place + 4)
    }

    /// `-02-20`, `.1.22`; a time of day may follow: `2021-01-22 10:30`, `2024/1/3 14:14:06`.
    private static func numeric(at place: Int, of year: Int, in text: CoverText) -> Reading? {
        let separator = text[place]
        guard let month = digits(at: place + 1, in: text), text[month.end] == separator,
            let day = day(at: month.end + 1, in: text),
            let date = Day(year: year, month: month.value, day: day.value)
        else { return nil }
        if digit(text[day.end]) != nil, !text.isLineStart(day.end), !isTime(at: day.end, in: text) {
            return nil
        }
        return Reading(day: date, end: day.end)
    }

    /// One digit where a blank and a time of day follow it; without the blank, `314:14` may be the 3rd or the 31st.
    private static func day(at place: Int, in text: CoverText) -> (value: Int, end: Int)? {
        guard let day = digits(at: place, in: text), day.end == place + 2 else {
            return digits(at: place, in: text)
        }
        if text.isParted(at: place + 1), isTime(at: place + 1, in: text) {
            return (day.value / 10, place + 1)
        }
        let isSure =
            digit(text[day.end]) == nil || isTwoDigitTime(at: day.end, in: text) || text.isParted(at: day.end)
        return isSure || text.isLineStart(day.end) || !isTime(at: day.end, in: text) ? day : nil
    }

    private static func isTime(at place: Int, in text: CoverText) -> Bool {
        isColon(text[place + 1]) || isTwoDigitTime(at: place, in: text)
    }

    private static func isTwoDigitTime(at place: Int, in text: CoverText) -> Bool {
        asciiDigit(text[place + 1]) != nil && isColon(text[place + 2])
    }

    private static func isColon(_ scalar: Unicode.Scalar) -> Bool { scalar == ":" || scalar == "：" }

    /// `20240118`, eight digits and no more: believed behind a label only.
    static func compact(at place: Int, in text: CoverText) -> Reading? {
        guard digit(text[place - 1]) == nil, (0..<8).allSatisfy({ asciiDigit(text[place + $0]) != nil }),
            asciiDigit(text[place + 8]) == nil || text.isParted(at: place + 8)
        else { return nil }
        func number(_ range: Range<Int>) -> Int {
            range.reduce(0) { $0 * 10 + (asciiDigit(text[place + $1]) ?? 0) }
        }
        guard years.contains(number(0..<4)),
            let day = Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
        else { return nil }
        return Reading(day: day, end: place + 8)
    }

    /// One or two digits.
    private static func digits(at place: Int, in text: CoverText) -> (value: Int, end: Int)? {
        guard let first = asciiDigit(text[place]) else { return nil }
        guard let second = asciiDigit(text[place + 1]) else { return (first, place + 1) }
        return (first * 10 + second, place + 2)
    }

    /// `1`…`31` in digits or as 一, 十, 二十六, 廿六.
    private static func number(at place: Int, in text: CoverText) -> (value: Int, end: Int)? {
        if let number = digits(at: place, in: text) { return number }
        if text[place] == "元" { return (1, place + 1) }
        var (value, end) = (0, place)
        var isTens = false
        while end < place + 3 {
            if text[end] == "十" {
                value = max(value, 1) * 10
                isTens = true
            } else if text[end] == "廿" {
                (value, isTens) = (20, true)
            } else if let digit = digit(text[end]), isTens || end == place {
                value += digit
            } else {
                break
            }
            end += 1
        }
        return end > place ? (value, end) : nil
    }

    private static func asciiDigit(_ scalar: Unicode.Scalar) -> Int? {
        ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
    }

    /// A digit or a Chinese numeral; 〇 is written in many ways.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "0"..."9": Int(scalar.value) - 0x30
        case "〇", "○", "零", "Ｏ", "O", "Ο", "◯", "０": 0
        default: scalar.chineseNumeral.flatMap { $0 < 10 ? $0 : nil }
        }
    }
}
