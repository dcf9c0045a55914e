import Model
import Testing

@testable import Transform

@Suite struct ProseReaderTests {
    /// Reads the text with the given lines claimed by a table.
    private func read(_ text: String, tableLines: Set<Int32>) -> [String] {
        var document = normalized(text)
        let outline = SectionFinder.find(in: &document)
        for line in document.lines.indices where tableLines.contains(document.lines[line].number) {
            document.lines[line].role = .table
        }
        return ProseReader.sections(of: document, outline).flatMap(\.paragraphs).map { string($0.text) }
    }

    @Test func takesBackNumbersOfSentences() {
        let text = "一、总体情况\n全年办理群众的申请，其中从网站提交的有\n16 件，当面\n2 件，均在期限内办结。"
        #expect(read(text, tableLines: [3, 4]) == ["全年办理群众的申请，其中从网站提交的有16件，当面2件，均在期限内办结。"])
    }

    @Test func leavesOutTablesAndTheirDebris() {
        let text = """
            三、收到和处理政府信息公开申请情况
            本年度办理情况统计如下：
            申请人情况
            -----
            一、本年新收政府信息公开申请数量
            3.
            件
            36
            财政局）
            五、存在的主要问题及改进情况
            人手不够。
            """
        #expect(read(text, tableLines: [2, 3, 5, 8]) == ["本年度办理情况统计如下：", "人手不够。"])
    }

    @Test func knowsTheLineOfEveryCharacter() {
        var document = normalized("本年收到申请16\n件，都在期限\n内答复，无一起复议。")
        let outline = SectionFinder.find(in: &document)
        let paragraphs = ProseReader.sections(of: document, outline).flatMap(\.paragraphs)
        for paragraph in paragraphs {
            for start in paragraph.lineStarts {
                let line = document.lines[Int(start.lineNumber) - 1]
                let printed = document.text(of: line).first { !$0.isBlank }
                #expect(paragraph.text[Int(start.offset)] == printed)
            }
        }
    }
}
