/// Area codes and web hosts of the cities in which districts of one name lie: `0516` is the 鼓楼区 of 徐州, not of 南京.
///
/// Shape: `Data/region_hints.csv`. Only cities with such a district are listed: nothing else is told from a telephone number,
/// which says in which city a body is and not what the body is.
package struct RegionHints: Sendable {
    package static let shared = RegionHints(regionHintsCSV)

    private let cities: [City]

    private struct City: Sendable {
        let code: Int32
        let areaCodes: [[UInt8]]
        /// The city's name in Latin letters, as a part of a host: `gulou.nanjing.gov.cn`.
        let host: String
    }

    package init(_ text: String) {
        let table = CSVTable(text)
        cities = table.rows.map { row in
            City(
                code: Int32(row[table.column("code")]) ?? 0,
                areaCodes: row[table.column("area_codes")].words(between: " ").map { Array($0.utf8) },
                host: row[table.column("host")])
        }
    }

    /// The cities whose area code a number begins with; none where it has no area code.
    package func cities(ofPhone phone: String) -> [Int32] {
        let digits = phone.utf8.filter { (0x30...0x39).contains($0) }
        // Without an area code there are seven or eight digits, which do not begin with 0.
        guard digits.first == 0x30, digits.count >= 10 else { return [] }
        return cities.filter { $0.areaCodes.contains { digits.starts(with: $0) } }.map(\.code)
    }

    /// The cities that a part of an address's host is the name of, of hosts of the government alone.
    package func cities(ofAddress address: String) -> [Int32] {
        let host = address.split(separator: "/").first { $0.contains(".") } ?? ""
        let parts = host.split { $0 == "." || $0 == "@" || $0 == ":" }
        guard parts.suffix(2) == ["gov", "cn"] else { return [] }
        return cities.filter { city in parts.contains { $0 == city.host } }.map(\.code)
    }
}
