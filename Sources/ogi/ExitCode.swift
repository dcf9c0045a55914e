/// What a run tells the shell.
enum ExitCode: Int32, CaseIterable {
    case done = 0
    case tooManyRejected = 1
    case usage = 2
    case environment = 3
    case outputHeld = 4
    case interrupted = 130

    var meaning: String {
        switch self {
        case .done: "done"
        case .tooManyRejected: "done, but more rejected than allowed"
        case .usage: "wrong usage or config; nothing was opened"
        case .environment: "the machine said no (disk full, no permission); the former output is unchanged"
        case .outputHeld: "another run holds this output"
        case .interrupted: "interrupted; the former output is unchanged"
        }
    }
}
