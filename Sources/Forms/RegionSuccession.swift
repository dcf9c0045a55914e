/// Which region lies in which, and which code followed which.
///
/// `110228 密云县` ends with 2014, `110118 密云区` begins with 2015: one has the other's name but for its last part, lies in
/// the same province, and begins when the other ends. 塘沽区, 汉沽区 and 大港区 became 滨海新区: no name stays, so nobody's
/// successor is told. Where two would do, neither is taken.
package struct RegionSuccession: Sendable {
    package static let shared = RegionSuccession(.shared)

    private let index: RegionIndex
    /// Code of the region that a code succeeded.
    private let formers: [Int32: Int32]

    package init(_ index: RegionIndex) {
        self.index = index
        struct Key: Hashable {
            let stem: String
            let province: Int32
            let level: RegionLevel
            /// The first year of the successor.
            let year: Int
        }
        func key(_ region: Region, year: Int) -> Key {
            Key(
                stem: RegionNames.stem(of: index.name(of: region)), province: region.province,
                level: region.level,
                year: year)
        }
        var ended: [Key: Set<Int32>] = [:]
        var begun: [Key: Set<Int32>] = [:]
        for region in index.regions {
            if region.lastYear < .max {
                ended[key(region, year: Int(region.lastYear) + 1), default: []].insert(region.code)
            }
            if region.firstYear > 0 {
                begun[key(region, year: Int(region.firstYear)), default: []].insert(region.code)
            }
        }
        var formers: [Int32: Int32] = [:]
        for (key, codes) in begun {
            guard let before = ended[key], before.count == 1, codes.count == 1, let old = before.first,
                let new = codes.first, old != new
            else { continue }
            formers[new] = old
        }
        self.formers = formers
    }

    /// Code before; empty where the codes show none, or more than one.
    package func former(of code: String) -> String {
        Int32(code).flatMap { formers[$0] }.map { String($0) } ?? ""
    }

    /// Code of the region that one lies in; empty for a province, or where it is not known.
    package func above(_ code: String, year: Int) -> String {
        guard let number = Int32(code) else { return "" }
        let rows = index.regions(ofCode: number)
        let region = rows.first { $0.distance(from: year) == 0 } ?? rows.last
        guard let parent = region?.parent, parent > 0 else { return "" }
        return String(parent)
    }
}
