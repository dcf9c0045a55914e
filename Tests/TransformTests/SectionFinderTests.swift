import Model
import Testing

@testable import Transform

@Suite struct SectionFinderTests {
    private func kinds(_ text: String) -> [SectionKind] {
        var document = normalized(text)
        return SectionFinder.find(in: &document).headings.map(\.kind)
    }

    @Test(arguments: [
        (
            "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项",
            "plain"
        ),
        (
            "一 总 体 情 况\n二 主动公开政府信息情况\n三 收到和处理政府信息公开申请情况\n四 因政府信息公开工作被申请行政复议及提起行政诉讼的情况\n五 存在的主要问题和改进措施\n六 其他需要报告的事项",
            "no mark, spaces"
        ),
        (
            "（一）总体情况\n（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况\n（四）行政复议、行政诉讼情况\n（五）存在的主要问题及改进情况\n（六）其他需要报告的事项",
            "bracketed"
        ),
        ("总体情况\n主动公开政府信息情况\n收到和处理政府信息公开申请情况\n政府信息公开行政复议、行政诉讼情况\n存在的主要问题及改进情况\n其他需要报告的事项", "no numbers"),
        ("一、概述\n县里开了会。\n二、主动公开情况\n三、依申请公开办理情况\n四、复议诉讼情况\n五、工作中的不足\n六、其他需要说明的事项", "older words"),
        (
            "一、总体情况......1\n二、主动公开政府信息情况......2\n一、总体情况\n县里开了会，定了办法。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项",
            "contents"
        ),
    ])
    func findsTheSixSections(text: String, name: String) {
        #expect(
            kinds(text) == [.overview, .disclosure, .requests, .reviewLitigation, .problems, .other],
            "\(name)")
    }

    @Test func leavesListsInSentencesAndRowLabels() {
        let text = """
            本报告由总体情况、主动公开政府信息情况、收到和处理政府信息
            公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主
            要问题及改进情况、其他需要报告的事项六个部分组成，全文如下。
            一、总体情况
            （一）主动公开情况
            网站全年运行平稳，没有发生差错，也没有收到投诉或举报的事项。
            三、收到和处理政府信息公开申请情况
            一、本年新收政府信息公开申请数量
            36
            二、上年结转政府信息公开申请数量
            三、本年度办理结果
            四、结转下年度继续办理
            四、因政府信息公开工作被申请行政复议、提起行政诉讼情
            况
            """
        #expect(kinds(text) == [.overview, .requests, .reviewLitigation])
    }

    @Test func beginsASectionAtTheAnnex() {
        let text =
            "一、概述\n开了会。\n五、存在的问题\n还有不足。\n附件\n政府信息公开情况统计表\n一、主动公开情况\n——\n三、依申请公开情况\n六、举报投诉数量\n件\n七、依申请公开信息收取的费用"
        #expect(kinds(text) == [.overview, .problems, .other])
    }

    @Test func splitsAHeadingFromTheTextBehindIt() {
        var document = normalized("一、总体情况。全年公开信息3406条，其中政策文件87件，解读45篇。\n二、主动公开政府信息情况")
        let outline = SectionFinder.find(in: &document)
        let sections = ProseReader.sections(of: document, outline)
        #expect(sections.map(\.heading) == ["一、总体情况", "二、主动公开政府信息情况"])
        #expect(sections.first?.paragraphs.map { string($0.text) } == ["全年公开信息3406条，其中政策文件87件，解读45篇。"])
    }
}

@Suite struct FormDetectorTests {
    @Test(arguments: [
        ("信息内容 本年新\n制作数量 本年新\n公开数量 对外公开总数量\n上一年项目数量 本年增/减", "2019"),
        ("信息内容 本年制\n发件数 本年废止件数 现行有\n效件数", "2021"),
        ("| 信息内容 | 本年 制发 件数 | 现行有效件数 |", "2021"),
        ("统　计　指　标 单位 统计数\n（一）主动公开政府信息数\n制发规范性文件总数", "2014"),
        ("一、本年新收政府信息公开申请数量 1\n7.属于行政执法案卷\n四、结转下年度继续办理 0\n（六）其他处理 0", "2019"),
        ("一、本年新收政府信息公开申请数量 1\n7.属于行政执法案卷\n四、结转下年度继续办理 0\n1.申请人无正当理由\n逾期不补正", "2021"),
        ("2022年报告\n未经复议直接起诉 复议后起诉", "2021"),
        ("2020年报告\n未经复议直接起诉 复议后起诉", "2019"),
        ("2020年报告\n全年收到申请3件，上年结转1件，均已办结。", ""),
    ])
    func tellsTheFormFromItsLabels(text: String, form: String) {
        let document = normalized(text)
        #expect((FormDetector.detect(document, Outline())?.name ?? "") == form)
    }
}
