/// One file of the output as the manifest describes it, or the parts of one, which it describes together.
package struct PublishedFile: Sendable {
    /// Name in the output folder; of parts a pattern, `figures/{part}.csv`.
    package let name: String
    package let content: Content
    /// Where it lies: one, or the parts in the order of their names.
    package let files: [Part]
    /// True where it was written in parts, be it only one.
    package let isInParts: Bool
    /// By a program that the user named; the ending of the file's name says how.
    package let isCompressed: Bool

    package struct Part: Sendable {
        /// Path below the output folder.
        package let name: String
        package let summary: SinkFile.Summary

        package init(name: String, summary: SinkFile.Summary) {
            self.name = name
            self.summary = summary
        }
    }

    package enum Content: Sendable {
        /// Rows of a table.
        case table(RecordLayout)
        /// Something to read.
        case document(Document)
    }

    package struct Document: Sendable {
        /// Name of the resource in the data package.
        package let name: String
        package let mediaType: String
        package let description: String
    }

    package init(
        name: String, layout: RecordLayout, summary: SinkFile.Summary, isCompressed: Bool = false
    ) {
        self.init(name: name, content: .table(layout), summary: summary, isCompressed: isCompressed)
    }

    package init(
        name: String, content: Content, summary: SinkFile.Summary, isCompressed: Bool = false
    ) {
        self.isCompressed = isCompressed
        self.name = name
        self.content = content
        files = [Part(name: name, summary: summary)]
        isInParts = false
    }

    /// Shape: `parts` is not empty.
    package init(name: String, layout: RecordLayout, parts: [Part], isCompressed: Bool) {
        self.isCompressed = isCompressed
        self.name = name
        content = .table(layout)
        files = parts
        isInParts = true
    }

    /// Of all parts together.
    var byteCount: Int { files.reduce(0) { $0 + $1.summary.bytes } }

    /// How its rows are laid out; `nil` where it has none.
    package var layout: RecordLayout? {
        if case .table(let layout) = content { layout } else { nil }
    }

    /// True where each of the columns is published and no row is left out: other files can refer to it.
    func isWhole(in columns: [String]) -> Bool {
        layout?.filters.isEmpty == true && byteCount > 0 && has(columns)
    }

    func has(_ columns: [String]) -> Bool {
        guard let layout else { return false }
        return columns.allSatisfy { name in layout.columns.contains { $0.name == name } }
    }

    /// What the file calls columns of the schema.
    func headings(of names: [String]) -> [String] {
        guard let layout else { return [] }
        return names.compactMap { name in
            layout.columns.first { $0.name == name }.map(layout.heading(of:))
        }
    }
}

/// What the user says of the dataset as a whole.
package struct DatasetDescription: Sendable, Equatable {
    package var name: String
    package var title: String
    package var description: String
    package var version: String
    package var licenses: [License]
    package var sources: [Origin]
    /// Who made or published it; they are cited.
    package var contributors: [Origin] = []
    /// Version of the program that made it.
    package var program = ""
    /// Programs of the machine that turned sources into a kind that can be read.
    package var converters: [Converter] = []

    /// Shape: `ending` of names without the dot, `command` as it was called.
    package struct Converter: Sendable, Equatable {
        package let ending: String
        package let command: String

        package init(ending: String, command: String) {
            (self.ending, self.command) = (ending, command)
        }
    }

    /// Shape: `name` as the Open Definition lists it (`CC-BY-4.0`), `path` a web address; one may be empty.
    package struct License: Sendable, Equatable {
        package var name: String
        package var title: String
        package var path: String

        package init(name: String, title: String = "", path: String = "") {
            self.name = name
            self.title = title
            self.path = path
        }
    }

    package struct Origin: Sendable, Equatable {
        package var title: String
        package var path: String

        package init(title: String, path: String = "") {
            self.title = title
            self.path = path
        }
    }

    package init(
        name: String = "ogi-dataset", title: String = "", description: String = "", version: String = "",
        licenses: [License] = [], sources: [Origin] = []
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.version = version
        self.licenses = licenses
        self.sources = sources
    }
}
