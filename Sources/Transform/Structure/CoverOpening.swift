import Forms
import Model

/// Finds the reporting body in the opening words and the contact line, where the title names none:
/// `由阜平县人民政府结合全年工作…`, `现将金寨县财政局2020年度…`, `请与某县教育局联系`.
enum CoverOpening {
    /// The body that an opening names as the report's author, else the one to be asked; empty where none.
    static func body(in text: CoverText) -> [Unicode.Scalar] {
        for (before, after) in [(authors, authorVerbs), (contacts, contactEnds)] {
            var place = 0
            while let cue = before.first(in: place..<text.front.upperBound, of: text.scalars) {
                if let name = name(at: cue.upperBound, endingAt: after, in: text) { return name }
                place = cue.upperBound
            }
        }
        return []
    }

    /// The year that an opening says it is about: `2020年度政府信息公开工作`.
    static func year(in text: CoverText) -> Int {
        var found = 0
        for place in text.front where text[place] == "2" || text[place] == "二" {
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
            if CoverBody.isName(name), !relatives.contains(name[0]) { return name }
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
    private static let contacts = Words("请与 可与 联系单位： 联系部门： 联系单位: 联系机构： 可联系 请联系 请向 致电")
    private static let contactEnds = Words("联系 （ ( ， , 。 ； 咨询 反映")
    private static let stops = Words("， 。 ； ： ； ( （ ） ) 》 《")
    /// 我局, 本机关, 区政府办公室: not a name by itself.
    private static let relatives = Words("我 本 该 区 县 市 省")
    private static let yearWords = Words("年 年度")
    private static let topics = Words("政府信息 政务公开 信息公开 政务信息")
}
