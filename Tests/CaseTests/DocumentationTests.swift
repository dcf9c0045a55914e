import Forms
import Foundation
import Testing

/// What README.md and CONTRIBUTING.md show is there: commands, options, files, rows and examples.
///
/// Pages that are generated are compared in `ReferenceTests`.
@Suite struct DocumentationTests {
    private static let root = GoldenCase.root.deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }

    private static func page() throws -> String {
        try text("README.md") + text("README.zh-CN.md") + text("CONTRIBUTING.md")
    }

    /// What stands between backticks, and lines set in by four spaces, as the pages show commands.
    private static func commands(_ program: String) throws -> [[String]] {
        let page = try page()
        let inline = page.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(
            \.element)
        let blocks = page.components(separatedBy: "\n").filter { $0.hasPrefix("    ") }
        return (inline + blocks).compactMap { command in
            let words = command.split(whereSeparator: { " \n".contains($0) }).map(String.init)
            return words.first == program && words.count > 1 ? words : nil
        }
    }

    private static func run(_ arguments: [String], in folder: URL = root) throws -> (
        status: Int32, text: String
    ) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = try CaseRun.program()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test func makeTargetsExist() throws {
        let makefile = try Self.text("Makefile")
        let shown = try Self.commands("make").map { $0[1] }
        #expect(shown.contains("dataset"))
        for target in shown {
            #expect(makefile.contains("\n\(target):"), "make \(target) is shown, but is no target")
        }
    }

    @Test func programCommandsExist() throws {
        let help = try Self.run(["--help"]).text
        let shown = try Self.commands("ogi")
        #expect(shown.contains { $0[1] == "run" })
        for command in shown {
            #expect(help.contains("\n  \(command[1]) "), "ogi \(command[1]) is shown, but is no command")
        }
        for option in try Self.page().components(separatedBy: "`").filter({
            $0.hasPrefix("--") && $0.count > 2
        }) {
            let name = option.split(separator: " ").first.map(String.init) ?? option
            #expect(help.contains(" \(name) "), "\(name) is shown, but is no option")
        }
    }

    /// The manual page and the completions know every command and every option that `--help` knows.
    @Test func everythingOfHelpIsInTheManualAndTheCompletions() throws {
        let help = try Self.run(["help"]).text
        func words(after head: String) -> [String] {
            let part =
                help.components(separatedBy: "\n\(head):\n").last?.components(separatedBy: "\n\n").first ?? ""
            return part.split(separator: "\n").compactMap { line in
                line.split(separator: " ").first { !$0.hasSuffix(",") }.map(String.init)
            }
        }
        let commands = words(after: "commands")
        let options = words(after: "options").map { $0.replacingOccurrences(of: "--", with: "") }
        #expect(commands.contains("run") && options.contains("allow-removed"))
        let pages = try [
            ["man"], ["completions", "bash"], ["completions", "zsh"], ["completions", "fish"],
        ].map {
            try Self.run($0).text.replacingOccurrences(of: "\\-", with: "-")
        }
        for page in pages {
            for word in commands + options {
                #expect(page.contains(word), "\(word) is missing: \(page.prefix(40))")
            }
        }
        for command in commands {
            let own = try Self.run([command, "--help"])
            #expect(own.status == 0 && own.text.contains("examples:\n  ogi \(command)"), "\(own.text)")
            #expect(try Self.run(["help", command]).text == own.text)
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
    func bashReadsItsCompletions() throws {
        let script = try Self.run(["completions", "bash"]).text
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let question = "COMP_WORDS=(ogi run --al); COMP_CWORD=2; _ogi; echo \"${COMPREPLY[*]}\"\n"
        input.fileHandleForWriting.write(Data((script + question).utf8))
        try input.fileHandleForWriting.close()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(answer == "--allow-removed\n")
    }

    @Test func linkedFilesExist() throws {
        for part in try Self.page().components(separatedBy: "](").dropFirst() {
            let path = part.prefix { $0 != ")" && $0 != "#" }
            guard !path.isEmpty, !path.contains(":") else { continue }
            let file = Self.root.appendingPathComponent(String(path)).path
            #expect(FileManager.default.fileExists(atPath: file), "\(path) is linked, but is not there")
        }
    }

    /// A JSON example is a stage that can be added to the default pipeline as it stands.
    @Test func exampleStagesAreGood() throws {
        let examples = try Self.page().components(separatedBy: "```json\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
        #expect(!examples.isEmpty)
        let pipeline = try Self.text("pipeline.json")
        let end = try #require(pipeline.range(of: "\n  ]\n}", options: .backwards))
        for example in examples {
            let config = pipeline.replacingCharacters(in: end, with: ",\n\(example)\n  ]\n}")
            let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
                "ogi-example-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: scratch) }
            try FileManager.default.createDirectory(
                at: scratch.appendingPathComponent("input"), withIntermediateDirectories: true)
            try Data(config.utf8).write(to: scratch.appendingPathComponent("pipeline.json"))
            let (status, messages) = try Self.run(["check", "pipeline.json"], in: scratch)
            #expect(status == 0, "\(example)\n\(messages)")
        }
    }

    /// The Chinese README shows what README.md shows, in the same order: blocks of code, and rows of tables that begin
    /// with code. What is generated stands in README.md alone.
    @Test func chineseReadmeShowsTheSame() throws {
        let english = try Self.shown(in: "README.md")
        let chinese = try Self.shown(in: "README.zh-CN.md")
        #expect(english.count > 40)
        for difference in chinese.difference(from: english) {
            switch difference {
            case .insert(_, let block, _): Issue.record("only in README.zh-CN.md: \(block)")
            case .remove(_, let block, _): Issue.record("only in README.md: \(block)")
            }
        }
    }

    private static func shown(in path: String) throws -> [String] {
        var shown: [String] = []
        var block: [String]?
        var isGenerated = false
        for line in try text(path).components(separatedBy: "\n") {
            if line.hasPrefix("<!-- begin ") { isGenerated = true }
            if line.hasPrefix("<!-- end ") { isGenerated = false }
            if isGenerated { continue }
            if line.hasPrefix("```") {
                if let lines = block { shown.append(lines.joined(separator: "\n")) }
                block = block == nil ? [line] : nil
            } else if block != nil {
                block?.append(line)
            } else if line.hasPrefix("    ") {
                shown.append(line)
            } else if line.hasPrefix("| "), line.dropFirst(2).prefix(3).contains("`") {
                shown.append(line.components(separatedBy: " | ")[0])
            }
        }
        return shown
    }

    /// Rows of a table in a README whose first column is `source` are rows of the samples' dataset.
    @Test func shownRowsAreReal() throws {
        let output = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ogi-shown-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        #expect(try Self.run(["run", "--quiet", "--output", output.path, "pipeline.json"]).status == 0)
        let published = try ["figures.csv", "checks.csv"].flatMap { name in
            let text = String(
                decoding: try Data(contentsOf: output.appendingPathComponent(name)), as: UTF8.self)
            let table = CSVTable(String(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
            return table.rows.map { Dictionary(zip(table.columns, $0)) { first, _ in first } }
        }
        var columns: [String] = []
        var count = 0
        for line in try Self.page().components(separatedBy: "\n") {
            guard line.hasPrefix("| ") else {
                if !line.hasPrefix("|-") { columns = [] }
                continue
            }
            let cells = line.dropFirst().dropLast().components(separatedBy: "|")
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if cells.first == "source" {
                columns = cells
            } else if !columns.isEmpty {
                count += 1
                let isReal = published.contains { row in
                    zip(columns, cells).allSatisfy { row[$0] == $1 }
                }
                #expect(isReal, "no such row: \(line)")
            }
        }
        #expect(count > 3)
    }
}
