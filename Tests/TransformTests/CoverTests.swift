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
        ("某县卫生局\n(2021年1月30日)\n一、总体情况\n无。", "2021-01-30"),
        ("无。\n某县人民政府\n2021年1月", ""),
        ("数据统计到\n2020年12月31日\n止。\n二、其他\n无。", ""),
        ("发布日期：2021-01-22 10:30 来源：某县人民政府\n一、总体情况\n无。", "2021-01-22"),
        ("发 布 时 间 | 2021-03-02 |\n一、总体情况\n无。\n某县人民政府\n2021年1月30日", "2021-01-30"),
        ("一、概述\n填报人：王某 填报日期：2021年1月17日", "2021-01-17"),
        ("发布日期：2021/1/9 9:05:33 浏览次数：120\n一、总体情况\n无。", "2021-01-09"),
        ("发布日期：2021/1/31 16:20\n一、总体情况\n无。", "2021-01-31"),
        ("发布日期：2021/1/314:20\n一、总体情况\n无。", ""),
        ("生成日期：20210118\n一、总体情况\n无。", "2021-01-18"),
        ("发布时间：202118日\n一、总体情况\n无。", ""),
        ("一、总体情况\n无。\n更新日期：2024-05-06\n版权所有", ""),
        ("一、总体情况\n无。\n最后更新时间：\n2024-05-06", ""),
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

    @Test(arguments: [
        ("汇总区政府 28 个部门和 14 个街镇政府信息公开年度报告编制而成。", 42), ("汇总了二十八个部门2020年政府信息公开工作年度报告。", 28),
        ("综合财政局、教育局等42家单位的年度报告编制而成。", 42), ("综合62个市级部门以及12个县（市、区）的报告编制。", 74),
        ("汇总28个部门和各街镇政府信息公开年度报告编制而成。", 0), ("综合58个部门及其下属单位的报告编制。", 0),
        ("综合50多个部门的报告编制。", 0), ("汇总各部门、各乡镇数据编制。", 0),
    ])
    func partsAreCounted(text: String, count: Int) {
        #expect(read(Self.title + "本报告由市政府办公室" + text + "\n一、总体情况").partCount == count)
    }

    /// Districts of these names are in several cities; an area code or a host tells which, where all that there are agree.
    @Test(arguments: [
        ("鼓楼区", "电话：0516-83600000", "320302"), ("鼓楼区", "电话：(0591)87500000", "350102"),
        ("鼓楼区", "电话：0371-25900000", "410204"), ("鼓楼区", "电话：83600000", ""),
        ("鼓楼区", "电话：0431-83600000", ""), ("鼓楼区财政局", "网址：http://gulou.nanjing.gov.cn/czj", "320106"),
        ("鼓楼区", "电话：0516-83600000，网址：http://gulou.nanjing.gov.cn", ""),
        ("鼓楼区", "电话：0516-83600000，网址：http://www.nanjing.com", "320302"),
        ("普陀区", "电话：021-52500000", "310107"), ("财政局", "电话：0516-83600000", ""),
        // The text's own word goes before a number.
        ("鼓楼区", "电话：0516-83600000\n来源：南京市鼓楼区人民政府", "320106"),
    ])
    func contactTellsWhichCityADistrictIsIn(body: String, contact: String, code: String) {
        let cover = read(body + "2020年政府信息公开工作年度报告\n联系" + contact + "。\n一、总体情况\n无。")
        #expect(cover.regionCode == code)
    }

    /// 富县 alone may be a part of other words (和县); before 人民政府 it is not.
    @Test func aShortNameOfACountyCountsBeforeGovernment() {
        let title = "张家湾镇2021年政府信息公开工作年度报告\n"
        #expect(read(title + "通过《富县人民政府网》发布信息85条，富县人民政府网更新。\n一、总体情况").regionCode == "610628")
        #expect(read(title + "全镇共富县域行动有序。\n一、总体情况").regionCode.isEmpty)
    }
}
