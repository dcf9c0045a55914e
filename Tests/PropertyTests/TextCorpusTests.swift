import Forms
import Foundation
import Model
import TestSupport
import Testing

/// Texts that real tools took out of real files (`Tests/Corpus`), but those held out.
struct TextCorpusTests {
    /// The share that is read of each tool's texts, from `corpus_floors.csv` beside this file.
    private static let floors: [String: Double] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "corpus_floors.csv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        return Dictionary(
            CSVTable(text).rows.map { ($0[0], Double($0[1]) ?? 2) }, uniquingKeysWith: { first, _ in first })
    }()

    private static let corpus = Result { try KnownReports.texts() }

    @Test(arguments: floors.keys.sorted())
    func publishesNothingWrong(_ tool: String) throws {
        var score = ReadingScore()
        for text in try Self.corpus.get().items where text.tool == tool && !text.isHeldOut {
            let (document, report) = read(String(decoding: text.bytes, as: UTF8.self), name: text.name)
            score.add(text, report)
            #expect(fault(in: report, of: document, cells: nil) == nil, "\(text.name)")
        }
        #expect(score.wrong == [])
        #expect(score.recall >= Self.floors[tool] ?? 2)
    }

    @Test func everyToolHasAFloor() throws {
        let texts = try Self.corpus.get().items
        #expect(texts.count == 220)
        #expect(Set(texts.map(\.tool)) == Set(Self.floors.keys))
    }
}
