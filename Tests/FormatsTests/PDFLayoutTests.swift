import Model
import Testing

@testable import Formats

/// What the places of printed lines tell.
@Suite
struct PDFLayoutTests {
    /// A line of characters as wide as high, from `left`, or of letters half as wide.
    private func line(_ text: String, left: Double, base: Double, size: Double = 10) -> TextLine {
        let scalars = Array(text.unicodeScalars)
        let width = scalars.reduce(0) { $0 + ($1.value < 0x80 ? size / 2 : size) }
        return TextLine(scalars: scalars, left: left, right: left + width, base: base, size: size)
    }

    /// Text from 100 to 400: thirty characters a line.
    private var joints: ParagraphJoints {
        let full = String(repeating: "全", count: 30)
        return ParagraphJoints(
            (0..<8).map { line(full, left: 100, base: Double($0) * 15) }
                + [line(String(full.prefix(28)), left: 120, base: 200)])
    }

    @Test
    func aLineGoesOnWhereTheNextWordHadNoRoom() {
        let word = line("0845-46329920。下载本报告", left: 100, base: 115)
        let short = line(String(repeating: "文", count: 21) + "传真：", left: 100, base: 100)
        let shorter = line(String(repeating: "文", count: 12) + "传真：", left: 100, base: 100)
        let text = line("全年主动公开", left: 100, base: 115)
        #expect(joints.joint(word, after: short, isSamePage: true) == .direct)
        #expect(joints.joint(word, after: shorter, isSamePage: true) == .none)
        #expect(joints.joint(text, after: short, isSamePage: true) == .none)
    }

    @Test
    func aTitleInTheMiddleGoesOnWhereItFillsItsLine() {
        let full = line(String(repeating: "标", count: 14), left: 110, base: 100, size: 20)
        let rest = line("年度报告", left: 210, base: 130, size: 20)
        let body = line("某某市水利局", left: 190, base: 100, size: 20)
        #expect(joints.joint(rest, after: full, isSamePage: true) == .direct)
        #expect(joints.joint(rest, after: body, isSamePage: true) == .none)
    }
}
