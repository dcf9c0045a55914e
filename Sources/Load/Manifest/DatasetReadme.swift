import Forms
import Model

/// `README.md` of the output: what lies there and how to ask it, for who has nothing but the folder.
///
/// Made from the declarations that make the files: a file, column or status that is not there is not named. The queries
/// are run by `make clients`.
struct DatasetReadme {
    let description: DatasetDescription
    /// Those of the sinks, in their order.
    let files: [PublishedFile]

    static let document = PublishedFile.Document(
        name: "readme", mediaType: "text/markdown",
        description: "What lies in this folder, and how to use it.")

    var text: String {
        let parts = [head, fileList, statusList, keys, questions, origin]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    // MARK: Parts

    private var head: String {
        let said = description.description.isEmpty ? "" : "\n\n" + Self.plain(description.description)
        return """
            # \(Self.plain(description.title))\(said)

            Figures, texts and checks of Chinese annual reports on open government information
            (政府信息公开工作年度报告): every cell of every table with its value, unit, status and place in the source. A value is
            given only where the document, or the document together with the arithmetic of its form, admits no other reading.

            中文读者：`index.html` 是可以直接打开的中英文网页；`codebook.csv` 用中文和英文说明每个数字和每一列的含义。
            """
    }

    private var fileList: String {
        let rows = files.map { file in
            let meaning: String
            switch file.content {
            case .table(let layout):
                let isPart = layout.filters.isEmpty ? "" : " (only some rows)"
                let parts = file.isInParts ? "; files: \(file.files.count)" : ""
                meaning = "one row per " + layout.schema.rowMeaning + isPart + parts
            case .document(let document): meaning = document.description
            }
            return "| `\(file.name)` | \(meaning) |"
        }
        return """
            ## Files

            | file | holds |
            |---|---|
            \(rows.joined(separator: "\n"))
            | `codebook.csv` | what every figure and column means, in English and Chinese, with unit and official label |
            | `datapackage.json` | every file with columns, types, keys, size and hash (Data Package v2) |
            | `SHA256SUMS` | hashes: `sha256sum --check SHA256SUMS` |
            | `CITATION.cff` | how to cite |

            CSV is UTF-8 with a byte order mark. An empty field is never zero. Codes such as `region_code` and `form` look like numbers:
            read them as text. Text that a spreadsheet would run as a formula has a `'` before it in CSV.
            """
    }

    private var statusList: String {
        let meanings: [(FigureStatus, String, String)] = [
            (.reported, "yes", "read where the document printed it"),
            (
                .inferred, "yes",
                "it, or its place in the row, follows from the form's arithmetic and from nothing else"
            ),
            (.blank, "no", "the cell was printed empty"),
            (.notApplicable, "no", "printed as a dash, a slash or 无"),
            (.ambiguous, "no", "a number is there (`as_written`), but its cell cannot be told"),
            (.missing, "no", "the row or table is not in the document"),
        ]
        let rows = meanings.map { status, hasValue, meaning in
            let chinese = CodeLabels.shared.label(of: status.rawValue, in: "status")?.chinese ?? ""
            return "| `\(status.rawValue)` | \(chinese) | \(hasValue) | \(meaning) |"
        }
        return """
            ## Statuses

            | status | 中文 | value | meaning |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    /// The keys of the tables that are here.
    private var keys: String {
        var seen: [TableName] = []
        var rows: [String] = []
        for file in files {
            guard let layout = file.layout, !seen.contains(layout.schema.name),
                !layout.schema.primaryKey.isEmpty
            else { continue }
            seen.append(layout.schema.name)
            let key = layout.schema.primaryKey.map { "`\($0)`" }.joined(separator: ", ")
            rows.append("- \(layout.schema.name.rawValue): \(key)")
        }
        guard !rows.isEmpty else { return "" }
        return """
            ## Keys

            `source`, the path of a report below the input folder, is unique. `report_id` is made from a report's bytes: copies share it.
            `body_id` is the same body over the years; where it is empty, the body cannot be told, and the report is joined with no other.
            Leave rows with `duplicate_of` out where reports are counted, and never add reports of `scope` `consolidated` to
            others: they contain them.

            \(rows.joined(separator: "\n"))
            """
    }

    private var questions: String {
        let asked = DatasetQuestions(files: files).all
        guard !asked.isEmpty else { return "" }
        let texts = asked.enumerated().map { number, question in
            "### \(number + 1). \(question.title)\n\n\(question.note)\n\n```sql\n\(question.query)\n```"
        }
        return "## Questions\n\nIn this folder, with `duckdb`:\n\n" + texts.joined(separator: "\n\n")
    }

    private var origin: String {
        var lines = [
            "## Origin", "",
            "Version of the data: \(Self.plain(description.version)). Made by ogi \(description.program).",
        ]
        for license in description.licenses {
            let name = license.title.isEmpty ? license.name : license.title
            lines.append("Licence: \(Self.plain(name))\(license.path.isEmpty ? "" : " <\(license.path)>").")
        }
        for source in description.sources {
            lines.append(
                "Source: \(Self.plain(source.title))\(source.path.isEmpty ? "" : " <\(source.path)>").")
        }
        lines.append("To cite it, see `CITATION.cff`.")
        return lines.joined(separator: "\n")
    }

    /// On one line, without what Markdown would take for a mark.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 {
                plain.append(" ")
                continue
            }
            if "\\`*_[]<>#|".unicodeScalars.contains(scalar) { plain.append("\\") }
            plain.unicodeScalars.append(scalar)
        }
        return plain
    }
}
