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
    switch command {
    case .run: preconditionFailure("has its own way to end, see RunCommand")
    case .schema: try printer.data(ConfigSchema.text)
    case .reference: try printer.data(reference(arguments.operands.first))
    case .check:
        let file = try load(arguments)
        printer.note("\(file.name): nothing to say against it")
    case .plan: try printer.page(try Plan(load(arguments)).text)
    case .explain:
        let file = try PipelineFile.load(path: nil, overrides: arguments.overrides)
        let place = arguments.operands.count > 1 ? arguments.operands[1] : ""
        try printer.page(try Explanation(file, source: arguments.operands[0], place: place).text)
    }
}

private func reference(_ part: String?) throws -> String {
    switch part {
    case nil: return Reference.markdown
    case "columns": return Reference.columns
    case let other?: throw Arguments.UsageError(message: "reference has no part \(other); allowed: columns")
    }
}

private func load(_ arguments: Arguments) throws -> PipelineFile {
    try PipelineFile.load(path: arguments.operands.first, overrides: arguments.overrides)
}

/// The sentence goes to stderr, the kind of the error into the exit code.
private func report(_ error: any Error, _ printer: Printer) -> ExitCode {
    switch error {
    case let usage as Arguments.UsageError:
        printer.error(usage.message)
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
    if arguments.command == .run, !arguments.wantsHelp, !arguments.wantsVersion {
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
