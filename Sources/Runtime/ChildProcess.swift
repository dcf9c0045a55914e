#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program that the user's configuration names, run without a shell and within limits.
///
/// ```
/// input (or nothing) ─▶ child ─▶ stdout ─▶ memory, or the caller's file
///                         └────▶ stderr ─▶ its last words
/// ```
/// Both pipes are read as they fill, so the child never waits for us. It leads a process group of its own, and when it
/// ends, or has to be ended, the whole group is killed: no grandchild goes on working or holds a pipe open. It
/// inherits no file, no ignored signal and no variable but `environment`.
package struct ChildProcess: Sendable {
    /// The program, looked for along `PATH` where it has no slash, and what it is given.
    package var arguments: [String]
    /// `NAME=value` each.
    package var environment = Self.plainEnvironment
    package var limits: Limits

    package struct Limits: Sendable {
        package var seconds: Int
        /// Of what it prints and of every file that it writes; what is kept in memory is never more.
        package var outputBytes: Int
        /// Of addresses, for each process of the group; `nil` for no limit. Only on Linux.
        package var memoryBytes: Int?

        package init(seconds: Int, outputBytes: Int, memoryBytes: Int? = nil) {
            self.seconds = seconds
            self.outputBytes = outputBytes
            self.memoryBytes = memoryBytes
        }
    }

    package enum Ending: Sendable, Equatable {
        case exited(Int32)
        /// By a signal that was not ours.
        case killed(Int32)
        case timedOut, printedTooMuch, cancelled
        /// With the error number: `ENOENT` where there is no such program.
        case notStarted(Int32)
    }

    package struct Result: Sendable {
        package let ending: Ending
        /// Empty where the caller gave a file for it.
        package let output: [UInt8]
        /// The end of what it complained of.
        package let complaint: [UInt8]
    }

    /// The same on every machine but for where programs are: no locale, no options from variables (`GZIP`, `XZ_OPT`).
    package static var plainEnvironment: [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return ["PATH=\(path)", "LC_ALL=C.UTF-8", "HOME=/nonexistent"]
    }

    package init(_ arguments: [String], limits: Limits) {
        self.arguments = arguments
        self.limits = limits
    }

    /// Waits until the child has ended. The descriptors stay the caller's.
    package func run(
        input: Int32? = nil, output: Int32? = nil, isCancelled: () -> Bool = { false }
    ) -> Result {
        switch spawn(input: input, output: output) {
        case .failure(let code): Result(ending: .notStarted(code.number), output: [], complaint: [])
        case .success(let child): watch(child, isCancelled: isCancelled)
        }
    }

    private func watch(_ started: Started, isCancelled: () -> Bool) -> Result {
        var child = started
        defer { child.closePipes() }
        limit(child.number)
        let ending = wait(for: &child, isCancelled: isCancelled)
        kill(-child.number, SIGKILL)
        let status = Self.reap(child.number)
        return Result(
            ending: ending ?? Self.ending(of: status), output: child.output.bytes,
            complaint: child.complaint.bytes)
    }

    /// Reads until the child has ended by itself: `nil`; else why it has to be ended.
    private func wait(for child: inout Started, isCancelled: () -> Bool) -> Ending? {
        let end = Self.milliseconds &+ limits.seconds &* 1000
        var pause: Int32 = 1
        while true {
            // Asked before the reading: what it printed lies in the pipe by then.
            let hasEnded = Self.hasEnded(child.number)
            // A grandchild that outlives it would hold the pipe open.
            if hasEnded { kill(-child.number, SIGKILL) }
            guard child.readPipes(limits) else { return .printedTooMuch }
            if hasEnded { return nil }
            if Self.milliseconds >= end { return .timedOut }
            if isCancelled() { return .cancelled }
            // Ends early when something is printed; a child that closed both pipes is about to end.
            child.waitForOutput(atMost: pause)
            pause = min(2 * pause, 50)
        }
    }

    /// Without taking the child's number back: until `reap` nobody else can have it, and the group can be killed.
    private static func hasEnded(_ number: pid_t) -> Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(number), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else {
            return errno != EINTR
        }
        return information.si_signo == SIGCHLD
    }

    private static func reap(_ number: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// The lowest seven bits are the signal, 0 for none; the eight above them what the program returned.
    private static func ending(of status: Int32) -> Ending {
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
    }

    private static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) &* 1000 &+ Int(time.tv_nsec) / 1_000_000
    }

    /// The limits of the system, which hold also where this program is killed. They are set just after the start, as a
    /// start with limits would need a process between: on a busy machine a child may have written some megabytes by then,
    /// and ends at its next write.
    private func limit(_ number: pid_t) {
        #if os(Linux)
            typealias SetLimit =
                @convention(c) (pid_t, UInt32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32
            // Not in the C module that Swift imports, hence by its name.
            guard let symbol = dlsym(nil, "prlimit") else { return }
            let setLimit = unsafeBitCast(symbol, to: SetLimit.self)
            func set(_ resource: __rlimit_resource, _ value: Int) {
                var limit = rlimit(rlim_cur: rlim_t(max(0, value)), rlim_max: rlim_t(max(0, value)))
                _ = setLimit(number, resource.rawValue, &limit, nil)
            }
            set(RLIMIT_CORE, 0)
            set(RLIMIT_CPU, limits.seconds &+ 1)
            set(RLIMIT_FSIZE, limits.outputBytes)
            if let memory = limits.memoryBytes { set(RLIMIT_AS, memory) }
        #endif
    }
}
