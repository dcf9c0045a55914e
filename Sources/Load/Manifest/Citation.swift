/// `CITATION.cff`: how to cite the dataset.
///
/// Rule: Citation File Format 1.2.0. It must name an author: those that the config names, else that none is.
enum Citation {
    static let document = PublishedFile.Document(
        name: "citation", mediaType: "text/yaml", description: "How to cite the dataset.")

    static func text(_ dataset: DatasetDescription) -> String {
        var lines = [
            "cff-version: 1.2.0",
            "message: \(quoted("Please cite the dataset as below."))",
            "type: dataset",
            "title: \(quoted(dataset.title.isEmpty ? dataset.name : dataset.title))",
        ]
        if !dataset.description.isEmpty { lines.append("abstract: \(quoted(dataset.description))") }
        if !dataset.version.isEmpty { lines.append("version: \(quoted(dataset.version))") }
        lines.append("authors:")
        let authors = dataset.contributors.map(\.title).filter { !$0.isEmpty }
        for author in authors.isEmpty ? ["Publisher not named"] : authors {
            lines.append("  - name: \(quoted(author))")
        }
        if let license = dataset.licenses.first, !license.name.isEmpty {
            lines.append("license: \(quoted(license.name))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// JSON's texts are texts in YAML.
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.text(text).line, as: UTF8.self)
    }
}
