import Model
import Testing

@testable import Transform

/// Each case is one line before and after.
private let lines: [(name: String, printed: String, folded: String)] = [
    ("digits and letters", "２０２０年ＡＢｘｙ共１２件", "2020年ABxy共12件"),
    ("Chinese punctuation", "“公开”，（一）：；。！？、《条例》〔2019〕60号……——～", "“公开”，（一）：；。！？、《条例》〔2019〕60号……——～"),
    ("nothing compatible", "①㎡Ⅲ㈠℃½²￥〇○", "①㎡Ⅲ㈠℃½²￥〇○"),
    ("spaces", "一\u{3000}二\u{A0}三\u{2003}四\u{202F}五\t六", "一 二 三 四 五\t六"),
    ("invisible", "\u{FEFF}公\u{200B}开\u{AD}\u{1}\u{1B}指\u{FE0F}南\u{2060}\u{E0100}", "公开指南"),
    ("radicals", "⼯作⽤⼾⺠⽣⻘⻩⻔⻓⽉⽇㇐", "工作用户民生青黄门长月日一"),
    ("compatibility ideographs", "\u{F9D1}\u{F90A}\u{F972}\u{FA0E}", "六金沈\u{FA0E}"),
    ("vertical forms", "︵一︶﹁二﹂︽三︾︰", "（一）「二」《三》︰"),
    ("ligatures", "o\u{FB03}ce@\u{FB02}.cn", "office@fl.cn"),
    ("percent and at", "占８３．５％；ａｂ＠１６３．ｃｏｍ", "占83.5%；ab@163.com"),
    ("decimal stop", "２７６４．７７２ 2．属于", "2764.772 2．属于"),
    ("grouping comma", "１，２３４，５６７件 1︐234", "1,234,567件 1,234"),
    ("no grouping", "1，2345、2021，345、12，34、3，456７", "1，2345、2021，345、12，34、3，4567"),
    ("grouping seen through the invisible", "1，\u{200B}2\u{200B}34", "1,234"),
    ("plus", "＋389 互联网＋政务 互联网 ＋ 政务 5Ｇ＋", "+389 互联网＋政务 互联网 ＋ 政务 5G+"),
    ("hyphen and slash", "－253 规章－文件 是／否 ０５７７－88 － ／", "-253 规章－文件 是／否 0577-88 - /"),
    ("minus and small signs", "\u{2212}253 0577\u{2011}88 83﹪ –5 —", "-253 0577-88 83% –5 —"),
    ("address", "ｈｔｔｐ：／／ｗｗｗ．ａ－ｂ．ｇｏｖ．ｃｎ／ｘ？ｉｄ＝１ 网址：//", "http://www.a-b.gov.cn/x？id=1 网址：//"),
]

private func document(_ texts: [String]) -> Document {
    var scalars: [Unicode.Scalar] = []
    var lines: [Line] = []
    for (index, text) in texts.enumerated() {
        let start = scalars.count
        scalars += text.unicodeScalars
        lines.append(Line(start: Int32(start), end: Int32(scalars.count), number: Int32(index + 1)))
        scalars.append("\n")
    }
    return Document(
        source: Source(path: "a.txt", ticket: 0), digest: "", encoding: .utf8, scalars: scalars, lines: lines)
}

private func texts(_ document: Document) -> [String] {
    document.lines.map { line in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: document.text(of: line))
        return String(text)
    }
}

/// Compared by scalars: Swift's `==` holds a compatibility ideograph equal to its target.
private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

@Suite("Width folding") struct WidthFoldingTests {
    @Test("folds one line", arguments: lines)
    func line(_ name: String, _ printed: String, _ folded: String) {
        var document = document([printed])
        WidthFolding.apply(to: &document)
        #expect(texts(document).map(scalars) == [scalars(folded)])
    }

    @Test("keeps the lines apart and their ranges right; folding twice is folding once")
    func wholeDocument() {
        var document = document(lines.map(\.printed))
        WidthFolding.apply(to: &document)
        #expect(texts(document).map(scalars) == lines.map { scalars($0.folded) })
        #expect(document.lines.map(\.number) == lines.indices.map { Int32($0 + 1) })
        let once = document
        WidthFolding.apply(to: &document)
        #expect(document.scalars == once.scalars)
        #expect(document.lines == once.lines)
        #expect(document.foldedWide == once.foldedWide)
    }

    @Test("a sign's neighbour is on its own line")
    func lineEnds() {
        var document = document(["互联网＋", "5", "规章－", "文件"])
        WidthFolding.apply(to: &document)
        #expect(texts(document) == ["互联网＋", "5", "规章-", "文件"])
    }

    @Test("lines of spaces become blank, others keep their role")
    func blankLines() {
        var document = document(["\u{3000}\u{A0}", "\u{FEFF}", "", "\u{3000}一"])
        document.lines[2].role = .blank
        WidthFolding.apply(to: &document)
        #expect(document.lines.map(\.role) == [.blank, .blank, .blank, .text])
    }

    @Test("names the characters that lost a column")
    func columns() {
        var document = document(["\u{200B}ab", "\u{3000}１\u{A0}⼯，１，０００\u{2212}1"])
        WidthFolding.apply(to: &document)
        #expect(texts(document) == ["ab", " 1 工，1,000-1"])
        #expect(document.foldedWide == [3, 4, 8, 9, 10, 11, 12])
    }

    @Test("every character alone: gone, kept or folded to something that stays")
    func everyCharacter() {
        let table = WidthTable.shared
        for value in UInt32(0)...0x10FFFF {
            guard let character = Unicode.Scalar(value) else { continue }
            switch table.folding(of: character) {
            case .keep: #expect(table.keeps(character))
            case .remove: #expect(!table.keeps(character))
            case .same(let target):
                if case .same = table.folding(of: target) { Issue.record("U+\(String(value, radix: 16))") }
            case .narrow(let target), .sign(let target, _):
                if !table.keeps(target) || table.keeps(character) {
                    Issue.record("U+\(String(value, radix: 16))")
                }
            }
        }
    }

    @Test("whatever the text: folding twice is folding once, and the ranges hold", arguments: 0..<500)
    func noise(_ seed: UInt64) {
        let alphabet = Array(
            "１2，,．.：／/＋－－中⼯aｂﬃ\u{200B}\u{3000} \t％︐︵①（\u{FEFF}\u{2212}\u{E000}".unicodeScalars)
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let texts = (0..<8).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<random(24) { text.append(alphabet[random(alphabet.count)]) }
            return String(text)
        }
        var document = document(texts)
        WidthFolding.apply(to: &document)
        let once = document
        WidthFolding.apply(to: &document)
        #expect(document.scalars == once.scalars)
        #expect(document.lines == once.lines)
        #expect(document.foldedWide == once.foldedWide)
        // Between two lines stands the one line end that was there, and nowhere else.
        var end = -1
        for line in document.lines {
            #expect(Int(line.start) == end + 1)
            #expect(!document.text(of: line).contains("\n"))
            end = Int(line.end)
        }
        #expect(end + 1 == document.scalars.count)
        #expect(zip(document.foldedWide, document.foldedWide.dropFirst()).allSatisfy { $0 < $1 })
        #expect(document.foldedWide.allSatisfy { document.scalars[Int($0)].isASCII })
    }
}
