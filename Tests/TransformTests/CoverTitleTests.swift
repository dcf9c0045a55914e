import Forms
import Foundation
import Model
import Testing

@testable import Transform

/// `Tests/Data/titles.csv`: titles in every shape that published reports have, with body, year and
/// region told by hand (codes looked up by the division's full path). `\n` stands for a line end.
@Suite struct CoverTitleTests {
    struct Case {
        let lines: String
        let organization: String
        let regionCode: String
        let year: Int
    }

    static func cases() throws -> [Case] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appendingPathComponent("Data/titles.csv"))
        return CSVTable(String(decoding: data, as: UTF8.self)).rows.map { row in
            Case(
                lines: row[0].replacingOccurrences(of: "\\n", with: "\n"), organization: row[1],
                regionCode: row[2], year: Int(row[3]) ?? 0)
        }
    }

    /// Floors of what is right; a wrong value (not an empty one) is worse, so it has a ceiling of its own.
    @Test func titlesAreRead() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 200)
        var right = (organization: 0, region: 0, year: 0)
        var wrong: [String] = []
        for one in cases {
            let cover = read(one.lines)
            right.organization += cover.organization == one.organization ? 1 : 0
            right.region += cover.regionCode == one.regionCode ? 1 : 0
            right.year += cover.reportYear == one.year ? 1 : 0
            if !cover.organization.isEmpty, cover.organization != one.organization { wrong.append(one.lines) }
            if !cover.regionCode.isEmpty, cover.regionCode != one.regionCode { wrong.append(one.lines) }
            if cover.reportYear != 0, cover.reportYear != one.year { wrong.append(one.lines) }
        }
        #expect(right.organization * 100 >= cases.count * 99)
        #expect(right.region * 100 >= cases.count * 99)
        #expect(right.year * 100 >= cases.count * 99)
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("省人民政府2020年政府信息公开工作年度报告", OrganizationLevel.province),
        ("吉林市人民政府2020年政府信息公开工作年度报告", .prefecture),
        ("乐清市人民政府2020年政府信息公开工作年度报告", .county),
        ("鼓楼区人民政府2020年政府信息公开工作年度报告", .county),
        ("福州市晋安区2020年政府信息公开工作年度报告", .county),
        ("仙居县下各镇2020年政府信息公开工作年度报告", .township),
        ("霞浦县松港街道办事处2020年政府信息公开工作年度报告", .township),
        ("苍南县人民政府办公室2020年政府信息公开工作年度报告", .department),
        ("连云港经济技术开发区2020年政府信息公开工作年度报告", .other),
        ("宁国市中医院2020年信息公开工作年度报告", .other),
        ("2020年政府信息公开工作年度报告", .unknown),
    ])
    func levelsAreTold(title: String, level: OrganizationLevel) {
        #expect(read(title).level == level)
    }

    /// Whatever stands in front of or behind it, a text is read without a trap.
    @Test func brokenTextsAreRead() throws {
        for one in try Self.cases() {
            let scalars = Array(one.lines.unicodeScalars)
            for cut in stride(from: 0, through: scalars.count, by: 3) {
                _ = read(String(String.UnicodeScalarView(scalars[cut...])))
                _ = read(String(String.UnicodeScalarView(scalars[..<cut])))
            }
        }
    }
}

/// The cover of a text whose lines end in `\n`.
func read(_ text: String) -> Cover {
    let scalars = Array(text.unicodeScalars)
    var lines: [Line] = []
    var start = 0
    for (number, line) in scalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let role: LineRole = line.allSatisfy(\.properties.isWhitespace) ? .blank : .text
        lines.append(
            Line(start: Int32(start), end: Int32(start + line.count), number: Int32(number + 1), role: role))
        start += line.count + 1
    }
    let document = Document(
        source: Source(path: "case.txt", ticket: 0), digest: "", encoding: .utf8, scalars: scalars,
        lines: lines)
    return CoverReader.read(document, Outline(), [])
}
