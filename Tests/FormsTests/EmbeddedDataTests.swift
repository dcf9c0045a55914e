import Foundation
import Testing

@testable import Forms

/// The program carries its data within itself; what it carries is what lies in `Data`.
@Suite struct EmbeddedDataTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

    private static let embedded = [
        "codebook.csv": codebookCSV, "relations.csv": relationsCSV, "labels.csv": labelsCSV,
        "mention_words.csv": mentionWordsCSV, "mention_rules.csv": mentionRulesCSV, "regions.csv": regionsCSV,
        "regions_stat_only.csv": statisticalAreasCSV, "region_hints.csv": regionHintsCSV,
        "series.csv": seriesCSV,
        "meanings.csv": meaningsCSV, "codes.csv": codesCSV,
    ]

    @Test func dataIsWhatIsEmbedded() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".csv") }
        #expect(Set(names) == Set(Self.embedded.keys))
        for name in names {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            let isSame =
                (Self.embedded[name] ?? "") + "\n" == text.replacingOccurrences(of: "\r\n", with: "\n")
            #expect(isSame, "\(name) is not what the program carries: run make generate")
        }
    }
}
