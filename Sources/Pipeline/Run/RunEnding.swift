import Load

/// How a run ended. The log, `run.json` and the metrics are all made from this, so they cannot differ.
package struct RunEnding: Sendable {
    package let status: Status
    package let exitCode: ExitCode
    /// Why it ended, a sentence each; empty where it ended well.
    package let messages: [String]
    package var summary: RunSummary
    /// `nil` where it ended well, or where no run had begun.
    let error: (any Error)?

    package enum Status: String, Sendable {
        case published
        case upToDate = "up_to_date"
        case refused, failed, interrupted
    }

    init(_ summary: RunSummary) {
        (self.summary, error, messages, exitCode) = (summary, nil, [], .done)
        status = summary.isUpToDate ? .upToDate : .published
    }

    package init(_ error: any Error, _ summary: RunSummary = RunSummary()) {
        self.summary = summary
        self.error = error
        exitCode = ExitCode(of: error)
        messages = Self.messages(of: error)
        status =
            switch exitCode {
            case .refused: .refused
            case .interrupted: .interrupted
            default: .failed
            }
    }

    /// A run that did not come to be: what the command line says is wrong.
    package init(usage message: String) {
        (summary, error, status, exitCode, messages) = (RunSummary(), nil, .failed, .usage, [message])
    }

    private static func messages(of error: any Error) -> [String] {
        switch error {
        case let failure as PipelineFailure: failure.diagnostics.map { $0.rendered(file: failure.file) }
        case is Run.Interrupted: ["interrupted; the former output is unchanged"]
        default: ["\(error)"]
        }
    }

    package var isSuccess: Bool { status == .published || status == .upToDate }

    /// For `run.json` and for the log as JSON lines.
    package var members: [(String, JSONValue)] {
        [
            ("status", .text(status.rawValue)), ("exit_code", .integer(Int(exitCode.rawValue))),
            ("seconds", .thousandths(Int(summary.seconds * 1000))),
        ] + (messages.isEmpty ? [] : [("error", .text(messages.joined(separator: "\n")))])
            + (summary.warnings.isEmpty ? [] : [("warnings", .texts(summary.warnings))])
            + (summary.trap.isEmpty ? [] : [("trap", .text(summary.trap))]) + summary.members
    }
}
