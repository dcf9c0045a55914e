import Load
import Pipeline

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where `Registry` and friends end and the shell begins: one command, one exit code.
private func execute(_ arguments: Arguments, _ printer: Printer) throws {
    guard let command = arguments.command, !arguments.wantsHelp, !arguments.wantsVersion else {
        return printer.data(
            arguments.wantsVersion ? "ogi \(Version.text)\n" : Help.text(for: arguments.command))
    }
    switch command {
    case .schema: printer.data(ConfigSchema.text)
    case .reference: try printer.data(reference(arguments.operands.first))
    case .run: try run(load(arguments), arguments.run, printer)
    case .check:
        let file = try load(arguments)
        printer.note("\(file.name): nothing to say against it")
    case .plan: printer.page(try Plan(load(arguments)).text)
    case .explain:
        let file = try PipelineFile.load(path: nil, overrides: arguments.overrides)
        let place = arguments.operands.count > 1 ? arguments.operands[1] : ""
        printer.page(try Explanation(file, source: arguments.operands[0], place: place).text)
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

private func run(_ file: PipelineFile, _ options: RunOptions, _ printer: Printer) throws {
    let run = Run(file, options: options)
    let signals = SignalTrap { run.interrupt() }
    defer { signals.end() }
    let progress = ProgressLine(printer)
    let summary: RunSummary
    do {
        defer { printer.endProgress() }
        summary = try run.execute { progress.show($0) }
    }
    printer.note(summary.text, of: summary)
}

/// The sentence goes to stderr, the kind of the error into the exit code.
private func report(_ error: any Error, _ printer: Printer) -> ExitCode {
    switch error {
    case let usage as Arguments.UsageError:
        printer.error(usage.message)
        return .usage
    case let failure as PipelineFailure:
        for diagnostic in failure.diagnostics { printer.error(diagnostic.rendered(file: failure.file)) }
        return .usage
    case let failure as Explanation.Failure:
        printer.error(failure.message)
        return .usage
    case let failure as TooManyRejected:
        printer.error(failure.description)
        return .tooManyRejected
    case let failure as RunMemory.NothingKnown:
        printer.error(failure.description)
        return .usage
    case let failure as OutputLock.Held:
        printer.error(failure.description)
        return .outputHeld
    case is Run.Interrupted:
        printer.error("interrupted; the former output is unchanged")
        return .interrupted
    default:
        printer.error("\(error)")
        return .environment
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
    do {
        let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
        let printer = Printer(isQuiet: arguments.isQuiet, logsJSON: arguments.logsJSON)
        do {
            try execute(arguments, printer)
            return .done
        } catch {
            return report(error, printer)
        }
    } catch {
        return report(error, Printer(isQuiet: false))
    }
}

exit(main().rawValue)
