import Foundation
import Testing

/// One folder of `Tests/Cases/<area>/<case>/`.
///
/// - `case.md`: what the case shows, where its text came from, what was changed in it
/// - `input/`, `pipeline.json`: as the program finds them; both may be left out
/// - `arguments`: one a line; `run` where there is no such file
/// - `exit`: the expected exit code; 0 where there is no such file
/// - `expected/`: files of the output folder, and `stdout` and `stderr`; what is not here is not compared
///
/// The program runs in a copy, so that its messages name the same paths everywhere.
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

    var arguments: [String] {
        lines(of: "arguments") ?? ["run"]
    }

    var exitCode: Int32 {
        lines(of: "exit").flatMap(\.first).flatMap { Int32($0) } ?? 0
    }

    /// Names of the files that are compared.
    var expectedNames: [String] {
        let folder = folder.appendingPathComponent("expected")
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    func expected(_ name: String) -> URL {
        folder.appendingPathComponent("expected").appendingPathComponent(name)
    }

    private func lines(of name: String) -> [String]? {
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
        return data.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
    }
}

/// A run of the built program in a copy of a case's folder; the copy is removed with it.
final class CaseRun {
    let exitCode: Int32
    private let scratch: URL

    init(_ golden: GoldenCase, moreArguments: [String]) throws {
        let manager = FileManager.default
        scratch = manager.temporaryDirectory.appendingPathComponent("ogi-case-\(UUID().uuidString)")
        try manager.createDirectory(at: scratch, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: golden.folder.path) where name != "expected" {
            try manager.copyItem(
                at: golden.folder.appendingPathComponent(name), to: scratch.appendingPathComponent(name))
        }
        let process = Process()
        process.executableURL = try CaseRun.program()
        process.arguments = golden.arguments + moreArguments
        process.currentDirectoryURL = scratch
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try CaseRun.file(scratch.appendingPathComponent("stdout"))
        process.standardError = try CaseRun.file(scratch.appendingPathComponent("stderr"))
        try process.run()
        process.waitUntilExit()
        exitCode = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    deinit {
        try? FileManager.default.removeItem(at: scratch)
    }

    /// What the run left under that name; `nil` where nothing.
    func result(_ name: String) -> Data? {
        let folder = name == "stdout" || name == "stderr" ? scratch : scratch.appendingPathComponent("output")
        return FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
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
