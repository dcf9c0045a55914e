import Testing

@testable import Load

@Suite struct LabelScriptTests {
    private func script(_ program: LabelScript.Program, _ labels: HeaderLabels) -> [String] {
        let layout = RecordLayout(schema: PublishedTables.schema(of: .panel), format: .csv(.init()))
        let file = PublishedFile(name: "panel.csv", layout: layout, summary: .init(bytes: 1, digest: ""))
        let bytes = LabelScript(for: program, labels: labels).finish(
            [file], of: DatasetDescription(title: "A 'title'"))
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Every column is labelled, in Stata's grammar: at most 80 characters between compound quotation marks.
    @Test func stataLabelsEveryColumn() {
        let lines = script(.stata, .english)
        let labels = lines.filter { $0.hasPrefix("label variable ") }
        let labelled = Set(labels.compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) })
        #expect(labelled.isSuperset(of: PublishedTables.schema(of: .panel).columns.map(\.name)))
        for line in labels {
            let text = line.split(separator: "`", maxSplits: 1).last ?? ""
            #expect(text.hasPrefix("\"") && text.hasSuffix("\"'") && text.count <= 83, "\(line)")
        }
        #expect(lines.contains("label variable requests__received__total `\"New requests: all applicants\"'"))
        #expect(lines.contains("label define scope_label 1 `\"own\"' 2 `\"consolidated\"'"))
        #expect(lines.contains { $0.hasPrefix("import delimited using `\"panel.csv\"'") })
    }

    @Test func spssLabelsEveryColumn() {
        let lines = script(.spss, .chinese)
        #expect(lines.contains("FILE LABEL 'A ''title'''."))
        #expect(lines.contains("VALUE LABELS scope 'own' '本单位' 'consolidated' '汇总'."))
        #expect(lines.contains { $0.hasPrefix("  /requests__received__total '") })
        #expect(lines.last == "EXECUTE.")
    }

    @Test func withoutAPanelItSaysSo() {
        let bytes = LabelScript(for: .stata, labels: .english).finish([], of: DatasetDescription())
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("* No file"))
    }

    /// Heads in English are as good a name of a column as any.
    @Test func englishHeadsAreUnique() {
        for schema in PublishedTables.all {
            let labels = schema.columns.map(\.englishLabel)
            #expect(Set(labels).count == labels.count, "\(schema.name)")
            #expect(!labels.contains(""))
        }
    }
}
