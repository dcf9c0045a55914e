import Load
import Model

/// The reference of everything that a config may say and a dataset may hold, as Markdown.
package enum Reference {
    package static var markdown: String {
        """
        # Reference

        Everything that a `pipeline.json` may say, the reasons in `rejects`, and the columns of every published table.
        Made from the program's own declarations by `make generate`; do not edit.

        ## Top of the config

        \(table(of: Registry.top))
        ## `run`

        \(table(of: Registry.run))
        ## Stages

        \(Registry.stages.map(stage).joined(separator: "\n"))
        ## Formats

        Told by the first bytes of a source, never by its name; `include` says which names are looked at.

        \(formats)
        ## Reasons in `rejects`

        \(reasons)
        ## Published columns

        \(columns)
        """
    }

    /// The published columns, table by table.
    package static var columns: String {
        PublishedTables.all.map { schema in
            let rows = schema.columns.filter { !isPanelFigure($0, schema) && !$0.isOnRequest }.map { column in
                [
                    "`\(column.name)`", column.type.rawValue, column.unit,
                    column.description
                        + (column.allowed.isEmpty
                            ? "" : ": " + column.allowed.map { "`\($0)`" }.joined(separator: " ")),
                ]
            }
            return "### `\(schema.name.rawValue)`\n\nOne row per \(schema.rowMeaning).\n\n"
                + markdownTable(["column", "type", "unit", "meaning"], rows)
        }.joined(separator: "\n")
    }

    /// The panel has a column for each figure of each form; the codebook lists them.
    private static func isPanelFigure(_ column: ColumnSchema, _ schema: TableSchema) -> Bool {
        schema.name == .panel && column.name.contains("__")
    }

    private static func stage(_ type: StageType) -> String {
        var text = "### `\(type.name)` (\(type.kind.rawValue))\n\n\(type.summary)\n"
        text += "\nTakes \(type.takes?.rawValue ?? "files"), gives \(type.gives?.rawValue ?? "a file").\n"
        if !type.options.isEmpty { text += "\n" + table(of: type.options) }
        let steps = Registry.steps.filter { $0.stageType == type.name }
        if !steps.isEmpty {
            let rows = steps.map { step in
                [
                    "`\(step.name)`", (step.takes + step.follows).map(\.rawValue).joined(separator: ", "),
                    step.gives.rawValue, step.summary,
                ]
            }
            text += "\n" + markdownTable(["step", "works on", "gives", "meaning"], rows)
            for former in Registry.formerSteps(of: type.name) {
                text += "\n`\(former.name)` is \(former.summary).\n"
            }
        }
        return text
    }

    private static func table(of options: [OptionType]) -> String {
        let rows = options.map { option in
            ["`\(option.name)`", allowed(option), fallback(option), option.meaning]
        }
        return markdownTable(["option", "value", "default", "meaning"], rows)
    }

    private static func allowed(_ option: OptionType) -> String {
        let unit = option.unit.isEmpty ? "" : " " + option.unit
        switch option.shape {
        case .text: return "text"
        case .folder: return "folder"
        case .folders: return "folder, or list of folders"
        case .file: return "file name"
        case .files: return "file name, or `FOLDER/{part}.csv`"
        case .parts: return "`{\"by\": \"report_year\"}` or `{\"rows\": N}`"
        case .whole(let range): return "\(range.lowerBound) to \(range.upperBound)\(unit)"
        case .toggle: return "true or false"
        case .limit: return "count or share (`\"5%\"`)"
        case .choice(let names): return names.map { "`\($0)`" }.joined(separator: " ")
        case .patterns: return "list of patterns"
        case .command: return "list: program, arguments"
        case .table: return PublishedTables.all.map { "`\($0.name.rawValue)`" }.joined(separator: " ")
        case .columns: return "list of columns"
        case .conditions: return "object of columns and values"
        case .programs: return "object of names and lists of words"
        case .records(let members): return "list of objects with " + members.joined(separator: ", ")
        }
    }

    private static func fallback(_ option: OptionType) -> String {
        if option.isRequired { return "must be given" }
        switch option.fallback {
        case .text(let text): return text.isEmpty ? "" : "`\(text)`"
        case .whole(let number): return "\(number)"
        case .toggle(let isOn): return isOn ? "true" : "false"
        case .texts(let texts): return texts.map { "`\($0)`" }.joined(separator: " ")
        case .conditions, .records, .programs, .parts, nil: return ""
        }
    }

    private static var formats: String {
        markdownTable(
            ["format", "what it is"], Registry.formats.map { ["`\($0.name.rawValue)`", $0.summary] })
    }

    private static var reasons: String {
        markdownTable(
            ["reason", "concerns", "what to do"],
            Rejection.Reason.allCases.map { reason in
                [
                    "`\(reason.rawValue)`", reason.concernsWholeSource ? "the source" : "a part of it",
                    reason.remedy,
                ]
            })
    }

    private static func markdownTable(_ heads: [String], _ rows: [[String]]) -> String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map { escaped($0) }.joined(separator: " | ") + " |\n"
        }
        return line(heads) + line(heads.map { _ in "---" }) + rows.map(line).joined()
    }

    private static func escaped(_ cell: String) -> String {
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
