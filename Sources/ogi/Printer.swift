import Pipeline

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Writes data to stdout and messages to stderr, never the other way round.
struct Printer: Sendable {
    let isQuiet: Bool
    let logsJSON: Bool
    let isTerminal: Bool

    init(isQuiet: Bool, logsJSON: Bool = false) {
        self.isQuiet = isQuiet
        self.logsJSON = logsJSON
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    func data(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Lines for people, with names and texts in them that are not ours.
    func page(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Tabs part the columns of what is shown.
        let shown = lines.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false)
                .map { Printer.escaped(String($0)) }.joined(separator: "\t")
        }
        data(shown.joined(separator: "\n"))
    }

    func error(_ message: String) {
        log(.error, message)
    }

    func note(_ message: String, of summary: RunSummary? = nil) {
        if !isQuiet { log(.info, message, of: summary) }
    }

    /// One line a message, whatever stands in it.
    private func log(_ level: LogLine.Level, _ message: String, of summary: RunSummary? = nil) {
        if logsJSON {
            return write(LogLine.json(level, Printer.escaped(message), of: summary) + "\n", to: STDERR_FILENO)
        }
        write("ogi: " + Printer.escaped(message) + "\n", to: STDERR_FILENO)
    }

    /// One line that the next one overwrites; only where a person watches.
    func progress(_ line: String) {
        if !isQuiet, isTerminal { write("\r\u{1B}[K" + Printer.escaped(line), to: STDERR_FILENO) }
    }

    func endProgress() {
        if !isQuiet, isTerminal { write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    /// What cannot be written (a closed pipe, a full disk under a log) is lost: there is nobody left to tell.
    private func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put($0, to: descriptor) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Control characters made visible: a file's name must not steer the terminal.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            if isControl {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

private func put(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
