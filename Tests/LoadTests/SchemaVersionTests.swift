import Foundation
import Testing

@testable import Load

/// `Tests/Data/columns.txt`: the version of the columns, then each column of each table.
///
/// A change of a column fails here until the version is raised and the file is written anew (`OGI_RECORD_COLUMNS=1`), so that
/// no dataset has other columns under the same version. The new file shows what to tell in `CHANGELOG.md`.
@Suite struct SchemaVersionTests {
    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Data/columns.txt")

    private static var columns: [String] {
        TableName.allCases.flatMap { table in
            let schema = PublishedTables.schema(of: table)
            return ["\(table.rawValue) key \(schema.primaryKey.joined(separator: " "))"]
                + schema.columns.map { column in
                    "\(table.rawValue) \(column.name) \(column.type.rawValue)"
                        + (column.allowed.isEmpty ? "" : " " + column.allowed.joined(separator: "|"))
                }
        }
    }

    @Test func columnsAreThoseOfTheirVersion() throws {
        let now = "version \(PublishedTables.version)\n" + Self.columns.map { $0 + "\n" }.joined()
        let recorded = try String(contentsOf: Self.path, encoding: .utf8)
        if now != recorded, ProcessInfo.processInfo.environment["OGI_RECORD_COLUMNS"] == "1" {
            let isRaised = !recorded.hasPrefix("version \(PublishedTables.version)\n")
            #expect(isRaised, "columns changed; raise PublishedTables.version first")
            if isRaised { try now.write(to: Self.path, atomically: true, encoding: .utf8) }
        }
        #expect(
            now == recorded,
            "columns changed: raise PublishedTables.version, then run with OGI_RECORD_COLUMNS=1")
    }
}
