import Load

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The scratch files of a map: what came in, what went wrong, what is to come out. They have no names, so nothing is left
/// of a map that is killed.
///
/// The first two outlive the program's image: where a document ends the program, it begins again without that document
/// (`CrashGuard`), and what came in by a pipe is still there.
struct Spool: Sendable {
    let input: Int32
    /// For an `IncidentLog`.
    let incidents: Int32
    private let results: Int32

    private static let variable = "OGI_SPOOL"

    /// Throws: `OutputError`, `MapRun.Unusable`.
    init(_ source: MapRun.Input) throws {
        results = try Self.scratchFile()
        // Only to those of this very process: a child of a map is a map of its own.
        if let text = getenv(Self.variable).map({ String(cString: $0) }),
            case let numbers = text.split(separator: " ").compactMap({ Int32($0) }), numbers.count == 3,
            numbers[2] == getpid(), lseek(numbers[0], 0, SEEK_SET) == 0
        {
            (input, incidents) = (numbers[0], numbers[1])
            return
        }
        incidents = try Self.scratchFile()
        try Self.write(Array("\(getpid())\0".utf8)[...], to: incidents)
        if case .list(let path) = source, path != "-" {
            input = open(path, O_RDONLY)
            guard input >= 0 else {
                throw MapRun.Unusable(
                    description:
                        "the list of sources \(path) cannot be opened: \(String(cString: strerror(errno)))")
            }
        } else {
            input = try Self.copyOfStandardInput()
        }
        setenv(Self.variable, "\(input) \(incidents) \(getpid())", 1)
    }

    /// What a pipe brings, as a file that can be read more than once.
    static func copyOfStandardInput() throws(OutputError) -> Int32 {
        let number = try scratchFile()
        try copy(STDIN_FILENO, to: number)
        lseek(number, 0, SEEK_SET)
        return number
    }

    /// Removed from its folder at once; appending, as two images of the program write to one log.
    private static func scratchFile() throws(OutputError) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/ogi-map-XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else { throw OutputError(.create, folder) }
        unlink(template)
        _ = fcntl(number, F_SETFL, O_APPEND)
        return number
    }

    func write(_ text: inout [UInt8]) throws(OutputError) {
        try Self.write(text[...], to: results)
        text.removeAll(keepingCapacity: true)
    }

    /// Throws: `OutputError`; then nothing of the name `path` has changed.
    func publish(to path: String?) throws(OutputError) {
        guard lseek(results, 0, SEEK_SET) == 0 else { throw OutputError(.read, "the scratch file") }
        guard let path else { return try Self.copy(results, to: STDOUT_FILENO) }
        let next = "\(path).\(getpid()).new"
        let number = open(next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard number >= 0 else { throw OutputError(.create, next) }
        do throws(OutputError) {
            try Self.copy(results, to: number)
            guard fsync(number) == 0 else { throw OutputError(.synchronize, next) }
            guard close(number) == 0 else { throw OutputError(.close, next) }
            guard rename(next, path) == 0 else { throw OutputError(.rename, path) }
        } catch {
            unlink(next)
            throw error
        }
    }

    private static func copy(_ from: Int32, to number: Int32) throws(OutputError) {
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { read(from, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputError(.read, "the documents") }
            if count == 0 { return }
            try write(block[..<count], to: number)
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to number: Int32) throws(OutputError) {
        var rest = bytes
        while !rest.isEmpty {
            #if canImport(Darwin)
                let count = rest.withUnsafeBytes { Darwin.write(number, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(.write, "the results") }
            rest = rest.dropFirst(count)
        }
    }
}
