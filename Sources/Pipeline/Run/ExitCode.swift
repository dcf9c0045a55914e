import Load

/// What the program tells the shell. `run.json`, the log and `--help` say the same.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case done = 0
    case refused = 1
    case usage = 2
    case environment = 3
    case outputHeld = 4
    case interrupted = 130

    package var meaning: String {
        switch self {
        case .done: "done: published, or nothing had changed"
        case .refused:
            "not published, because a guard refused (max_rejected, min_sources, max_removed); the former output is "
                + "unchanged"
        case .usage: "wrong usage or config; nothing was opened"
        case .environment: "the machine said no (disk full, no permission); the former output is unchanged"
        case .outputHeld: "another run holds this output; a scheduled job may ignore it"
        case .interrupted: "interrupted; the former output is unchanged"
        }
    }

    package init(of error: any Error) {
        switch error {
        case is Refusal, is ShardMerge.Refused: self = .refused
        case is PipelineFailure, is RunMemory.CannotSelect: self = .usage
        case is OutputLock.Held: self = .outputHeld
        case is Run.Interrupted: self = .interrupted
        default: self = .environment
        }
    }
}
