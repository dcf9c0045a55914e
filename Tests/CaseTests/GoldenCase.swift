import Foundation
import Testing

/// One folder of `Tests/Cases/<area>/<case>/`.
///
/// - `case.md`: what the case shows, where its text came from, what was changed in it
/// - `input/`, `pipeline.json`: as the program finds them; both may be left out
/// - `arguments`: one a line; `run` where there is no such file. An empty line parts the arguments of several runs, one
///   after the other; instead of a run there may be `remove` and, below it, what is removed
/// - `exit`: the expected exit code of each run, one a line; 0 where there is no such file
/// - `expected/`: files of the output folder, and `stdout` and `stderr`; what is not here is not compared
///
/// The program runs in a copy, so that its messages name the same paths everywhere. How long a run took, and how fast it
/// was, is `(pace)` in what is compared.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let folder: URL
    let name: String

    var testDescription: String { name }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Cases")

    /// All cases, sorted by name; a folder is a case if it has a `case.md`.
    static let all: [GoldenCase] = {
        let manager = FileManager.default
        func names(_ folder: URL) -> [String] {
            ((try? manager.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        }
        return names(root).flatMap { area in
            names(root.appendingPathComponent(area)).map { name in
                GoldenCase(
                    folder: root.appendingPathComponent(area).appendingPathComponent(name),
                    name: "\(area)/\(name)")
            }
        }.filter { manager.fileExists(atPath: $0.folder.appendingPathComponent("case.md").path) }
    }()

    /// Of each run.
    var arguments: [[String]] {
        guard let text = text(of: "arguments") else { return [["run"]] }
        return text.components(separatedBy: "\n\n").map { $0.split(separator: "\n").map(String.init) }
    }

    var isRun: Bool { arguments.contains { $0.first == "run" } }

    /// Of each run.
    var exitCodes: [Int32] {
        let codes = (text(of: "exit") ?? "").split(separator: "\n").compactMap { Int32($0) }
        return codes.isEmpty ? arguments.map { _ in 0 } : codes
    }

    /// Names of the files that are compared; of parts with their folder.
    var expectedNames: [String] {
        let folder = folder.appendingPathComponent("expected")
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !folder.appendingPathComponent($0).hasDirectoryPath }.sorted()
    }

    func expected(_ name: String) -> URL {
        folder.appendingPathComponent("expected").appendingPathComponent(name)
    }

    private func text(of name: String) -> String? {
        FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The runs of the built program in a copy of a case's folder; the copy is removed with them.
final class CaseRun {
    private(set) var exitCodes: [Int32] = []
    private let scratch: URL

    init(_ golden: GoldenCase, moreArguments: [String]) throws {
        let manager = FileManager.default
        scratch = manager.temporaryDirectory.appendingPathComponent("ogi-case-\(UUID().uuidString)")
        try manager.createDirectory(at: scratch, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: golden.folder.path) where name != "expected" {
            try manager.copyItem(
                at: golden.folder.appendingPathComponent(name), to: scratch.appendingPathComponent(name))
        }
        let stdout = try CaseRun.file(scratch.appendingPathComponent("stdout"))
        let stderr = try CaseRun.file(scratch.appendingPathComponent("stderr"))
        for arguments in golden.arguments {
            if arguments.first == "remove" {
                for name in arguments.dropFirst() {
                    try manager.removeItem(at: scratch.appendingPathComponent(name))
                }
                continue
            }
            let process = Process()
            process.executableURL = try CaseRun.program()
            process.arguments = arguments + moreArguments
            process.currentDirectoryURL = scratch
            process.standardInput = FileHandle.nullDevice
            (process.standardOutput, process.standardError) = (stdout, stderr)
            try process.run()
            process.waitUntilExit()
            let isExit = process.terminationReason == .exit
            exitCodes.append(isExit ? process.terminationStatus : -process.terminationStatus)
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: scratch)
    }

    /// What the runs left under that name; `nil` where nothing.
    func result(_ name: String) -> Data? {
        let isStream = name == "stdout" || name == "stderr"
        let folder = isStream ? scratch : scratch.appendingPathComponent("output")
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
        return isStream ? data.map(withoutPace) : data
    }

    private func withoutPace(_ data: Data) -> Data {
        let pace = "[0-9.]+ s, [0-9]+ sources/s, [0-9.]+ MB/s, [0-9]+ MiB"
        let text = String(decoding: data, as: UTF8.self)
            .replacingOccurrences(of: scratch.path, with: "(folder)")
            .replacingOccurrences(of: pace, with: "(pace)", options: .regularExpression)
        return Data(text.utf8)
    }

    private static func file(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    /// The program lies beside the test bundle.
    static func program() throws -> URL {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let beside = bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])
        for folder in [beside.deletingLastPathComponent(), Bundle.main.bundleURL] {
            let program = folder.appendingPathComponent("ogi")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}
