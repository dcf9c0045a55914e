import Pipeline

/// The text of `--help`, made from the declarations of commands, options and exit codes.
enum Help {
    static func text(for command: Command?) -> String {
        guard let command else { return overview }
        var text = "usage: \(usage(of: command))\n\n\(command.summary)\n"
        if !command.description.isEmpty { text += "\n" + wrapped(command.description) }
        if command.arguments.contains("pipeline.json") {
            text += "\n" + wrapped(withoutConfig)
        }
        text += options(command.options)
        if command == .run { text += exitCodes }
        return text + examples(of: command)
    }

    static let withoutConfig =
        "Without pipeline.json: the one in this folder; where there is none, the built-in default."

    static func usage(of command: Command) -> String {
        ["ogi", command.rawValue, "[options]", command.arguments].filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    private static var overview: String {
        var text = """
            usage: ogi COMMAND [options] [arguments]

            Turns annual reports on open government information into a dataset.

            commands:

            """
        text += table(
            Command.allCases.map { ("\($0.rawValue) \($0.arguments)".trimmedEnd, $0.summary) })
        text += options(Option.allCases) + exitCodes
        return text + "\nogi help COMMAND shows examples.\n"
    }

    private static var exitCodes: String {
        "\nexit codes:\n" + table(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
    }

    private static func options(_ options: [Option]) -> String {
        let rows = options.map { option in
            let name = "--\(option.rawValue)" + (option.value.map { " \($0)" } ?? "")
            return ((option.letter.map { "\($0), " } ?? "") + name, option.meaning)
        }
        return "\noptions:\n" + table(rows)
    }

    private static func examples(of command: Command) -> String {
        "\nexamples:\n" + command.examples.map { "  \($0.line)\n      \($0.meaning)\n" }.joined()
    }

    private static func table(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, meaning in
            "  " + name + String(repeating: " ", count: width - name.count) + "  " + meaning + "\n"
        }.joined()
    }

    /// In lines that a terminal shows whole.
    private static func wrapped(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + word.count < 79 {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
