import Forms
import Model

/// Finds the period that a report's figures cover: `自2020年1月1日起至12月31日止`.
enum CoverPeriod {
    struct Period: Equatable {
        var start: Day?
        var end: Day
    }

    /// The range named as the figures' period (统计期限 …) anywhere, else the first range above the sections.
    static func find(in text: CoverText) -> Period? {
        var inFront: Period?
        var place = 0
        while place < text.scalars.count {
            defer { place += 1 }
            guard CoverDate.digit(text[place]) != nil, let first = CoverDate.read(at: place, in: text)
            else { continue }
            let isNamed = isNamed(at: place, in: text)
            if let period = period(from: first, in: text) {
                if isNamed { return period }
                if inFront == nil, text.front.contains(place) { inFront = period }
            } else if isNamed, until.length(before: place, in: text.scalars, since: 0) != nil {
                return Period(start: nil, end: first.day)
            }
            place = first.end - 1
        }
        return inFront
    }

    /// The year of a report whose figures cover just that year.
    static func calendarYear(of period: Period?) -> Int? {
        guard let period, let start = period.start, start.year == period.end.year, start.month == 1,
            start.day == 1, period.end.month == 12
        else { return nil }
        return start.year
    }

    /// The second date may leave its year out.
    private static func period(from first: CoverDate.Reading, in text: CoverText) -> Period? {
        var place = first.end
        var isRange = false
        while let length = links.length(at: place, in: text.scalars, until: text.scalars.count) {
            place += length
            isRange = isRange || !fillers.contains(text[place - 1])
        }
        guard isRange,
            let second = CoverDate.read(at: place, in: text)
                ?? CoverDate.monthAndDay(at: place, of: first.day.year, in: text),
            first.day < second.day
        else { return nil }
        return Period(start: first.day, end: second.day)
    }

    /// True where the same sentence says before `place` that it is about the figures' period.
    private static func isNamed(at place: Int, in text: CoverText) -> Bool {
        var start = place
        while start > max(0, place - 40), !"。；;".unicodeScalars.contains(text[start - 1]) { start -= 1 }
        return names.first(in: start..<place, of: text.scalars) != nil
    }

    private static let names = Words(
        "统计期限 统计时限 统计限 统计周期 统计时间 统计区间 统计期间 统计数据 统计范围 数据统计 所列数据 各项数据 时间范围 时间区间 报告期 报告时限 内容涵盖 数据截止 数据截至 期限为 期限自 期限从 周期为"
    )
    /// What may stand between the two dates.
    private static let links = Words(
        "至 到 起至 止 截至 截止 － - — – ― ~ ～ ─ 一 起 始 开始 起始 ， , 、 （ ( 零时 0时 期间")
    private static let fillers = Words("起 始 ， , 、 （ ( 时 间")
    private static let until = Words("截至 截止 截止到 截至到 截止至")
}
