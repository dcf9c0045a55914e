#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One run at a time: a lock of the kernel on a file of the state folder, released however the process ends.
///
/// The file says who holds it, then what ended the work on which source (`IncidentLog`): fields that end with a
/// zero byte, the process first. The descriptor stays open when the program replaces itself, and the lock with it.
package final class OutputLock: Sendable {
    package let descriptor: Int32
    /// True where this process took the lock before it replaced itself.
    package let isContinued: Bool

    /// Another run has the output.
    package struct Held: Error, CustomStringConvertible {
        package let output: String
        /// Process of the holder, empty where it cannot be told.
        package let holder: String

        package var description: String {
            let who = holder.isEmpty ? "another run" : "process \(holder)"
            return
                "\(who) is publishing to \(output); wait for it with --wait SECONDS, or choose another output"
        }
    }

    private static let variable = "OGI_LOCK"

    /// Waits at most `seconds`, less where `isCancelled`. Throws: `Held`, `OutputError`.
    package init(
        _ state: StateFolder, output: String, waiting seconds: Int = 0, isCancelled: () -> Bool = { false }
    ) throws {
        let path = state.file("lock")
        if let inherited = Self.inherited(path) {
            descriptor = inherited
            isContinued = true
            return
        }
        isContinued = false
        let deadline = Self.now() + Double(seconds)
        while true {
            let opened = try Self.opened(path)
            if flock(opened, LOCK_EX | LOCK_NB) == 0 {
                // A file that was removed meanwhile locks nobody out.
                if Self.isFile(opened, at: path) {
                    descriptor = opened
                    break
                }
                close(opened)
                continue
            }
            let code = errno
            close(opened)
            guard code == EWOULDBLOCK || code == EINTR else { throw OutputError(.lock, path, code: code) }
            guard Self.now() < deadline, !isCancelled() else {
                throw Held(output: output, holder: Self.fields(of: path).first ?? "")
            }
            usleep(100_000)
        }
        let holder = Array("\(getpid())\0".utf8)
        _ = ftruncate(descriptor, 0)
        _ = holder.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        setenv(Self.variable, String(descriptor), 1)
    }

    deinit { close(descriptor) }

    /// The descriptor that the program's former image left open; nobody else's, even where the variable says so.
    private static func inherited(_ path: String) -> Int32? {
        guard let text = getenv(variable), let number = Int32(String(cString: text)),
            isFile(number, at: path), fields(of: path).first == String(getpid())
        else { return nil }
        return number
    }

    /// Not closed on execution, for the image that comes after this one; a lock needs no right to write.
    private static func opened(_ path: String) throws(OutputError) -> Int32 {
        var number = open(path, O_RDWR | O_CREAT | O_APPEND, 0o666)
        if number < 0 { number = open(path, O_RDONLY) }
        guard number >= 0 else { throw OutputError(.open, path) }
        return number
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var (own, found) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(path, &found) == 0 && own.st_ino == found.st_ino
            && own.st_dev == found.st_dev
    }

    private static func fields(of path: String) -> [String] {
        (FileSystem.text(of: path) ?? "").split(separator: "\0", omittingEmptySubsequences: false).map(
            String.init)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
