import Forms
import Model

/// A title taken apart: year, body and term (政府信息公开工作年度报告 and its many variants) in any order.
struct CoverTitle {
    /// Where it stands in the text.
    let range: Range<Int>
    /// 0 where the title has none, or names two as a school year.
    var year: Int
    /// Empty where the title names none.
    var body: [Unicode.Scalar]
    /// True where the title has a blank of a template in the body's place.
    var isTemplate = false
    /// False where the term does not say what the report is about: `某局2016年年报`.
    var hasTopic = true

    /// Reads `range` as a title; `nil` where it is none.
    ///
    /// Shape: [关于] {year | body} term {year | (body) | (tag)}. The term is read from its end, word by
    /// word, so that dropped, doubled and swapped words do not matter; what is left in front of it,
    /// without year and 关于, is the body.
    static func parse(_ range: Range<Int>, in text: CoverText) -> CoverTitle? {
        var end = range.upperBound
        var bracket: [Unicode.Scalar] = []
        while end > range.lowerBound, closers.contains(text[end - 1]) {
            if let open = openBracket(of: end - 1, in: text, since: range.lowerBound), open > range.lowerBound
            {
                let content = Array(text.scalars[open + 1..<end - 1])
                if CoverBody.isName(content), !isTag(content) { bracket = content }
                end = open
            } else {
                end -= 1
            }
        }
        let term = startOfTerm(before: end, in: text, since: range.lowerBound)
        guard kinds.first(in: term..<end, of: text.scalars) != nil,
            joinedKinds.first(in: term..<end, of: text.scalars) == nil
        else { return nil }
        var title = CoverTitle(range: range, year: year(in: range, of: text), body: [])
        title.hasTopic = topics.first(in: term..<end, of: text.scalars) != nil
        let shared = sharedGovernment(at: term, in: text, since: range.lowerBound)
        let name = body(in: range.lowerBound..<term + shared, of: text)
        title.isTemplate = CoverBody.isBlank(name)
        if title.isTemplate { return title }
        if !CoverBody.isClean(name) || name.count > 40 { return nil }
        title.body = name.count > 1 ? name : bracket
        let isReport = title.hasTopic || title.year > 0 && CoverBody.isName(title.body)
        return isReport ? title : nil
    }

    // MARK: The term

    /// Where the run of the term's words and years that ends before `end` begins.
    private static func startOfTerm(before end: Int, in text: CoverText, since first: Int) -> Int {
        var start = end
        while start > first {
            if let word = termWords.length(before: start, in: text.scalars, since: first) {
                start -= word
            } else if start - 4 >= first, CoverDate.year(at: start - 4, in: text) != nil {
                start -= 4
            } else if text[start] == "年", start - 2 == first, CoverDate.digit(text[first]) != nil {
                start -= 2
            } else {
                break
            }
        }
        return start
    }

    /// 2 where the 政府 that the term begins with belongs to the body's name (too), else 0.
    ///
    /// `杨浦区人民政府信息公开`: one 政府 for both. `上海市政府信息公开`, `财政局政府信息公开`: the term's alone.
    private static func sharedGovernment(at term: Int, in text: CoverText, since first: Int) -> Int {
        guard term > first, government.length(at: term, in: text.scalars, until: text.scalars.count) != nil
        else { return 0 }
        let isWholeTerm = information.length(at: term + 2, in: text.scalars, until: text.scalars.count) != nil
        return !isWholeTerm || people.length(before: term, in: text.scalars, since: first) != nil ? 2 : 0
    }

    // MARK: The body

    /// What is left of `range` without years, 关于 and signs at the edges.
    private static func body(in range: Range<Int>, of text: CoverText) -> [Unicode.Scalar] {
        var name: [Unicode.Scalar] = []
        var start = range.lowerBound
        var place = start
        while place < range.upperBound {
            guard let end = endOfYear(at: place, in: range, of: text) else {
                place += 1
                continue
            }
            name = joined(name, trimmed(start..<place, of: text))
            (start, place) = (end, end)
        }
        name = withoutTags(joined(name, trimmed(start..<range.upperBound, of: text)))
        if let first = name.first, let last = name.last, openers.contains(first), closers.contains(last),
            !name.dropLast().contains(where: closers.contains)
        {
            name = Array(name.dropFirst().dropLast())
            if isTag(name) { return [] }
        }
        return name
    }

    /// The pieces of a name on both sides of the year; what the second one repeats of the first counts once:
    /// `天津海关2017年海关政府信息公开`, `某县2019年某县水利局`.
    private static func joined(
        _ name: [Unicode.Scalar], _ piece: ArraySlice<Unicode.Scalar>
    ) -> [Unicode.Scalar] {
        if piece.count > 1, name.count >= piece.count, name.suffix(piece.count).elementsEqual(piece) {
            return name
        }
        if name.count > 1, piece.starts(with: name) { return Array(piece) }
        return name + piece
    }

    /// Without `（文字版）` and the like, wherever they stand.
    private static func withoutTags(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard name.contains(where: openers.contains) else { return name }
        var result: [Unicode.Scalar] = []
        var place = 0
        while place < name.count {
            if openers.contains(name[place]), let close = name[place...].firstIndex(where: closers.contains),
                wholeTags.length(before: close, in: name, since: place + 1) != nil
            {
                place = close + 1
            } else {
                result.append(name[place])
                place += 1
            }
        }
        return result
    }

    private static func trimmed(_ range: Range<Int>, of text: CoverText) -> ArraySlice<Unicode.Scalar> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while let word = leading.length(at: start, in: text.scalars, until: end) { start += word }
        while let word = trailing.length(before: end, in: text.scalars, since: start) { end -= word }
        return text.scalars[start..<end]
    }

    // MARK: The year

    /// The year that 年度 marks, else the first one. A school year (2019-2020学年) is the one in which it ends; two years without
    /// that word, and 2020学年, which may begin or end in 2020, are none.
    private static func year(in range: Range<Int>, of text: CoverText) -> Int {
        var first = 0
        var place = range.lowerBound
        while place < range.upperBound {
            defer { place += 1 }
            guard let end = endOfYear(at: place, in: range, of: text) else { continue }
            let value = CoverDate.year(at: place, in: text)?.value ?? shortYear(at: place, in: text)
            if dashes.contains(text[end]), let last = CoverDate.year(at: end + 1, in: text) {
                let isSchoolYear =
                    schoolYears.length(at: last.end, in: text.scalars, until: range.upperBound) != nil
                return isSchoolYear && last.value == value + 1 ? last.value : 0
            }
            if schoolYears.length(at: place + 4, in: text.scalars, until: range.upperBound) != nil {
                return 0
            }
            if text[end - 1] == "度" { return value }
            if first == 0 { first = value }
            place = end - 1
        }
        return first
    }

    /// Where a year with its 年, 年度 or nothing ends; `nil` where none begins.
    private static func endOfYear(at place: Int, in range: Range<Int>, of text: CoverText) -> Int? {
        var end = place
        if let year = CoverDate.year(at: place, in: text) {
            end = year.end
        } else if shortYear(at: place, in: text) > 0,
            place == range.lowerBound || text[place + 2] == "年"
        {
            end = place + 2
        } else {
            return nil
        }
        while end < range.upperBound,
            let word = yearEnds.length(at: end, in: text.scalars, until: range.upperBound)
        {
            end += word
        }
        return end <= range.upperBound ? end : nil
    }

    /// `09沈阳市`, `09年`: two digits, no others beside them.
    private static func shortYear(at place: Int, in text: CoverText) -> Int {
        guard let tens = digit(text[place]), let ones = digit(text[place + 1]), digit(text[place + 2]) == nil,
            digit(text[place - 1]) == nil || text.isLineStart(place), (3...30).contains(tens * 10 + ones)
        else { return 0 }
        return 2000 + tens * 10 + ones
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
    }

    // MARK: Words

    private static func openBracket(of close: Int, in text: CoverText, since first: Int) -> Int? {
        text.scalars[first..<close].lastIndex(where: openers.contains)
    }

    /// `(文字版)`, `(附表)`: says something of the document.
    private static func isTag(_ content: [Unicode.Scalar]) -> Bool {
        tags.first(in: 0..<content.count, of: content) != nil
    }

    /// Every word that a term is made of; 关于 as well, since it may stand right before the year.
    private static let termWords = Words(
        """
        政府 政务 信息 公开 工作 年度 年报 报告 报告书 情况 开展 总结 的 关于 和 与 及 暨 年 度 学年 学年度 主动 本 自查 报 告 - — － ~ 至 \
        实施 贯彻 执行 落实 条例 《 》 中华人民共和国 资讯 图文
        """)
    private static let topics = Words("信息 公开 资讯 政务")
    private static let kinds = Words("报告 年报 总结")
    /// A title and, behind it, the column of its site: `…年度报告-政府信息公开年报`.
    private static let joinedKinds = Words("报告-政 报告-信 报告-年 年报-政 年报-信 年报-年 报告—政 报告－政")
    private static let government = Words("政府")
    private static let information = Words("信息 公开 资讯")
    private static let people = Words("人民")
    private static let yearEnds = Words("年 度 年度 学年 学年度 全年 年年度")
    private static let schoolYears = Words("学年 年学年")
    private static let dashes = Words("- — － ~ 至 – ― /")
    private static let openers = Words("( （ [ 【 〔 ［ 《 〈 「")
    private static let closers = Words(") ） ] 】 〕 ］ 》 〉 」")
    private static let tags = Words("版 表 稿 全文 图 附 修订 更新 样式 模板 试行 汇总")
    /// What the content of a bracket ends in that is no part of a name.
    private static let wholeTags = Words("版 稿 全文 图解 附表 附图 修订 更新 试行 公示 图文 转发")
    private static let leading = Words(
        "关于 报送 上报 印发 公布 发布 公开 编制 公示 做好 填报 呈报 转发 附件 标题 名称 题名 的 对 ： : · • . 、 - — － _ / 至 》 《 ★ ● 1 2 3")
    private static let trailing = Words("关于 的 在 对 开展 做好 编制 公布 发布 上报 报送 ： : · - — － _ 《 本")
}
