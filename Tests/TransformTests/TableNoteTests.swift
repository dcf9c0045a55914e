import Forms
import Model
import Testing

@testable import Transform

/// Rows whose cells take several lines, and rows that leave more than one reading.
struct TableNoteTests {
    /// Name, the lines below the header, and what the row `granted` then holds (`nil`: not asserted).
    private static let cases: [(name: String, lines: String, granted: [Int64?])] = [
        (
            "a cell with a note begins above its neighbours: the sum holds in the wrong order too",
            """
            三、本 （一）予以公开 1（其
            年度办 中区财
            2 1 1 1 1 7
            理结果 政局1
            件）
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "a number of the next column stands behind the first line of a note",
            """
            三、本 （一）予以公开 1 1 0 1 1（市信 0 4
            年度办 访局、市
            理结果 教育局共
            1件）
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [1, 1, 0, 1, 1, 0, 4]
        ),
        (
            "a spanning label whose bracket opens before a row and closes behind it is no note that holds the row's label",
            """
            二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3
            （三
            （一）予以公开 2 1 1 1 1 1 7
            ）不
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [2, 1, 1, 1, 1, 1, 7]
        ),
        (
            "a row stands on its own line; what follows is the next row's, though a page's number stands before its label",
            """
            二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3
            2 1 1 1 1 1 7
            2 （一）予以
            公开
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "a sum that fails and would hold in another order: a number was moved",
            """
            （一）予以公开 20 11 0 0 0 0 9
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "marks of footnotes",
            """
            （一）予以公开 2* 1 1 1 1 1 7①
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [2, 1, 1, 1, 1, 1, 7]
        ),
        (
            "one zero for seven columns, in a table whose rows print no totals",
            """
            二、上年结转政府信息公开申请数量
            3
            （一）予以公开
            0
            （二）部分公开
            3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "a tool moved the lines of a note to the left of the columns that other rows stand in",
            """
            二、上年结转政府信息公开申请数量       0        0        0        0        0        0        0
                                    1（市
                                 公安
                                    局3件
                                 ，市
            （一）予以公开                3        0                 0        0        0        4
                                 民政
                                    局2件）
            （二）部分公开                3        0        0        0        0        0        3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "values in cells below two labels without any: of which row is not told",
            """
            二、上年结转政府信息公开申请数量
            （一）予以公开
            | 2 | 1 | 1 | 1 | 1 | 1 | 7 |
            | （二）部分公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "as many digits as cells: several numbers without blanks",
            """
            （一）予以公开
            4200107
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "the last digit of the total on a line of its own",
            """
            （一）予以公开 672 25 0 0 24 3 72
            4
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "a page number below a row that stands whole on its line",
            """
            （一）予以公开 2 1 1 1 1 1 7
            4
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [2, 1, 1, 1, 1, 1, 7]
        ),
        (
            "a cell on a line, and a row with a line less than whole rows: any cell may be the blank one",
            """
            （一）予以公开
            2
            1
            1
            1
            1
            6

            （二）部分公开
            3
            0
            0
            0
            0
            0
            3

            1.属于国家秘密
            3
            0
            0
            0
            0
            0
            3

            2.其他法律行政法规禁止公开
            0
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "six zeros beside a row that owns too many values: five may be the row's, and one its neighbour's",
            """
            （一）予以公开
            0
            0
            0
            0
            0
            0
            （二）部分公开
            6
            6
            3
            0
            0
            0
            0
            0
            3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "a word behind the headers is no column where all rows have the form's values and add up",
            """
            审批单位
            （一）予以公开 2 1 1 1 1 1 7
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [2, 1, 1, 1, 1, 1, 7]
        ),
        (
            "a word behind the headers, and a row without a value",
            """
            审批单位
            （一）予以公开 2 1 1 1 1 1 7
            （二）部分公开 3 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
        (
            "cells without a header: seven of them have values, whatever stands behind",
            """
            | 二、上年结转政府信息公开申请数量 | 6 | | | | | | 6 | |
            | （一）予以公开 | | 1 | | | | | 1 | |
            | （二）部分公开 | 2 | | | | | | 2 | |
            """,
            [nil, 1, nil, nil, nil, nil, 1]
        ),
        (
            "a value with a note that was torn from it: its neighbours may stand in another order",
            """
            （一）予以公开 2（市信访局1件 0 0 0 1 0 1 件）
            （二）部分公开 3 0 0 0 0 0 3
            """,
            [nil, nil, nil, nil, nil, nil, nil]
        ),
    ]

    @Test(arguments: cases.indices)
    func readsWhatIsThere(_ index: Int) throws {
        let sample = Self.cases[index]
        let granted = try granted(sample.lines)
        #expect(granted == sample.granted, "\(sample.name)")
    }

    /// A cell on a line: name, and the lines below the header, of which nothing is asserted of the row `granted`.
    private static let open: [(name: String, lines: String)] = [
        (
            "digits on a line each, and blank cells left out: lines enough for one of them are there by chance",
            """
            （一）予以公开
            1
            0
            4
            2
            1
            6

            （二）部分公开
            2
            2

            1.属于国家秘密
            1
            2
            3

            2.其他法律行政法规禁止公开
            """
        ),
        (
            "the value before a row's label may be its total, and then its last value is none",
            """
            二、上年结转政府信息公开申请数量
            3
            1
            2
            6
            2
            （一）予以公开
            1
            1
            （二）部分公开
            3
            2
            5
            1.属于国家秘密
            4
            4
            2.其他法律行政法规禁止公开
            2
            2
            （七）总计
            12
            12
            """
        ),
        (
            "columns one by one below labels that come in another order than the form's",
            """
            （二）部分公开
            （一）予以公开

            1
            12

            0
            2

            0
            0

            0
            0

            0
            0

            0
            1

            1
            15

            1.属于国家秘密
            """
        ),
    ]

    @Test(arguments: open.indices)
    func leavesOpenWhatHasAnotherReading(_ index: Int) throws {
        let sample = Self.open[index]
        let granted = try granted(sample.lines, columnsOnLines: true)
        #expect(granted == Array(repeating: nil, count: 7), "\(sample.name)")
    }

    /// What the row `granted` holds.
    private func granted(_ lines: String, columnsOnLines: Bool = false) throws -> [Int64?] {
        let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        var document = normalized(
            """
            三、收到和处理政府信息公开申请情况
            \(columns.joined(separator: columnsOnLines ? "\n" : " "))
            \(lines)
            四、政府信息公开行政复议、行政诉讼情况
            """)
        let form = try #require(Codebook.shared.form(named: "2021"))
        let outline = SectionFinder.find(in: &document)
        document.tables = TableFinder.find(in: document)
        let figures = TableReader(form: form).read(&document, outline).figures
        return zip(form.figures, figures).filter { $0.0.row == "granted" }.map { $0.1.value?.mantissa }
    }

    /// Labels first, then the values behind their units: what the units of others stand behind has another order.
    @Test(arguments: [(units: "次次次次次篇次次", isRead: true), ("次次篇次次次次次", false)])
    func annexIsReadWhereUnitsAreItsFigures(_ units: String, _ isRead: Bool) throws {
        let values = units.enumerated().map { "\($0.element) \($0.offset + 21)" }
        var document = normalized(
            """
            政府信息公开情况统计表
            二、回应解读情况
            （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）
            （二）通过不同渠道和方式回应解读的情况
            1.参加或举办新闻发布会总次数
            其中：主要负责同志参加新闻发布会次数
            2.政府网站在线访谈次数
            其中：主要负责同志参加政府网站在线访谈次数
            3.政策解读稿件发布数
            4.微博微信回应事件数
            5.其他方式回应事件数
            \(values.joined(separator: "\n"))
            三、依申请公开情况
            """)
        let form = try #require(Codebook.shared.form(named: "2014"))
        let outline = SectionFinder.find(in: &document)
        let figures = TableReader(form: form).read(&document, outline).figures
        let response = zip(form.figures, figures).filter { $0.0.table == "response" }.map {
            $0.1.value?.mantissa
        }
        #expect(response == (isRead ? (21...28).map { $0 } : Array(repeating: nil, count: 8)))
    }

    /// A document may be wrong in one sum; where two fail, its values stand in another order than the columns.
    @Test func tableInOneRowWithTwoSumsThatFailStaysOpen() throws {
        let values = [4, 2, 3, 10, 0, 0, 0, 0, 0, 1, 0, 3, 0, 4, 1].map(String.init).joined(separator: "\n")
        var document = normalized(
            """
            四、政府信息公开行政复议、行政诉讼情况
            行政复议
            行政诉讼
            未经复议直接起诉
            复议后起诉
            \(String(repeating: "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n", count: 3))\(values)
            五、存在的主要问题及改进情况
            """)
        let form = try #require(Codebook.shared.form(named: "2021"))
        let outline = SectionFinder.find(in: &document)
        let figures = TableReader(form: form).read(&document, outline).figures
        let reviewed = zip(form.figures, figures).filter { $0.0.table == "review_litigation" }
        #expect(reviewed.count == 15)
        #expect(reviewed.allSatisfy { $0.1.status == .ambiguous && $0.1.value == nil })
    }

    /// Joining `减` to its number takes a token away; the note, which ends on the next line, is still that number's.
    @Test func noteBehindASignedNumberMayGoOn() throws {
        var document = normalized(
            """
            一、主动公开政府信息情况
            第二十条第（五）项
            信息内容 上一年项目数量 本年增/减 处理决定数量
            行政许可 1182 减 253（街道办理的不计入
            其中） 105115
            其他对外管理服务事项 1435 增 3418 277029
            """)
        let form = try #require(Codebook.shared.form(named: "2019"))
        let outline = SectionFinder.find(in: &document)
        let figures = TableReader(form: form).read(&document, outline).figures
        let next = zip(form.figures, figures).filter { $0.0.row == "other_services" }
        #expect(next.map { $0.1.value?.mantissa } == [1435, 3418, 277_029])
    }

    /// `pdfplumber` with its layout prints a page's number in the middle of a line of its own, as if in a blank cell.
    @Test(arguments: [("2", "3", 3), ("2", "2", 0)])
    func numbersOfOnePlaceThatCountArePages(second: String, third: String, suspects: Int) {
        let page = String(repeating: " ", count: 40)
        let text = ["1", second, third].map { "1.当面申请数     7\n\(page)\($0)\n2.传真申请数     8" }
        let document = normalized(text.joined(separator: "\n"))
        let tokens = TableTokenizer(document, lines: document.lines.indices, unitsHaveColumn: true).tokens
        #expect(PageGaps.suspects(tokens, in: document).count == suspects)
    }
}
