import Model
import Testing

@testable import Formats

@Suite("Text files") struct TextFormatTests {
    private func document(_ bytes: [UInt8]) -> Result<Document, Rejection> {
        Format.document(of: bytes, source: Source(path: "a.txt", ticket: 7), digest: "d")
    }

    @Test("encoding and lines of a text")
    func whole() throws {
        let document = try document([0xEF, 0xBB, 0xBF] + Array("abc\n\n信息".utf8)).get()
        #expect(document.source == Source(path: "a.txt", ticket: 7))
        #expect(document.digest == "d")
        #expect(document.format == .text)
        #expect(document.encoding == .utf8WithMark)
        #expect(document.lines.map(\.role) == [.text, .blank, .text])
        #expect(document.text(of: document.lines[2]).elementsEqual("信息".unicodeScalars))
    }

    @Test("a file without a letter is empty", arguments: ["", " \n\t\r\n\u{3000}"])
    func empty(_ text: String) {
        guard case .failure(let rejection) = document(Array(text.utf8)) else {
            Issue.record("it was read")
            return
        }
        #expect(rejection.reason == .emptySource)
    }
}
