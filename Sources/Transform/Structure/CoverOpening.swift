import Forms
import Model

/// Finds the reporting body in the opening words and the contact line, where the title names none:
/// `由阜平县人民政府结合全年工作…`, `现将金寨县财政局2020年度…`, `请与某县教育局联系`.
enum CoverOpening {
    /// The body that an opening names as the report's author, else the one to be asked; empty where none.
    static func body(in text: CoverText) -> [Unicode.Scalar] {
        for (before, after, end) in [
            (authors, authorVerbs, text.front.upperBound), (contacts, contactEnds, text.opening.upperBound),
        ] {
            var place = 0
            while let cue = before.first(in: place..<end, of: text.scalars) {
                if !(text[cue.lowerBound] == "公" && isTerm(before: cue, in: text)),
                    let name = name(at: cue.upperBound, endingAt: after, in: text)
                {
                    return CoverBody.withoutInnerOffice(name)
                }
                place = cue.upperBound
            }
        }
        return []
    }

    /// The report that the opening announces by its name: `特向社会公布2022年度某县审计局政府信息公开工作年度报告`,
    /// `编制《某镇2023年政府信息公开工作年度报告》`; the first that names a body, with the year of that name.
    static func announced(in text: CoverText, index: RegionIndex) -> CoverTitle? {
        var place = 0
        let opening = text.opening
        while let kind = kinds.first(in: place..<opening.upperBound, of: text.scalars) {
            place = kind.upperBound
            if notAnnounced.length(at: place, in: text.scalars, until: text.scalars.count) != nil { continue }
            var start = place
            while start > max(0, place - 60), !bounds.contains(text[start - 1]) { start -= 1 }
            if text[start - 1] == "《", text[place] != "》" { continue }
            var first = start
            while let cue = cues.first(in: first..<kind.lowerBound, of: text.scalars) {
                if isTerm(before: cue, in: text) { break }
                first = cue.upperBound
            }
            guard let title = CoverTitle.parse(first..<place, in: text), title.hasTopic,
                CoverBody.isName(title.body)
            else { continue }
            return title
        }
        return nil
    }

    /// `政府信息公开` ends in a word that also announces: 公开.
    private static func isTerm(before cue: Range<Int>, in text: CoverText) -> Bool {
        termStarts.length(before: cue.lowerBound, in: text.scalars, since: 0) != nil
    }

    /// `2025年，某市城市管理局严格按照…`: the first sentences of a page that lost its title say who did what in
    /// which year, also where they stand below the first heading. The body is empty where it is 我局 and the like.
    static func doer(in text: CoverText) -> (body: [Unicode.Scalar], year: Int)? {
        for place in text.front(and: 160) where text[place] == "2" {
            guard let year = CoverDate.year(at: place, in: text),
                let word = sinceYear.length(at: year.end, in: text.scalars, until: text.scalars.count)
            else { continue }
            var start = year.end + word
            while let clause = guidance(at: start, in: text) { start = clause }
            let name = name(at: start, endingAt: doings, in: text) ?? []
            return (CoverBody.withoutInnerOffice(name), year.value)
        }
        return nil
    }

    /// Behind `在县委、县政府的坚强领导下，`.
    private static func guidance(at place: Int, in text: CoverText) -> Int? {
        guard text[place] == "在" else { return nil }
        for end in place + 4..<place + 44 {
            if text[end] == "。" { return nil }
            if text[end] == "下", text[end + 1] == "，" || text[end + 1] == "," { return end + 2 }
        }
        return nil
    }

    /// The year that an opening says it is about: `2020年度政府信息公开工作`.
    static func year(in text: CoverText) -> Int {
        var found = 0
        for place in text.opening where text[place] == "2" || text[place] == "二" {
            guard let year = CoverDate.year(at: place, in: text),
                let word = yearWords.length(at: year.end, in: text.scalars, until: text.scalars.count),
                topics.length(at: year.end + word, in: text.scalars, until: text.scalars.count) != nil
            else { continue }
            if found != 0, found != year.value { return 0 }
            found = year.value
        }
        return found
    }

    /// The shortest name from `start` that one of `verbs` follows.
    private static func name(at start: Int, endingAt verbs: Words, in text: CoverText) -> [Unicode.Scalar]? {
        let limit = min(start + 36, text.scalars.count)
        for end in start..<limit {
            if stops.contains(text[end]),
                verbs.length(at: end, in: text.scalars, until: text.scalars.count) == nil
            {
                return nil
            }
            guard end > start + 1, verbs.length(at: end, in: text.scalars, until: text.scalars.count) != nil
            else { continue }
            let name = Array(text.scalars[start..<end])
            if CoverBody.isName(name), !CoverBody.isInnerOffice(name), !relatives.contains(name[0]) {
                return name
            }
        }
        return nil
    }

    private static let authors = Words(
        """
        由 现将 ， 。 、 ： 要求， 规定， 现公布 现发布 公布 发布 公开 现编制 编制了 现公布《 现发布《 公布《 发布《 公开《 现编制《 \
        编制了《 编制《
        """)
    private static let authorVerbs = Words(
        """
        结合 组织编制 编制 编写 撰写 起草 汇总 综合 根据 按照 依据 负责 牵头 对2 对二 2 二〇 二○ 政府信息公开 (以下简称 （以下简称 \
        (简称 （简称
        """)
    private static let kinds = Words("报告 年报")
    /// Behind the name of a rule or of other bodies' reports.
    private static let notAnnounced = Words("格式 制度 有关 编制 编写 编发 编报 编汇 发布 公布 汇编 综合 工作的 的通知 的函 的要求 事项 》有关 》编 》的")
    private static let bounds = Words("。 ， ； ： , ; 《 》 “ ”")
    private static let cues = Words("公布 发布 公开 公示 编制 编制了 编写 撰写 形成 形成了 制作 现将 现就 的 了 为 由")
    private static let termStarts = Words("信息 政务 主动 申请 政府")
    private static let sinceYear = Words("年， 年度， 年, 年以来， 年来， 年度,")
    private static let doings = Words(
        """
        认真 严格 深入 坚持 按照 贯彻 落实 全面 持续 以习 在 积极 高度 切实 紧紧 始终 围绕 不断 依法 根据 深化 扎实 继续 结合 紧扣 \
        聚焦 着力 进一步 严格 主动 大力 立足 牢固 加强 充分 共主动 通过
        """)
    private static let contacts = Words("请与 请联系： 请联系: 请联系 直接与 可与 联系单位： 联系部门： 联系单位: 联系机构： 可联系 请联系 请向 致电")
    private static let contactEnds = Words("联系 （ ( ， , 。 ； 咨询")
    private static let stops = Words("， 。 ； ： ； ( （ ） ) 》 《")
    /// 我局, 本机关, 区政府办公室: not a name by itself.
    private static let relatives = Words("我 本 该 区 县 市 省")
    private static let yearWords = Words("年 年度")
    private static let topics = Words("政府信息 政务公开 信息公开 政务信息")
}
