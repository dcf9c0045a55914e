/// What a shell offers when the user asks it to complete a command line, made from the same declarations as `--help`.
enum Completions {
    enum Shell: String, CaseIterable { case bash, zsh, fish }

    static func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    private static let commands = Command.allCases.map(\.rawValue)

    // MARK: bash

    private static var bash: String {
        let valued = Option.allCases.filter { $0.value != nil }
        func names(_ options: [Option]) -> String {
            options.map { "--\($0.rawValue)" }.joined(separator: "|")
        }
        let folders = names(valued.filter { $0.value == "DIR" })
        let files = names(valued.filter { $0.value == "FILE" })
        let choices = valued.filter { !$0.words.isEmpty }
        let others = names(
            valued.filter { ["DIR", "FILE"].contains($0.value ?? "") == false && $0.words.isEmpty })
        var lines = [
            "# bash completion for ogi", "_ogi() {",
            "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            "    COMPREPLY=()", "    case $before in",
            "    \(folders)) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); return ;;",
            "    \(files)) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;",
        ]
        lines += choices.map {
            "    --\($0.rawValue)) mapfile -t COMPREPLY < <(compgen -W \"\($0.words.joined(separator: " "))\" -- \"$word\"); return ;;"
        }
        lines += ["    \(others)) return ;;", "    esac", "    local options= words="]
        lines += ["    case ${COMP_WORDS[1]} in"]
        for command in Command.allCases {
            let options = command.options.map { "--\($0.rawValue)" }.joined(separator: " ")
            lines.append(
                "    \(command.rawValue)) options=\"\(options)\" words=\"\(command.words.joined(separator: " "))\" ;;"
            )
        }
        lines += [
            "    esac", "    if [ \"$COMP_CWORD\" = 1 ]; then",
            "        mapfile -t COMPREPLY < <(compgen -W \"\(commands.joined(separator: " ")) --help --version\" -- \"$word\")",
            "    elif [[ $word == -* ]]; then",
            "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")",
            "    elif [ -n \"$words\" ]; then",
            "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")", "    else",
            "        compopt -o filenames", "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")",
            "    fi", "}",
            "complete -F _ogi ogi",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: zsh

    private static var zsh: String {
        var lines = ["#compdef ogi", "# zsh completion for ogi", "_ogi() {", "    local -a commands=("]
        lines += Command.allCases.map { "        \(quoted("\($0.rawValue):\($0.summary)"))" }
        lines += [
            "    )", "    local -a options=(",
            "        \(quoted("--help:\(Option.help.meaning)")) \(quoted("--version:\(Option.version.meaning)"))",
            "    )", "    if (( CURRENT == 2 )); then", "        _describe command commands",
            "        _describe option options", "        return",
            "    fi", "    local command=${words[2]}", "    shift words", "    (( CURRENT-- ))",
            "    case $command in",
        ]
        for command in Command.allCases {
            let options = command.options.map(zshOption)
            let rest =
                command.words.isEmpty
                ? "'*:file:_files'" : "'1:word:(\(command.words.joined(separator: " ")))'"
            lines.append(
                "    \(command.rawValue)) _arguments \((options + [rest]).joined(separator: " ")) ;;")
        }
        lines += ["    esac", "}", "_ogi \"$@\""]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func zshOption(_ option: Option) -> String {
        // A colon would end the meaning, and a bracket, too.
        let meaning = option.meaning.filter { !":[]".contains($0) }
        let value =
            switch option.value {
            case nil: ""
            case "DIR": ":folder:_directories"
            case "FILE": ":file:_files"
            default: ":value:(\(option.words.joined(separator: " ")))"
            }
        let mark = option == .input ? "*" : ""
        return quoted("\(mark)--\(option.rawValue)[\(meaning)]\(value)")
    }

    // MARK: fish

    private static var fish: String {
        let isFirst = "not __fish_seen_subcommand_from \(commands.joined(separator: " "))"
        var lines = ["# fish completion for ogi"]
        lines += Command.allCases.map {
            "complete -c ogi -f -n \(quoted(isFirst)) -a \($0.rawValue) -d \(quoted($0.summary))"
        }
        lines += [Option.help, .version].map {
            "complete -c ogi -n \(quoted(isFirst)) -l \($0.rawValue) -d \(quoted($0.meaning))"
        }
        for command in Command.allCases {
            let condition = "-n \(quoted("__fish_seen_subcommand_from \(command.rawValue)"))"
            for option in command.options {
                let value =
                    switch option.value {
                    case nil: ""
                    case "DIR": " -x -a '(__fish_complete_directories)'"
                    case "FILE": " -r"
                    default:
                        " -x"
                            + (option.words.isEmpty
                                ? "" : " -a \(quoted(option.words.joined(separator: " ")))")
                    }
                lines.append(
                    "complete -c ogi \(condition) -l \(option.rawValue)\(value) -d \(quoted(option.meaning))")
            }
            if !command.words.isEmpty {
                lines.append(
                    "complete -c ogi -f \(condition) -a \(quoted(command.words.joined(separator: " ")))")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// For any of these shells; what stands in single quotes means itself.
    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
