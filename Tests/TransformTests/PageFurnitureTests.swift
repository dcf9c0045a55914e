import Testing

@testable import Transform

@Suite struct PageFurnitureTests {
    @Test(arguments: [
        "- 4 -", "—1—", "— 12 —", "-3-", "·5·", "第 3 页 共 9 页", "第3页", "Page 2", "3/9", "第 2 页，共 11 页",
    ])
    func knowsOrnamentedNumbers(text: String) {
        #expect(PageNumbers.isOrnamented(text.unicodeScalars.filter { !$0.isBlank }))
    }

    @Test(arguments: ["-3", "- - -", "—", "12", "415件", "+389", "9/3", "减253", "2020/1", "3 - 4", "0.5"])
    func leavesFigures(text: String) {
        #expect(!PageNumbers.isOrnamented(text.unicodeScalars.filter { !$0.isBlank }))
    }

    /// Cells that are alone on their lines, one of them at each page's end, stay.
    @Test func takesNoCellForAPageNumber() {
        let cells = "第二十条第（五）项\n行政许可\n12\n\u{C}行政处罚\n3\n行政强制\n3\n\u{C}行政事业性收费\n8\n采购\n15"
        #expect(normalized(cells).lines.allSatisfy { $0.role != .furniture })
    }

    @Test func takesBareNumbersThatCountThePages() {
        let document = normalized("信息内容\n数量\n5\n1\n\u{C}行政处罚\n7\n2\n\u{C}行政强制\n4\n3\n")
        #expect(document.lines.filter { $0.role == .furniture }.map(\.number) == [4, 7, 10])
    }

    @Test func marksChromeAndKeepsTheLastTitle() {
        let page = """
            柳溪县2022年政府信息公开工作年度报告
            首页
             >\u{20}
            政务公开
            柳溪县2022年政府信息公开工作年度报告
            发布日期：2023-01-19 来源：柳溪县人民政府
            浏览次数：
            25
            字号：[ 大 中 小 ]
            本报告依据条例编写，说明全县一年来公开工作的情况，欢迎监督。
            一、总体情况
            来源：各部门自查材料的数字经过核对，与上一年相比没有大的变化。
            柳溪县人民政府
            2023年1月19日
            打印本页
            备案序号：甲ICP备00000000号
            """
        let furniture = normalized(page).lines.filter { $0.role == .furniture }.map(\.number)
        #expect(furniture == [1, 2, 3, 4, 6, 7, 8, 9, 15, 16])
    }

    @Test func removesComments() {
        #expect(
            paragraphs("<!--[if !supportLists]-->1.<!--[endif]-->加强领导，明确专人负责这项工作。") == ["1.加强领导，明确专人负责这项工作。"])
    }
}
