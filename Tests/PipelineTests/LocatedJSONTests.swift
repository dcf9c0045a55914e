import Pipeline
import Testing

@Suite struct LocatedJSONTests {
    @Test func keepsPlacesOrderAndEqualKeys() throws {
        let root = try LocatedJSONParser.parse(
            Array("{\"名\": [1,\r\n  true], \"a/b\": {}, \"a/b\": null}".utf8))
        #expect(root.members.map(\.key) == ["名", "a/b", "a/b"])
        let number = try #require(root["名"]?.elements.first)
        #expect(number.place == Place(line: 1, column: 8, pointer: "/名/0"))
        #expect(root["名"]?.elements.last?.place == Place(line: 2, column: 3, pointer: "/名/1"))
        #expect(root.members[2].keyPlace == Place(line: 2, column: 21, pointer: "/a~1b"))
    }

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#""\u4e2d\uD83D\uDE00""#, "中😀"),
        ("\u{FEFF}\"x\"", "x"),
    ])
    func readsStrings(text: String, expected: String) throws {
        #expect(try LocatedJSONParser.parse(Array(text.utf8)).string == expected)
    }

    /// Place of the first thing that is wrong.
    @Test(arguments: [
        ("", 1, 1), ("{\"a\" 1}", 1, 6), ("{\"a\": 1,}", 1, 9), ("[1 2]", 1, 4), ("{a: 1}", 1, 2),
        ("01", 1, 2),
        ("\"\n\"", 1, 2), ("\"\\x\"", 1, 3), ("\"\\ud800\"", 1, 8), ("\"abc", 1, 5), ("tru", 1, 1),
        ("[] []", 1, 4),
        ("1.", 1, 3), ("-", 1, 2), ("1e", 1, 3), ("{\n\"a\":\n// b\n1}", 3, 1), ("[1,\n\n ?]", 3, 2),
        (String(repeating: "[", count: 100_000), 1, LocatedJSONParser.depthLimit + 1),
    ])
    func refuses(text: String, line: Int, column: Int) {
        let found = #expect(throws: Diagnostic.self) { try LocatedJSONParser.parse(Array(text.utf8)) }
        #expect(found?.place.line == line)
        #expect(found?.place.column == column)
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: Diagnostic.self) { try LocatedJSONParser.parse([0x22, 0xFF, 0x22]) }
    }
}
