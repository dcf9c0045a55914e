import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Ends work that takes too long or too much memory, by way of a `CrashGuard`.
///
/// Which of several subjects takes the memory cannot be told from outside, so the program begins again with one at
/// a time; the one that is at work when the limit is passed again is the one.
package final class Watchdog: Sendable {
    package struct Limits: Sendable {
        package var seconds: Int
        /// Of the whole program.
        package var bytes: Int

        package init(seconds: Int, bytes: Int) {
            self.seconds = seconds
            self.bytes = bytes
        }
    }

    private struct Work {
        let subject: String
        let start: UInt64
        let bytesBefore: Int
    }

    private struct State {
        var work: [Work?]
        var isEnded = false
    }

    private let limits: Limits
    private let guardian: CrashGuard
    private let isOneAtATime: Bool
    private let state: Monitor<State>

    private static let interval: UInt32 = 50_000

    package init(_ limits: Limits, workers: Int, guardian: CrashGuard, isOneAtATime: Bool) {
        self.limits = limits
        self.guardian = guardian
        self.isOneAtATime = isOneAtATime
        state = Monitor(State(work: Array(repeating: nil, count: workers)))
    }

    package func begin(_ subject: String, worker: Int) {
        let before = isOneAtATime ? Self.residentBytes : 0
        let start = DispatchTime.now().uptimeNanoseconds
        state.withState { $0.work[worker] = Work(subject: subject, start: start, bytesBefore: before) }
    }

    package func end(worker: Int) { state.withState { $0.work[worker] = nil } }

    /// Throws where the system gives no thread for it.
    package func start() throws {
        try WorkerQueue.start("the watchdog") { [self] in
            while !state.withState({ $0.isEnded }) {
                if let incident { guardian.restart(incident) }
                usleep(Self.interval)
            }
        }
    }

    package func end() { state.withState { $0.isEnded = true } }

    private var incident: Incident? {
        let now = DispatchTime.now().uptimeNanoseconds
        let work = state.withState { $0.work.compactMap { $0 } }
        if let late = work.first(where: { $0.start + UInt64(limits.seconds) * 1_000_000_000 < now }) {
            return Incident(.timedOut, late.subject)
        }
        guard let first = work.first, Self.residentBytes > limits.bytes else { return nil }
        if !isOneAtATime { return Incident(.oneAtATime, "") }
        // Where the program had needed most of it before, the document is not to blame.
        return first.bytesBefore < limits.bytes / 2 ? Incident(.outOfMemory, first.subject) : nil
    }

    /// Memory that the program has now; 0 where the system does not say.
    private static var residentBytes: Int {
        guard let file = fopen("/proc/self/statm", "re") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let fields = line.prefix { $0 != 0 }.split(separator: CChar(0x20))
        guard fields.count > 1 else { return 0 }
        let pages = fields[1].reduce(0) { $0 &* 10 &+ Int($1) &- 0x30 }
        return pages &* Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
