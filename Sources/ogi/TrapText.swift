#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Catches what the language's runtime prints to stderr when it ends the program, so that a JSON log stays JSON.
///
/// stderr becomes a pipe, whose other end and the former stderr stay open when the program replaces itself
/// (`CrashGuard`): what the image before this one printed last is read by this one.
/// ```
/// Fatal error: Index out of range ──▶ stderr = pipe ──▶ [the program begins again] ──▶ "trap" of the log's line
/// ```
final class TrapText {
    /// What was stderr when the program was started.
    let stream: Int32
    private let readEnd: Int32

    private static let variable = "OGI_STDERR"

    /// `nil` where there can be no pipe: the text then goes to stderr as it is.
    init?() {
        let process = "\(getpid())"
        if let text = getenv(Self.variable) {
            let numbers = String(cString: text).split(separator: " ").compactMap { Int32($0) }
            if numbers.count == 3, "\(numbers[0])" == process, fcntl(numbers[1], F_GETFD) >= 0,
                fcntl(numbers[2], F_GETFD) >= 0
            {
                (stream, readEnd) = (numbers[1], numbers[2])
                return
            }
        }
        var ends: [Int32] = [-1, -1]
        let former = dup(STDERR_FILENO)
        guard former >= 0, pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        dup2(ends[1], STDERR_FILENO)
        close(ends[1])
        (stream, readEnd) = (former, ends[0])
        setenv(Self.variable, "\(process) \(former) \(ends[0])", 1)
    }

    /// What has come so far, and has not been asked for yet.
    var text: String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = read(readEnd, &block, block.count), count > 0 { bytes += block[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
