import Forms
import Model

/// Tells names of government bodies from other words, and what kind of body one is.
enum CoverBody {
    /// True where `name` looks like the name of a body by its last word and has nothing a name cannot have.
    static func isName(_ name: [Unicode.Scalar]) -> Bool {
        guard (2...36).contains(name.count), !notFirst.contains(name[0]),
            notStart.length(at: 0, in: name, until: name.count) == nil,
            lastWords.length(before: withoutTail(name), in: name, since: 0) != nil
        else { return false }
        return isClean(name)
    }

    /// True where a title may have it before its term: no sentence, no menu, no blank of a template.
    static func isClean(_ name: [Unicode.Scalar]) -> Bool {
        if !name.isEmpty, !name.contains(where: { $0.value >= 0x3400 }) { return false }
        let name = withoutOwnBracket(name)
        let all = 0..<name.count
        return foreign.first(in: all, of: name) == nil && blanks.first(in: all, of: name) == nil
    }

    /// `海关总署（本级机关）`: 本级 is a word of sentences, but not in a bracket of its own.
    private static func withoutOwnBracket(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let open = name.firstIndex(where: { $0 == "（" || $0 == "(" }),
            let close = name[open...].firstIndex(where: { $0 == "）" || $0 == ")" }),
            ownParts.length(before: close, in: name, since: open + 1) == close - open - 1
        else { return name }
        return Array(name[..<open] + name[(close + 1)...])
    }

    private static let ownParts = Words("本级 本级机关 机关本级 本部 机关 本机关 部机关 局机关 委机关 系统 全系统 含本级 汇总 本系统")

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
        if districts.length(before: end, in: name, since: 0) != nil { return .department }
        if commissions.length(before: end, in: name, since: 0) != nil { return .department }
        if others.length(before: end, in: name, since: 0) != nil { return .other }
        if end < name.count, !divisions.contains(name[end - 1]),
            others.length(before: name.count - 1, in: name, since: end) != nil
        {
            return .other
        }
        if prefectural.length(before: end, in: name, since: 0) != nil { return .prefecture }
        if let word = governments.length(before: end, in: name, since: 0) {
            return rank(before: end - word, in: name) ?? region.map(level) ?? .unknown
        }
        if lastWords.length(before: end, in: name, since: 0) == nil { return .other }
        return divisions.contains(name[end - 1]) ? rank(before: end, in: name) ?? .unknown : .department
    }

    /// The level that the last character of a division's name tells; 市 tells none.
    private static func rank(before end: Int, in name: [Unicode.Scalar]) -> OrganizationLevel? {
        guard name.indices.contains(end - 1) else { return nil }
        return switch name[end - 1] {
        case "镇", "乡", "木": .township
        case "省": .province
        case "县", "旗", "区": .county
        case "州", "盟": .prefecture
        default: nil
        }
    }

    /// `某县财政局办公室` and `某镇党政办公室` are the parts of a body that answer for it: the body itself. A
    /// county's 人民政府办公室 is a body of its own.
    static func withoutInnerOffice(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var end = name.count
        while let word = innerOffices.length(before: end, in: name, since: 0), end - word > 3 {
            let rest = end - word
            let isWhole = owners.length(before: rest, in: name, since: 0) != nil
            let isTown = towns.length(before: rest, in: name, since: 0) != nil
            guard isWhole || isTown else { break }
            end = rest
        }
        return end == name.count ? name : Array(name[..<end])
    }

    /// `政务公开科` alone: the part of a body that is not named.
    static func isInnerOffice(_ name: [Unicode.Scalar]) -> Bool {
        innerOffices.length(before: name.count, in: name, since: 0) == name.count
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

    private static let prefectural = Words("行政公署 行署 地区")
    private static let divisions = Words("省 市 县 区 旗 州 盟")

    private static let innerOffices = Words(
        """
        办公室 综合办公室 党政办公室 党政综合办公室 党政办 综合办 秘书处 秘书科 秘书股 人秘股 人秘科 综合科 综合股 综合处 综合室 \
        信息公开办公室 政务公开办公室 政府信息公开办公室 信息公开办 政务公开办 政府信息公开办 政务公开科 信息公开科 政府信息公开处 \
        电子政务办 电子政务办公室 电子政务管理办公室 政策法规科 法规科 政府信息公开中心 信息公开中心 信息中心
        """)
    /// Last words of bodies that have such parts.
    private static let owners = Words(
        "局 厅 委员会 委 管委会 大学 学院 学校 医院 公司 集团 中心 分局 总队 支队 大队 办公室 办公厅 人民政府办 院 联合会 开发区 园区")

    /// Governments; what stands before them tells the level.
    static let governments = Words("人民政府 政府 行政公署 行署")

    private static let towns = Words(
        "街道办事处 街道办 街道 地区办事处 镇办事处 镇人民政府 乡人民政府 镇政府 乡政府 镇 乡 苏木 苏木人民政府 街道党工委 镇党委 乡党委")

    /// Areas of offices that answer to their ministry alone, no counties: `重庆海关关区`.
    private static let districts = Words("关区 辖区 税区 邮区 海区 监管区")

    /// Departments that are called like a zone's 管理委员会.
    private static let commissions = Words(
        "城市管理委员会 市政管理委员会 监督管理委员会 监管委员会 园林绿化管理委员会 市容管理委员会 交通管理委员会 事务管理委员会 口岸管理委员会")

    private static let others = Words(
        """
        管委会 管理委员会 管理区 开发区 园区 新区 示范区 保税区 度假区 风景区 试验区 实验区 医院 卫生院 保健院 卫生服务中心 \
        大学 学院 学校 中学 小学 幼儿园 高中 党校 公司 集团 银行 社区 校区 景区 港区 库区 协会 学会 研究院 研究所 科学院 联合会 基金会 农场 林场 \
        牧场 兵团 师 厂 博物馆 图书馆 红十字会 服务中心(所属)
        """)

    /// Last words of bodies' names; without 中心 and the like many real bodies would be lost.
    private static let lastWords = Words(
        """
        人民政府 政府 公署 行署 办事处 局 厅 委员会 委 办公室 办公厅 办 署 处 科 股 所 站 队 中心 法院 检察院 医院 学院 \
        研究院 卫生院 保健院 科学院 设计院 馆 会 联 部 校 大学 中学 小学 幼儿园 高中 公司 集团 银行 支行 分行 社 台 库 团 园 \
        省 市 区 县 旗 州 盟 镇 乡 街道 苏木 农场 林场 牧场 渔场 兵团 师 厂 机关 室 海关 基地 城 组 工委 残联 妇联 学校 院 段 港
        """)

    private static let notFirst = Words("的 和 与 及 在 对 为 是 由 将 现 于 从 至 到 以 其 本 我 该 各 全 （ ( ） ) 》 、")

    private static let notStart = Words("特向 特此 现向 向社会 公布 发布 可直 可与 可通 可向 可在 或 请 并 如有 如对 若有 若对 上一 去年 今年 同比")

    /// Words and signs of sentences, menus and metadata lines.
    private static let foreign = Words(
        """
        ， 。 ； ： ？ ！ , ; : ? ! 《 》 “ ” > < | = @ / \\ 【 】 … • 首页 当前位置 您的位置 您现在 网站 门户 导航 栏目 \
        信息公开指南 年度报告 年报 索引号 索引 一图读懂 图解 图说 发布 来源 浏览 打印 字号 目录 指南 附件 通知 解读 公告 报告 下载 联系 地址 \
        主动公开 依申请 为落实 按照 根据 条例 工作情况 以来 反映 意见箱 投诉 直接与 坚持 认真 情况 我 本局 本办 本委 本镇 本院 本机关 本单位 本级 走进 列表 专栏 正文 更多 返回
        """)

    private static let blanks = Words(
        "行政机关名称 机关名称 单位名称 部门名称 委、办、局 委办局 某某 XX xx ×× ＸＸ ** __ ＿＿ ○○ □□ 镇、街道")
}
