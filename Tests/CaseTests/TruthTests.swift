import Forms
import Foundation
import Testing

/// The default pipeline over `input/` gives what people read in those reports (`Tests/Truth`).
@Suite struct TruthTests {
    private static let root = GoldenCase.root.deletingLastPathComponent().deletingLastPathComponent()

    /// The folder that `OGI_DATASET` names, else a run of the built program.
    private static func dataset(_ file: String) throws -> [[String: String]] {
        if let folder = ProcessInfo.processInfo.environment["OGI_DATASET"] {
            return try rows(root.appendingPathComponent(folder).appendingPathComponent(file))
        }
        let output = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ogi-truth-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = try CaseRun.program()
        process.arguments = ["run", "--quiet", "--output", output.path, "pipeline.json"]
        process.currentDirectoryURL = root
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try rows(output.appendingPathComponent(file))
    }

    private static func rows(_ file: URL) throws -> [[String: String]] {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let table = CSVTable(
            text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
        return table.rows.map { row in
            Dictionary(zip(table.columns, row)) { first, _ in first }
        }
    }

    private static func stem(_ row: [String: String]) -> String {
        let source = row["source"] ?? ""
        return source.hasSuffix(".txt") ? String(source.dropLast(4)) : source
    }

    @Test func figuresAreThose() throws {
        func key(_ row: [String: String]) -> String {
            [Self.stem(row)].joined() + " "
                + ["form", "table", "row", "column"].map { row[$0] ?? "" }.joined(separator: ".")
        }
        let found = Dictionary(try Self.dataset("figures.csv").map { (key($0), $0) }) { first, _ in first }
        let truth = try Self.rows(Self.root.appendingPathComponent("Tests/Truth/figures.csv"))
        #expect(truth.count == 850)
        #expect(found.count == truth.count)
        for row in truth {
            let (value, status) = (found[key(row)]?["value"] ?? "(no row)", found[key(row)]?["status"] ?? "")
            let printed = row["value"] ?? ""
            let accepted =
                (row["accept"] ?? "").isEmpty
                ? [printed]
                : (row["accept"] ?? "").split(separator: "|", omittingEmptySubsequences: false).map(
                    String.init)
            #expect(accepted.contains(value), "\(key(row)): accepted \(accepted), found \(value) \(status)")
            // What is not printed may follow from the arithmetic, but was not read.
            if (row["printed"] ?? "").isEmpty, !value.isEmpty {
                #expect(status == "inferred", "\(key(row)): \(value) is \(status), but the cell is blank")
            }
        }
    }

    @Test func coversAreThose() throws {
        let found = Dictionary(try Self.dataset("reports.csv").map { (Self.stem($0), $0) }) { first, _ in
            first
        }
        for row in try Self.rows(Self.root.appendingPathComponent("Tests/Truth/reports.csv")) {
            for (column, expected) in row.sorted(by: { $0.key < $1.key }) where column != "source" {
                let value = found[Self.stem(row)]?[column] ?? "(no row)"
                #expect(value == expected, "\(Self.stem(row)) \(column)")
            }
        }
    }
    /// What is known to be wrong in the samples fails, and nothing else does.
    @Test func failingChecksAreThose() throws {
        let truth = try Self.rows(Self.root.appendingPathComponent("Tests/Truth/checks.csv"))
        let columns = ["source", "check", "table", "row", "column", "left", "right", "difference"]
        func line(_ row: [String: String]) -> String {
            columns.map { row[$0] ?? "(none)" }.joined(separator: ",")
        }
        let failing = try Self.dataset("checks.csv").filter { $0["result"] == "fail" }
        #expect(failing.map(line) == truth.map(line))
    }
}
