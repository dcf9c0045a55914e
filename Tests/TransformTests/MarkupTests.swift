import Testing

@testable import Transform

/// Text that still carries markup is read as who sees the page reads it.
@Suite struct MarkupTests {
    @Test(arguments: [
        ("公开信息&nbsp;12&#160;条&#xA0;。", ["公开信息12条。"]),
        ("&ldquo;一网&rdquo;公开&#65297;&#50;条&#12290;", ["“一网”公开12条。"]),
        ("AT&T公司&unknown;的申请。", ["AT&T公司&unknown;的申请。"]),
        ("<style>\n.a{width:100%}\n</style>\n<SCRIPT>\nvar a = \"共5条\";\n</SCRIPT>\n公开信息12条。", ["公开信息12条。"]),
        ("公开信息12条。\n<!-- 旧的\n说法：13条 -->\n另起一段。", ["公开信息12条。", "另起一段。"]),
        ("<p>（一）加强领导</p><p>公开信息12条</p><P>另起一段</P>", ["（一）加强领导", "公开信息12条", "另起一段"]),
        ("&lt;p&gt;公开信息12条&lt;/p&gt;&lt;p&gt;另起一段&lt;/p&gt;", ["公开信息12条", "另起一段"]),
        ("<a title=\"1>0\" href=\"x\">公开</a>信息12条。", ["公开信息12条。"]),
        ("3<5，7>6，共12条。", ["3<5，7>6，共12条。"]),
        ("<table><tr><td>全年公开。工作有序。没有差错。</td></tr></table>", ["全年公开。工作有序。没有差错。"]),
        ("公开12条。\n<table>\n<tr><td>项目</td>\n<td>数量</td></tr>\n</table>\n另起一段。", ["公开12条。", "另起一段。"]),
        ("<style>没有结束的样式", ["没有结束的样式"]),
    ])
    func paragraphsAreThoseOfThePage(text: String, expected: [String]) {
        #expect(paragraphs(text) == expected)
    }

    /// Many openings of what never ends cost one look each.
    @Test func endsThatAreMissingAreLookedForOnce() {
        let text = String(repeating: "<!--<script>", count: 20_000) + "完。"
        #expect(paragraphs(text).joined() == String(repeating: "<!--", count: 20_000) + "完。")
    }

    @Test(arguments: [
        ("（三）完善制度规范，加强信息管理\n发布的每条信息都经过两人审核。", 2),
        ("（三）公开信息12条，\n发布的每条信息都经过两人审核。", 1),
    ])
    func subheadingsStayApart(text: String, count: Int) {
        #expect(paragraphs(text).count == count)
    }

    /// `【字体:` lost its buttons: the heading below is no value of it.
    @Test func labelsTakeNoHeading() {
        let page = "柳溪县2022年政府信息公开工作年度报告\n【打印】 【字体:\n\n一、总体情况\n全年公开信息12条。"
        #expect(normalized(page).lines.filter { $0.role == .furniture }.map(\.number) == [2])
    }
}
