import Model
import Testing

@testable import Formats

private struct Piece: Equatable {
    let text: String
    let startsPage: Bool

    init(_ text: String, page: Bool = false) {
        self.text = text
        startsPage = page
    }
}

private let cases: [(text: String, lines: [Piece])] = [
    ("", []),
    ("一", [Piece("一")]),
    ("一\n", [Piece("一")]),
    ("一\n\n二", [Piece("一"), Piece(""), Piece("二")]),
    ("一\r\n二\r三\u{85}四\u{2028}五\u{2029}六\u{B}七", ["一", "二", "三", "四", "五", "六", "七"].map { Piece($0) }),
    ("一\r\r\n二\r\r三", [Piece("一"), Piece("二"), Piece(""), Piece("三")]),
    ("一\n\u{C}二\n", [Piece("一"), Piece("二", page: true)]),
    ("一\u{C}\n二\u{C}三", [Piece("一"), Piece("二", page: true), Piece("三", page: true)]),
    ("一\n\u{C}", [Piece("一")]),
    ("\u{C}\n\u{C}\u{C}一", [Piece("", page: true), Piece("一", page: true)]),
]

@Suite("Lines") struct LineSplitterTests {
    @Test("ends, pages and numbers", arguments: cases)
    fileprivate func split(_ text: String, _ expected: [Piece]) {
        let scalars = Array(text.unicodeScalars)
        let lines = LineSplitter.lines(of: scalars)
        let pieces = lines.map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[Int(line.start)..<Int(line.end)])
            return Piece(String(text), page: line.startsPage)
        }
        #expect(pieces == expected)
        #expect(lines.map(\.number) == (0..<expected.count).map { Int32($0 + 1) })
    }

    @Test("a line of spaces of any kind is blank")
    func blank() {
        let lines = LineSplitter.lines(of: Array(" \t\u{3000}\u{A0}\n\n 一".unicodeScalars))
        #expect(lines.map(\.role) == [.blank, .blank, .text])
    }
}
