import Load
import Model
import TestSupport
import Testing

/// Three columns, of which the first is shared by the rows of a batch.
private let schema = TableSchema(
    name: .mentions, rowMeaning: "test",
    columns: [
        ColumnSchema("source", .text, label: "来源", ""),
        ColumnSchema("sentence", .text, label: "句子", ""),
        ColumnSchema("value", .number, label: "数值", ""),
    ], sharedColumns: 1)

private func encoded(
    _ rows: [(String, Amount?)], _ format: RecordFormat, columns: [String]? = nil,
    filters: [RowFilter] = [], source: String = "a"
) -> String {
    var batch = RecordBatch()
    batch.append(source)
    batch.beginRows()
    for (text, value) in rows {
        batch.append(text)
        batch.append(value)
    }
    var bytes: [UInt8] = []
    RecordEncoder(RecordLayout(schema: schema, format: format, columns: columns, filters: filters))
        .encode(batch, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

@Suite struct RecordEncoderTests {
    /// A text, and its field in CSV, TSV and JSON.
    static let texts: [(String, String, String, String)] = [
        ("", "", "", "null"),
        ("受理申请405件", "受理申请405件", "受理申请405件", "\"受理申请405件\""),
        ("a,b", "\"a,b\"", "a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\"", "a\"b", #""a\"b""#),
        ("a\nb", "\"a\nb\"", #"a\nb"#, #""a\nb""#),
        ("a\rb", "\"a\rb\"", #"a\rb"#, #""a\rb""#),
        ("a\tb", "a\tb", #"a\tb"#, #""a\tb""#),
        (#"a\b/c"#, #"a\b/c"#, #"a\\b/c"#, #""a\\b/c""#),
        ("\u{1B}[31m\u{7F}", "\u{1B}[31m\u{7F}", "\u{1B}[31m\u{7F}", #""\u001b[31m"# + "\u{7F}\""),
        ("\u{0}\u{8}\u{C}\u{1F}", "\u{0}\u{8}\u{C}\u{1F}", "\u{0}\u{8}\u{C}\u{1F}", #""\u0000\b\f\u001f""#),
        ("=1+2", "'=1+2", "=1+2", "\"=1+2\""),
        ("+389", "'+389", "+389", "\"+389\""),
        ("-", "'-", "-", "\"-\""),
        ("@x,y", "\"'@x,y\"", "@x,y", "\"@x,y\""),
        ("\tx", "'\tx", #"\tx"#, #""\tx""#),
        ("\r\n", "\"'\r\n\"", #"\r\n"#, #""\r\n""#),
        (" x ", " x ", " x ", "\" x \""),
        ("𠮷🀄", "𠮷🀄", "𠮷🀄", "\"𠮷🀄\""),
    ]

    @Test(arguments: texts)
    func textIsEscapedWhereNeeded(text: String, csv: String, tsv: String, json: String) {
        let rows: [(String, Amount?)] = [(text, nil)]
        #expect(encoded(rows, .csv(.init()), columns: ["source", "sentence"]) == "a,\(csv)\n")
        #expect(encoded(rows, .tsv, columns: ["source", "sentence"]) == "a\t\(tsv)\n")
        #expect(encoded(rows, .jsonLines, columns: ["sentence"]) == "{\"sentence\":\(json)}\n")
    }

    @Test func numbersAreNeverGuarded() {
        let rows: [(String, Amount?)] = [
            ("x", Amount(-253)), ("y", Amount(mantissa: 5, scale: 1)), ("z", nil),
        ]
        #expect(encoded(rows, .csv(.init())) == "a,x,-253\na,y,0.5\na,z,\n")
        #expect(
            encoded(rows, .jsonLines, columns: ["value", "source"]) == """
                {"value":-253,"source":"a"}
                {"value":0.5,"source":"a"}
                {"value":null,"source":"a"}

                """)
    }

    @Test func sharedFieldsAreEscapedToo() {
        #expect(encoded([("x", nil)], .csv(.init()), source: "=a,b") == "\"'=a,b\",x,\n")
        #expect(encoded([("x", nil)], .tsv, columns: ["sentence", "source"], source: "a\tb") == "x\ta\\tb\n")
    }

    @Test func optionsOfCSV() {
        let bare = RecordFormat.csv(
            .init(hasByteOrderMark: false, lineEnd: .carriageReturnLineFeed, guardsFormulas: false))
        #expect(encoded([("=1", nil)], bare) == "a,=1,\r\n")
        let header = RecordEncoder(RecordLayout(schema: schema, format: bare)).header
        #expect(header == Array("source,sentence,value\r\n".utf8))
    }

    @Test func headers() {
        func header(_ format: RecordFormat, _ labels: HeaderLabels = .names) -> [UInt8] {
            RecordEncoder(RecordLayout(schema: schema, format: format, labels: labels)).header
        }
        #expect(header(.csv(.init())) == [0xEF, 0xBB, 0xBF] + Array("source,sentence,value\n".utf8))
        #expect(header(.tsv, .chinese) == Array("来源\t句子\t数值\n".utf8))
        #expect(header(.jsonLines).isEmpty)
    }

    @Test func rowsAndColumnsCanBeChosen() {
        let rows: [(String, Amount?)] = [("x", Amount(1)), ("", Amount(2)), ("x,", Amount(3))]
        let filter = RowFilter(column: "sentence", allowed: ["x,", ""])
        let columns = ["value", "value", "unknown"]
        #expect(encoded(rows, .csv(.init()), columns: columns, filters: [filter]) == "2\n3\n")
        let other = RowFilter(column: "source", allowed: ["b"])
        #expect(encoded(rows, .tsv, filters: [filter, other]) == "")
        #expect(encoded(rows, .tsv, filters: [RowFilter(column: "value", allowed: ["1"])]) == "a\tx\t1\n")
    }

    @Test func aRowOfOneEmptyFieldIsNoBlankLine() {
        #expect(encoded([("", nil)], .csv(.init()), columns: ["sentence"]) == "\"\"\n")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func readersGetWhatWasWritten(seed: UInt64) throws {
        var noise = Noise(seed: seed)
        let rows: [(String, Amount?)] = (0..<200).map { _ in
            (noise.text(), Amount(Int64(noise.next() % 1000)))
        }
        let expected = rows.map { ["a", $0.0, $0.1?.description ?? ""] }
        let plain = RecordFormat.csv(.init(guardsFormulas: false))
        #expect(StandardReaders.csv(encoded(rows, plain)) == expected)
        #expect(StandardReaders.tsv(encoded(rows, .tsv)) == expected)
        let keys = schema.columns.map(\.name)
        #expect(try StandardReaders.jsonLines(encoded(rows, .jsonLines), keys: keys) == expected)
    }
}
