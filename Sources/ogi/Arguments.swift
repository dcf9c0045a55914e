import Pipeline

/// A command of the program, for parsing and for `--help`.
enum Command: String, CaseIterable {
    case run, check, plan, schema, explain, reference

    var arguments: String {
        switch self {
        case .run, .check, .plan: "[pipeline.json]"
        case .schema: ""
        case .reference: "[columns]"
        case .explain: "SOURCE [TABLE[.ROW[.COLUMN]] | lines]"
        }
    }

    var summary: String {
        switch self {
        case .run: "read the sources and publish the dataset"
        case .check: "say what is wrong with the config, and do nothing"
        case .plan: "show the stages, what flows between them, the sources and the files"
        case .schema: "print the JSON Schema of the config"
        case .explain: "show how the figures of one source were read"
        case .reference: "print the reference of the config, or of the published columns, as Markdown"
        }
    }

    /// How many arguments it takes, without options.
    var argumentCount: ClosedRange<Int> {
        switch self {
        case .run, .check, .plan: 0...1
        case .schema: 0...0
        case .reference: 0...1
        case .explain: 1...2
        }
    }

    var options: [Option] {
        switch self {
        case .run:
            [
                .input, .output, .workers, .wait, .onlyRejected, .allowRemoved, .noCache, .logFormat,
                .metrics, .quiet,
            ]
        case .check, .plan: [.input, .output, .workers]
        case .explain: [.input]
        case .schema, .reference: []
        }
    }
}

/// An option of the command line.
enum Option: String, CaseIterable {
    case input, output, workers, wait
    case onlyRejected = "only-rejected"
    case allowRemoved = "allow-removed"
    case noCache = "no-cache"
    case logFormat = "log-format"
    case metrics, quiet, help, version

    /// What stands for its value in `--help`; `nil` where it has none.
    var value: String? {
        switch self {
        case .input, .output: "DIR"
        case .workers: "N"
        case .wait: "SECONDS"
        case .logFormat: "text|json"
        case .metrics: "FILE"
        case .onlyRejected, .allowRemoved, .noCache, .quiet, .help, .version: nil
        }
    }

    var meaning: String {
        switch self {
        case .input: "folder with the sources, instead of the config's"
        case .output: "folder to publish in, instead of the config's"
        case .workers: "documents read at the same time, instead of the config's"
        case .wait: "wait so long for another run that holds the output, instead of ending at once"
        case .onlyRejected: "read only the sources that the last run rejected; the others keep their results"
        case .allowRemoved:
            "publish also where reports are gone, or sources missing (max_removed, min_sources)"
        case .noCache: "read every source again, and keep no results for the next run"
        case .logFormat: "messages as sentences, or as JSON lines"
        case .metrics: "write what the run counted to FILE, for Prometheus' textfile collector"
        case .quiet: "print nothing but errors and warnings"
        case .help: "show this help"
        case .version: "show the version"
        }
    }
}

/// What the user asked for.
struct Arguments {
    var command: Command?
    var operands: [String] = []
    var overrides = PipelineFile.Overrides()
    var run = RunOptions()
    var isQuiet = false
    var logsJSON = false
    var metrics: String?
    var wantsHelp = false
    var wantsVersion = false
    /// The first thing that is wrong; the rest was read all the same, so that the output is known.
    private(set) var failure: UsageError?
    private var given: Set<Option> = []

    /// Why the command line is refused.
    struct UsageError: Error {
        let message: String
    }

    /// Shape: the arguments without the program's name; `--option value` and `--option=value`; `--` ends options.
    init(_ words: [String]) {
        run.usesCache = true
        run.outlivesCrashes = true
        var rest = words[...]
        var endsOptions = false
        while let word = rest.popFirst() {
            if word == "--", !endsOptions {
                endsOptions = true
                continue
            }
            keepFailure { arguments throws(UsageError) in
                if word.hasPrefix("-"), word != "-", !endsOptions {
                    try arguments.takeOption(word, &rest)
                } else {
                    try arguments.takeOperand(word)
                }
            }
        }
        if wantsHelp || wantsVersion {
            failure = nil
        } else {
            keepFailure { arguments throws(UsageError) in try arguments.checkWhole() }
        }
    }

    private mutating func keepFailure(_ body: (inout Arguments) throws(UsageError) -> Void) {
        do throws(UsageError) { try body(&self) } catch { failure = failure ?? error }
    }

    private func checkWhole() throws(UsageError) {
        if run.readsOnlyRejected, !run.usesCache {
            throw UsageError(message: "--only-rejected needs what --no-cache leaves out; give one of them")
        }
        guard let command else { throw UsageError(message: "no command was given; see ogi --help") }
        guard command.argumentCount.contains(operands.count) else {
            throw UsageError(message: "usage: ogi \(command.rawValue) \(command.arguments)")
        }
    }

    private mutating func takeOperand(_ word: String) throws(UsageError) {
        guard command == nil else { return operands.append(word) }
        guard let known = Command(rawValue: word) else {
            throw unknown("command", word, among: Command.allCases.map(\.rawValue))
        }
        command = known
    }

    private mutating func takeOption(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let allowed = (command?.options ?? []) + [.help, .version]
        let name = ["-h": "--help", "-q": "--quiet"][parts[0]] ?? parts[0]
        guard let option = allowed.first(where: { "--" + $0.rawValue == name }) else {
            throw unknown("option", word, among: allowed.map { "--" + $0.rawValue })
        }
        guard option.value != nil else {
            if parts.count > 1 { throw UsageError(message: "\(name) takes no value") }
            return take(option)
        }
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
            throw UsageError(message: "\(name) needs a value")
        }
        guard given.insert(option).inserted else {
            throw UsageError(message: "\(name) was given twice; give it once")
        }
        try take(option, value)
    }

    private mutating func take(_ option: Option) {
        switch option {
        case .quiet: isQuiet = true
        case .help: wantsHelp = true
        case .version: wantsVersion = true
        case .onlyRejected: run.readsOnlyRejected = true
        case .allowRemoved: run.allowsRemoved = true
        case .noCache: run.usesCache = false
        case .input, .output, .workers, .wait, .logFormat, .metrics: break
        }
    }

    private mutating func take(_ option: Option, _ value: String) throws(UsageError) {
        switch option {
        case .input: overrides.input = value
        case .output: overrides.output = value
        case .workers: overrides.workers = try number(value, of: option, Registry.workersRange)
        case .wait: run.waitSeconds = try number(value, of: option, 0...604_800)
        case .logFormat:
            guard ["text", "json"].contains(value) else {
                throw UsageError(message: "--log-format \(value): allowed: text, json")
            }
            logsJSON = value == "json"
        case .metrics: metrics = value
        case .onlyRejected, .allowRemoved, .noCache, .quiet, .help, .version: break
        }
    }

    private func number(_ value: String, of option: Option, _ range: ClosedRange<Int>) throws(UsageError)
        -> Int
    {
        guard let number = Int(value), range.contains(number) else {
            throw UsageError(
                message: "--\(option.rawValue) \(value): allowed: \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func unknown(_ what: String, _ word: String, among known: [String]) -> UsageError {
        let nearest = NearestName.to(word, among: known).map { "; did you mean \($0)?" } ?? ""
        return UsageError(
            message: "unknown \(what) \(word); allowed: \(known.joined(separator: ", "))\(nearest)")
    }
}
