import Forms
import Model

/// Tells the division that a body belongs to: from its own name, else from what the text says of it.
///
/// Rule: departments and towns have the code of their region. A name that several divisions bear, or a
/// body named relative to its site (`区文体局`), gets a code only where the text names the division;
/// where it leaves a choice the answer is none.
struct CoverRegion {
    let index: RegionIndex
    let text: CoverText
    let year: Int
    /// Telephone, web site and e-mail address of the report.
    let phone: String
    let addresses: [String]

    struct Answer {
        let region: Region
        /// True where the body's name is the division's name and nothing more.
        let isWholeName: Bool
    }

    func find(of body: [Unicode.Scalar], signOff: [Unicode.Scalar]) -> Answer? {
        let path = named(in: body)
        let isWhole = path?.end == body.count && path?.isZone == false
        func answer(_ region: Region?) -> Answer? {
            region.map { Answer(region: $0, isWholeName: isWhole) }
        }
        if ends(signOff, with: body), let longer = named(in: signOff)?.region {
            return answer(branch(of: longer, in: signOff))
        }
        guard let path else { return answer(fromContext(body, signOff)) }
        if let region = path.region { return answer(branch(of: region, in: body)) }
        return answer(resolve(path.regions, signOff))
    }

    /// The division at the start of a name or behind the name of a national body (`国家税务总局温州市税务局`),
    /// else the one that a bracket holds (`高新区（新市区）`).
    ///
    /// `滨海新区(角斜镇)` is a zone named like a district elsewhere: a district's bracket holds no town.
    func named(in body: [Unicode.Scalar]) -> RegionPath? {
        var start = 0
        while index.path(at: start, in: body, until: body.count, year: year) == nil,
            let word = Self.prefixes.length(at: start, in: body, until: body.count)
        {
            start += word
        }
        let open = body.firstIndex { $0 == "(" || $0 == "（" } ?? body.count
        let close = body.firstIndex { $0 == ")" || $0 == "）" } ?? body.count
        if let path = index.path(at: start, in: body, until: body.count, year: year) {
            let holdsTown = path.end == open && Self.towns.length(before: close, in: body, since: open) != nil
            if path.isQualified || !holdsTown { return path }
        }
        guard open < close, let path = index.path(at: open + 1, in: body, until: close, year: year),
            path.end == close
        else { return nil }
        return path
    }

    /// The part of `region` that a branch serves (`阜阳市生态环境局颍上县分局`, `内江市隆昌生态环境局`) or that a
    /// bracket names; `region` itself where there is none.
    private func branch(of region: Region, in body: [Unicode.Scalar]) -> Region {
        for place in body.indices {
            for match in index.matches(at: place, in: body, until: body.count)
            where match.region.lies(in: region) && match.region.distance(from: year) == 0 {
                let end = place + match.length
                if Self.branches.length(at: end, in: body, until: body.count) != nil { return match.region }
            }
        }
        return region
    }

    func ends(_ name: [Unicode.Scalar], with ending: [Unicode.Scalar]) -> Bool {
        !ending.isEmpty && name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
    }

    /// The one division that all of them are, `nil` where they differ.
    func only(_ regions: [Region]) -> Region? {
        guard let first = regions.first, regions.allSatisfy({ $0.code == first.code }) else { return nil }
        return first
    }

    private static let prefixes = Words(
        """
        中共 中国共产党 国家税务总局 国家统计局 国家外汇管理局 中国人民银行 中华人民共和国 中国银保监会 国家金融监督管理总局 \
        国家移民管理局 新疆生产建设兵团 原
        """)
    private static let branches = Words(
        """
        分局 支局 县分局 区分局 市分局 大队 分中心 管理部 执法局 生态环境 环境保护 环保 公安 自然资源 国土资源 规划分局 市场监 税务 \
        ) ）
        """)
    private static let towns = Words("镇 乡 街道")
}
