import Foundation
import Model
import Testing

@testable import Forms
@testable import Transform

/// `Tests/Data/titles-unseen.csv`: openings of pages as public sites give them, and some of the classes that
/// they miss, with the truth told by hand before they were first read.
///
/// Shape: `\n` stands for a line end, `§` for the six sections of a report; `|` parts answers that are
/// all right, an empty one where declining is right as well. `report` is `no` for what is none.
@Suite struct CoverUnseenTests {
    private static let sections = """
        一、总体情况
        全年工作平稳有序，各项制度得到落实。
        二、主动公开政府信息情况
        主动公开信息12条。
        三、收到和处理政府信息公开申请情况
        全年未收到申请。
        四、政府信息公开行政复议、行政诉讼情况
        无。
        五、存在的主要问题及改进情况
        继续努力。
        六、其他需要报告的事项
        无。
        """

    private static func cases() throws -> (columns: [String], rows: [[String]]) {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: tests.appendingPathComponent("Data/titles-unseen.csv"))
        let table = CSVTable(String(decoding: data, as: UTF8.self))
        return (table.columns, table.rows)
    }

    private static func read(_ text: String) -> Report {
        let lines = text.replacingOccurrences(of: "\\n", with: "\n")
        return ReportReader().read(normalized(lines.replacingOccurrences(of: "§", with: sections)))
    }

    /// At least 98 of 100 right and no wrong value; an empty one is not wrong.
    @Test func facts() throws {
        let (columns, rows) = try Self.cases()
        let reports = rows.filter { $0[1] == "yes" }
        #expect(reports.count >= 400)
        var right = [String: Int]()
        for row in reports {
            let cover = Self.read(row[0]).cover
            let found = [
                "organization": cover.organization, "organization_level": cover.level.rawValue,
                "region_code": cover.regionCode,
                "report_year": cover.reportYear == 0 ? "" : String(cover.reportYear),
                "scope": cover.scope.rawValue, "period_start": cover.periodStart?.description ?? "",
                "period_end": cover.periodEnd?.description ?? "",
                "published": cover.published?.description ?? "",
            ]
            for (offset, column) in columns.enumerated().dropFirst(2) {
                let accepted = row[offset].components(separatedBy: "|")
                let value = found[column] ?? ""
                right[column, default: 0] += accepted.contains(value) ? 1 : 0
                #expect(value.isEmpty || accepted.contains(value), "\(column) of \(row[0])")
            }
        }
        for column in columns.dropFirst(2) {
            #expect(right[column, default: 0] * 100 >= reports.count * 98, "\(column)")
        }
    }

    @Test func lookalikesAreNoReports() throws {
        for row in try Self.cases().rows where row[1] == "no" {
            #expect(Self.read(row[0]).rejections.contains { $0.reason == .notAReport }, "\(row[0])")
        }
    }
}
