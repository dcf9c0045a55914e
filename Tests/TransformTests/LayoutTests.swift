import Model
import Testing

@testable import Transform

/// What a format knows of its lines is not guessed again: a `<p>` that a PDF prints is text, and its lines stay as they are.
@Suite struct LayoutTests {
    private static let prose = Typesetter(
        width: 40, linesPerPage: 6, foot: { ["- \($0) -"] }, pageMark: "\u{C}"
    )
    .set(Array(repeating: "一年来，本局围绕中心工作推进政务公开，细化责任、补齐短板，各项任务基本按期完成。", count: 6))

    @Test(arguments: [prose, "<p>公开信息12条</p><p>另起一段</p>", "**一、总体情况**\n公开信息&nbsp;12条。"])
    func stepsForPrintedLinesLeaveAFormatsOwnAlone(_ text: String) {
        func look(_ format: SourceFormat, _ change: (inout Document) -> Void) -> [String] {
            var document = extracted(text, format: format)
            change(&document)
            return document.lines.map { line in
                "\(string(document.scalars[Int(line.start)..<Int(line.end)])) \(line.role) \(line.joint)"
            }
        }
        for format in [SourceFormat.pdf, .docx, .html] {
            #expect(
                look(format) { Normalization.apply(to: &$0) } == look(format) { WidthFolding.apply(to: &$0) })
        }
        #expect(look(.text) { Normalization.apply(to: &$0) } != look(.text) { _ in })
    }
}
