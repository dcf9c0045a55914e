import Forms
import Model

/// What the text around a title says of the body's division.
extension CoverRegion {
    /// One of several divisions of one name: the one whose city or province the text names.
    func resolve(_ candidates: [Region], _ signOff: [Unicode.Scalar]) -> Region? {
        func isCandidate(_ region: Region) -> Bool { candidates.contains { $0.code == region.code } }
        if let region = named(in: signOff)?.region, isCandidate(region) { return region }
        var mentioned: [Region] = []
        forEachPath { path, _ in if let region = path.region { mentioned.append(region) } }
        let qualified = mentioned.filter(isCandidate)
        if !qualified.isEmpty { return only(qualified) }
        for level in [RegionLevel.prefecture, .province] {
            let inside = candidates.filter { candidate in
                mentioned.contains { $0.level == level && candidate.lies(in: $0) }
            }
            if !inside.isEmpty { return only(inside) }
        }
        return byContact(candidates)
    }

    /// `0516-…` tells 徐州's 鼓楼区 from those of 南京, 开封 and 福州.
    ///
    /// Asked last, and only of districts whose name the body bears. Harm: the number of a provider in another city, which is
    /// none of theirs but by chance; where number and addresses name different cities, nothing is told.
    private func byContact(_ candidates: [Region]) -> Region? {
        let told =
            ([RegionHints.shared.cities(ofPhone: phone)]
            + addresses.map(RegionHints.shared.cities(ofAddress:)))
            .filter { !$0.isEmpty }
        if told.isEmpty { return nil }
        return only(candidates.filter { region in told.allSatisfy { $0.contains(region.parent) } })
    }

    /// The division of a body whose name tells none: `区文体局`, `林业局`, `北蔡镇`.
    ///
    /// Only a district of the body's own level, or the county that is named (all towns and most such
    /// bodies belong to one), and only where the text names no second one.
    func fromContext(_ body: [Unicode.Scalar], _ signOff: [Unicode.Scalar]) -> Region? {
        if isNational(body) { return nil }
        let wanted = relativeLevel(of: body)
        if let path = named(in: signOff), let region = path.region,
            body.isEmpty || wanted?.length(before: path.end, in: signOff, since: 0) != nil
        {
            return region
        }
        if let region = beforeOwnName(body) { return region }
        var found: [Region] = []
        forEachPath { path, place in
            guard let region = path.region, !isName(body, at: place) else { return }
            let fits = wanted.map { $0.length(before: path.end, in: text.scalars, since: place) != nil }
            if fits ?? isSmallest(region) { found.append(region) }
        }
        return only(found)
    }

    /// `无锡市滨湖区文体局` in the text of 区文体局: the division right before the body's own name.
    private func beforeOwnName(_ body: [Unicode.Scalar]) -> Region? {
        guard body.count > 2 else { return nil }
        var found: [Region] = []
        for place in text.scalars.indices where isName(body, at: place) {
            for start in max(0, place - 16)..<max(place, 1) {
                guard let path = index.path(at: start, in: text.scalars, until: place + 1, year: year),
                    path.end >= place, let region = path.region
                else { continue }
                found.append(region)
                break
            }
        }
        return only(found)
    }

    private func isName(_ name: [Unicode.Scalar], at place: Int) -> Bool {
        name.first == text[place] && place + name.count <= text.scalars.count
            && name.indices.allSatisfy { text.scalars[place + $0] == name[$0] }
    }

    /// Calls `body` for every run of divisions' names above the sections and in the last lines,
    /// outside of 《titles of rules》. Names of two characters are as often a part of other words (和县) but before
    /// 人民政府 (富县人民政府网).
    private func forEachPath(_ body: (RegionPath, Int) -> Void) {
        let tail = text.lines.suffix(8).first?.range.lowerBound ?? 0
        for range in [text.front, max(tail, text.front.upperBound)..<text.scalars.count] {
            var place = range.lowerBound
            var isQuoted = false
            while place < range.upperBound {
                if text[place] == "《" { isQuoted = true }
                if text[place] == "》" { isQuoted = false }
                let path =
                    isQuoted
                    ? nil : index.path(at: place, in: text.scalars, until: range.upperBound, year: year)
                if let path,
                    path.isQualified || path.end - place > 2
                        || Self.government.length(at: path.end, in: text.scalars, until: range.upperBound)
                            != nil
                {
                    body(path, place)
                }
                place = path?.end ?? place + 1
            }
        }
    }

    /// True for counties, and for cities without any.
    private func isSmallest(_ region: Region) -> Bool {
        region.level == .county || region.level == .prefecture && !index.hasParts(region)
    }

    /// What the division's name must end in: `区` for 区文体局; `nil` where the body's name says nothing.
    private func relativeLevel(of body: [Unicode.Scalar]) -> Words? {
        Self.relatives.first { $0.length(at: 0, in: body, until: body.count) != nil }
    }

    /// Ministries, universities, companies: an address in the text is not their region.
    private func isNational(_ body: [Unicode.Scalar]) -> Bool {
        if Self.national.length(at: 0, in: body, until: body.count) != nil { return true }
        if Self.vertical.first(in: 0..<body.count, of: body) != nil { return relativeLevel(of: body) == nil }
        return Self.unbound.length(before: body.count, in: body, since: 0) != nil
    }

    private static let government = Words("人民政府")
    private static let relatives = ["自治区", "自治州", "自治县", "省", "市", "县", "区", "旗", "州", "盟"].map {
        Words($0)
    }
    private static let national = Words("国家 国务院 中国 中华 全国 中央 最高人民")
    /// Offices that answer to their ministry alone: they serve other areas than the county of their address.
    private static let vertical = Words(
        "海关 关区 海事 检验检疫 税务局 气象局 邮政 监管局 监管分局 调查总队 调查队 铁路 民航 烟草专卖 供电 电力公司 流域 水利委员会")
    private static let unbound = Words(
        "大学 学院 公司 集团 银行 海关 总局 总署 监会 兵团 教育部 财政部 商务部 水利部 科技部 外交部 司法部 民政部 公安部 农业部 生部 设部 输部 源部 护部 障部 境部 化部 务部 息部 厅部"
    )
}
