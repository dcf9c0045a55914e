import Testing

@testable import Extract

private let cases: [(pattern: String, matching: [String], other: [String])] = [
    ("**/*.txt", ["a.txt", "x/a.txt", "x/y/z/年报.txt", ".txt"], ["a.txt/b", "atxt", "x/a.txt~"]),
    // Only what stands behind the last dot may be written either way.
    ("**/a*.txt", ["a.TXT", "x/a1.Txt"], ["A.txt", "X/A.TXT"]),
    ("**/*.{txt,html}", ["a.txt", "x/a.HTML"], ["a.md", "a.{txt,html}", "a.txthtml"]),
    ("20{19,2[01]}/{a,b/{c,d}}{,-2}.txt", ["2019/a.txt", "2021/b/d-2.txt"], ["2022/a.txt", "2019/b.txt"]),
    ("[{]a[},]", ["{a}", "{a,"], ["a", "{a"]),
    ("*.txt", ["a.txt"], ["x/a.txt"]),
    ("archive/**", ["archive/a", "archive/x/a", "archive/"], ["archive", "archived/a", "x/archive/a"]),
    ("**/drafts/**/*.txt", ["drafts/a.txt", "x/drafts/y/z/a.txt"], ["x/a.txt", "drafts.txt", "drafts/a"]),
    (
        "20??/*-[ab]?.txt", ["2020/x-a1.txt", "2021/-b年.txt"],
        ["2020/x-c1.txt", "202/x-a1.txt", "2020/x-a/.txt"]
    ),
    ("[!a-f]*[]x-z-]", ["gy", "年-", "g]"], ["ay", "ga", "g"]),
    ("[一-五]、*", ["二、总体", "五、"], ["六、总体"]),
    ("a*b*c/**/d*e", ["abc/de", "axbxc/y/dxe", "abbcc/d/de"], ["abc/d", "a/bc/de", "abc/de/f"]),
    ("**/a/*/b", ["a/x/b", "x/a/a/b", "a/a/a/b", "a/x/a/y/b"], ["a/b", "a/x/y/b"]),
]

@Suite("Globs") struct GlobTests {
    @Test("match whole paths", arguments: cases)
    func match(_ pattern: String, _ matching: [String], _ other: [String]) throws {
        let glob = try #require(Glob(pattern))
        #expect(matching.filter { !glob.matches($0) } == [])
        #expect(other.filter { glob.matches($0) } == [])
    }

    @Test(
        "patterns that match nothing are refused",
        arguments: ["", "/a", "a/", "a//b", "../a", "./a", "[a", "[z-a]", "{a", "a}", "{a,/b}", "{[a}"])
    func refused(_ pattern: String) {
        #expect(Glob(pattern) == nil)
    }

    @Test("braces that stand for too many patterns are refused")
    func tooMany() {
        #expect(Glob(String(repeating: "{a,b}", count: 10) + ".txt") != nil)
        #expect(Glob(String(repeating: "{a,b}", count: 30) + ".txt") == nil)
        #expect(Glob(String(repeating: "{", count: 1000) + "a" + String(repeating: "}", count: 1000)) == nil)
    }

    @Test("many stars take no long time")
    func stars() throws {
        let glob = try #require(
            Glob(String(repeating: "**/*a*", count: 1) + String(repeating: "a*", count: 40) + "b"))
        #expect(!glob.matches(String(repeating: String(repeating: "a", count: 250) + "/", count: 16)))
    }
}
