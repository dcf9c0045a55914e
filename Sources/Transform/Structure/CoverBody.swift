import Forms
import Model

/// Tells names of government bodies from other words, and what kind of body one is.
enum CoverBody {
    /// True where `name` looks like the name of a body by its last word and has nothing a name cannot have.
    static func isName(_ name: [Unicode.Scalar]) -> Bool {
        guard (2...36).contains(name.count), !notFirst.contains(name[0]),
            lastWords.length(before: withoutTail(name), in: name, since: 0) != nil
        else { return false }
        return isClean(name)
    }

    /// True where a title may have it before its term: no sentence, no menu, no blank of a template.
    static func isClean(_ name: [Unicode.Scalar]) -> Bool {
        let all = 0..<name.count
        if !name.isEmpty, !name.contains(where: { $0.value >= 0x3400 }) { return false }
        return foreign.first(in: all, of: name) == nil && blanks.first(in: all, of: name) == nil
    }

    /// True where the name is a blank that nobody filled in: `(行政机关名称)`, `XX局`.
    static func isBlank(_ name: [Unicode.Scalar]) -> Bool {
        blanks.first(in: 0..<name.count, of: name) != nil
    }

    /// What kind of body it is; `region` is the division that it belongs to, where one is known.
    static func level(
        of name: [Unicode.Scalar], region: Region?, isWholeRegion: Bool
    ) -> OrganizationLevel {
        let end = withoutTail(name)
        if end == 0 { return .unknown }
        if isWholeRegion { return region.map(level) ?? .unknown }
        if towns.length(before: end, in: name, since: 0) != nil { return .township }
        if others.length(before: end, in: name, since: 0) != nil { return .other }
        guard let word = governments.length(before: end, in: name, since: 0) else {
            return lastWords.length(before: end, in: name, since: 0) == nil ? .other : .department
        }
        guard end > word else { return .unknown }
        switch name[end - word - 1] {
        case "镇", "乡", "木": return .township
        case "省": return .province
        case "县", "旗", "区": return .county
        case "州", "盟": return .prefecture
        default: return region.map(level) ?? .unknown
        }
    }

    private static func level(_ region: Region) -> OrganizationLevel {
        switch region.level {
        case .province: .province
        case .prefecture: .prefecture
        case .county: .county
        }
    }

    /// Where the name ends without a bracket behind it: `滨海新区(角斜镇)`.
    private static func withoutTail(_ name: [Unicode.Scalar]) -> Int {
        guard name.last == ")" || name.last == "）",
            let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }), open > 1
        else { return name.count }
        return open
    }

    /// Governments; what stands before them tells the level.
    static let governments = Words("人民政府 政府 行政公署 行署")

    private static let towns = Words(
        "街道办事处 街道办 街道 地区办事处 镇办事处 镇人民政府 乡人民政府 镇政府 乡政府 镇 乡 苏木 苏木人民政府 街道党工委 镇党委 乡党委")

    private static let others = Words(
        """
        管委会 管理委员会 管理区 开发区 园区 新区 示范区 保税区 度假区 风景区 试验区 实验区 医院 卫生院 保健院 卫生服务中心 \
        大学 学院 学校 中学 小学 幼儿园 高中 党校 公司 集团 银行 协会 学会 研究院 研究所 科学院 联合会 基金会 农场 林场 \
        牧场 兵团 师 厂 博物馆 图书馆 红十字会 服务中心(所属)
        """)

    /// Last words of bodies' names; without 中心 and the like many real bodies would be lost.
    private static let lastWords = Words(
        """
        人民政府 政府 公署 行署 办事处 局 厅 委员会 委 办公室 办公厅 办 署 处 科 所 站 队 中心 法院 检察院 医院 学院 \
        研究院 卫生院 保健院 科学院 设计院 馆 会 联 部 校 大学 中学 小学 幼儿园 高中 公司 集团 银行 支行 分行 社 台 库 团 园 \
        省 市 区 县 旗 州 盟 镇 乡 街道 苏木 农场 林场 牧场 渔场 兵团 师 厂 机关 室 海关 基地 城 组 工委 残联 妇联 学校 院 段 港
        """)

    private static let notFirst = Words("的 和 与 及 在 对 为 是 由 将 现 于 从 至 到 以 其 本 我 该 各 全 （ ( ） ) 》 、")

    /// Words and signs of sentences, menus and metadata lines.
    private static let foreign = Words(
        """
        ， 。 ； ： ？ ！ , ; : ? ! 《 》 “ ” > < | = @ / \\ 【 】 … • 首页 当前位置 您的位置 您现在 网站 门户 导航 栏目 \
        信息公开指南 年度报告 年报 索引号 索引 发布 来源 浏览 打印 字号 目录 指南 附件 通知 解读 公告 报告 下载 联系 地址 \
        主动公开 依申请 为落实 按照 根据 条例 工作情况 以来 坚持 认真 情况 我 本局 本办 本委 本镇 本院 本机关 本单位 本级 走进 列表 专栏 正文 更多 返回
        """)

    private static let blanks = Words(
        "行政机关名称 机关名称 单位名称 部门名称 委、办、局 委办局 某某 XX xx ×× ＸＸ ** __ ＿＿ ○○ □□ 镇、街道")
}
