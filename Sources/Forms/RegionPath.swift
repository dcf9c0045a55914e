import Model

/// A run of division names from the larger to the smaller one: `温州市鹿城区`, `上海浦东新区`.
package struct RegionPath: Sendable {
    /// Where the run ends.
    package let end: Int
    /// The smallest division named; more than one where several bear that name and nothing tells them apart.
    package let regions: [Region]
    /// True where a division that contains it, or its zone, is named beside it.
    package let isQualified: Bool
    /// True where the name is a zone's and the division the one that it lies in.
    package var isZone = false

    /// The division, where there is only one.
    package var region: Region? { regions.count == 1 ? regions[0] : nil }
}

extension RegionIndex {
    /// The longest run of names that begins at `place`, as they were in force for a report on `year`.
    ///
    /// A stem counts only where a part of its division or a zone follows (`长春朝阳区`, `合肥高新区`):
    /// `中山大学`, `洛阳镇` and `吉林大学` name no division. `东区街道` is a street's office, no district.
    package func path(
        at place: Int, in text: [Unicode.Scalar], until end: Int, year: Int, within outer: Region? = nil
    ) -> RegionPath? {
        let found = matches(at: place, in: text, until: end)
        var best: RegionPath?
        var offset = 0
        while offset < found.count {
            let group = found[offset...].prefix {
                $0.length == found[offset].length && $0.kind == found[offset].kind
            }
            offset += group.count
            let path = path(of: group, at: place, in: text, until: end, year: year, within: outer)
            if let path, path.end > best?.end ?? place { best = path }
        }
        return best
    }

    /// The run that begins with one spelling. Depth is bounded: each step goes down a level.
    private func path(
        of group: ArraySlice<Match>, at place: Int, in text: [Unicode.Scalar], until end: Int,
        year: Int, within outer: Region?
    ) -> RegionPath? {
        guard let spelling = group.first else { return nil }
        let next = place + spelling.length
        // A 新区 is a zone before it becomes a district: 两江新区 until 2025.
        let isNew = Self.newAreas.length(before: next, in: text, since: place) != nil && year > 0
        let regions = inForce(
            group.map(\.region).filter { region in
                !(isNew && region.firstYear > year) && outer.map { region.lies(in: $0) } ?? true
            }, year)
        guard !regions.isEmpty else { return nil }
        if spelling.kind == .zone {
            return RegionPath(end: next, regions: regions, isQualified: true, isZone: true)
        }
        var deeper: RegionPath?
        for region in regions where region.level != .county {
            if let path = path(at: next, in: text, until: end, year: year, within: region) {
                deeper = deeper ?? path
            }
        }
        if let deeper { return RegionPath(end: deeper.end, regions: deeper.regions, isQualified: true) }
        if spelling.kind == .stem {
            if Self.institutions.length(at: next, in: text, until: end) != nil {
                return RegionPath(end: next, regions: regions, isQualified: regions.count == 1)
            }
            let current = regions.filter { $0.distance(from: year) == 0 }
            let cities = current.filter { $0.level == .prefecture }
            let named = cities.isEmpty ? current : cities
            guard let first = named.first, let zone = endOfZone(at: next, in: text, until: end, of: first)
            else { return nil }
            return RegionPath(end: zone, regions: named, isQualified: true, isZone: true)
        }
        if isPartOfTownName(at: next, in: text, until: end) { return nil }
        if spelling.length == 2, outer == nil, text[next - 1] == "区" { return nil }
        return RegionPath(end: next, regions: regions, isQualified: outer != nil)
    }

    /// Those in force in `year`, else those in force a year beside; one for each code.
    private func inForce(_ regions: [Region], _ year: Int) -> [Region] {
        for distance in 0...1 {
            var result: [Region] = []
            for region in regions where region.distance(from: year) == distance {
                if !result.contains(where: { $0.code == region.code }) { result.append(region) }
            }
            if !result.isEmpty { return result.sorted { $0.code < $1.code } }
        }
        return []
    }

    /// `高新区`, `东湖新技术开发区`: a zone's name, with up to eight characters of its own behind a city's stem.
    private func endOfZone(
        at place: Int, in text: [Unicode.Scalar], until end: Int, of region: Region
    ) -> Int? {
        let word = Self.zones.length(at: place, in: text, until: end)
        if word != nil || region.level == .prefecture || Self.cities.contains(region.code) {
            for start in place..<min(place + 8, end) {
                if let length = Self.zoneEnds.length(at: start, in: text, until: end) {
                    return start + length
                }
            }
        }
        return word.map { text[min(place + $0, end - 1)] == "区" ? place + $0 + 1 : place + $0 }
    }

    private func isPartOfTownName(at place: Int, in text: [Unicode.Scalar], until end: Int) -> Bool {
        guard place < end else { return false }
        if Self.street.length(at: place, in: text, until: end) != nil { return true }
        guard text[place] == "镇" || text[place] == "乡" else { return false }
        return place + 1 == end || text[place + 1] == "人" || text[place + 1] == "政"
    }

    /// What a division's stem names by itself: offices of the state and numbered schools and hospitals.
    private static let institutions = Words(
        """
        调查总队 调查队 证监局 证券监管局 银保监局 银保监分局 金融监管局 金融监管分局 通信管理局 邮政管理局 能源监管办 海事局 煤监局 \
        第一 第二 第三 第四 第五 第六 第七 第八 第九 第十
        """)
    private static let newAreas = Words("新区")
    private static let street = Words("街道 社区")
    /// The municipalities: 北京市, 天津市, 上海市, 重庆市.
    private static let cities: [Int32] = [110_000, 120_000, 310_000, 500_000]
    private static let zoneEnds = Words("开发区 新区 度假区 投资区 园区 工业区 示范区 试验区 实验区 保税区 合作区 风景名胜区")
    private static let zones = Words(
        "高新 经开 经济技术开发 经济开发 开发区 工业园 产业园 保税 综保 综合保税 示范区 新区 自贸 国家级 生态城 空港 临港 化工园")
}
