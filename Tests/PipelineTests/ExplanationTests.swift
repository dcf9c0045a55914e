import Foundation
import Pipeline
import Testing

/// `ogi explain` over every document of the table cases: it never ends the program, and says the same twice.
@Suite struct ExplanationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let documents: [String] = {
        let tables = root.appendingPathComponent("Tests/Cases/tables").path
        let all = FileManager.default.enumerator(atPath: tables)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.contains("/input/") && $0.hasSuffix(".txt") }.sorted().map {
            "\(tables)/\($0)"
        }
    }()

    private func explain(_ path: String, _ place: String) throws -> Explanation {
        let config = try PipelineFile.load(
            path: Self.root.appendingPathComponent("pipeline.json").path, checksFolders: false)
        return try Explanation(config, path: path, place: place)
    }

    @Test func thereAreDocuments() { #expect(Self.documents.count > 50) }

    @Test(arguments: documents)
    func everyTableCaseIsExplained(_ path: String) throws {
        let listing = try explain(path, "lines")
        #expect(!listing.text.isEmpty)
        // Each piece is shown as it was read: a line of the table has four columns.
        let pieces = listing.text.components(separatedBy: "\n\n")[0].split(separator: "\n")
        for piece in pieces where listing.text.hasPrefix("line\t") {
            #expect(piece.components(separatedBy: "\t").count == 4, "\(piece)")
        }
        for explanation in [listing, try explain(path, "")] {
            _ = try JSONSerialization.jsonObject(with: Data(explanation.json.printed))
        }
    }
}
