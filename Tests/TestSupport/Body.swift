import Forms

/// A reporting body with an invented telephone, made from real place names.
package struct Body: Sendable {
    package let name: String
    package let scale: BodyScale
    let areaCode: Int
    let site: String

    private static let places: [(city: String, counties: [String])] = {
        let table = CSVTable(regionsCSV)
        let code = table.column("code")
        let name = table.column("name")
        let level = table.column("level")
        let end = table.column("valid_to")
        let current = table.rows.filter { $0[end].isEmpty }
        var counties: [Substring: [String]] = [:]
        for row in current where row[level] == "county" {
            counties[row[code].prefix(4), default: []].append(row[name])
        }
        return current.filter { $0[level] == "prefecture" && $0[name].hasSuffix("市") }
            .map { ($0[name], counties[$0[code].prefix(4)] ?? []) }
            .filter { !$0.1.isEmpty }
    }()

    private static let departments = [
        "教育局", "财政局", "民政局", "司法局", "水利局", "农业农村局", "应急管理局", "交通运输局", "自然资源和规划局", "卫生健康委员会", "市场监督管理局",
        "住房和城乡建设局", "生态环境局", "统计局",
    ]
    private static let towns = ["城关镇", "新桥镇", "平安镇", "大河镇", "西山街道", "东湖街道", "石门乡", "双溪乡", "白沙镇", "柳林镇"]

    package static func random(_ random: inout SplitMix64) -> Body {
        let place = random.pick(places)
        let county = random.pick(place.counties)
        let prefix = random.chance(40) ? place.city : ""
        let code = random.int(311...998)
        let letters = (0..<random.int(4...7)).map { _ in random.pick(Array("abcdefghijklmnopqrstuvwxyz")) }
        let site = "www." + String(letters) + ".gov.cn"
        func body(_ name: String, _ scale: BodyScale) -> Body {
            Body(name: name, scale: scale, areaCode: code, site: site)
        }
        let quiet: BodyScale = random.chance(30) ? .nothing : .township
        switch random.int(0...9) {
        case 0: return body(place.city + "人民政府", random.chance(60) ? .city : .province)
        case 1: return body(place.city + random.pick(departments), random.chance(50) ? .city : .county)
        case 2...4: return body(prefix + county + "人民政府", .county)
        case 5: return body(prefix + county + "人民政府办公室", quiet)
        case 6...7: return body(prefix + county + random.pick(departments), quiet)
        default:
            let town = random.pick(towns)
            return body(county + town + (town.hasSuffix("街道") ? "办事处" : "人民政府"), quiet)
        }
    }

    func phone(_ random: inout SplitMix64) -> String { "0\(areaCode)-\(random.int(2_000_000...89_999_999))" }
}
