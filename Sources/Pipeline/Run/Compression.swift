import Load
import Runtime

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Turns a finished file of a sink into what a program of the user's makes of it: `gzip -n`, `zstd -q`.
///
/// ```
/// figures.csv.gz, plain ─▶ its name is taken away, the bytes stay open ─▶ program ─▶ figures.csv.gz
/// ```
/// All of it happens where the run's files wait, so a program that is missing or fails leaves the former output.
struct Compression: Sendable {
    let command: [String]

    struct Failure: Error, CustomStringConvertible {
        let path: String
        let command: [String]
        let cause: String

        var description: String {
            "cannot compress \(path) with \(command.joined(separator: " ")): \(cause); mend that or take compress out of the "
                + "sink, then run again; the former output is unchanged"
        }
    }

    /// A day: who waits longer has something else that is wrong.
    private static let limits = ChildProcess.Limits(seconds: 86_400, outputBytes: .max)

    /// Lets the program compress nothing: one that is missing or does not know its options is found before the work.
    ///
    /// Throws: `Failure`.
    func probe(_ path: String) throws {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { return }
        defer { close(null) }
        let result = ChildProcess(command, limits: Self.limits).run(
            input: null, output: null, isCancelled: { false })
        guard result.ending == .exited(0) else {
            throw Failure(path: path, command: command, cause: Self.cause(result))
        }
    }

    /// Throws: `Failure`, `OutputError`.
    func replace(_ path: String, isCancelled: () -> Bool) throws -> SinkFile.Summary {
        let plain = try SinkFile.reopen(path)
        defer { close(plain) }
        let output = try SinkFile.create(path)
        let child = ChildProcess(command, limits: Self.limits)
        let result = child.run(input: plain, output: output, isCancelled: isCancelled)
        guard result.ending == .exited(0) else {
            close(output)
            throw Failure(path: Self.name(of: path), command: command, cause: Self.cause(result))
        }
        return try SinkFile.summary(of: output, path: path)
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func cause(_ result: ChildProcess.Result) -> String {
        let words = String(decoding: result.complaint, as: UTF8.self).split(separator: "\n").last.map {
            ": \($0)"
        }
        switch result.ending {
        case .notStarted(let code): return String(cString: strerror(code))
        case .exited(let status): return "it ended with \(status)" + (words ?? "")
        case .killed(let signal): return "it was ended by signal \(signal)" + (words ?? "")
        case .timedOut, .printedTooMuch, .cancelled: return "it was ended before it was done"
        }
    }
}
