import Pipeline

/// What the user asked for.
struct Arguments {
    var command: Command?
    var operands: [String] = []
    var overrides = PipelineFile.Overrides()
    var run = RunOptions()
    var isQuiet = false
    var logsJSON = false
    var printsJSON = false
    var metrics: String?
    var sources: String?
    var results: String?
    var expected: Int?
    /// The newest first.
    var previous: [String] = []
    var wantsDigests = false
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
        guard let command else {
            throw UsageError(message: "no command was given; ogi help shows all of them")
        }
        guard command.argumentCount.contains(operands.count) else {
            throw UsageError(
                message: "usage: \(Help.usage(of: command)); ogi help \(command.rawValue) shows examples")
        }
        if command == .merge, (sources == nil) == (expected == nil) {
            throw UsageError(
                message:
                    "merge needs to know what must be there: give --sources LIST or --expect N, one of them")
        }
        if !previous.isEmpty, sources == nil {
            throw UsageError(
                message:
                    "--previous needs --sources LIST: only a list tells which earlier sources are still there"
            )
        }
        let standardInputs = [operands.first, sources].filter { $0 == "-" } + previous.filter { $0 == "-" }
        if command == .merge, standardInputs.count > 1 {
            throw UsageError(
                message: "standard input (-) can be read as one thing only; give files for the rest")
        }
        if let word = operands.first, !command.words.isEmpty, !command.words.contains(word) {
            throw unknown("argument", word, among: command.words)
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
        let allowed = (command?.options ?? [.help]) + [.version]
        guard let option = allowed.first(where: { "--" + $0.rawValue == parts[0] || $0.letter == parts[0] })
        else {
            throw unknown("option", word, among: allowed.map { "--" + $0.rawValue })
        }
        let name = "--" + option.rawValue
        guard option.value != nil else {
            if parts.count > 1 { throw UsageError(message: "\(name) takes no value") }
            return take(option)
        }
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
            throw UsageError(message: "\(name) needs a value")
        }
        guard given.insert(option).inserted || option.canBeRepeated else {
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
        case .sha256: wantsDigests = true
        case .input, .output, .workers, .wait, .logFormat, .metrics, .format, .sources, .results, .expect,
            .previous:
            break
        }
    }

    private mutating func take(_ option: Option, _ value: String) throws(UsageError) {
        switch option {
        case .input: overrides.input.append(value)
        case .output: overrides.output = value
        case .workers: overrides.workers = try number(value, of: option, Registry.workersRange)
        case .wait: run.waitSeconds = try number(value, of: option, 0...604_800)
        case .logFormat: logsJSON = try word(value, of: option) == "json"
        case .format: printsJSON = try word(value, of: option) == "json"
        case .metrics: metrics = value
        case .sources: sources = value
        case .results: results = value
        case .expect: expected = try number(value, of: option, 0...Int.max)
        case .previous: previous.append(value)
        case .onlyRejected, .allowRemoved, .noCache, .sha256, .quiet, .help, .version: break
        }
    }

    private func word(_ value: String, of option: Option) throws(UsageError) -> String {
        guard option.words.contains(value) else {
            throw UsageError(
                message: "--\(option.rawValue) \(value): allowed: \(option.words.joined(separator: ", "))")
        }
        return value
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
