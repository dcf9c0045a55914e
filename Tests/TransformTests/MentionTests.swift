import Forms
import Model
import Testing
import Transform

@Suite struct MentionTests {
    /// What one paragraph of a report for 2020 restates.
    struct Case: Sendable, CustomTestStringConvertible {
        var form = "2019"
        var section = SectionKind.overview
        var scope = Scope.own
        var level = OrganizationLevel.county
        let text: String
        /// `value path`, in the order of the text.
        let expected: [String]
        var testDescription: String { text }
    }

    private static func paragraph(_ text: String) -> Paragraph {
        Paragraph(text: Array(text.unicodeScalars), lineStarts: [.init(offset: 0, lineNumber: 1)])
    }

    private static func mentions(_ test: Case) throws -> [Mention] {
        var cover = Cover()
        cover.reportYear = test.form == "2014" ? 2018 : test.form == "2021" ? 2022 : 2020
        cover.scope = test.scope
        cover.level = test.level
        cover.organization = test.level == .department ? "临沂市农业农村局" : "温州市鹿城区人民政府"
        let section = Section(kind: test.section, heading: "", paragraphs: [paragraph(test.text)])
        return MentionFinder.find(
            in: [section], form: Codebook.shared.form(named: test.form), cover: cover)
    }

    private static func restated(_ test: Case) throws -> [String] {
        let form = try #require(Codebook.shared.form(named: test.form))
        return try mentions(test).compactMap { mention in
            mention.figure.map { "\(mention.value) \(form.figures[$0].path)" }
        }
    }

    static let totals = [
        Case(
            text: "全年共收到政府信息公开申请36件，上年结转4件，办结38件，结转下年度2件。",
            expected: [
                "36 requests.received.total", "4 requests.carried_in.total",
                "38 requests.handled_total.total", "2 requests.carried_out.total",
            ]),
        Case(
            text: "2020年，我区新收依申请公开件20件（含上年结转3件），均已按时答复。",
            expected: ["20 requests.received.total", "3 requests.carried_in.total"]),
        Case(
            text: "2020年共受理公民、法人和其他组织提出的政府信息公开申请125件，已全部办结。",
            expected: ["125 requests.received.total"]),
        Case(
            text: "全年共收到20件政府信息公开申请，其中18件已办结，2件结转至下年度继续办理。",
            expected: [
                "20 requests.received.total", "18 requests.handled_total.total",
                "2 requests.carried_out.total",
            ]),
        Case(
            text: "政府信息公开申请受理量为99件，答复98件，结转2021年1件。",
            expected: [
                "99 requests.received.total", "98 requests.handled_total.total",
                "1 requests.carried_out.total",
            ]),
        Case(
            text: "本年新收政府信息公开申请数量1,203件，2019年结转5件，答复办结1206件。",
            expected: [
                "1203 requests.received.total", "5 requests.carried_in.total",
                "1206 requests.handled_total.total",
            ]),
        Case(
            text: "共收到并办结政府信息公开申请15件。",
            expected: ["15 requests.received.total", "15 requests.handled_total.total"]),
        Case(text: "收到的申请中，已答复18件，尚有2件正在办理。", expected: ["18 requests.handled_total.total"]),
        Case(text: "今年共办理依申请公开事项32件，办结率100%。", expected: ["32 requests.handled_total.total"]),
        Case(text: "通过当面、网络、信函等渠道共收到申请42件。", expected: ["42 requests.received.total"]),
        Case(
            text: "收到、办结政府信息公开申请分别为20件、18件。",
            expected: ["20 requests.received.total", "18 requests.handled_total.total"]),
        Case(
            section: .requests, text: "全年共新收20件，办结19件，结转下年继续办理1件。",
            expected: [
                "20 requests.received.total", "19 requests.handled_total.total",
                "1 requests.carried_out.total",
            ]),
        Case(
            text: "收到政府信息公开申请二十三件，办结二十三件。",
            expected: ["23 requests.received.total", "23 requests.handled_total.total"]),
        Case(form: "2021", text: "全年共接收政府信息公开申请件1.2万余件。", expected: ["12000 requests.received.total"]),
        Case(
            form: "2014", text: "2018年共收到政府信息公开申请308件，办结306件，其中按时办结299件、延期办结7件。",
            expected: [
                "308 requests.received_total.value", "306 requests.completed_total.value",
                "299 requests.completed_on_time.value", "7 requests.completed_extended.value",
            ]),
        Case(
            form: "2014", text: "共收到申请95件，其中当面申请5件，传真申请0件，通过网络申请60件，信函申请30件。",
            expected: [
                "95 requests.received_total.value", "5 requests.received_in_person.value",
                "0 requests.received_by_fax.value", "60 requests.received_online.value",
                "30 requests.received_by_letter.value",
            ]),
        Case(
            level: .department, text: "临沂市农业农村局共收到申请6件，我局办结6件。",
            expected: ["6 requests.received.total", "6 requests.handled_total.total"]),
        Case(text: "市政府共收到政府信息公开申请92件。", expected: ["92 requests.received.total"]),
        Case(
            scope: .consolidated, text: "全市各部门、各乡镇共收到政府信息公开申请300件。",
            expected: ["300 requests.received.total"]),
    ]

    static let outcomes = [
        Case(
            text: "在已办结的申请中，予以公开85件，部分公开42件，不予公开5件。",
            expected: ["85 requests.granted.total", "42 requests.partially_granted.total"]),
        Case(
            text: "共收到申请99件。其中72件予以公开、10件部分公开，4件作其他处理。",
            expected: [
                "99 requests.received.total", "72 requests.granted.total",
                "10 requests.partially_granted.total", "4 requests.other_handling.total",
            ]),
        Case(
            text: "对政府信息公开申请，因本机关不掌握相关政府信息无法提供86件，属于重复申请不予处理41件。",
            expected: ["86 requests.unavailable_not_held.total", "41 requests.not_processed_duplicate.total"]),
        Case(
            text: "申请办理中，予以公开、部分公开各1件。",
            expected: ["1 requests.granted.total", "1 requests.partially_granted.total"]),
        Case(
            text: "政府信息公开申请予以公开、部分公开、不予公开分别为5件、3件、2件。",
            expected: ["5 requests.granted.total", "3 requests.partially_granted.total"]),
        Case(
            form: "2014", text: "答复申请40件，其中同意公开30件，同意部分公开4件，不同意公开2件，申请信息不存在4件。",
            expected: [
                "40 requests.replied_total.value", "30 requests.replied_granted.value",
                "4 requests.replied_partially_granted.value", "2 requests.replied_refused.value",
                "4 requests.replied_not_exist.value",
            ]),
    ]

    static let disputes = [
        Case(
            text: "因政府信息公开被申请行政复议5件，被提起行政诉讼3件。",
            expected: ["5 review_litigation.reconsideration.total"]),
        Case(
            text: "政府信息公开行政复议7件，结果维持3件，被纠正1件，尚未审结2件。",
            expected: [
                "7 review_litigation.reconsideration.total", "3 review_litigation.reconsideration.upheld",
                "1 review_litigation.reconsideration.corrected",
                "2 review_litigation.reconsideration.pending",
            ]),
        Case(
            text: "未经复议直接起诉13件，复议后起诉5件，其中结果维持1件。",
            expected: [
                "13 review_litigation.litigation_direct.total",
                "5 review_litigation.litigation_after_reconsideration.total",
                "1 review_litigation.litigation_after_reconsideration.upheld",
            ]),
        Case(
            form: "2014", text: "行政复议和行政诉讼分别为3件、5件。",
            expected: ["3 reconsideration.total.value", "5 litigation.total.value"]),
        Case(
            form: "2014", text: "政府信息公开申请、行政复议、行政诉讼均为0件。",
            expected: [
                "0 requests.received_total.value", "0 reconsideration.total.value",
                "0 litigation.total.value",
            ]),
        Case(
            form: "2014", text: "因政府信息公开引发的行政复议、行政诉讼各1起。",
            expected: ["1 reconsideration.total.value", "1 litigation.total.value"]),
        Case(
            form: "2014", section: .reviewLitigation, text: "行政复议2件，行政诉讼案件1件，举报投诉0件。",
            expected: [
                "2 reconsideration.total.value", "1 litigation.total.value", "0 complaints.total.value",
            ]),
    ]

    static let none = [
        Case(
            text: "2020年，我镇未收到政府信息公开申请，未发生因政府信息公开引起的行政复议。",
            expected: ["0 requests.received.total", "0 review_litigation.reconsideration.total"]),
        Case(
            form: "2014", text: "没有发生因政府信息公开被申请行政复议和提起行政诉讼的情况。",
            expected: ["0 reconsideration.total.value", "0 litigation.total.value"]),
        Case(
            form: "2014", text: "全年无行政复议、行政诉讼案件。",
            expected: ["0 reconsideration.total.value", "0 litigation.total.value"]),
        Case(section: .requests, text: "未收到公众意见建议，全年未发生责任追究情形，无其他需要报告的事项。", expected: []),
        Case(section: .requests, text: "未收取信息处理费，未收到任何相关费用。", expected: []),
    ]

    static let disclosure = [
        Case(
            form: "2014", text: "全年主动公开政府信息12732条，其中政府网站公开6535条，政务微博公开4311条，政务微信公开1026条，其他方式公开860条。",
            expected: [
                "12732 disclosure.disclosed_total.value", "6535 disclosure.via_website.value",
                "4311 disclosure.via_weibo.value", "1026 disclosure.via_wechat.value",
                "860 disclosure.via_other.value",
            ]),
        Case(
            form: "2014", text: "通过网站、微信、公告栏等主动公开各类政府信息3.6万余条，发布政策解读稿件12篇。",
            expected: ["36000 disclosure.disclosed_total.value", "12 response.policy_interpretations.value"]),
        Case(form: "2014", text: "主动公开重点领域信息140条，主动公开财政资金类信息30条。", expected: []),
        Case(
            form: "2021", text: "制发行政规范性文件5件，废止行政规范性文件2件，现行有效规范性文件30件。",
            expected: [
                "5 documents.normative_documents.made", "2 documents.normative_documents.repealed",
                "30 documents.normative_documents.in_force",
            ]),
        Case(
            text: "作出行政许可决定181101件，作出行政处罚决定14682件。",
            expected: [
                "181101 permits.administrative_permits.decisions",
                "14682 enforcement.administrative_penalties.decisions",
            ]),
    ]

    /// Numbers that stand near a figure's words and are not the figure.
    static let others = [
        Case(
            scope: .consolidated, text: "全区共收到政府信息公开申请308件，其中区本级54件。",
            expected: ["308 requests.received.total"]),
        Case(
            scope: .consolidated, text: "全市受理申请405件，其中市政府共受理信息公开申请92件，办结90件。",
            expected: ["405 requests.received.total"]),
        Case(text: "市公安局收到政府信息公开申请30件，办结28件；街道收到申请5件。", expected: []),
        Case(text: "共收到申请30件，较上年增加5件，同比增长20%。", expected: ["30 requests.received.total"]),
        Case(text: "2019年共收到申请25件，办结25件；2020年共收到申请30件。", expected: ["30 requests.received.total"]),
        Case(text: "去年收到申请25件，今年收到申请30件。", expected: ["30 requests.received.total"]),
        Case(text: "12345热线共收到群众诉求5000件，办结4900件，答复率98%。", expected: []),
        Case(section: .requests, text: "收到人大代表建议30件、政协提案20件，均已答复办结50件。", expected: []),
        Case(text: "收到涉及土地征收的申请30件，涉及城建的申请12件。", expected: []),
        Case(text: "召开会议5次，收到政府信息公开申请3件。", expected: ["3 requests.received.total"]),
        Case(text: "办理行政复议案件的人员参加培训20人次，依申请公开培训3期。", expected: []),
        Case(text: "近三年累计收到申请300件。", expected: []),
        Case(text: "网上申请20件，书面申请5件。", expected: []),
        Case(text: "16件为信件申请，4件系平台申请；信件申请16件。", expected: []),
        Case(text: "由6部分组成。", expected: []),
        Case(text: "对行政复议、行政诉讼认真应对，共办理案件77件。", expected: []),
        Case(text: "下一年度将办理申请3件。", expected: []),
        Case(text: "收到申请20件。另有4件正在办理答复。", expected: ["20 requests.received.total"]),
        Case(
            text: "收到申请20件，办结16件，转下一年度办理答复的4件。",
            expected: [
                "20 requests.received.total", "16 requests.handled_total.total",
                "4 requests.carried_out.total",
            ]),
        Case(
            text: "行政复议13件、行政诉讼5件。", expected: ["13 review_litigation.reconsideration.total"]),
        Case(
            text: "答复自然人申请90件，收到申请92件，其中自然人91件。",
            expected: ["92 requests.received.total", "91 requests.received.natural_person"]),
        Case(text: "对申请办结时限由20个工作日缩短为15个工作日。", expected: []),
        Case(text: "根据《2019年政务公开要点》，全年收到申请12件。", expected: ["12 requests.received.total"]),
        Case(scope: .consolidated, text: "市政府未发生因信息公开而导致败诉或纠错件。", expected: []),
        Case(text: "收到依申请公开电话咨询50次。", expected: []),
    ]

    /// As reports of other bodies put it.
    static let variants = [
        Case(
            form: "2021", text: "2022年，全市行政机关共收到政府信息公开申请1234件，同比增长12.3%。其中，自然人申请1100件，占89.1%；法人或其他组织申请134件。",
            expected: ["1234 requests.received.total", "1100 requests.received.natural_person"]),
        Case(
            text: "全年新收到信息公开申请45件、上年度结转2件，共办结46件、结转下年度1件。",
            expected: [
                "45 requests.received.total", "2 requests.carried_in.total",
                "46 requests.handled_total.total", "1 requests.carried_out.total",
            ]),
        Case(
            text: "本年度，共收到依申请公开5件（网上申请4件，现场申请1件），同意公开3件，其余2件因本机关不掌握而无法提供。",
            expected: [
                "5 requests.received.total", "3 requests.granted.total",
                "2 requests.unavailable_not_held.total",
            ]),
        Case(text: "本年度无政府信息公开申请。", expected: ["0 requests.received.total"]),
        Case(
            text: "收到的36件申请中，予以公开23件、占63.9%，部分公开2件(占6%)。",
            expected: [
                "36 requests.received.total", "23 requests.granted.total",
                "2 requests.partially_granted.total",
            ]),
        Case(
            text: "共受理依申请公开36件，较2019年增加6件，办结36件。",
            expected: ["36 requests.received.total", "36 requests.handled_total.total"]),
        Case(
            text: "2019年度结转5件，顺延至2021年办理3件。",
            expected: []),
        Case(
            section: .requests, text: "2019年度结转5件，顺延至2021年办理3件。",
            expected: ["5 requests.carried_in.total", "3 requests.carried_out.total"]),
        Case(text: "申请答复中，同意公开和部分公开共30件，予以公开（含部分公开）30件。", expected: []),
        Case(
            text: "对申请作出予以公开答复23件、部分公开答复2件、不予公开答复1件。",
            expected: ["23 requests.granted.total", "2 requests.partially_granted.total"]),
        Case(
            text: "申请不予处理的3件中，信访举报投诉类2件、重复申请1件。",
            expected: ["2 requests.not_processed_petition.total", "1 requests.not_processed_duplicate.total"]),
        Case(
            text: "行政复议方面，收到3件，维持2件。",
            expected: [
                "3 review_litigation.reconsideration.total", "2 review_litigation.reconsideration.upheld",
            ]),
        Case(
            text: "全市发生政府信息公开行政复议10件、行政诉讼5件（其中未经复议直接起诉3件、复议后起诉2件）。",
            expected: [
                "10 review_litigation.reconsideration.total", "3 review_litigation.litigation_direct.total",
                "2 review_litigation.litigation_after_reconsideration.total",
            ]),
        Case(
            text: "本年新收政府信息公开申请数量：20件；依申请公开数量为0。",
            expected: ["20 requests.received.total", "0 requests.received.total"]),
        Case(text: "政府信息公开申请36件全部在法定期限内答复。", expected: ["36 requests.received.total"]),
        Case(text: "收到不属于本机关职权范围的申请3件，收到上级转来申请材料3份。", expected: []),
        Case(text: "全区31家单位共收到申请208件，向申请人发出告知书30份。", expected: ["208 requests.received.total"]),
        Case(scope: .consolidated, text: "各乡镇街道收到申请20件、区直部门收到申请188件，区县共收到50件。", expected: []),
        Case(
            form: "2014", text: "主动公开政府信息900条，网站公开信息500条、微信公众号300条、微博100条。",
            expected: [
                "900 disclosure.disclosed_total.value", "500 disclosure.via_website.value",
                "300 disclosure.via_wechat.value", "100 disclosure.via_weibo.value",
            ]),
        Case(text: "12345热线知识库新增政策条目33条，群众咨询一次答复率提高到94.09%。", expected: []),
        Case(
            text: "（二）依申请公开情况。完善登记、会商、审核流程。全年共收到20件，办结19件。",
            expected: ["20 requests.received.total", "19 requests.handled_total.total"]),
        Case(text: "政府信息公开申请从2019年的20件增加到2020年的30件。", expected: []),
        Case(text: "上半年收到申请12件，下半年收到申请18件。", expected: []),
        Case(
            text: "因政府信息公开申请行政复议1件，提起行政诉讼2件，均未被纠错。",
            expected: ["1 review_litigation.reconsideration.total"]),
    ]

    /// The samples' own sentences, with what they are known to say.
    static let samples = [
        Case(
            form: "2014", section: .requests, scope: .consolidated,
            text:
                "今年全区各级行政机关共受理政府信息公开申请308件，办结308件，其中区本级54件。书面申请238件（当面和信函，其中当面受理58件，其余全部信函受理）,占73%；以网上提交表单形式申请87件,占27%；以传真形式申请0件。",
            expected: [
                "308 requests.received_total.value", "308 requests.completed_total.value",
                "58 requests.received_in_person.value", "87 requests.received_online.value",
                "0 requests.received_by_fax.value",
            ]),
        Case(
            form: "2014", section: .reviewLitigation, scope: .consolidated,
            text: "今年我区因政务公开被申请行政复议7起，纠错1起，维持3起，其它情形1起，还有2件在审理中；因政务公开被申请行政诉讼2起，驳回1起，还有1件在审理中；无举报案例。",
            expected: [
                "7 reconsideration.total.value", "1 reconsideration.corrected.value",
                "3 reconsideration.upheld.value", "2 litigation.total.value", "1 litigation.upheld.value",
            ]),
        Case(
            scope: .consolidated,
            text:
                "2020年，我区共新收到政府信息公开依申请件208件，办结216件（含上年结转15件），结转下年度继续办理7件。办结件中予以公开85件，部分公开42件，不予公开5件，无法提供83件，不予处理1件。全年因政府信息公开引起的行政复议件23件，被纠正8件；诉讼件18件，被纠正2件。",
            expected: [
                "208 requests.received.total", "216 requests.handled_total.total",
                "15 requests.carried_in.total", "7 requests.carried_out.total", "85 requests.granted.total",
                "42 requests.partially_granted.total", "23 review_litigation.reconsideration.total",
                "8 review_litigation.reconsideration.corrected",
            ]),
    ]

    @Test(arguments: totals + outcomes + disputes + none + disclosure + others + variants + samples)
    func restatesFigures(test: Case) throws {
        #expect(try MentionTests.restated(test) == test.expected)
    }

    @Test(arguments: [
        ("主动公开信息11000余条，占比83%，发放手册约5000余份。", ["11000余条 11000 条 ~", "83% 83 %", "5000余份 5000 份 ~"]),
        (
            "访问量达77万次，收费271.53万元，办件3.6 万余件，满意率99.5％。",
            ["77万次 770000 次", "271.53万元 2715300 元", "3.6 万余件 36000 件 ~"]
        ),
        ("依据国办公开办函〔2021〕30号，2020年1月27日起，电话0577-56997923，第77名，第二十条第（一）项。", []),
        ("地址：广场路188号，热线12345，出台“惠企35条”，编制1.0版目录，三个方面。", []),
        ("举办活动近30场次，参加1,200人次，超过200家。", ["30场次 30 场次 ~", "1,200人次 1200 人次", "200家 200 家 ~"]),
    ])
    func readsQuantities(text: String, expected: [String]) throws {
        let found = try MentionTests.mentions(Case(text: text, expected: [])).map {
            "\($0.quantity) \($0.value) \($0.unit)" + ($0.isApproximate ? " ~" : "")
        }
        #expect(found == expected)
    }

    @Test func sumsAreKeptForTheChecks() throws {
        let form = try #require(Codebook.shared.form(named: "2019"))
        let found = try MentionTests.mentions(
            Case(text: "申请中不予公开5件，无法提供12件；行政诉讼18件。", expected: []))
        #expect(found.map(\.figure) == [nil, nil, nil])
        #expect(found.map { $0.restates.first?.count } == [8, 3, 2])
        #expect(
            found.last?.restates.first?.map { form.figures[$0].row }
                == ["litigation_direct", "litigation_after_reconsideration"])
    }

    @Test func sentenceAndLineAreThoseOfTheNumber() throws {
        let first = "今年以来，工作平稳推进。"
        let text = first + "共收到申请20件，办结18件。"
        let lineStarts = [
            Paragraph.LineStart(offset: 0, lineNumber: 5),
            Paragraph.LineStart(offset: Int32(first.unicodeScalars.count), lineNumber: 8),
        ]
        let paragraph = Paragraph(text: Array(text.unicodeScalars), lineStarts: lineStarts)
        let found = MentionFinder.find(
            in: [Section(kind: .requests, heading: "", paragraphs: [paragraph])],
            form: Codebook.shared.form(named: "2019"), cover: Cover())
        #expect(found.map(\.line) == [8, 8])
        #expect(found.map(\.sentence) == Array(repeating: "共收到申请20件，办结18件。", count: 2))
    }

    /// No text may end the run; every prefix and every deletion of a dense sentence is read.
    @Test func noTextTraps() throws {
        let dense = Array(
            ("2020年（上年结转3.6 万余件、分别为5件、3件）均为0件。未收到申请第1,2,345万亿亿元；其中"
                + "市本级99999999999999999999件《十百千万亿两〇").unicodeScalars)
        for length in dense.indices {
            for text in [Array(dense[..<length]), Array(dense[length...])] {
                _ = try MentionTests.mentions(
                    Case(text: String(String.UnicodeScalarView(text)), expected: []))
            }
        }
    }
}
