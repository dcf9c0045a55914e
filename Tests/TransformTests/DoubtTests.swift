import Forms
import Model
import Testing

@testable import Transform

/// Every cell that is left open says what else its values may be.
struct DoubtTests {
    /// Rows that leave more than one reading, and what is said of the row `granted`.
    private static let cases: [(name: String, rows: String, doubt: Evidence)] = [
        (
            "as many digits as cells",
            """
            （一）予以公开
            4200107
            （二）部分公开 3 0 0 0 0 0 3
            """, .doubt(.sum(.glued))
        ),
        (
            "a value with a note that was torn from it",
            """
            二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3
            （一）予以公开 2（市信访局1件 0 0 0 1 0 1 件）
            （二）部分公开 3 0 0 0 0 0 3
            """, .doubt(.reading(.note))
        ),
        (
            "one value for seven columns: nothing but the number of columns is known",
            """
            二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3
            （一）予以公开 3
            （二）部分公开 3 0 0 0 0 0 3
            """, .candidates([0, 1, 2, 3, 4, 5, 6])
        ),
    ]

    @Test func valuesBelowTwoLabelsMayBeTheFirstOnes() throws {
        let form = try #require(Codebook.shared.form(named: "2021"))
        let other = try #require(form.offset(ofFigure: "requests.carried_in.natural_person"))
        let granted = try granted(
            "二、上年结转政府信息公开申请数量\n（一）予以公开\n2 1 1 1 1 1 9\n（二）部分公开 3 0 0 0 0 0 3")
        #expect(granted?.evidence == .doubt(.valuesOf(figure: other)))
    }

    @Test(arguments: cases.indices)
    func doubtsHaveNames(_ index: Int) throws {
        let granted = try granted(Self.cases[index].rows)
        #expect(granted?.status == .ambiguous && granted?.evidence == Self.cases[index].doubt)
    }

    /// The first cell of the row `granted`.
    private func granted(_ rows: String) throws -> Figure? {
        var document = normalized(
            "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
                + "\(rows)\n四、政府信息公开行政复议、行政诉讼情况")
        let form = try #require(Codebook.shared.form(named: "2021"))
        let outline = SectionFinder.find(in: &document)
        let figures = TableReader(form: form).read(&document, outline).figures
        return zip(form.figures, figures).first { $0.0.row == "granted" }?.1
    }
}
