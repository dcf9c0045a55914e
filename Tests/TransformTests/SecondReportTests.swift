import Testing

@testable import Transform

@Suite struct SecondReportTests {
    private static func report(of body: String, _ count: Int) -> String {
        """
        \(body)2022年政府信息公开工作年度报告
        一、总体情况
        公开信息\(count)条。
        二、主动公开政府信息情况
        无。
        三、收到和处理政府信息公开申请情况
        无。

        """
    }

    /// Neither is mixed into the other.
    @Test func secondReportIsCutOff() {
        let text = Self.report(of: "清河县审计局", 12) + Self.report(of: "清河县教育局", 30)
        let report = ReportReader().read(normalized(text))
        #expect(report.cover.organization == "清河县审计局")
        #expect(report.rejections.filter { $0.reason == .secondReport }.map(\.line) == [8])
        #expect(report.mentions.map(\.quantity) == ["12条"])
    }

    /// A contents list above the report, and the report's name again on a later page, begin no second one.
    @Test(arguments: [
        "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n" + report(of: "清河县审计局", 12),
        report(of: "清河县审计局", 12) + "清河县审计局2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n无。\n",
    ])
    func oneReportStaysWhole(text: String) {
        #expect(!ReportReader().read(normalized(text)).rejections.contains { $0.reason == .secondReport })
    }
}
