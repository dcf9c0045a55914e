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

    // MARK: Tables without lines

    /// The cells of a table: `row left-right: text`, in the order of rows and places.
    private func cells(_ lines: [TextLine]) -> [String] {
        guard let grid = LooseGrid(lines, LooseSeparators([]), before: nil) else { return [] }
        return grid.table.cells.sorted { ($0.row, $0.left) < ($1.row, $1.left) }.map { cell in
            let text = cell.lines.map { String(String.UnicodeScalarView($0.scalars)) }.joined(separator: "|")
            return "\(cell.row) \(Int(cell.left))-\(Int(cell.right)): \(text)"
        }
    }

    /// Rows as close as lines: which lines are a label is told by the numbers, which stand in its middle.
    @Test
    func cutsLabelsWhereNumbersStandInTheirMiddle() {
        let cells = cells([
            line("件数", left: 300, base: 100), line("金额", left: 400, base: 100),
            line("1.申请人逾期", left: 100, base: 120), line("未按通知要求", left: 100, base: 132),
            line("缴纳的申请", left: 100, base: 144),
            line("3", left: 305, base: 132), line("4", left: 405, base: 132),
            line("2.其他申请数", left: 100, base: 156), line("5", left: 305, base: 156),
            line("6", left: 405, base: 156),
        ])
        #expect(
            cells == [
                "0 299-360: 件数", "0 360-421: 金额",
                "1 100-299: 1.申请人逾期|未按通知要求|缴纳的申请", "1 299-360: 3", "1 360-421: 4",
                "2 100-299: 2.其他申请数", "2 299-360: 5", "2 360-421: 6",
            ])
    }

    /// A head stands in the middle of its columns, or begins with the first of them.
    @Test(arguments: [340.0, 300.0])
    func spreadsHeadsOverColumns(_ left: Double) {
        let cells = cells([
            line("复议", left: left, base: 80), line("诉讼", left: left + 120, base: 80),
            line("维持", left: 300, base: 100), line("纠正", left: 340, base: 100),
            line("其他", left: 380, base: 100), line("维持", left: 420, base: 100),
            line("纠正", left: 460, base: 100), line("其他", left: 500, base: 100),
            line("1", left: 305, base: 120), line("2", left: 345, base: 120), line("3", left: 385, base: 120),
            line("4", left: 425, base: 120), line("5", left: 465, base: 120), line("6", left: 505, base: 120),
        ])
        #expect(cells.prefix(2) == ["0 299-410: 复议", "0 410-521: 诉讼"])
        #expect(cells.suffix(3) == ["2 410-450: 4", "2 450-490: 5", "2 490-521: 6"])
    }

    /// An empty cell is said to be there only where every number stands below its own head.
    @Test(arguments: [(305.0, true), (335.0, false)])
    func saysThatACellIsEmptyOnlyWhereItIsSure(_ example: (left: Double, isSure: Bool)) {
        let cells = cells([
            line("件数", left: 300, base: 100), line("金额", left: 400, base: 100),
            line("人数", left: 500, base: 100),
            line("许可", left: 100, base: 120), line("1", left: example.left, base: 120),
            line("2", left: 405, base: 120), line("处罚", left: 100, base: 140),
            line("3", left: example.left, base: 140),
        ])
        #expect(cells.contains { $0.hasSuffix(": ") } == example.isSure)
    }

    /// Units stand between labels and numbers; one may be set in two lines, and a mark may stand for none.
    @Test
    func takesUnitsForAColumnOfTheirOwn() {
        let cells = cells([
            line("一、经费情况", left: 100, base: 100), line("——", left: 300, base: 100),
            line("（一）专项经费不包括", left: 100, base: 120), line("其他经费", left: 100, base: 132),
            line("万", left: 300, base: 120), line("元", left: 300, base: 132), line("5", left: 400, base: 126),
            line("二、培训情况", left: 100, base: 152), line("——", left: 300, base: 152),
            line("（一）人数", left: 100, base: 172), line("人", left: 300, base: 172),
            line("7", left: 400, base: 172),
        ])
        let row = cells.filter { $0.hasPrefix("1 ") }.map { $0.drop { $0 != ":" }.dropFirst(2) }
        #expect(row == ["（一）专项经费不包括|其他经费", "万|元", "5"])
    }
}
