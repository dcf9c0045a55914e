/// An option of the command line.
enum Option: String, CaseIterable {
    case input, output, workers, wait
    case onlyRejected = "only-rejected"
    case allowRemoved = "allow-removed"
    case noCache = "no-cache"
    case logFormat = "log-format"
    case sources, results, expect, previous, sha256
    case metrics, format, quiet, help, version

    /// What stands for its value in `--help`; `nil` where it has none.
    var value: String? {
        switch self {
        case .input, .output: "DIR"
        case .workers, .expect: "N"
        case .wait: "SECONDS"
        case .metrics, .sources, .results: "FILE"
        case .previous: "FILE|FOLDER"
        case .logFormat, .format: words.joined(separator: "|")
        case .onlyRejected, .allowRemoved, .noCache, .sha256, .quiet, .help, .version: nil
        }
    }

    /// The values that it may have; empty where that is not a choice.
    var words: [String] {
        switch self {
        case .logFormat, .format: ["text", "json"]
        default: []
        }
    }

    var letter: String? {
        switch self {
        case .quiet: "-q"
        case .help: "-h"
        default: nil
        }
    }

    var canBeRepeated: Bool { self == .input || self == .previous || value == nil }

    var meaning: String {
        switch self {
        case .input: "folder with the sources, instead of the config's; may be given several times"
        case .output: "folder to publish in, instead of the config's"
        case .workers: "documents read at the same time, instead of the config's"
        case .wait: "wait so long for another run that holds the output, instead of ending at once"
        case .onlyRejected: "read only the sources that the last run rejected; the others keep their results"
        case .allowRemoved:
            "publish also where reports are gone, or sources missing (max_removed, min_sources)"
        case .noCache: "read every source again, and keep no results for the next run"
        case .logFormat: "messages as sentences, or as JSON lines"
        case .sources: "the list of the sources to read, or that must be there; - for standard input"
        case .results: "write the results to FILE, instead of standard output"
        case .expect: "how many results there must be"
        case .previous:
            "results of an earlier map, for the sources that were not mapped now; may be given several times, the newest first"
        case .sha256: "print behind each name the SHA-256 of the file, which is read for it"
        case .metrics: "write what the run counted to FILE, for Prometheus' textfile collector"
        case .format: "print for people, or as JSON"
        case .quiet: "print nothing but errors and warnings"
        case .help: "show this help"
        case .version: "show the version"
        }
    }
}
