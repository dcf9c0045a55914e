import Pipeline

/// The manual page `ogi(1)` in the language of roff, made from the same declarations as `--help`.
enum ManPage {
    static var text: String {
        var lines = [
            ".TH OGI 1 \"\" \"ogi \(Version.text)\" \"User Commands\"", ".SH NAME",
            "ogi \\- turns annual reports on open government information into a dataset", ".SH SYNOPSIS",
        ]
        for command in Command.allCases {
            let usage = command.arguments.isEmpty ? "[options]" : "[options] \(command.arguments)"
            lines += [".B ogi \(command.rawValue)", plain(usage), ".br"]
        }
        lines += [".SH COMMANDS"] + Command.allCases.flatMap(section)
        lines += [".SH OPTIONS"] + Option.allCases.flatMap(option)
        lines += [".SH EXIT STATUS"] + ExitCode.allCases.flatMap { item("\($0.rawValue)", $0.meaning) }
        lines += [".SH FILES"]
        lines += item(
            "pipeline.json", "the config; where there is none in this folder, the built-in default is used")
        lines += item(".OUTPUT.ogi/run.json", "how the last run ended, beside the output folder")
        lines += item(".OUTPUT.ogi/rejects.jsonl", "what a refused run rejected")
        lines += [".SH ENVIRONMENT"] + item("NO_COLOR", "no colours, whatever it is set to")
        return lines.map { $0 + "\n" }.joined()
    }

    private static func section(_ command: Command) -> [String] {
        var lines = [".SS \(command.rawValue)", plain(command.summary.capitalizedStart + ".")]
        if !command.description.isEmpty { lines += [".PP", plain(command.description)] }
        for example in command.examples {
            lines += [".PP", ".EX", plain("  " + example.line), ".EE", plain("  " + example.meaning)]
        }
        return lines
    }

    private static func option(_ option: Option) -> [String] {
        let letter = option.letter.map { "\($0), " } ?? ""
        return item(letter + "--\(option.rawValue)" + (option.value.map { " \($0)" } ?? ""), option.meaning)
    }

    private static func item(_ name: String, _ meaning: String) -> [String] {
        [".TP", ".B \(plain(name))", plain(meaning.capitalizedStart + ".")]
    }

    /// What roff would take for its own is written so that it does not.
    private static func plain(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            default: result.unicodeScalars.append(character)
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
    }
}

extension String {
    fileprivate var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
