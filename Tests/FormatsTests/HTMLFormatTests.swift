import Model
import Testing

@testable import Formats

/// What a page prints: a line each, cells marked with the place of theirs.
private func printed(_ html: String) -> [String] {
    switch Format.document(of: Array(html.utf8), source: Source(path: "a.html", ticket: 0), digest: "d") {
    case .failure(let rejection): return [rejection.reason.rawValue]
    case .success(let document): return document.printedLines
    }
}

extension Document {
    /// `t1:r2:c3 text` for lines of tables, `~ text` for furniture.
    var printedLines: [String] {
        lines.enumerated().map { index, line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: self.text(of: line))
            switch line.role {
            case .table: return "\(places[index].description) \(String(text))"
            case .furniture: return "~ \(String(text))"
            default: return String(text)
            }
        }
    }
}

@Suite("Web pages: what a reader sees") struct HTMLTextTests {
    @Test(
        "text",
        arguments: [
            // Paragraphs, breaks, white space, references.
            ("<p>甲\n  乙</p><p>丙</p>", ["甲乙", "丙"]),
            ("<p>a\n b&nbsp;c</p>", ["a b\u{A0}c"]),
            ("<div>一<br>二<BR/>三</div>", ["一", "二", "三"]),
            ("<p>&#19968;&#x4E8C;&lt;&amp;&unknown;&middot</p>", ["一二<&&unknown;·"]),
            ("<p>共<span>1</span><b>2</b>件</p>", ["共12件"]),
            ("<p>a < b, c<3</p>", ["a < b, c<3"]),
            ("<p title='a>b' class=x>甲</p>", ["甲"]),
            ("<p>甲<p>乙<ul><li>丙<li>丁</ul>戊", ["甲", "乙", "丙", "丁", "戊"]),
            ("<p><b>甲<p>乙</b>丙</p>", ["甲", "乙丙"]),
            ("<p></p><pre>甲\n乙</pre>", ["甲", "乙"]),
            // Not shown.
            ("<p>甲<!-- <p>乙</p> -->丙</p>", ["甲丙"]),
            ("<p>甲</p><script>var a='<p>乙</p>'</script><style>p{}</style>丙", ["甲", "丙"]),
            ("<p>甲</p><div hidden>乙<p>丙</div>丁", ["甲", "丁"]),
            ("<p>甲</p><div style='color:red;DISPLAY : none'>乙</div>丁", ["甲", "丁"]),
            ("<p>甲<span style='visibility:hidden'>乙<i style='visibility:visible'>丙</i></span></p>", ["甲丙"]),
            ("<p>甲</p><template><p>乙</p></template><noscript>丙</noscript><iframe>丁</iframe>", ["甲"]),
            ("<p>1<del>2</del><s>3</s><span style='text-decoration:line-through'>4</span>5</p>", ["15"]),
            ("<p>甲<span style='font-size:0px'>乙</span><span style='font-size:0.9em'>丙</span></p>", ["甲丙"]),
            ("<p>12<sup>1</sup>件，5m<sup>2</sup></p>", ["12件，5m2"]),
            ("<p>甲<svg><text>乙</text></svg><button>丙</button></p>", ["甲"]),
            // Shown only in part.
            ("<p><input value=12>件<input type=hidden value=3><INPUT TYPE=text VALUE='4'></p>", ["12件4"]),
            ("<p><select><option>1<option selected>2</option></select>件</p>", ["2件"]),
            ("<p><select><option>1</option><option>2</option></select>件</p>", ["1件"]),
            ("<p><textarea>甲\n乙</textarea></p>", ["甲乙"]),
            ("<p></p><details><summary>甲</summary>乙</details><details open>丙</details>", ["甲", "丙"]),
            // Style sheets of the page.
            (
                "<head><style>.t{display:none}.t.on{display:block}</style><div class='t'>甲</div><div class='t on'>乙</div>",
                ["乙"]
            ),
            ("<head><style>#a .b>p{display:none}</style><div id=a><div class=b><p>甲</p>乙</div></div>", ["乙"]),
            (
                "<head><style>@media print{.b{display:none}} @media screen{.c{display:none}}</style><p class=b>甲<p class=c>乙",
                ["甲"]
            ),
            ("<head><style>a:hover,.b{visibility:hidden}</style><p class=b>甲</p><p>乙", ["乙"]),
            // The page's own navigation.
            (
                "<body><nav>首页</nav><header>站名</header><p>甲</p><footer>主办</footer>",
                ["~ 首页", "~ 站名", "甲", "~ 主办"]
            ),
            ("<body><article><header>题</header><p>甲</p><footer>局</footer></article>", ["题", "甲", "局"]),
            ("<body><header>甲</header>", ["甲"]),
            // Numbered lists.
            ("<div><ol><li>甲<li>乙</ol><ol start=3 type=a><li>丙</ol>", ["1. 甲", "2. 乙", "c. 丙"]),
            ("<div><ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ] as [(String, [String])])
    func text(_ html: String, _ lines: [String]) {
        #expect(printed(html) == lines)
    }

    @Test(
        "tables",
        arguments: [
            (
                "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>",
                ["t1:r1:c1 甲", "t1:r1:c2 1", "t1:r2:c1 乙", "t1:r2:c2 2"]
            ),
            (
                "<TABLE><TR><TH ROWSPAN=2>甲<TH COLSPAN='2'>乙</TR><TR><TD>1<TD>2</TABLE>",
                ["t1:r1:c1 甲", "t1:r1:c2 乙", "t1:r2:c2 1", "t1:r2:c3 2"]
            ),
            (
                "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>3<td>4</table>",
                ["t1:r1:c1 甲", "t1:r1:c2 1", "t1:r2:c2 2", "t1:r3:c1 3", "t1:r3:c2 4"]
            ),
            (
                "<table><tr><td>甲<br>乙<p>丙</p><td>1</table>",
                ["t1:r1:c1 甲", "t1:r1:c1 乙", "t1:r1:c1 丙", "t1:r1:c2 1"]
            ),
            (
                "<table><tr style='display:none'><td>甲<td>9<tr><td>乙<td>1</table>",
                ["t1:r1:c1 乙", "t1:r1:c2 1"]
            ),
            ("<table><caption>题</caption><tr><td>甲<td>1</table>后", ["题", "t1:r1:c1 甲", "t1:r1:c2 1", "后"]),
            // A closing tag inside of a cell ends nothing outside of it.
            (
                "<div>前<table><tr><td>甲</div></p></span><td>1</table>后",
                ["前", "t1:r1:c1 甲", "t1:r1:c2 1", "后"]
            ),
            // Two tables, one inside of the other's cell.
            (
                "<table><tr><td>甲<td>1<tr><td>乙<td><table><tr><td>丙<td>2</table></table>",
                ["t1:r1:c1 甲", "t1:r1:c2 1", "t1:r2:c1 乙", "t2:r1:c1 丙", "t2:r1:c2 2"]
            ),
            // The frame of a page.
            (
                "<table><tr><td>栏目<td><h1>题</h1><table><tr><td>丙<td>2</table>年度政府信息公开工作报告正文</table>",
                ["~ 栏目", "题", "t1:r1:c1 丙", "t1:r1:c2 2", "年度政府信息公开工作报告正文"]
            ),
            ("<table><tr><td>一段<tr><td>二段</table>", ["一段", "二段"]),
            // No cell.
            ("<p>甲</p><td>乙</td>", ["甲", "乙"]),
            ("<table></table><table><tr></table>甲", ["甲"]),
        ] as [(String, [String])])
    func tables(_ html: String, _ lines: [String]) {
        #expect(printed(html) == lines)
    }

    @Test("a span past the end of its table is cut, an empty cell has no pieces")
    func spans() throws {
        let html = "<table><tr><td rowspan=9>甲<td></td><td colspan=3>1</table>"
        let document = try Format.document(
            of: Array(html.utf8), source: Source(path: "a", ticket: 0), digest: "d"
        ).get()
        #expect(
            document.tables == [
                PrintedTable(cells: [
                    PrintedCell(row: 0, column: 0, pieces: [.whole(line: 0)]),
                    PrintedCell(row: 0, column: 1),
                    PrintedCell(row: 0, column: 2, columnSpan: 3, pieces: [.whole(line: 1)]),
                ])
            ])
    }
}

@Suite("Web pages: bytes") struct HTMLBytesTests {
    private func format(_ bytes: [UInt8]) -> String {
        switch Format.document(of: bytes, source: Source(path: "a.txt", ticket: 0), digest: "d") {
        case .success(let document): document.format.rawValue + " " + (document.encoding?.rawValue ?? "")
        case .failure(let rejection): rejection.reason.rawValue
        }
    }

    @Test(
        "told by what the file begins with",
        arguments: [
            ("<!DOCTYPE html><p>a", "html utf-8"), (" \n<!-- <x> --><HTML>a", "html utf-8"),
            ("\u{FEFF}<?xml version='1.0'?><html>a</html>", "html utf-8-sig"), ("<div>a", "html utf-8"),
            ("<p>a", "html utf-8"), ("<p\n>a", "html utf-8"), ("<table ><tr><td>a", "html utf-8"),
            ("<pre>a", "text utf-8"), ("<parent>a", "text utf-8"), ("标题\n<table>", "text utf-8"),
            ("<html>", "empty_source"), ("<html><script>a</script>", "empty_source"),
        ])
    func formats(_ text: String, _ expected: String) {
        #expect(format(Array(text.utf8)) == expected)
    }

    /// 申请 in GBK.
    private let gbk: [UInt8] = [0xC9, 0xEA, 0xC7, 0xEB]

    @Test("the bytes decide against the page's claim")
    func claims() {
        let utf8 = Array("申请".utf8)
        func page(_ charset: String, _ text: [UInt8]) -> [UInt8] {
            Array("<html><meta charset=\"\(charset)\"><p>".utf8) + text
        }
        #expect(format(page("gb2312", gbk)) == "html gb18030")
        #expect(format(page("utf-8", gbk)) == "html gb18030")
        #expect(format(page("gb2312", utf8)) == "html utf-8")
        #expect(format(page("utf-8", utf8)) == "html utf-8")
        #expect(format(page("big5", gbk)) == "undecodable_bytes")
        // 联通 in GBK is valid UTF-8.
        #expect(format(page("gbk", [0xC1, 0xAA, 0xCD, 0xA8])) == "html gb18030")
        #expect(format([0xFF, 0xFE] + Array("<html>a".utf8.flatMap { [$0, 0] })) == "html utf-16le")
    }

    @Test("a wrong byte does no harm where it is not shown")
    func damage() {
        let text = Array("政府信息公开工作年度报告".utf8)
        #expect(format(Array("<p title='".utf8) + [0xE4] + Array("'>".utf8) + text) == "html utf-8")
        #expect(format(Array("<p>".utf8) + text + [0xE4] + text) == "undecodable_bytes")
    }

    @Test(
        "MHTML",
        arguments: [
            ("quoted-printable", "<p>=E7=94=B3=\r\n=E8=AF=B7 3=3D3</p>"),
            ("base64", "PHA+55Sz6K+3IDM9\r\nMzwvcD4="), ("8bit", "<p>申请 3=3</p>"),
        ])
    func mhtml(_ encoding: String, _ body: String) throws {
        let file = """
            From: <Saved by Blink>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="--a"\r
            \r
            \r
            ----a\r
            Content-Type: image/png\r
            \r
            x\r
            ----a\r
            Content-Type: text/html; charset="utf-8"\r
            Content-Transfer-Encoding: \(encoding)\r
            \r
            \(body)\r
            ----a--\r
            """
        let result = Format.document(
            of: Array(file.utf8), source: Source(path: "a.mht", ticket: 0), digest: "d")
        #expect(try result.get().printedLines == ["申请 3=3"])
        #expect(format(Array(file.utf8)) == "html utf-8")
    }

    @Test("deep, wide and unending markup is bounded")
    func bounds() {
        #expect(printed(String(repeating: "<div>", count: 20_000) + "甲") == ["甲"])
        #expect(
            printed(
                "<p>甲" + String(repeating: "<b><i>", count: 5_000) + String(repeating: "</b>", count: 5_000))
                == ["甲"])
        #expect(printed(String(repeating: "<table><tr><td>", count: 5_000) + "甲").count == 1)
        #expect(printed("<table>" + String(repeating: "<tr><td>", count: 200_001)) == ["unfolds_too_large"])
        #expect(
            printed("<table><tr>" + String(repeating: "<td colspan=1000>1", count: 100)) == [
                "unfolds_too_large"
            ])
        #expect(printed("<p>甲" + String(repeating: "<a b=\"", count: 5_000)).first == "甲")
        #expect(printed("<p>甲" + String(repeating: "<!--", count: 5_000)) == ["甲"])
    }
}
