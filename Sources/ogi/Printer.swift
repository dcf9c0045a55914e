import Load

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Writes data to stdout and messages to stderr, never the other way round.
struct Printer: Sendable {
    let isQuiet: Bool
    /// True where a person watches, at a terminal that can move its cursor.
    let isTerminal: Bool
    private let hasColours: Bool

    /// stdout did not take what was asked for.
    struct Unwritten: Error, CustomStringConvertible {
        let code: Int32
        var description: String { "cannot write to standard output: \(String(cString: strerror(code)))" }
    }

    init(isQuiet: Bool) {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        self.isQuiet = isQuiet
        isTerminal = isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"
        hasColours = isTerminal && variable("NO_COLOR").isEmpty
    }

    /// Throws: `Unwritten`.
    func data(_ text: String) throws(Unwritten) {
        guard write(text, to: STDOUT_FILENO) else { throw Unwritten(code: errno) }
    }

    /// Throws: `Unwritten`.
    func data(_ json: JSONValue) throws(Unwritten) { try data(String(decoding: json.printed, as: UTF8.self)) }

    /// Lines for people, with names and texts in them that are not ours.
    func page(_ text: String) throws(Unwritten) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Tabs part the columns of what is shown.
        let shown = lines.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false)
                .map { Printer.escaped(String($0)) }.joined(separator: "\t")
        }
        try data(shown.joined(separator: "\n"))
    }

    func error(_ message: String) { say(message, colour: "31") }

    func warning(_ message: String) { say("warning: " + message, colour: "33") }

    func note(_ message: String) {
        if !isQuiet { say(message, colour: "") }
    }

    /// One line a message, whatever stands in it.
    private func say(_ message: String, colour: String) {
        let name = hasColours && !colour.isEmpty ? "\u{1B}[\(colour)mogi:\u{1B}[0m " : "ogi: "
        _ = write(name + Printer.escaped(message) + "\n", to: STDERR_FILENO)
    }

    /// A line as it is, to `stream` or to stderr.
    func line(_ text: String, to stream: Int32? = nil) {
        _ = write(text + "\n", to: stream ?? STDERR_FILENO)
    }

    /// One line that the next one overwrites; only where a person watches.
    func progress(_ line: String) {
        if !isQuiet, isTerminal { _ = write("\r\u{1B}[K" + Printer.escaped(line), to: STDERR_FILENO) }
    }

    func endProgress() {
        if !isQuiet, isTerminal { _ = write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    /// False where it cannot be written. A message that cannot (a closed pipe, a full disk under a log) is lost: there
    /// is nobody left to tell.
    private func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put($0, to: descriptor) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
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
