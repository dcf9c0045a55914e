import Forms
import Load
import Testing

/// A code that can be published has words in both languages; the remedy for a new one is a line in `Data/codes.csv`.
@Suite struct CodeLabelsTests {
    @Test(arguments: ["organization_level", "scope", "status", "severity", "result", "section", "reason"])
    func everyCodeHasWords(column: String) {
        let codes = PublishedTables.all.flatMap(\.columns).filter { $0.name == column }.flatMap(\.allowed)
        #expect(!codes.isEmpty)
        for code in codes {
            let label = CodeLabels.shared.label(of: code, in: column)
            #expect(label?.english.isEmpty == false && label?.chinese.isEmpty == false, "\(column) \(code)")
        }
    }
}
