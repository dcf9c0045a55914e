import Model
import TestSupport
import Testing

@testable import Formats

private func read(_ bytes: [UInt8]) -> [String] {
    switch Format.document(of: bytes, source: Source(path: "a.docx", ticket: 0), digest: "d") {
    case .failure(let rejection): return [rejection.reason.rawValue + ": " + rejection.message]
    case .success(let document): return document.printedLines
    }
}

/// What a document with this body prints.
private func printed(_ body: String, parts: [String: String] = [:]) -> [String] {
    let files = [("word/document.xml", "<w:document><w:body>\(body)</w:body></w:document>")]
    return read(SmallZIP.archive((files + parts.sorted { $0.key < $1.key }).map { ($0.0, Array($0.1.utf8)) }))
}

private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
private func r(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r>"
}
private func tc(_ text: String, _ properties: String = "") -> String {
    "<w:tc>\(properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>")\(p(r(text)))</w:tc>"
}
private func field(_ code: String, _ result: String) -> String {
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>\(code)</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>\(result)<w:r><w:fldChar w:fldCharType='end'/></w:r>"
}

@Suite("DOCX: what a reader sees") struct DOCXTextTests {
    @Test(
        "text",
        arguments: [
            (p(r("共1") + r("2件")) + p("") + p(r("乙")), ["共12件", "乙"]),
            (p(r("甲&#x4E59;&lt;")), ["甲乙<"]),
            (p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"), ["甲", "乙 丙"]),
            // Tracked changes.
            (
                p(r("1") + "<w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:ins>\(r("3"))</w:ins>"),
                ["13"]
            ),
            (p("<w:moveFrom>\(r("1"))</w:moveFrom><w:moveTo>\(r("2"))</w:moveTo>"), ["2"]),
            (p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("1")) + p(r("2")), ["12"]),
            (
                p(
                    "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"
                ), ["甲"]
            ),
            // Hidden, struck out, raised.
            (p(r("1", "<w:vanish/>") + r("2", "<w:vanish w:val='0'/>") + r("3", "<w:strike/>")), ["2"]),
            (p(r("12") + r("1", "<w:vertAlign w:val='superscript'/>") + r("件")), ["12件"]),
            // Fields.
            (p(field(" =SUM(LEFT) ", r("7"))), ["7"]),
            (p(field(" IF \(field("MERGEFIELD a", r("9"))) = 9 ", r("7")) + r("件")), ["7件"]),
            (
                p(
                    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='是'/>"
                        + "<w:listEntry w:val='否'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
                ), ["否"]
            ),
            (
                "<w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr><w:sdtContent>\(p(r("甲")))</w:sdtContent></w:sdt>",
                ["甲"]
            ),
            // A text box, for programs old and new.
            (
                p(
                    r("前")
                        + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>\(p(r("框")))</w:txbxContent></wps:txbx>"
                        + "</mc:Choice><mc:Fallback><w:txbxContent>\(p(r("框")))</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
                        + r("后")), ["框", "前后"]
            ),
            // Other prefixes.
            ("<x:p xmlns:x='w'><x:r><x:t>甲</x:t></x:r></x:p>", ["甲"]),
        ] as [(String, [String])])
    func text(_ body: String, _ lines: [String]) {
        #expect(printed(body) == lines)
    }

    @Test(
        "tables",
        arguments: [
            (
                "<w:tr>\(tc("甲", "<w:gridSpan w:val='2'/>"))\(tc("1"))</w:tr><w:tr>\(tc("乙"))\(tc("2"))\(tc("3"))</w:tr>",
                ["t1:r1:c1 甲", "t1:r1:c3 1", "t1:r2:c1 乙", "t1:r2:c2 2", "t1:r2:c3 3"]
            ),
            (
                "<w:tr>\(tc("甲", "<w:vMerge w:val='restart'/>"))\(tc("1"))</w:tr><w:tr>\(tc("藏", "<w:vMerge/>"))\(tc("2"))</w:tr>",
                ["t1:r1:c1 甲", "t1:r1:c2 1", "t1:r2:c2 2"]
            ),
            (
                "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>\(tc("1"))</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>\(tc("9"))</w:tr>"
                    + "<w:tr><w:trPr><w:del/></w:trPr>\(tc("8"))</w:tr><w:tr>\(tc("乙"))\(tc("2"))</w:tr>",
                ["t1:r1:c2 1", "t1:r2:c1 乙", "t1:r2:c2 2"]
            ),
            (
                "<w:tr>\(tc("甲"))<w:tc><w:tbl><w:tr>\(tc("1"))\(tc("2"))</w:tr></w:tbl>\(p(""))</w:tc></w:tr><w:tr>\(tc("乙和丙"))\(tc("3"))</w:tr>",
                ["t1:r1:c1 甲", "t2:r1:c1 1", "t2:r1:c2 2", "t1:r2:c1 乙和丙", "t1:r2:c2 3"]
            ),
            (
                "<w:tr>\(tc("甲", "<w:hMerge w:val='restart'/>"))\(tc("", "<w:hMerge/>"))\(tc("1"))</w:tr>",
                ["t1:r1:c1 甲", "t1:r1:c3 1"]
            ),
        ] as [(String, [String])])
    func tables(_ rows: String, _ lines: [String]) {
        #expect(printed("<w:tbl><w:tblPr/>\(rows)</w:tbl>") == lines)
    }

    @Test("a cell that spans rows, and an empty one")
    func spans() throws {
        let rows =
            "<w:tr>\(tc("甲", "<w:vMerge w:val='restart'/>"))\(tc(""))</w:tr>"
            + "<w:tr>\(tc("", "<w:vMerge/>"))\(tc("2"))</w:tr><w:tr>\(tc("", "<w:vMerge/>"))<w:tc/></w:tr>"
        let file = SmallZIP.archive([("word/document.xml", Array("<w:tbl>\(rows)</w:tbl>".utf8))])
        let document = try Format.document(of: file, source: Source(path: "a", ticket: 0), digest: "d").get()
        #expect(
            document.tables == [
                PrintedTable(cells: [
                    PrintedCell(row: 0, column: 0, rowSpan: 3, pieces: [.whole(line: 0)]),
                    PrintedCell(row: 0, column: 1),
                    PrintedCell(row: 1, column: 1, pieces: [.whole(line: 1)]),
                    PrintedCell(row: 2, column: 1),
                ])
            ])
    }

    private let numbering = """
        <w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>
        <w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>
        <w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0">
        <w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>
        <w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>
        <w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>
        """

    @Test("numbers that Word prints")
    func numbers() {
        func item(_ list: Int, _ level: Int, _ text: String) -> String {
            p(
                "<w:pPr><w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(list)'/></w:numPr></w:pPr>"
                    + r(text))
        }
        let body =
            item(7, 0, "甲") + item(7, 1, "子") + item(7, 1, "丑") + item(7, 0, "乙") + item(7, 1, "寅")
            + item(8, 0, "丙")
            + item(9, 0, "丁") + item(0, 0, "戊")
        let styled = p("<w:pPr><w:pStyle w:val='b'/></w:pPr>" + r("己"))
        let styles =
            "<w:styles><w:style w:styleId='a'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
            + "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
        let lines = printed(
            body + styled, parts: ["word/numbering.xml": numbering, "word/styles.xml": styles])
        #expect(lines == ["一、甲", "1.1 子", "1.2 丑", "二、乙", "2.1 寅", "十一、丙", "丁", "戊", "十二、己"])
    }

    @Test("a note stands behind its paragraph, or behind the table")
    func notes() {
        let notes =
            "<w:footnotes><w:footnote w:id='-1'><w:p/></w:footnote><w:footnote w:id='2'>\(p(r("注")))</w:footnote></w:footnotes>"
        let mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
        #expect(
            printed(p(r("12") + mark + r("件")) + p(r("后")), parts: ["word/footnotes.xml": notes]) == [
                "12件", "注", "后",
            ])
        let table = "<w:tbl><w:tr><w:tc>\(p(r("12") + mark))</w:tc>\(tc("3"))</w:tr></w:tbl>"
        #expect(
            printed(table + p(r("后")), parts: ["word/footnotes.xml": notes])
                == ["t1:r1:c1 12", "t1:r1:c2 3", "注", "后"])
    }

    @Test(
        "numbers of lists",
        arguments: [
            (ListNumber.chinese, 1, "一"), (.chinese, 10, "十"), (.chinese, 11, "十一"), (.chinese, 20, "二十"),
            (.chinese, 105, "一百零五"), (.chineseDigits, 10, "一〇"), (.chineseLegal, 12, "壹拾贰"),
            (.circled, 3, "③"),
            (.upperRoman, 14, "XIV"), (.lowerLetter, 28, "bb"), (.fullWidth, 12, "１２"),
            (.decimalZero, 7, "07"), (.stems, 2, "乙"),
            (.stems, 11, "11"),
        ])
    func listNumbers(_ format: ListNumber, _ number: Int, _ text: String) {
        #expect(format.text(number) == text)
    }
}

@Suite("DOCX: bytes") struct DOCXBytesTests {
    private let body = Array("<w:p><w:r><w:t>甲</w:t></w:r></w:p>".utf8)

    @Test("what is read and what is refused, with the reason")
    func reasons() {
        #expect(read(SmallZIP.archive([("word/document.xml", body)])) == ["甲"])
        #expect(read(SmallZIP.archive([("word\\document2.xml", body)])) == ["甲"])
        #expect(read([1, 2, 3].reversed() + SmallZIP.archive([("word/document.xml", body)])).count == 1)
        #expect(
            read(SmallZIP.archive([("word/document.xml", body)], wrongSum: true))[0].hasPrefix("damaged_file")
        )
        #expect(
            read(SmallZIP.archive([("word/document.xml", body)], flags: 1))[0].hasPrefix("needs_password"))
        #expect(
            read(Array(SmallZIP.archive([("word/document.xml", body)]).dropLast(30)))[0].hasPrefix(
                "damaged_file"))
        #expect(
            read(SmallZIP.archive([("xl/workbook.xml", body)])) == [
                "unsupported_format: a spreadsheet (XLSX)"
            ])
        let odt = SmallZIP.archive([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))])
        #expect(read(odt) == ["unsupported_format: an OpenDocument text (ODT)"])
        #expect(read(SmallZIP.archive([("word/document.xml", [])]))[0].hasPrefix("empty_source"))
        #expect(
            read(SmallZIP.archive([("word/document.xml", Array("<w:t>".utf8) + [0xE4, 0x20])]))[0].hasPrefix(
                "damaged_file"))
    }

    @Test("OLE files by the names of their streams")
    func ole() {
        func file(_ stream: String) -> [UInt8] {
            var file = OfficeFile.oleMark + [UInt8](repeating: 0, count: 1152 - 8)
            for (offset, letter) in stream.utf8.enumerated() { file[1024 + 2 * offset] = letter }
            file[1024 + 64] = UInt8(2 * stream.utf8.count + 2)
            return file
        }
        #expect(read(file("EncryptedPackage"))[0].hasPrefix("needs_password"))
        #expect(read(file("WordDocument")) == ["unsupported_format: an old Word file (DOC) or a WPS file"])
        #expect(read(file("Workbook")) == ["unsupported_format: an old Excel file (XLS)"])
    }

    @Test("entities are not unfolded, depth is no matter")
    func bounds() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><w:p><w:r><w:t>&c;</w:t></w:r></w:p>"
        #expect(read(SmallZIP.archive([("word/document.xml", Array(bomb.utf8))])) == ["&c;"])
        #expect(printed(String(repeating: "<w:tbl><w:tr><w:tc>", count: 10_000) + p(r("甲"))) == ["甲"])
        #expect(printed(p(String(repeating: "<w:txbxContent>", count: 10_000) + r("甲"))) == ["甲"])
    }

    @Test("check sums", arguments: [("", 0), ("123456789", 0xCBF4_3926), ("1234567", 0x5003_699F)])
    func checkSums(_ text: String, _ sum: Int) {
        #expect(Int(CRC32.of(Array(text.utf8))) == sum)
    }
}
