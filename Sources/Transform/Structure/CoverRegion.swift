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

    struct Answer {
        let region: Region
        /// True where the body's name is the division's name and nothing more.
        let isWholeName: Bool
    }

    func find(of body: [Unicode.Scalar], signOff: [Unicode.Scalar]) -> Answer? {
        if let path = named(in: body) {
            let isWhole = path.end == body.count
            if let region = path.region {
                return Answer(
                    region: branch(of: region, in: body, after: path.end) ?? region, isWholeName: isWhole)
            }
            return resolve(path.regions, body, signOff).map { Answer(region: $0, isWholeName: isWhole) }
        }
        return fromContext(body, signOff).map { Answer(region: $0, isWholeName: false) }
    }

    /// The division at the start of a name, or behind the name of a national body: `国家税务总局温州市税务局`.
    private func named(in body: [Unicode.Scalar]) -> RegionPath? {
        var start = 0
        while let word = Self.prefixes.length(at: start, in: body, until: body.count) { start += word }
        return index.path(at: start, in: body, until: body.count, year: year)
    }

    /// `阜阳市生态环境局颍上县分局`, `台州市公安局天台分局`: the part of the region that a branch serves.
    private func branch(of region: Region, in body: [Unicode.Scalar], after start: Int) -> Region? {
        for place in start..<body.count {
            for match in index.matches(at: place, in: body, until: body.count)
            where match.region.lies(in: region) && match.region.distance(from: year) == 0 {
                let end = place + match.length
                if Self.branches.length(at: end, in: body, until: body.count) != nil { return match.region }
            }
        }
        return nil
    }

    // MARK: What the text says

    /// One of several divisions of one name: the one whose city or province the text names.
    private func resolve(
        _ candidates: [Region], _ body: [Unicode.Scalar], _ signOff: [Unicode.Scalar]
    ) -> Region? {
        if let region = named(in: signOff)?.region, candidates.contains(where: { $0.code == region.code }) {
            return region
        }
        var qualified: [Region] = []
        var outer: [Region] = []
        forEachPath { path, _ in
            for region in path.regions where path.regions.count == 1 {
                if candidates.contains(where: { $0.code == region.code }) { qualified.append(region) }
                outer.append(region)
            }
        }
        if let region = only(qualified) { return region }
        if !qualified.isEmpty { return nil }
        let inside = candidates.filter { candidate in outer.contains { candidate.lies(in: $0) } }
        let byCity = inside.filter { candidate in
            outer.contains { $0.level == .prefecture && candidate.lies(in: $0) }
        }
        return only(byCity.isEmpty ? inside : byCity)
    }

    private func fromContext(_ body: [Unicode.Scalar], _ signOff: [Unicode.Scalar]) -> Region? {
        if let region = named(in: signOff)?.region, !body.isEmpty, ends(signOff, with: body) || body.count < 3
        {
            return region
        }
        if let region = beforeOwnName(body) { return region }
        let wanted = relativeLevel(of: body)
        var found: [Region] = []
        forEachPath { path, place in
            guard let region = path.region, fits(region, path, wanted, at: place) else { return }
            found.append(region)
        }
        if wanted != nil { return only(found) }
        return only(found.filter { inner in !found.contains { $0.lies(in: inner) } })
    }

    /// `无锡市滨湖区文体局` in the text of 区文体局: the division right before the body's own name.
    private func beforeOwnName(_ body: [Unicode.Scalar]) -> Region? {
        guard body.count > 2 else { return nil }
        var found: [Region] = []
        for place in text.scalars.indices where text[place] == body[0] && matches(body, at: place) {
            for start in max(0, place - 16)..<max(place, 1) {
                guard let path = index.path(at: start, in: text.scalars, until: place + 1, year: year),
                    path.end == place || path.end == place + 1, let region = path.region
                else { continue }
                found.append(region)
                break
            }
        }
        return only(found)
    }

    /// Calls `body` for every run of divisions' names above the sections and in the last lines,
    /// outside of 《titles of rules》.
    private func forEachPath(_ body: (RegionPath, Int) -> Void) {
        let tail = text.lines.suffix(8).first?.range.lowerBound ?? 0
        for range in [text.front, max(tail, text.front.upperBound)..<text.scalars.count] {
            var place = range.lowerBound
            var isQuoted = false
            while place < range.upperBound {
                if text[place] == "《" { isQuoted = true }
                if text[place] == "》" { isQuoted = false }
                if !isQuoted,
                    let path = index.path(at: place, in: text.scalars, until: range.upperBound, year: year)
                {
                    body(path, place)
                    place = path.end
                } else {
                    place += 1
                }
            }
        }
    }

    // MARK: Relative names

    /// The last character that the division's name must have: `区` of 区文体局; `nil` where the name says nothing.
    private func relativeLevel(of body: [Unicode.Scalar]) -> Words? {
        guard let first = body.first else { return nil }
        if Self.autonomousRegion.length(at: 0, in: body, until: body.count) != nil {
            return Self.autonomousRegion
        }
        return Self.relatives.first { $0.contains(first) }
    }

    private func fits(_ region: Region, _ path: RegionPath, _ wanted: Words?, at place: Int) -> Bool {
        guard let wanted else { return region.level != .province }
        return wanted.length(before: path.end, in: text.scalars, since: place) != nil
    }

    private static let autonomousRegion = Words("自治区")
    private static let relatives = [
        Words("省"), Words("市"), Words("县"), Words("区"), Words("旗"), Words("州"), Words("盟"),
    ]

    // MARK: Helpers

    private func matches(_ name: [Unicode.Scalar], at place: Int) -> Bool {
        place + name.count <= text.scalars.count
            && name.indices.allSatisfy { text.scalars[place + $0] == name[$0] }
    }

    private func ends(_ name: [Unicode.Scalar], with ending: [Unicode.Scalar]) -> Bool {
        name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
    }

    /// The one division that all of them are, `nil` where they differ.
    private func only(_ regions: [Region]) -> Region? {
        guard let first = regions.first, regions.allSatisfy({ $0.code == first.code }) else { return nil }
        return first
    }

    private static let prefixes = Words(
        "中共 中国共产党 国家税务总局 国家统计局 国家外汇管理局 中国人民银行 中华人民共和国 中国银保监会 国家金融监督管理总局 国家移民管理局 新疆生产建设兵团 原")
    private static let branches = Words("分局 支局 县分局 区分局 市分局 大队 分中心 管理部 执法局")
}
