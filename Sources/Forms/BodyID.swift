import Model

/// The key of a reporting body, the same over the years and spellings: `330302`, `330302:财政局`.
///
/// | printed | `body_id` |
/// |---|---|
/// | 鹿城区人民政府 (2018), 温州市鹿城区 (2020) | `330302` |
/// | 鹿城区财政局, 浙江省温州市鹿城区财政局 | `330302:财政局` |
/// | 国家税务总局温州市鹿城区税务局 | `330302:国家税务总局税务局` |
/// | 云溪市财政局, of a region that no list has | `云溪市财政局` |
/// | 鼓楼区财政局, of one of four regions of that name | empty |
/// | 财政局 | empty |
///
/// A region's own government is the region's code alone: its names differ too much (鹿城区, 鹿城区人民政府). Of all others the
/// names of the region and of those above it are taken out, and a 人民政府 at the end (藤桥镇人民政府). What stands before
/// the region and is no region stays: 人民银行鹿城区支行 and 农业银行鹿城区支行 are two bodies. Without a code the whole name is
/// the key where it names a region, and there is none where it does not or names one of several: two bodies of one name
/// would be taken for one.
package enum BodyID {
    package static func text(of cover: Cover, index: RegionIndex = .shared) -> String {
        let name = TraditionalCharacters.folded(Array(cover.organization.unicodeScalars))
        if name.isEmpty { return "" }
        if cover.regionCode.isEmpty {
            return namesRegion(name, index) ? String(scalars: withoutGovernment(name)) : ""
        }
        switch cover.level {
        case .province, .prefecture, .county: return cover.regionCode
        default: break
        }
        return cover.regionCode + ":" + String(scalars: withoutGovernment(withoutRegion(name, cover, index)))
    }

    /// The body above one: of a department or township the region's government, of that the government of the region that it
    /// lies in. Empty where there is none, or it is not known.
    package static func above(_ bodyID: String, regionCode: String, year: Int) -> String {
        if regionCode.isEmpty || bodyID.isEmpty { return "" }
        return bodyID == regionCode ? RegionSuccession.shared.above(regionCode, year: year) : regionCode
    }

    /// True where the name begins with a region's that no list has: a listed one without a code is one of several.
    ///
    /// 市财政局, 开发区管委会 and 超市管理所 begin with no region: two characters at least stand before its last, and 区 ends
    /// other words.
    private static func namesRegion(_ name: [Unicode.Scalar], _ index: RegionIndex) -> Bool {
        let isListed = name.indices.contains { place in
            index.matches(at: place, in: name, until: name.count).contains { $0.kind == .name }
        }
        guard !isListed, let end = name.firstIndex(where: { regionEndings.contains($0) }) else {
            return false
        }
        return end >= 2 && !(name[end] == "区" && otherAreas.contains(name[end - 1]))
    }

    private static let regionEndings: Set<Unicode.Scalar> = ["省", "市", "县", "区", "旗", "盟", "州"]
    /// 开发区, 园区, 社区, 校区, 矿区, 库区, 景区, 保护区, 示范区, 试验区, 合作区, 新区, 林区, 地区, 特区
    private static let otherAreas: Set<Unicode.Scalar> = [
        "发", "园", "社", "校", "矿", "库", "景", "护", "范", "验", "作", "新", "林", "地", "特",
    ]

    /// The whole name where the region is not in it, or is all of it.
    private static func withoutRegion(
        _ name: [Unicode.Scalar], _ cover: Cover, _ index: RegionIndex
    ) -> [Unicode.Scalar] {
        for spelling in RegionNames.spellings(of: cover.regionName) {
            guard let start = first(spelling.letters, in: name) else { continue }
            let before = withoutRegionsAbove(name[..<start], cover, index)
            // 鹿城 before 区 is in its name; anywhere else it may be a part of something else.
            if spelling.isStem, !before.isEmpty { continue }
            return before + name[(start + spelling.letters.count)...]
        }
        return name
    }

    /// Where it begins, if something follows it.
    private static func first(_ letters: [Unicode.Scalar], in name: [Unicode.Scalar]) -> Int? {
        let last = name.count - letters.count
        guard last > 0, !letters.isEmpty else { return nil }
        return (0..<last).first { name[$0..<$0 + letters.count].elementsEqual(letters) }
    }

    /// `浙江省温州市` before `鹿城区` becomes nothing.
    private static func withoutRegionsAbove(
        _ name: ArraySlice<Unicode.Scalar>, _ cover: Cover, _ index: RegionIndex
    ) -> [Unicode.Scalar] {
        guard !name.isEmpty, let code = Int32(cover.regionCode) else { return Array(name) }
        let above = [code / 100 * 100, code / 10_000 * 10_000]
            .flatMap { index.regions(ofCode: $0) }
            .flatMap { RegionNames.spellings(of: index.name(of: $0)) }
        var name = name
        while let spelling = above.first(where: {
            name.count >= $0.letters.count && name.suffix($0.letters.count).elementsEqual($0.letters)
        }) {
            name = name.dropLast(spelling.letters.count)
        }
        return Array(name)
    }

    private static func withoutGovernment(_ name: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        let government: [Unicode.Scalar] = ["人", "民", "政", "府"]
        let isNamed = name.count > government.count && name.suffix(government.count).elementsEqual(government)
        return isNamed ? name.dropLast(government.count) : name[...]
    }
}
