import Model

/// A division of GB/T 2260 in the years in which its name, code and parent were in force.
package struct Region: Sendable, Equatable {
    package let code: Int32
    /// Code of the next level up; 0 for provinces.
    package let parent: Int32
    package let level: RegionLevel
    package let firstYear: Int16
    /// `Int16.max` while in force.
    package let lastYear: Int16
    /// Where its official name stands among the index's letters.
    let name: Range<Int32>

    /// The province that it lies in (its own code for a province).
    package var province: Int32 { code / 10_000 * 10_000 }

    package func lies(in other: Region) -> Bool {
        guard level.rawValue > other.level.rawValue else { return false }
        return other.level == .province ? province == other.code : parent == other.code
    }

    /// How well it fits a report on `year` (0: not known): 0 in force, 1 a year beside, `nil` not at all.
    ///
    /// Rule: a division abolished in the course of a year ends with the year before, and a report
    /// is written in the year after its own.
    package func distance(from year: Int) -> Int? {
        if year == 0 { return lastYear == .max ? 0 : 1 }
        let (first, last) = (Int(firstYear), Int(lastYear))
        if first <= year, year <= last { return 0 }
        return first <= year + 1 && year - 1 <= last ? 1 : nil
    }
}

package enum RegionLevel: UInt8, Sendable {
    case province, prefecture, county
}
