import Forms
import Model
import Testing

@testable import Transform

/// Numbers of pages among the values of a row; what is right is what the page shows.
struct PageNumberTests {
    /// A cell on a line, as `pypdf` prints it; pages end below two of the rows.
    @Test(arguments: [("3", [2, 0]), ("5", [nil, nil])])
    func numbersThatCountOnArePages(_ secondPage: String, _ read: [Int64?]) throws {
        let cells = [
            "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "2", "2", "1.参加或举办新闻发布会总次数", "1",
            "其中：主要负责同志参加新闻发布会次数", "1", "2.政府网站在线访谈次数", "4", "其中：主要负责同志参加政府网站在线访谈次数", "1",
            "3.政策解读稿件发布数", "7", "4.微博微信回应事件数", "9", "", "", "5.其他方式回应事件数", "0", secondPage,
        ]
        let figures = try figures(
            "2014", "政府信息公开情况统计表\n二、回应解读情况\n\(cells.joined(separator: "\n"))\n三、依申请公开情况")
        #expect(
            ["responses_total", "other_responses"].map { figures["response.\($0)"]?.first ?? nil } == read)
        #expect(figures["response.policy_interpretations"] == [7])
    }

    /// The value left blank, its unit printed, and behind the next heading and its dash the number of the page.
    @Test func aNumberBehindTheNextHeadingIsNotTheRowsAbove() throws {
        let figures = try figures(
            "2014",
            """
            政府信息公开情况统计表
            七、机构建设和保障经费情况
            （三）从事政府信息公开工作人员数
            人
            8
            （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）
            万元
            八、政府信息公开会议和培训情况
            ——
            9
            （一）召开政府信息公开工作会议或专题会议数
            次
            （二）举办各类培训班数
            次
            235
            """)
        #expect(figures["capacity.dedicated_funding"] == [nil])
    }

    /// `pdfplumber` puts it between the heads of the table in one row and its values.
    @Test func aNumberAboveTheLineOfATableInOneRowIsAPage() throws {
        let heads = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + String(repeating: "结果维持 结果纠正 其他结果 尚未审结 总计 ", count: 3)
        let figures = try figures(
            "2021", "四、政府信息公开行政复议、行政诉讼情况\n\(heads)\n3\n1 2 4 6 13 0 3 2 0 5 0 1 2 0 3\n五、存在的主要问题及改进情况")
        #expect(figures["review_litigation.reconsideration"] == [1, 2, 4, 6, 13])
        #expect(figures["review_litigation.litigation_after_reconsideration"] == [0, 1, 2, 0, 3])
    }

    /// Two lines below its values a page ends, and the label goes on beside them.
    @Test func aNumberBelowTheLabelOfAWholeLineIsAPage() throws {
        let figures = try requests(
            "（一）予以公开 3 0 0 0 0 0 3\n（二）部分公开（区分处理的，只计这\n2 1 1 1 1 1 7\n一情形，不计其他情形）\n3\n1.属于国家秘密 3 0 0 0 0 0 3")
        #expect(figures["requests.partially_granted"] == [2, 1, 1, 1, 1, 1, 7])
    }

    /// A wrong sum of the document's own stays what is printed, however a page's number goes astray further on; digits right
    /// below the line may be its last ones.
    @Test(arguments: [(7, true), (1, false)])
    func whatStandsFarFromALineIsNoneOfIts(_ lines: Int, _ isRead: Bool) throws {
        var rows = Self.labels.map { "\($0) 0 0 0 0 0 0 0" }
        rows[2] = "（一）予以公开 2 1 1 1 1 1 9"
        rows.insert("总计\n4", at: 2 + lines)
        let granted = try requests(rows.joined(separator: "\n"))["requests.granted"]
        #expect(granted == (isRead ? [2, 1, 1, 1, 1, 1, 9] : Array(repeating: nil, count: 7)))
    }

    private static let labels = [
        "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "1.属于国家秘密",
        "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
        "7.属于行政执法案卷", "8.属于行政查询事项", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他", "（七）总计", "四、结转下年度继续办理",
    ]

    private func requests(_ rows: String) throws -> [String: [Int64?]] {
        let heads = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
        return try figures(
            "2021",
            "三、收到和处理政府信息公开申请情况\n\(heads)\n二、上年结转政府信息公开申请数量 5 0 0 0 0 0 5\n\(rows)\n四、政府信息公开行政复议、行政诉讼情况")
    }

    /// The values of each row.
    private func figures(_ name: String, _ text: String) throws -> [String: [Int64?]] {
        var document = normalized(text)
        let form = try #require(Codebook.shared.form(named: name))
        let outline = SectionFinder.find(in: &document)
        let figures = TableReader(form: form).read(&document, outline).figures
        return Dictionary(grouping: zip(form.figures, figures)) { "\($0.0.table).\($0.0.row)" }
            .mapValues { $0.map { $0.1.value?.mantissa } }
    }
}
