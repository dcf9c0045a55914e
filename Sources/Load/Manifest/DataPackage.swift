/// `datapackage.json`: every file with its columns, keys, dialect, size and hash.
///
/// Rule: Data Package v2 (datapackage.org), with `schema_version`, `converters`, `convertersNote`, `unit`, `parts`, `rowMeaning`,
/// `filters`, `byteOrderMark` and `formulaGuard` as properties of our own, which the standard allows.
struct DataPackage {
    let description: DatasetDescription
    let files: [PublishedFile]
    private let names: [String]

    init(_ description: DatasetDescription, files: [PublishedFile]) {
        self.description = description
        self.files = files
        names = Self.resourceNames(of: files)
    }

    /// A table's first file has the table's name, the others the format's with it.
    private static func resourceNames(of files: [PublishedFile]) -> [String] {
        var names: [String] = []
        for file in files {
            let candidates =
                switch file.content {
                case .table(let layout):
                    [layout.schema.name.rawValue, "\(layout.schema.name.rawValue)-\(layout.format.name)"]
                case .document(let document): [document.name, document.name]
                }
            let numbered = (2...(files.count + 1)).lazy.map { "\(candidates[1])-\($0)" }
            names.append(
                candidates.first { !names.contains($0) } ?? numbered.first { !names.contains($0) }
                    ?? file.name)
        }
        return names
    }

    var json: JSONValue {
        .members([
            "$schema": .text("https://datapackage.org/profiles/2.0/datapackage.json"),
            "generator": .text(Manifest.generator),
            "name": .text(description.name),
            "title": .text(description.title),
            "description": .text(description.description),
            "version": .text(description.version),
            "schema_version": .text(PublishedTables.version),
            "licenses": .list(
                description.licenses.map {
                    .members(["name": .text($0.name), "title": .text($0.title), "path": .text($0.path)])
                }),
            "contributors": .list(
                description.contributors.map {
                    .members(["title": .text($0.title), "path": .text($0.path)])
                }),
            "sources": .list(
                description.sources.map { .members(["title": .text($0.title), "path": .text($0.path)]) }),
            "converters": .object(description.converters.map { ($0.ending, .text($0.command)) }),
            "convertersNote": .text(
                description.converters.isEmpty
                    ? ""
                    : "what these programs make of a source depends on their versions: equal bytes are promised only for other sources"
            ),
            "resources": .list(zip(names, files).map(resource)),
        ])
    }

    private func resource(named name: String, _ file: PublishedFile) -> JSONValue {
        switch file.content {
        case .table(let layout): table(named: name, file, layout)
        case .document(let document):
            .members([
                "name": .text(name),
                "type": .text("file"),
                "path": path(of: file),
                "description": .text(document.description),
                "mediatype": .text(document.mediaType),
                "encoding": .text("utf-8"),
                "bytes": bytes(of: file),
                "hash": hash(of: file),
            ])
        }
    }

    private func table(named name: String, _ file: PublishedFile, _ layout: RecordLayout) -> JSONValue {
        .members([
            "name": .text(name),
            // A table without even a header cannot be opened as one.
            "type": .text(file.byteCount > 0 ? "table" : "file"),
            "path": path(of: file),
            "description": .text("One row per \(layout.schema.rowMeaning)."),
            "format": .text(layout.format.name),
            "mediatype": .text(layout.format.mediaType),
            "compression": .text(file.isCompressed ? String(file.name.split(separator: ".").last ?? "") : ""),
            "encoding": .text("utf-8"),
            "bytes": bytes(of: file),
            "hash": hash(of: file),
            "parts": parts(of: file),
            "filters": .object(layout.filters.map { ($0.column, .texts($0.allowed)) }),
            "dialect": dialect(of: layout.format),
            "schema": schema(of: file, layout),
        ])
    }

    // MARK: Where it lies

    private func path(of file: PublishedFile) -> JSONValue {
        file.isInParts ? .texts(file.files.map(\.name)) : .text(file.name)
    }

    /// Rule: the standard has one size and one hash for a resource, and does not say of what they are where it has several
    /// paths. Those of each part stand under `parts`.
    private func bytes(of file: PublishedFile) -> JSONValue {
        file.isInParts ? .text("") : .integer(file.byteCount)
    }

    private func hash(of file: PublishedFile) -> JSONValue {
        .text(file.isInParts ? "" : file.files.first.map { "sha256:\($0.summary.digest)" } ?? "")
    }

    private func parts(of file: PublishedFile) -> JSONValue {
        let parts = file.isInParts ? file.files : []
        return .list(
            parts.map {
                .members([
                    "path": .text($0.name), "bytes": .integer($0.summary.bytes),
                    "hash": .text("sha256:\($0.summary.digest)"),
                ])
            })
    }

    private func dialect(of format: RecordFormat) -> JSONValue {
        switch format {
        case .csv(let dialect):
            .members([
                "header": .truth(true),
                "delimiter": .text(","),
                "lineTerminator": .text(dialect.lineEnd.text),
                "quoteChar": .text("\""),
                "doubleQuote": .truth(true),
                "skipInitialSpace": .truth(false),
                "byteOrderMark": .truth(dialect.hasByteOrderMark),
                "formulaGuard": .text(dialect.guardsFormulas ? "'" : ""),
            ])
        // Nothing is quoted, for which the standard has no word: without a quoteChar a reader takes `"`, and an
        // empty one is refused. A control character that no text has says the same.
        case .tsv:
            .members([
                "header": .truth(true),
                "delimiter": .text("\t"),
                "lineTerminator": .text("\n"),
                "quoteChar": .text("\u{1F}"),
                "doubleQuote": .truth(false),
                "skipInitialSpace": .truth(false),
                "byteOrderMark": .truth(false),
                "escapes": .text(
                    "\\t, \\n, \\r and \\\\ stand for tab, line feed, carriage return and backslash"),
            ])
        case .jsonLines: .object([])
        }
    }

    private func schema(of file: PublishedFile, _ layout: RecordLayout) -> JSONValue {
        let table = layout.schema
        let key = file.has(table.primaryKey) ? file.headings(of: table.primaryKey) : []
        return .object(
            [
                ("fields", .list(layout.columns.map { field($0, of: layout) })),
                ("missingValues", .texts([""])),
                ("primaryKey", .texts(key)),
                ("foreignKeys", .list(table.foreignKeys.compactMap { foreignKey($0, of: file) })),
            ].filter { $0.0 == "fields" || $0.1.saysSomething })
    }

    private func field(_ column: ColumnSchema, of layout: RecordLayout) -> JSONValue {
        let labels = layout.cellLabels(of: column)
        return .members([
            "name": .text(layout.heading(of: column)),
            "type": .text(column.type.rawValue),
            "title": .text(layout.labels == .names ? column.label : column.name),
            "description": .text(column.description),
            "unit": .text(column.unit),
            "constraints": .object(
                (column.isRequired ? [("required", .truth(true))] : [])
                    + (column.allowed.isEmpty
                        ? [] : [("enum", .texts(column.allowed.map { labels[$0] ?? $0 }))])),
        ])
    }

    /// A key that a reader could follow: into a file that has all rows and the columns, if there is one in the same format:
    /// CSV puts a guard before the name `-2020.txt`, TSV and JSON do not.
    private func foreignKey(_ key: TableSchema.ForeignKey, of file: PublishedFile) -> JSONValue? {
        let targets = files.indices.filter {
            files[$0].layout?.schema.name == key.table && files[$0].isWhole(in: key.referenced)
        }
        let alike = targets.first { files[$0].layout?.format == file.layout?.format }
        guard file.has(key.columns), let target = alike ?? targets.first else { return nil }
        return .object([
            ("fields", .texts(file.headings(of: key.columns))),
            (
                "reference",
                .object([
                    ("resource", .text(names[target])),
                    ("fields", .texts(files[target].headings(of: key.referenced))),
                ])
            ),
        ])
    }
}

extension RecordFormat {
    /// As the configuration and the data package call it.
    package var name: String {
        switch self {
        case .csv: "csv"
        case .tsv: "tsv"
        case .jsonLines: "jsonl"
        }
    }

    fileprivate var mediaType: String {
        switch self {
        case .csv: "text/csv"
        case .tsv: "text/tab-separated-values"
        case .jsonLines: "application/jsonl"
        }
    }
}
