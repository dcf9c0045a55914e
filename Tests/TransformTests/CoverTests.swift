import Model
import Testing

@testable import Transform

@Suite struct CoverTests {
    private static let title = "某县人民政府2020年政府信息公开工作年度报告\n"

    @Test(arguments: [
        ("统计期限自2020年1月1日起至2020年12月31日止。", "2020-01-01", "2020-12-31"),
        ("统计时间为2020 年 1 月 1 日至 12 月 31 日。", "2020-01-01", "2020-12-31"),
        ("所列数据统计区间：2020年1月1日—12\n月31日。", "2020-01-01", "2020-12-31"),
        ("统计周期从2020年1月1日到\n2020\n年\n12\n月\n31\n日。", "2020-01-01", "2020-12-31"),
        ("统计限自 2020年 1月 1日至2020年12月22日止", "2020-01-01", "2020-12-22"),
        ("统计时限为2020年1月1日——2020年12月31日", "2020-01-01", "2020-12-31"),
        ("内容涵盖2019年9月1日至2020年8月31日期间的数据", "2019-09-01", "2020-08-31"),
        ("数据统计截至2020年12月31日。", "", "2020-12-31"),
        ("一、总体情况\n（数据统计时间：2020.1.1-2020.12.31）", "2020-01-01", "2020-12-31"),
        ("2020年12月31日至2020年1月1日", "", ""),
        ("自2020年2月30日起至2020年12月31日止", "", ""),
        ("一、总体情况\n活动自2020年3月1日至3月31日举行。", "", ""),
        ("没有期限。", "", ""),
    ])
    func periodsAreFound(text: String, start: String, end: String) {
        let cover = read(Self.title + text)
        #expect(cover.periodStart?.description ?? "" == start)
        #expect(cover.periodEnd?.description ?? "" == end)
    }

    @Test(arguments: [
        ("无。\n某县人民政府\n2021年2月20日", "2021-02-20"),
        ("无。\n某县人民政府\n2021-02-20", "2021-02-20"),
        ("无。\n2021.1.22", "2021-01-22"),
        ("无。\n某县人民政府\n二〇二一年一月二十六日", "2021-01-26"),
        ("无。\n某县人民政府\n二○二一年十二月三十一日", "2021-12-31"),
        ("无。\n某县人民政府\n2021\n年\n1\n月\n21\n日\n打印本页", "2021-01-21"),
        ("无。\n某县人民政府\n 年 2月 5日\n2021", "2021-02-05"),
        ("无。\n某县人民政府 2021年1月8日", "2021-01-08"),
        ("无。\n某县人民政府\n2021年1月", ""),
        ("数据统计到\n2020年12月31日\n止。\n二、其他\n无。", ""),
        ("发布日期：2021-01-22 10:30 来源：某县人民政府\n一、总体情况\n无。", "2021-01-22"),
        ("发 布 时 间 | 2021-03-02 |\n一、总体情况\n无。\n某县人民政府\n2021年1月30日", "2021-01-30"),
        ("一、概述\n填报人：王某 填报日期：2021年1月17日", "2021-01-17"),
        ("无。", ""),
    ])
    func publicationIsFound(text: String, day: String) {
        #expect(read(Self.title + text).published?.description ?? "" == day)
    }

    @Test func contactIsWhole() {
        let cover = read(
            Self.title + """
                可在网站（http://www.mou\nxian.gov.cn/zw）下载。电话：0577-5699\n7923，邮箱：zfxxgk
                ＠lucheng.gov.cn\n2020年）
                """)
        #expect(cover.phone == "0577-56997923")
        #expect(cover.email == "zfxxgk@lucheng.gov.cn")
        #expect(cover.website == "http://www.mouxian.gov.cn/zw")
    }

    @Test(arguments: [
        ("由区政府办公室汇总区政府 28 个部门和 14 个街镇政府信息公开年度报告编制而成。", Scope.consolidated),
        ("由市政府办公室综合42个市直部门和25个乡镇、街道的年度报告编制而成。", .consolidated),
        ("本报告数据仅反映本机关情况，不含所属单位。", .own),
        ("由某县审计局结合全年工作实际汇总编写。", .unknown),
    ])
    func scopeIsTold(text: String, scope: Scope) {
        #expect(read(Self.title + text + "\n一、总体情况").scope == scope)
    }
}
