import Model

/// Which body's report, for which year, of which scope: reports with equal keys are about the same thing.
///
/// The body is its region's code with its name less the region's (温州市鹿城区财政局 and 鹿城区财政局 are one), and
/// the code and the level alone for a region's own government (鹿城区人民政府, 鹿城区). Two governments are told
/// apart by the code, two departments of one region by the rest of the name. Where the code is not known, the
/// name as the title has it is the body. Kept as a fingerprint of 128 bits, because a run keeps one a report.
package struct BodyYear: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64
    private let storedYear: Int16
    package let scope: Scope

    /// `nil` where the report does not name its body or its year.
    package init?(_ cover: Cover) {
        guard let year = Int16(exactly: cover.reportYear), year > 0, !cover.organization.isEmpty
        else { return nil }
        let name = BodyYear.bodyName(cover)
        high = BodyYear.fingerprint(name, seed: 0xcbf2_9ce4_8422_2325)
        low = BodyYear.fingerprint(name, seed: 0x9ae1_6a3b_2f90_404f)
        storedYear = year
        scope = cover.scope
    }

    private init(_ other: BodyYear, year: Int16) {
        (high, low, scope) = (other.high, other.low, other.scope)
        storedYear = year
    }

    package var year: Int { Int(storedYear) }

    /// The same body and scope `years` later, or earlier where negative.
    package func moved(by years: Int) -> BodyYear {
        BodyYear(self, year: storedYear &+ Int16(truncatingIfNeeded: years))
    }

    static func bodyName(_ cover: Cover) -> String {
        guard !cover.regionCode.isEmpty else { return cover.organization }
        switch cover.level {
        case .province, .prefecture, .county: return cover.regionCode + "|" + cover.level.rawValue
        default: return cover.regionCode + "|" + nameWithoutRegion(cover)
        }
    }

    /// What follows the region's name, less a 人民政府 at its end; the whole name where the region is not in it.
    private static func nameWithoutRegion(_ cover: Cover) -> String {
        var name = Array(cover.organization.unicodeScalars)[...]
        let region = Array(cover.regionName.unicodeScalars)
        let last = name.count - region.count
        if last > 0, !region.isEmpty,
            let start = (0..<last).first(where: { name[$0..<$0 + region.count].elementsEqual(region) })
        {
            name = name[(start + region.count)...]
        }
        let government: [Unicode.Scalar] = ["人", "民", "政", "府"]
        if name.count > government.count, name.suffix(government.count).elementsEqual(government) {
            name = name.dropLast(government.count)
        }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: name)
        return String(rest)
    }

    /// FNV-1a over the UTF-8 bytes, with a last mixing.
    private static func fingerprint(_ text: String, seed: UInt64) -> UInt64 {
        var hash = seed
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
        return hash ^ (hash >> 32)
    }
}
