import Foundation
import Model
import TestSupport
import Testing

@testable import Load

@Suite struct ManifestTests {
    /// Publishes three files and reads the data package with a JSON reader that is not ours.
    private func package(_ scratch: ScratchFolder) throws -> [String: Any] {
        let transaction = try OutputTransaction(output: scratch.output)
        let layouts: [(String, RecordLayout)] = [
            (
                "reports.csv",
                RecordLayout(schema: PublishedTables.schema(of: .reports), format: .csv(.init()))
            ),
            ("figures.tsv", RecordLayout(schema: PublishedTables.schema(of: .figures), format: .tsv)),
            (
                "some.jsonl",
                RecordLayout(
                    schema: PublishedTables.schema(of: .figures), format: .jsonLines,
                    columns: ["report_id", "value"],
                    filters: [RowFilter(column: "status", allowed: ["reported"])])
            ),
        ]
        let files = try layouts.map { name, layout in
            var file = try SinkFile(path: transaction.path(of: name))
            try file.write(RecordEncoder(layout).header)
            return PublishedFile(name: name, layout: layout, summary: try file.finish())
        }
        var description = DatasetDescription(
            title: "报告 \"2021\"", licenses: [.init(name: "CC-BY-4.0")], sources: [.init(title: "input")])
        description.converters = [.init(ending: "doc", command: "soffice --headless {source}")]
        try Manifest(description, files: files).write(to: transaction)
        try transaction.publish()
        let data = try Data(contentsOf: URL(fileURLWithPath: scratch.output + "/datapackage.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func resources(_ package: [String: Any]) -> [[String: Any]] {
        package["resources"] as? [[String: Any]] ?? []
    }

    @Test func everyFileIsDescribed() throws {
        let scratch = try ScratchFolder()
        let package = try package(scratch)
        #expect(package["title"] as? String == "报告 \"2021\"")
        #expect(package["converters"] as? [String: String] == ["doc": "soffice --headless {source}"])
        #expect((package["convertersNote"] as? String)?.contains("equal bytes") == true)
        let all = resources(package)
        #expect(
            all.map { $0["name"] as? String } == [
                "reports", "figures", "figures-jsonl", "codebook", "readme", "citation",
            ])
        #expect(
            all.map { $0["path"] as? String } == [
                "reports.csv", "figures.tsv", "some.jsonl", "codebook.csv", "README.md", "CITATION.cff",
            ])
        for resource in all {
            let path = scratch.output + "/" + (resource["path"] as? String ?? "")
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(resource["bytes"] as? Int == data.count)
            let digest = data.withUnsafeBytes { SHA256.hash($0) }.hexadecimal
            #expect(resource["hash"] as? String == "sha256:\(digest)")
            #expect(
                scratch.text("output/SHA256SUMS")?.contains("\(digest)  \(resource["path"] ?? "")\n") == true)
        }
        #expect(scratch.text("output/SHA256SUMS")?.contains("  datapackage.json\n") == true)
    }

    @Test func columnsAndKeysAreThoseOfTheFile() throws {
        let all = resources(try package(ScratchFolder()))
        func schema(_ offset: Int) -> [String: Any] { all[offset]["schema"] as? [String: Any] ?? [:] }
        func targets(_ offset: Int) -> [String] {
            (schema(offset)["foreignKeys"] as? [[String: Any]] ?? [])
                .compactMap { ($0["reference"] as? [String: Any])?["resource"] as? String }
        }
        #expect(schema(0)["primaryKey"] as? [String] == ["source"])
        #expect(targets(1) == ["reports", "codebook"])
        // Columns that are not published cannot be a key.
        #expect(schema(2)["primaryKey"] == nil && targets(2).isEmpty)
        #expect(all[2]["type"] as? String == "file")
        #expect(
            (schema(2)["fields"] as? [[String: Any]])?.map { $0["name"] as? String } == [
                "report_id", "value",
            ])
        #expect((all[2]["filters"] as? [String: [String]]) == ["status": ["reported"]])
    }

    @Test func theCodebookNamesEveryFigureAndColumnOnce() throws {
        let scratch = try ScratchFolder()
        _ = try package(scratch)
        let text = try #require(scratch.text("output/codebook.csv"))
        let rows = StandardReaders.csv(String(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
        let header = try #require(rows.first)
        #expect(header == PublishedTables.schema(of: .codebook).columns.map(\.name))
        #expect(rows.count { $0[0] == "2014" } == 58)
        #expect(rows.count { $0[0] == "2019" } == 198)
        #expect(rows.count { $0[0] == "2021" } == 200)
        let keys = rows.map { [$0[0], $0[3], $0[4], $0[5]] }
        #expect(Set(keys).count == keys.count)
        let received = try #require(rows.first { $0[0] == "2021" && $0[4] == "received" && $0[5] == "total" })
        #expect(received[7] == "件" && received[12] == "requests__received__total")
        let status = try #require(rows.first { $0[0] == "" && $0[3] == "figures" && $0[5] == "status" })
        #expect(status[13] == "reported|inferred|blank|not_applicable|ambiguous|missing")
    }
}
