import Foundation
import Load
import Pipeline
import Testing

/// What is generated or promised in several places is the same everywhere.
@Suite struct ReferenceTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }

    @Test func generatedFilesAreFresh() throws {
        let schema = try Self.text("pipeline.schema.json")
        #expect(schema == ConfigSchema.text, "run make generate")
        let reference = try Self.text("REFERENCE.md")
        #expect(reference == Reference.markdown, "run make generate")
    }

    @Test func builtInPipelineIsTheCommittedOne() throws {
        let committed = try Self.text("pipeline.json")
        #expect(defaultPipelineJSON + "\n" == committed, "run make generate")
    }

    @Test func defaultPipelineIsGood() throws {
        let config = try ConfigCheck.check(Array(defaultPipelineJSON.utf8))
        let tables = config.sinks.compactMap { $0.options.text("table") }
        #expect(Set(tables) == Set(PublishedTables.all.map(\.name.rawValue)))
    }

    @Test func everyConfigErrorHasACase() throws {
        let folder = Self.root.appendingPathComponent("Tests/Cases/config")
        let messages = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { name in
            let file = folder.appendingPathComponent(name).appendingPathComponent("expected/stderr")
            return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        }.joined()
        for code in ConfigError.Code.allCases {
            let isShown = messages.contains("[\(code.rawValue)")
            #expect(isShown, "no case under Tests/Cases/config shows \(code.rawValue)")
        }
    }

    @Test func declarationsAreWhole() {
        let options = Registry.top + Registry.run + Registry.stages.flatMap(\.options)
        for option in options { #expect(!option.meaning.isEmpty, "\(option.name) has no meaning") }
        #expect(Set(Registry.steps.map(\.name)).count == Registry.steps.count)
        for step in Registry.steps {
            #expect(!step.summary.isEmpty, "\(step.name) has no summary")
            #expect(Registry.stages.contains { $0.name == step.stageType })
        }
    }
}
