import Pipeline

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where `Registry` and friends end and the shell begins: one command, one exit code.
private func execute(_ arguments: Arguments, _ printer: Printer) throws {
    guard let command = arguments.command, !arguments.wantsHelp, !arguments.wantsVersion else {
        return try printer.data(
            arguments.wantsVersion ? "ogi \(Version.text)\n" : Help.text(for: arguments.command))
    }
    let operand = arguments.operands.first
    switch command {
    case .run, .merge: preconditionFailure("have their own way to end, see RunCommand")
    case .sources:
        let list = try SourceListing.text(
            of: .load(path: operand, overrides: arguments.overrides), hasDigests: arguments.wantsDigests)
        try printer.data(String(decoding: list, as: UTF8.self))
    case .map: try map(arguments)
    case .schema: try printer.data(ConfigSchema.text)
    case .reference: try printer.data(operand == nil ? Reference.markdown : Reference.columns)
    case .help: try printer.data(Help.text(for: operand.flatMap(Command.init)))
    case .man: try printer.data(ManPage.text)
    case .completions:
        if let shell = operand.flatMap(Completions.Shell.init) {
            try printer.data(Completions.text(for: shell))
        }
    case .check: try check(arguments, printer)
    case .plan:
        let plan = try Plan(PipelineFile.load(path: operand, overrides: arguments.overrides))
        if arguments.printsJSON { return try printer.data(plan.json) }
        for warning in plan.warnings { printer.warning(warning) }
        try printer.page(plan.text)
    case .explain:
        let file = try PipelineFile.load(path: nil, overrides: arguments.overrides, checksFolders: false)
        let place = arguments.operands.count > 1 ? arguments.operands[1] : ""
        let explanation = try Explanation(file, path: operand ?? "", place: place)
        if arguments.printsJSON { return try printer.data(explanation.json) }
        try printer.page(explanation.text)
    }
}

private func map(_ arguments: Arguments) throws {
    let file = try PipelineFile.load(
        path: arguments.operands.first, overrides: arguments.overrides,
        checksFolders: arguments.sources != nil)
    let run = MapRun(file, arguments.sources.map { .list($0) } ?? .documents)
    let signals = SignalTrap { run.interrupt() }
    defer { signals.end() }
    _ = try run.execute(results: arguments.results)
}

private func check(_ arguments: Arguments, _ printer: Printer) throws {
    let verdict = try ConfigVerdict(path: arguments.operands.first, overrides: arguments.overrides)
    if arguments.printsJSON {
        try printer.data(verdict.json)
    } else {
        for warning in verdict.warnings { printer.warning(warning) }
        if verdict.isGood { printer.note("\(verdict.file): nothing to say against it") }
        for diagnostic in verdict.diagnostics { printer.error(diagnostic.rendered(file: verdict.file)) }
    }
    if !verdict.isGood { throw Said.usage }
}

/// What ended the program has been said already.
private enum Said: Error { case usage }

/// The sentence goes to stderr, the kind of the error into the exit code.
private func report(_ error: any Error, _ printer: Printer) -> ExitCode {
    switch error {
    case let usage as Arguments.UsageError:
        printer.error(usage.message)
        return .usage
    case is Said:
        return .usage
    case let failure as Explanation.Failure:
        printer.error(failure.message)
        return .usage
    default:
        let ending = RunEnding(error)
        for message in ending.messages { printer.error(message) }
        return ending.exitCode
    }
}

/// Whoever started the program may have closed its standard streams. The next file to be opened would take their
/// numbers, and messages would end in the dataset.
private func occupyStandardStreams() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
        // Gets the lowest number that is free.
        _ = open("/dev/null", O_RDWR)
    }
}

private func main() -> ExitCode {
    occupyStandardStreams()
    let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
    let printer = Printer(isQuiet: arguments.isQuiet)
    if CommandLine.arguments.count == 1 {
        // A script whose command is an empty word must not pass for one that did its work.
        try? printer.data(Help.text(for: nil))
        return .usage
    }
    if arguments.command == .run || arguments.command == .merge, !arguments.wantsHelp, !arguments.wantsVersion
    {
        return RunCommand(arguments, printer).execute()
    }
    do {
        if let failure = arguments.failure { throw failure }
        try execute(arguments, printer)
        return .done
    } catch {
        return report(error, printer)
    }
}

exit(main().rawValue)
