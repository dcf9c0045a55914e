import Foundation
import Pipeline
import Testing

/// Whole runs in this process, over many small sources.
@Suite(.timeLimit(.minutes(2))) struct RunTests {
    /// A folder with `input`, and where `output` will be; removed at the end.
    private final class Scratch {
        let folder: URL

        init(sources: Int) throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent(
                "ogi-run-\(UUID().uuidString)")
            let input = folder.appendingPathComponent("input")
            try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
            for number in 0..<sources {
                let text = """
                    云溪市第\(number % 40)镇人民政府\(2015 + number % 9)年政府信息公开工作年度报告
                    一、概述
                    全年主动公开政府信息\(number)条。
                    二、其他需要报告的事项
                    无。

                    """
                let isEmpty = number % 50 == 7
                try Data((isEmpty ? "" : text).utf8).write(to: input.appendingPathComponent("\(number).txt"))
            }
        }

        deinit {
            try? FileManager.default.removeItem(at: folder)
        }

        /// The default pipeline with other settings in `run`.
        func pipeline(output: String, run: String) throws -> PipelineFile {
            let config = defaultPipelineJSON.replacingOccurrences(
                of: "\"channel_capacity\": 16,\n    \"window\": 64,", with: run)
            let file = folder.appendingPathComponent("\(output).json")
            try Data(config.utf8).write(to: file)
            var overrides = PipelineFile.Overrides()
            overrides.output = folder.appendingPathComponent(output).path
            return try PipelineFile.load(path: file.path, overrides: overrides)
        }

        func files(_ output: String) throws -> [String: Data] {
            let folder = folder.appendingPathComponent(output)
            var files: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
            }
            return files
        }
    }

    @Test func bytesDoNotDependOnWorkersWindowOrCapacity() throws {
        let scratch = try Scratch(sources: 300)
        let one = try Run(scratch.pipeline(output: "one", run: "\"workers\": 1,")).execute { _ in }
        #expect((one.sources, one.reports, one.rejected) == (300, 294, 6))
        #expect(one.sources == one.reports + one.rejected)
        _ = try Run(scratch.pipeline(output: "many", run: "\"workers\": 8,")).execute { _ in }
        let small = "\"workers\": 5, \"channel_capacity\": 1, \"window\": 2,"
        _ = try Run(scratch.pipeline(output: "small", run: small)).execute { _ in }
        let expected = try scratch.files("one")
        #expect(try scratch.files("many") == expected)
        #expect(try scratch.files("small") == expected)
        #expect(expected.count == 21)
    }

    @Test func interruptedRunLeavesTheFormerOutput() throws {
        let scratch = try Scratch(sources: 300)
        _ = try Run(scratch.pipeline(output: "output", run: "")).execute { _ in }
        let former = try scratch.files("output")
        try Data().write(to: scratch.folder.appendingPathComponent("input/new.txt"))
        let run = Run(try scratch.pipeline(output: "output", run: "\"workers\": 4,"))
        #expect(throws: Run.Interrupted.self) {
            try run.execute { progress in
                if progress.done == 50 { run.interrupt() }
            }
        }
        #expect(try scratch.files("output") == former)
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        #expect(!left.contains { $0.contains("staging") }, "nothing is left beside the output")
        let state = try String(
            contentsOf: scratch.folder.appendingPathComponent(".output.ogi/run.json"), encoding: .utf8)
        #expect(state.contains("\"status\": \"interrupted\",\n  \"exit_code\": 130,"))
    }
}
