import Forms

/// What lies beside the tables so that the output explains itself: `README.md`, `codebook.csv`, `datapackage.json`,
/// `SHA256SUMS` and `CITATION.cff`.
package struct Manifest: Sendable {
    package static let codebookName = "codebook.csv"
    package static let packageName = "datapackage.json"
    package static let checksumsName = "SHA256SUMS"
    package static let readmeName = "README.md"
    package static let citationName = "CITATION.cff"
    /// Names that no sink may take.
    package static let reservedNames = [
        codebookName, packageName, checksumsName, readmeName, citationName,
    ]

    static let generator = "ogi"
    /// How a data package of ours begins; what begins otherwise is somebody else's.
    static let signature = """
        {
          "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
          "generator": "\(generator)"
        """

    private let description: DatasetDescription
    private let files: [PublishedFile]

    /// Shape: the files in the order of the sinks.
    package init(_ description: DatasetDescription, files: [PublishedFile]) {
        self.description = description
        self.files = files
    }

    /// Writes these files beside the finished ones. Throws `OutputError`.
    package func write(to transaction: OutputTransaction) throws(OutputError) {
        let codebook = RecordEncoder(
            RecordLayout(schema: PublishedTables.schema(of: .codebook), format: .csv(.init())))
        var bytes = codebook.header
        codebook.encode(CodebookRecords.batch(codebook: .shared, tables: PublishedTables.all), to: &bytes)
        let files =
            files + [
                PublishedFile(
                    name: Self.codebookName, layout: codebook.layout,
                    summary: try Self.write(bytes, to: transaction.path(of: Self.codebookName)))
            ]
        let documents = try [
            document(
                Self.readmeName, DatasetReadme(description: description, files: self.files).text,
                DatasetReadme.document, in: transaction),
            document(Self.citationName, Citation.text(description), Citation.document, in: transaction),
        ]
        let all = files + documents
        let package = DataPackage(description, files: all).json.printed
        let packageSummary = try Self.write(package, to: transaction.path(of: Self.packageName))
        let sums = all.flatMap(\.files).map { ($0.name, $0.summary) } + [(Self.packageName, packageSummary)]
        let lines = sums.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
            .map { "\($0.1.digest)  \($0.0)\n" }
        _ = try Self.write(Array(lines.joined().utf8), to: transaction.path(of: Self.checksumsName))
    }

    /// The names that a `SHA256SUMS` lists; one that leads elsewhere than to a file of the folder, or of a folder in it, is none
    /// that was written here.
    static func names(inChecksums text: String) -> [String] {
        text.split(separator: "\n").map { String($0.dropFirst(66)) }.filter { name in
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        }
    }

    private func document(
        _ name: String, _ text: String, _ document: PublishedFile.Document, in transaction: OutputTransaction
    ) throws(OutputError) -> PublishedFile {
        PublishedFile(
            name: name, content: .document(document),
            summary: try Self.write(Array(text.utf8), to: transaction.path(of: name)))
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(OutputError) -> SinkFile.Summary {
        var file = try SinkFile(path: path)
        try file.write(bytes)
        return try file.finish()
    }
}
