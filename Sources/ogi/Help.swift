import Pipeline

/// The text of `--help`, made from the declarations of commands, options and exit codes.
enum Help {
    static func text(for command: Command?) -> String {
        guard let command else { return overview }
        var text = "usage: ogi \(command.rawValue) [options] \(command.arguments)\n\n\(command.summary)\n"
        if command.arguments.contains("pipeline.json") {
            text +=
                "\nWithout pipeline.json: the one in this folder; where there is none, the built-in default.\n"
        }
        return text + options(command.options)
    }

    private static var overview: String {
        var text = """
            usage: ogi COMMAND [options] [arguments]

            Turns annual reports on open government information into a dataset.

            commands:

            """
        text += table(Command.allCases.map { ("\($0.rawValue) \($0.arguments)", $0.summary) })
        text += options(Option.allCases)
        text += "\nexit codes:\n" + table(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
        return text
    }

    private static func options(_ options: [Option]) -> String {
        guard !options.isEmpty else { return "" }
        let rows = options.map { option in
            ("--\(option.rawValue)" + (option.value.map { " \($0)" } ?? ""), option.meaning)
        }
        return "\noptions:\n" + table(rows)
    }

    private static func table(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, meaning in
            "  " + name + String(repeating: " ", count: width - name.count) + "  " + meaning + "\n"
        }.joined()
    }
}
