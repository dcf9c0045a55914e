import Foundation
import Testing

@testable import Load

/// A folder that is there for one test.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ogi-load-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var output: String { path + "/output" }

    func put(_ text: String, _ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path + "/" + name as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
        try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    }

    func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    /// Names in a folder of it, hidden ones too.
    func names(_ folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
    }
}

@Suite struct OutputTransactionTests {
    /// Stages tables that hold nothing but a text, with a manifest.
    private func stage(_ tables: [String: String], in transaction: OutputTransaction) throws {
        let files = try tables.sorted { $0.key < $1.key }.map { name, text in
            try transaction.createFolder(of: name)
            var file = try SinkFile(path: transaction.path(of: name))
            try file.write(Array(text.utf8))
            let layout = RecordLayout(schema: PublishedTables.schema(of: .reports), format: .csv(.init()))
            return PublishedFile(name: name, layout: layout, summary: try file.finish())
        }
        try Manifest(DatasetDescription(), files: files).write(to: transaction)
    }

    private func run(_ tables: [String: String], output: String) throws {
        let transaction = try OutputTransaction(output: output)
        try stage(tables, in: transaction)
        try transaction.publish()
    }

    @Test func aRunReplacesTheOneBefore() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old", "b.csv": "old"], output: scratch.output)
        #expect(
            try scratch.names("output") == [
                "CITATION.cff", "README.md", "SHA256SUMS", "a.csv", "b.csv", "codebook.csv",
                "datapackage.json",
            ])
        try run(["a.csv": "new", "c.csv": "new"], output: scratch.output)
        #expect(
            try scratch.names("output") == [
                "CITATION.cff", "README.md", "SHA256SUMS", "a.csv", "c.csv", "codebook.csv",
                "datapackage.json",
            ])
        #expect(scratch.text("output/a.csv") == "new")
        #expect(try scratch.names() == ["output"])
    }

    @Test func whatTheUserPutThereStays() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/notes.txt")
        try scratch.put("mine", "output/.hidden")
        try scratch.put("mine", "output/charts/one.svg")
        try run(["b.csv": "new"], output: scratch.output)
        #expect(scratch.text("output/notes.txt") == "mine" && scratch.text("output/.hidden") == "mine")
        #expect(scratch.text("output/charts/one.svg") == "mine")
        #expect(scratch.text("output/a.csv") == nil)
        #expect(try scratch.names() == ["output"])
    }

    @Test(arguments: [true, false])
    func partsThatAreNoLongerMadeGo(canExchange: Bool) throws {
        let scratch = try ScratchFolder()
        func publish(_ tables: [String: String]) throws {
            guard !canExchange else { return try run(tables, output: scratch.output) }
            let staging = Staging(root: scratch.output + "/.ogi-staging", isBeside: false)
            let transaction = try OutputTransaction(output: scratch.output)
            try stage(tables, in: transaction)
            try FileSystem.move(scratch.path + "/.output.ogi-staging", to: staging.root)
            try Publication(output: scratch.output, staging: staging).publish()
        }
        try publish(["figures/2020.csv": "old", "figures/2021.csv": "old"])
        try scratch.put("mine", "output/figures/notes.txt")
        try scratch.put("mine", "output/figures/charts/one.svg")
        try publish(["figures/2021.csv": "new", "checks/2021.csv": "new"])
        #expect(try scratch.names("output/figures") == ["2021.csv", "charts", "notes.txt"])
        #expect(scratch.text("output/figures/2021.csv") == "new")
        try publish(["a.csv": "new"])
        #expect(try scratch.names("output/figures") == ["charts", "notes.txt"])
        #expect(scratch.text("output/figures/charts/one.svg") == "mine")
        #expect(scratch.text("output/checks/2021.csv") == nil)
        #expect(FileSystem.status(of: scratch.output + "/checks") == nil)
        try publish(["figures/2022.csv": "new"])
        #expect(try scratch.names("output/figures") == ["2022.csv", "charts", "notes.txt"])
    }

    @Test func whereTheUserHasAFileNoFolderOfPartsGoes() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/figures")
        let transaction = try OutputTransaction(output: scratch.output)
        try stage(["figures/2020.csv": "new"], in: transaction)
        #expect(throws: OutputError(.create, transaction.output + "/figures", code: EEXIST)) {
            try transaction.publish()
        }
        transaction.rollBack()
        #expect(scratch.text("output/figures") == "mine" && scratch.text("output/a.csv") == "old")
        #expect(try scratch.names() == ["output"])
    }

    @Test func partsOfARunThatWasKilledAreEnded() throws {
        let scratch = try ScratchFolder()
        try run(["figures/2020.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/figures/notes.txt")
        let killed = try OutputTransaction(output: scratch.output)
        try stage(["figures/2021.csv": "new"], in: killed)
        let former = try #require(FileSystem.status(of: scratch.output)).inode
        try scratch.put("exchange \(former)", ".output.ogi-staging/journal")
        #expect(FileSystem.exchange(scratch.path + "/.output.ogi-staging/next", scratch.output))
        try OutputTransaction(output: scratch.output).rollBack()
        #expect(try scratch.names("output/figures") == ["2021.csv", "notes.txt"])
        #expect(try scratch.names() == ["output"])
    }

    /// A list of checksums that is not ours names files that are not ours.
    @Test func aForeignListOfChecksumsDeletesNothing() throws {
        let scratch = try ScratchFolder()
        try scratch.put("\(String(repeating: "0", count: 64))  data.csv\n", "output/SHA256SUMS")
        try scratch.put("{\"name\": \"theirs\"}", "output/datapackage.json")
        try scratch.put("theirs", "output/data.csv")
        try run(["a.csv": "new"], output: scratch.output)
        #expect(scratch.text("output/data.csv") == "theirs")
    }

    @Test func rollingBackLeavesEverythingAsItWas() throws {
        let scratch = try ScratchFolder()
        let first = try OutputTransaction(output: scratch.output)
        try stage(["a.csv": "new"], in: first)
        first.rollBack()
        #expect(try scratch.names().isEmpty)
        try run(["a.csv": "old"], output: scratch.output)
        let second = try OutputTransaction(output: scratch.output)
        try stage(["a.csv": "new"], in: second)
        second.rollBack()
        #expect(scratch.text("output/a.csv") == "old")
        #expect(try scratch.names() == ["output"])
    }

    @Test func anOutputBehindASymbolicLinkStaysBehindIt() throws {
        let scratch = try ScratchFolder()
        try scratch.put("mine", "elsewhere/real/notes.txt")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.output, withDestinationPath: scratch.path + "/elsewhere/real")
        try run(["a.csv": "new"], output: scratch.output)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.output).hasSuffix("real"))
        #expect(scratch.text("elsewhere/real/a.csv") == "new")
        #expect(try scratch.names("elsewhere") == ["real"])
    }

    // MARK: Kills

    @Test func aRunKilledBeforePublishingIsForgotten() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        let killed = try OutputTransaction(output: scratch.output)
        try Data("half".utf8).write(to: URL(fileURLWithPath: killed.path(of: "a.csv")))
        try OutputTransaction(output: scratch.output).rollBack()
        #expect(scratch.text("output/a.csv") == "old")
        #expect(try scratch.names() == ["output"])
    }

    @Test func aRunKilledAfterTheExchangeIsEnded() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/charts/one.svg")
        let killed = try OutputTransaction(output: scratch.output)
        try stage(["b.csv": "new"], in: killed)
        let former = try #require(FileSystem.status(of: scratch.output)).inode
        try scratch.put("exchange \(former)", ".output.ogi-staging/journal")
        #expect(FileSystem.exchange(scratch.path + "/.output.ogi-staging/next", scratch.output))
        try OutputTransaction(output: scratch.output).rollBack()
        #expect(scratch.text("output/charts/one.svg") == "mine")
        #expect(scratch.text("output/b.csv") == "new" && scratch.text("output/a.csv") == nil)
        #expect(try scratch.names() == ["output"])
    }

    @Test func aRunKilledBeforeTheExchangeIsForgotten() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        let killed = try OutputTransaction(output: scratch.output)
        try stage(["b.csv": "new"], in: killed)
        let former = try #require(FileSystem.status(of: scratch.output)).inode
        try scratch.put("exchange \(former)", ".output.ogi-staging/journal")
        try OutputTransaction(output: scratch.output).rollBack()
        #expect(scratch.text("output/a.csv") == "old" && scratch.text("output/b.csv") == nil)
        #expect(try scratch.names() == ["output"])
    }

    /// Where folders cannot change places, files are renamed one by one; however many were, the next run ends it.
    @Test(arguments: 0...4)
    func renamesThatWereCutShortAreDoneAgain(done: Int) throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old", "b.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/notes.txt")
        let killed = try OutputTransaction(output: scratch.output)
        try stage(["b.csv": "new", "c.csv": "new"], in: killed)
        try scratch.put("rename\na.csv", ".output.ogi-staging/journal")
        for name in ["datapackage.json"].prefix(done) {
            try FileSystem.removeFile(scratch.output + "/" + name)
        }
        for name in ["CITATION.cff", "README.md", "SHA256SUMS", "b.csv", "c.csv", "codebook.csv"].prefix(done)
        {
            try FileSystem.move(killed.path(of: name), to: scratch.output + "/" + name)
        }
        try OutputTransaction(output: scratch.output).rollBack()
        #expect(
            try scratch.names("output") == [
                "CITATION.cff", "README.md", "SHA256SUMS", "b.csv", "c.csv", "codebook.csv",
                "datapackage.json", "notes.txt",
            ])
        #expect(scratch.text("output/b.csv") == "new")
        #expect(try scratch.names() == ["output"])
    }

    @Test func rollingBackEndsWhatCannotBeUndone() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        let failed = try OutputTransaction(output: scratch.output)
        try stage(["a.csv": "new"], in: failed)
        try scratch.put("rename", ".output.ogi-staging/journal")
        try FileSystem.move(failed.path(of: "a.csv"), to: scratch.output + "/a.csv")
        failed.rollBack()
        #expect(scratch.text("output/a.csv") == "new")
        #expect(try scratch.names() == ["output"])
    }

    @Test func filesAreRenamedWhereTheStagingFolderLiesInTheOutput() throws {
        let scratch = try ScratchFolder()
        try run(["a.csv": "old"], output: scratch.output)
        try scratch.put("mine", "output/notes.txt")
        let staging = Staging(root: scratch.output + "/.ogi-staging", isBeside: false)
        let transaction = try OutputTransaction(output: scratch.output)
        try stage(["b.csv": "new"], in: transaction)
        try FileSystem.move(scratch.path + "/.output.ogi-staging", to: staging.root)
        try Publication(output: scratch.output, staging: staging).publish()
        #expect(
            try scratch.names("output") == [
                "CITATION.cff", "README.md", "SHA256SUMS", "b.csv", "codebook.csv", "datapackage.json",
                "notes.txt",
            ])
    }

    @Test func errorsNameThePathAndTheWayOut() throws {
        let scratch = try ScratchFolder()
        try scratch.put("a file", "output")
        #expect(throws: OutputError(.open, scratch.output, code: ENOTDIR)) {
            try OutputTransaction(output: scratch.output)
        }
        #expect(throws: OutputError.self) { try OutputTransaction(output: scratch.output + "/below") }
        let error = OutputError(.write, "/out/a.csv", code: ENOSPC)
        #expect(
            error.description
                == "cannot write /out/a.csv: No space left on device; free some space, then run again; the former output is unchanged"
        )
    }
}
