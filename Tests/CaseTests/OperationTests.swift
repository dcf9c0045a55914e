import Foundation
import Testing

/// What a run tells a monitor: exit code, `run.json`, the log as JSON lines and the metrics say the same, and the truth.
@Suite struct OperationTests {
    /// A folder with sources and what runs leave there; removed at the end.
    private final class Scratch {
        let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent(
                "ogi-operation-\(UUID().uuidString)")
            let sources = GoldenCase.root.appendingPathComponent("operation/empty-folder/sources")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: sources, to: folder.appendingPathComponent("input"))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        struct Ended {
            let code: Int32
            let log: String
        }

        func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Ended {
            let process = Process()
            let log = Pipe()
            process.executableURL = try CaseRun.program()
            process.arguments = ["run", "--metrics", "ogi.prom"] + arguments
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardError = log
            try process.run()
            let bytes = log.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return Ended(code: process.terminationStatus, log: String(decoding: bytes, as: UTF8.self))
        }

        func remove(_ names: String...) throws {
            for name in names { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
        }

        func text(_ name: String) -> String? {
            try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }

        func state() throws -> [String: Any] { try object(#require(text(".output.ogi/run.json"))) }

        func metric(_ name: String) -> Double? {
            (text("ogi.prom") ?? "").split(separator: "\n").first { $0.hasPrefix(name + " ") }
                .flatMap { Double($0.dropFirst(name.count + 1)) }
        }
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everyExitIsWrittenDown() throws {
        let scratch = try Scratch()
        func expect(_ ended: Scratch.Ended, _ code: Int32, _ status: String) throws {
            #expect(ended.code == code, "\(ended.log)")
            let state = try scratch.state()
            #expect(state["status"] as? String == status)
            #expect(state["exit_code"] as? Int == Int(code))
            #expect(state["seconds"] is Double)
            #expect(scratch.metric("ogi_run_exit_code") == Double(code))
            // What the last good run left is still there.
            let published = try #require(state["last_published"] as? [String: Any])
            #expect(published["sources"] as? Int == 4)
            #expect(
                scratch.metric("ogi_last_success_timestamp_seconds") == state["last_success_epoch"] as? Double
            )
        }
        try expect(scratch.run(), 0, "published")
        try expect(scratch.run(), 0, "up_to_date")
        try expect(scratch.run("--wokers", "3"), 2, "failed")
        try expect(scratch.run("nosuch.json", "--output", "output"), 2, "failed")
        try expect(scratch.run("--input", "nosuch"), 2, "failed")
        try scratch.remove("input/1.txt", "input/2.txt")
        try expect(scratch.run(), 1, "refused")
        // The output has become a file: nothing can be published there.
        try scratch.remove("output")
        try Data().write(to: scratch.folder.appendingPathComponent("output"))
        #expect(try scratch.run().code == 2)
    }

    @Test func rejectsOfARefusedRunAreKeptUntilOneEndsWell() throws {
        let scratch = try Scratch()
        #expect(try scratch.run().code == 0)
        let bytes = try #require(scratch.text("input/2.txt"))
        for name in ["2.txt", "3.txt"] {
            try Data().write(to: scratch.folder.appendingPathComponent("input/\(name)"))
        }
        #expect(try scratch.run().code == 1)
        let rejects = try #require(scratch.text(".output.ogi/rejects.jsonl"))
        // All of them, also the parts of sources that were set aside.
        #expect(rejects.split(separator: "\n").count == 4)
        #expect(rejects.components(separatedBy: "empty_source").count == 3)
        try Data(bytes.utf8).write(to: scratch.folder.appendingPathComponent("input/2.txt"))
        #expect(try scratch.run("--allow-removed").code == 0)
        #expect(scratch.text(".output.ogi/rejects.jsonl") == nil)
    }

    @Test func standingRejectsAreSaidWhereNothingChanged() throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.folder.appendingPathComponent("input/5.txt"))
        #expect(try scratch.run().code == 0)
        let again = try scratch.run()
        #expect(again.log.contains("5 unchanged (1 of them rejected: 1 empty_source)"), "\(again.log)")
        #expect(again.log.contains("see rejects.jsonl"))
        let state = try scratch.state()
        #expect(state["status"] as? String == "up_to_date")
        #expect(state["reasons"] as? [String: Int] == ["empty_source": 1])
        #expect(state["set_aside"] as? Int == 4)
    }

    @Test func aRunThatFindsTheOutputHeldLeavesAllToTheOther() throws {
        let scratch = try Scratch()
        #expect(try scratch.run().code == 0)
        let former = (scratch.text(".output.ogi/run.json"), scratch.text("ogi.prom"))
        let lock = open(scratch.folder.appendingPathComponent(".output.ogi/lock").path, O_RDWR)
        #expect(flock(lock, LOCK_EX) == 0)
        let ended = try scratch.run("--log-format", "json")
        #expect(ended.code == 4)
        #expect(try Self.object(ended.log)["exit_code"] as? Int == 4)
        #expect(scratch.text(".output.ogi/run.json") == former.0)
        #expect(scratch.text("ogi.prom") == former.1)
        close(lock)
    }

    @Test func everyLineOfAJSONLogIsJSON() throws {
        let scratch = try Scratch()
        let crash = ["OGI_TEST_FAULTS": "crash:3.txt"]
        let runs = try [
            scratch.run("--log-format", "json", environment: crash), scratch.run("--log-format", "json"),
            scratch.run("--log-format", "json", "--wokers"),
            scratch.run("--log-format", "json", "--input", "nosuch", "--output", "output"),
        ]
        for ended in runs {
            for line in ended.log.split(separator: "\n") {
                let object = try Self.object(String(line))
                #expect(object["exit_code"] as? Int == Int(ended.code))
                #expect(object["seconds"] is Double)
                #expect(object["version"] is String)
                #expect(object["output"] as? String == "output")
            }
        }
        let first = try Self.object(runs[0].log)
        #expect(runs[0].code == 0)
        #expect((first["trap"] as? String)?.contains("injected fault") == true)
        #expect((first["reasons"] as? [String: Int])?["crashed"] == 1)
    }

    /// A line that is no comment is a name, maybe labels, and a number; each name is explained before.
    @Test func metricsAreInTheTextFormat() throws {
        let scratch = try Scratch()
        #expect(try scratch.run().code == 0)
        var explained: Set<Substring> = []
        for line in try #require(scratch.text("ogi.prom")).split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE ") {
                explained.insert(words[2])
            } else if !line.hasPrefix("# HELP ") {
                #expect(explained.contains(words[0].prefix { $0 != "{" }), "\(line)")
                #expect(words.count == 2 && Double(words[1]) != nil, "\(line)")
            }
        }
        #expect(scratch.metric("ogi_sources") == 4)
        #expect(
            !FileManager.default.fileExists(
                atPath: scratch.folder.appendingPathComponent("ogi.prom.new").path))
    }
}
