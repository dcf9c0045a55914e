import Pipeline

/// `ogi run` and `ogi merge`: one run, and all that tells of it: the log, `run.json`, the metrics and the exit code.
struct RunCommand {
    private let arguments: Arguments
    private let printer: Printer

    init(_ arguments: Arguments, _ printer: Printer) {
        self.arguments = arguments
        self.printer = printer
    }

    func execute() -> ExitCode {
        let trap = arguments.logsJSON ? TrapText() : nil
        var output = arguments.overrides.output ?? ""
        var ending: RunEnding
        do {
            if let failure = arguments.failure { throw failure }
            let file = try PipelineFile.load(
                path: config, overrides: arguments.overrides, checksFolders: !isMerge)
            output = file.outputFolder
            ending = run(try makeRun(file))
        } catch {
            ending = notBegun(error, &output)
        }
        ending.summary.trap = trap?.text ?? ""
        writeMetrics(&ending, output)
        tell(ending, output, trap?.stream)
        return ending.exitCode
    }

    private var isMerge: Bool { arguments.command == .merge }

    private var config: String? { isMerge ? arguments.operands.dropFirst().first : arguments.operands.first }

    private func makeRun(_ file: PipelineFile) throws -> Run {
        guard isMerge, let folder = arguments.operands.first else { return Run(file, options: arguments.run) }
        let expected: ExpectedSources =
            if let list = arguments.sources {
                .list(try ListedSources(at: list))
            } else {
                .count(arguments.expected ?? 0)
            }
        return Run(
            file, options: arguments.run,
            merging: Merging(
                try Shards(at: folder), previous: try arguments.previous.map { try Shards(at: $0) },
                expected: expected))
    }

    private func run(_ run: Run) -> RunEnding {
        let signals = SignalTrap { run.interrupt() }
        defer { signals.end() }
        // A log for programs goes past the stream that this would be shown on.
        let progress = arguments.logsJSON ? nil : ProgressLine(printer)
        defer { if progress != nil { printer.endProgress() } }
        return run.end { progress?.show($0) }
    }

    /// The command line or the config is wrong. Whoever watches the output is told so all the same.
    private func notBegun(_ error: any Error, _ output: inout String) -> RunEnding {
        let usage = error as? Arguments.UsageError
        let ending = usage.map { RunEnding(usage: $0.message) } ?? RunEnding(error)
        let codes = (error as? PipelineFailure)?.diagnostics.map(\.error.code) ?? []
        // An output within the input is none.
        guard !codes.contains(.overlappingFolders),
            let told = PipelineFile.outputFolder(path: config, overrides: arguments.overrides)
                // What an unknown option was given looks like the name of a config.
                ?? usage.flatMap({ _ in PipelineFile.outputFolder(path: nil, overrides: arguments.overrides) }
                )
        else { return ending }
        output = told
        RunReport(
            config: config ?? "", input: arguments.overrides.input.joined(separator: ", "), output: output
        )
        .writeWithoutRun(ending)
        return ending
    }

    /// A run that found its output held leaves this to the run that holds it.
    private func writeMetrics(_ ending: inout RunEnding, _ output: String) {
        guard let path = arguments.metrics, ending.exitCode != .outputHeld else { return }
        do {
            try RunMetrics.write(ending, output: output, to: path)
        } catch {
            ending.summary.warnings.append("no metrics were written: \(error)")
        }
    }

    private func tell(_ ending: RunEnding, _ output: String, _ stream: Int32?) {
        let isGood = ending.messages.isEmpty
        let messages = isGood ? [ending.summary.text] : ending.messages
        if arguments.logsJSON {
            if isGood, printer.isQuiet, ending.summary.warnings.isEmpty { return }
            for message in messages {
                printer.line(
                    LogLine.json(
                        isGood ? .info : .error, Printer.escaped(message), of: ending, output: output),
                    to: stream)
            }
            return
        }
        for warning in ending.summary.warnings { printer.warning(warning) }
        for message in messages { if isGood { printer.note(message) } else { printer.error(message) } }
    }
}
