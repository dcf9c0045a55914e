import Testing

@testable import Transform

/// Paragraphs set in many layouts must come back as they were.
@Suite struct LineJoiningTests {
    static let report = [
        "柳溪县人民政府2022年政府信息公开工作年度报告",
        "本报告依据《中华人民共和国政府信息公开条例》编写，数据自2022年1月1日起至12月31日止。如有疑问，请与县政府办公室联系（地址：柳溪县建设路18号；电话：0577-61234567；电子邮箱：lxzwgk2022@liuxi.gov.cn）。",
        "一、总体情况",
        "这一年里，全县各部门把公开当作日常工作来做，先后调整栏目12个，发布各类消息3406条，其中政策文件87件、解读稿件45篇，群众在网上查询办事指南的次数达到19万次，比上一年多出两成有余。",
        "（一）信息发布方面",
        "门户网站全年没有停过一天，栏目由专人看护，错字、断链在当日改正。财政预算、工程招标、学校招生等内容一经定稿就上网，群众不必再到窗口打听。",
        "（二）申请办理。县政府收到申请36件，全部在期限内答复，没有一件因为答复不当而被复议机关改正。窗口人员在答复之前先与申请人通电话，问清楚他要的究竟是什么。",
        "1.加强队伍。每季度组织一次业务学习，参加人员共计212人次，讲课的有律师，也有多年在一线办理申请的老同志。",
        "2.加强检查。县政府办公室每月抽查一次各单位的栏目，对长期不更新的单位点名通报，年底列入考核。",
        "五、存在的主要问题及改进情况",
        "问题主要有两个：一是有的单位对什么该公开、什么不该公开还拿不准；二是有的解读只是把文件换个说法再说一遍，群众看了仍不明白。来年要把这两件事当作重点，逐个单位上门辅导，把好的做法汇编成册。",
        "六、其他需要报告的事项",
        "无。",
        "柳溪县人民政府",
        "2023年1月19日",
    ]

    static let layouts: [(String, Typesetter)] = [
        ("a line a paragraph", Typesetter(width: 10_000)),
        ("blank lines between whole paragraphs", Typesetter(width: 10_000, blankLinesBetween: 2)),
        ("indent lost", Typesetter(width: 56)),
        ("indent lost, odd width", Typesetter(width: 67)),
        ("blank lines between all lines", Typesetter(width: 56, blankLinesInside: 1, blankLinesBetween: 1)),
        ("more blank lines between", Typesetter(width: 62, blankLinesInside: 1, blankLinesBetween: 3)),
        ("wide spaces", Typesetter(width: 60, indentText: "　　")),
        ("spaces", Typesetter(width: 70, indentText: "    ")),
        ("no indent, blank lines", Typesetter(width: 64, indent: 0, blankLinesBetween: 1)),
        (
            "bare page numbers",
            Typesetter(width: 56, linesPerPage: 8, foot: { ["", "", "", "\($0)", ""] }, pageMark: "\u{C}")
        ),
        ("ornamented page numbers", Typesetter(width: 56, linesPerPage: 7, foot: { ["— \($0) —"] })),
        (
            "page numbers in words, form feed lost",
            Typesetter(width: 60, linesPerPage: 9, foot: { ["第 \($0) 页 共 5 页"] }, pageMark: " ")
        ),
        (
            "page of pages",
            Typesetter(
                width: 74, blankLinesInside: 1, blankLinesBetween: 1, linesPerPage: 6, foot: { ["\($0)/5"] })
        ),
    ]

    @Test(arguments: layouts.indices)
    func readsBackWhatWasSet(layout: Int) {
        let (name, typesetter) = Self.layouts[layout]
        let expected = Self.report.filter { !["一、", "五、", "六、"].contains(String($0.prefix(2))) }
        #expect(paragraphs(typesetter.set(Self.report)) == expected, "\(name)")
    }

    @Test(arguments: [
        // A tool that prints each inline element on a line of its own.
        (
            "一、总体情况\n\n\n全年办理申请\n16\n件，其中\n3\n件延期，均已办结。\n\n\n另有\n2\n件在办理之中，预计明年一月答复。\n\n\n（一）下一步\n\n\n继续完善办理流程，使申请人少跑路。\n\n\n（二）其他",
            [
                "全年办理申请16件，其中3件延期，均已办结。", "另有2件在办理之中，预计明年一月答复。", "（一）下一步", "继续完善办理流程，使申请人少跑路。", "（二）其他",
            ]
        ),
        // A stretched line that came apart.
        (
            "对本报告有任何疑问的，请在工作日与县政府办公室联系（电\n话\n\n：\n\n0377-61234567\n\n，\n\n邮\n\n箱\n\n：\n\nxx@lx.gov.cn）。\n一、总体情况",
            [
                "对本报告有任何疑问的，请在工作日与县政府办公室联系（电话：0377-61234567，邮箱：xx@lx.gov.cn）。"
            ]
        ),
        (
            "通过 OPEN GOV\nDATA 平台发布，详见 http://www.lx\n.gov.cn/zwgk，欢迎查阅下载。",
            ["通过OPEN GOV DATA平台发布，详见http://www.lx.gov.cn/zwgk，欢迎查阅下载。"]
        ),
    ])
    func joinsFragments(text: String, expected: [String]) {
        #expect(paragraphs(text) == expected)
    }
}
