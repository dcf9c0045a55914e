import Foundation
import Testing

/// Reading anywhere and merging: however the sources are dealt to maps, in whatever order results come, and whatever ends a
/// map, the dataset has the bytes of one run, or the merge is refused and the former dataset stays.
@Suite struct ScaleTests {
    // MARK: Equal bytes

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyDealingGivesTheBytesOfOneRun(seed: UInt64) throws {
        let scratch = try ScaleScratch()
        var random = Dice(seed: seed)
        let shards = 1 + random.below(6)
        var lists = Array(repeating: [Data](), count: shards)
        for line in scratch.list { lists[random.below(shards)].append(line) }
        for (number, lines) in lists.enumerated() {
            try scratch.map(lines, "part-\(number)", workers: 1 + random.below(3))
        }
        try scratch.expectMerge("results", "--sources", "list")
        // As an engine leaves them that sorts lines and parts them anew: ends anywhere.
        let lines = lists.indices.flatMap { scratch.lines("results/part-\($0)") }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
        let cut = random.below(lines.count)
        try scratch.write(Array(lines[..<cut]), "resharded/part-a")
        try scratch.write(Array(lines[cut...]), "resharded/part-b")
        try scratch.write([Data("no result\n".utf8)], "resharded/_SUCCESS")
        try scratch.expectMerge("resharded", "--expect", "\(scratch.list.count)")
        try scratch.write(lines, "lines")
        try scratch.expectMerge("-", "--sources", "list", standardInput: scratch.file("lines"))
    }

    @Test func documentsInAPipeGiveTheBytesOfOneRun() throws {
        let scratch = try ScaleScratch()
        var documents: [Data] = []
        // What is no file has no bytes to send.
        for line in scratch.list where !line.contains(0x09) {
            let name = line.dropLast()
            guard let path = String(data: Self.unescaped(name), encoding: .utf8) else { continue }
            let content = try Data(contentsOf: scratch.file("input/" + path))
            documents.append(name + [0x09] + Data(content.base64EncodedString().utf8) + [0x0A])
        }
        try scratch.write(documents, "documents")
        let ended = try scratch.run(
            ["map"], standardInput: scratch.file("documents"), standardOutput: scratch.file("results/pipe"))
        #expect(ended.code == 0, "\(ended.said)")
        try scratch.map(scratch.list.filter { $0.contains(0x09) }, "no-files")
        try scratch.expectMerge("results", "--sources", "list")
    }

    /// As docs/scale.md says: a byte below 16 is written as 1 and the byte plus 64.
    private static func unescaped(_ name: Data) -> Data {
        var result = Data()
        var isEscaped = false
        for byte in name {
            if byte == 1, !isEscaped {
                isEscaped = true
            } else {
                result.append(isEscaped ? byte - 0x40 : byte)
                isEscaped = false
            }
        }
        return result
    }

    // MARK: What ends a map

    @Test func aPoisonedDocumentIsTheSameRejectEverywhere() throws {
        let poison = "crash:2021.txt,abort:utf-16le.txt"
        let scratch = try ScaleScratch(poison: poison)
        let half = scratch.list.count / 2
        try scratch.map(Array(scratch.list[..<half]), "a", poison: poison)
        try scratch.map(Array(scratch.list[half...]), "b", poison: poison)
        try scratch.expectMerge("results", "--sources", "list")
        let rejects = String(decoding: scratch.bytes("output/rejects.jsonl") ?? Data(), as: UTF8.self)
        #expect(rejects.contains("\"source\":\"2021.txt\""))
    }

    /// Other signals than this are for `make faults`: one that comes before the program listens is lost.
    @Test func aKilledMapLeavesNothingAndMayBeRunAgain() throws {
        let scratch = try ScaleScratch()
        try scratch.write(scratch.list, "lists/all")
        try scratch.write([], "results/former")
        let arguments = [
            "map", "--input", "input", "--sources", "lists/all", "--results", "results/all", "--workers", "1",
        ]
        // The first document never ends, so the map cannot have ended either.
        let process = try scratch.process(arguments, poison: "hang:.txt")
        process.standardError = FileHandle.nullDevice
        try process.run()
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.file("results").path).sorted() == [
                ".keep", "former",
            ])
        try FileManager.default.removeItem(at: scratch.file("results/former"))
        // Twice, as an engine does that takes a slow task for a lost one.
        for _ in 1...2 { try scratch.map(scratch.list, "all") }
        try scratch.expectMerge("results", "--sources", "list")
    }

    // MARK: Refusals

    @Test func whatIsNotWholeIsRefusedAndTheFormerDatasetStays() throws {
        let scratch = try ScaleScratch()
        let list = scratch.list
        let half = list.count / 2
        try scratch.map(Array(list[..<half]), "a")
        try scratch.map(Array(list[half...]), "b")
        try scratch.expectMerge("results", "--sources", "list")
        let (a, b) = (scratch.lines("results/a"), scratch.lines("results/b"))
        let (last, end) = (b[b.count - 2], b[b.count - 1])

        func refuse(_ results: [[Data]], _ words: String, list: [Data]? = nil) throws {
            let folder = "wrong-\(UUID().uuidString)"
            for (number, lines) in results.enumerated() {
                try scratch.write(lines, "\(folder)/part-\(number)")
            }
            if let list { try scratch.write(list, "other-list") }
            let ended = try scratch.merge([folder, "--sources", list == nil ? "list" : "other-list"])
            #expect(ended.code == 1 && ended.said.contains(words), "\(words): \(ended)")
            #expect(ended.said.contains("the former output is unchanged"), "\(ended.said)")
            #expect(scratch.bytes("output/SHA256SUMS") == scratch.bytes("expected/SHA256SUMS"))
        }
        try refuse([a], "there is no result of")
        try refuse([a, b, b], "is in")
        try refuse([a, b.dropLast(2) + [end]], "results are not there")
        try refuse([a, Array(b.dropLast())], "a shard that has no end")
        try refuse([a, b.dropLast(2) + [last.prefix(last.count / 2)]], "is damaged")
        try refuse([a, [b[1], b[0]] + b.dropFirst(2)], "is not sorted")
        try refuse([b, a, [Data("notes\n".utf8)]], "is damaged")
        try refuse([a, b], "which the list of sources does not have", list: list.dropLast())
        try refuse([a, b], "is not sorted", list: [list[1], list[0]] + list.dropFirst(2))
        var flipped = b
        flipped[0][flipped[0].count - 9] ^= 1
        try refuse([a, flipped], "is damaged")
        // Mapped with other options, by another build of the program, or on a machine of another kind: another key.
        let pipeline = GoldenCase.root.appendingPathComponent("../../pipeline.json")
        let config = String(decoding: try Data(contentsOf: pipeline), as: UTF8.self)
        let other = config.replacingOccurrences(
            of: "\"max_source_bytes\": [0-9]+", with: "\"max_source_bytes\": 1000000",
            options: .regularExpression)
        try #require(other != config)
        try Data(other.utf8).write(to: scratch.file("other.json"))
        let ended = try scratch.run(
            ["map", "other.json", "--input", "input", "--sources", "lists/b", "--results", "other/b"])
        #expect(ended.code == 0, "\(ended.said)")
        try refuse([a, scratch.lines("other/b")], "another program or with other options")
    }

    @Test func aListOutOfOrderIsNotMapped() throws {
        let scratch = try ScaleScratch()
        try scratch.write(scratch.list.reversed(), "lists/reversed")
        let ended = try scratch.run(
            ["map", "--input", "input", "--sources", "lists/reversed", "--results", "results/reversed"])
        #expect(ended.code == 3 && ended.said.contains("is not in order"), "\(ended)")
        #expect(scratch.bytes("results/reversed") == nil)
    }
}

/// Sources as unlike each other as sources are, the list of them, and the dataset that one run makes of them.
private final class ScaleScratch {
    let folder: URL
    private(set) var list: [Data] = []

    init(poison: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ogi-scale-\(UUID().uuidString)")
        for (source, name) in try Self.sources() {
            try FileManager.default.createDirectory(
                at: file("input/" + name).deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: source, to: file("input/" + name))
        }
        try write([], "input/empty.txt")
        try write([Data([0xFF, 0xFE, 0, 1, 0xC0])], "input/broken.txt")
        try write([Data("%PDF-1.7\nnothing".utf8)], "input/cut.pdf")
        try FileManager.default.createSymbolicLink(
            atPath: file("input/dangling.txt").path, withDestinationPath: "nowhere.txt")
        try write([], "results/.keep")
        try FileManager.default.createDirectory(at: file("other"), withIntermediateDirectories: true)
        try run(["sources", "--input", "input"], standardOutput: file("list"))
        list = lines("list")
        let ended = try run(
            ["run", "--input", "input", "--output", "expected", "--no-cache", "--quiet"], poison: poison)
        #expect(ended.code == 0 && list.count > 15, "\(ended.said)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Files of other tests, and the names that they get here.
    private static func sources() throws -> [(URL, String)] {
        let tests = GoldenCase.root.deletingLastPathComponent()
        func files(_ folder: URL) throws -> [URL] {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        }
        let hard = ["tab\there.txt", "line\nfeed.txt", "=1+1.txt", "中文/报告.txt", " .txt"]
        let reports = try files(tests.deletingLastPathComponent().appendingPathComponent("input"))
        let others =
            try files(GoldenCase.root.appendingPathComponent("encoding/five-encodings/input"))
            + files(GoldenCase.root.appendingPathComponent("checks/three-years/input"))
            + files(tests.appendingPathComponent("Data/originals"))
        return zip(reports, hard).map { ($0, $1) } + others.map { ($0, $0.lastPathComponent) }
    }

    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

    func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: file(name).path) }

    /// As bytes, for a name may be any, and with their ends.
    func lines(_ name: String) -> [Data] {
        (bytes(name) ?? Data()).split(separator: 0x0A).map { Data($0) + [0x0A] }
    }

    func write(_ lines: [Data], _ name: String) throws {
        try FileManager.default.createDirectory(
            at: file(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(lines.joined()).write(to: file(name))
    }

    func process(_ arguments: [String], poison: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = try CaseRun.program()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
        if let poison { process.environment?["OGI_TEST_FAULTS"] = poison }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        return process
    }

    @discardableResult
    func run(
        _ arguments: [String], standardInput: URL? = nil, standardOutput: URL? = nil, poison: String? = nil
    ) throws -> (code: Int32, said: String) {
        let process = try process(arguments, poison: poison)
        let said = Pipe()
        process.standardError = said
        if let standardInput { process.standardInput = try FileHandle(forReadingFrom: standardInput) }
        if let standardOutput {
            try Data().write(to: standardOutput)
            process.standardOutput = try FileHandle(forWritingTo: standardOutput)
        }
        try process.run()
        let bytes = said.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }

    func map(_ lines: [Data], _ name: String, poison: String? = nil, workers: Int = 2) throws {
        try write(lines, "lists/" + name)
        let ended = try run(
            [
                "map", "--input", "input", "--sources", "lists/" + name, "--results", "results/" + name,
                "--workers", "\(workers)",
            ], poison: poison)
        #expect(ended.code == 0, "\(ended.said)")
    }

    func merge(_ arguments: [String], standardInput: URL? = nil) throws -> (code: Int32, said: String) {
        try run(["merge"] + arguments + ["--output", "output", "--quiet"], standardInput: standardInput)
    }

    /// The dataset of a merge has the bytes of the one run.
    func expectMerge(_ arguments: String..., standardInput: URL? = nil) throws {
        let ended = try merge(arguments, standardInput: standardInput)
        #expect(ended.code == 0, "\(ended.said)")
        #expect(
            bytes("output/SHA256SUMS") == bytes("expected/SHA256SUMS") && bytes("output/SHA256SUMS") != nil)
    }
}

/// A small generator of numbers, so that a failure can be repeated (SplitMix64).
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(limit))
    }
}
