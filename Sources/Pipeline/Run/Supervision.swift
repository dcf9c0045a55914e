import Load
import Model
import Runtime

/// What keeps one bad document from costing the run: the crash guard, the watchdog, and what they met before.
struct Supervision: Sendable {
    /// Sources that ended the program, or took too long or too much, since this run began; few.
    private let rejections: [(path: String, rejection: Rejection)]
    /// True where one document at a time is read, to find the one that takes too much memory.
    let isOneAtATime: Bool
    private let parts: (guardian: CrashGuard, watchdog: Watchdog)?
    private let fault: InjectedFault?

    /// So many times a run may begin again: a program that fails on every document is not worth it.
    private static let maximumIncidents = 256

    struct GaveUp: Error, CustomStringConvertible {
        let path: String

        var description: String {
            "the program ended again and again, last at \(path), so it is at fault and not the documents; please "
                + "report it; the former output is unchanged"
        }
    }

    /// Shape: `workers` counts every thread that is watched; without a `log` nothing is.
    ///
    /// Throws: `GaveUp`; where the system gives no thread.
    init(_ file: PipelineFile, log: IncidentLog?, workers: Int) throws {
        guard let log else {
            (rejections, isOneAtATime, parts, fault) = ([], false, nil, nil)
            return
        }
        let limits = Watchdog.Limits(
            seconds: file.config.run.whole("max_document_seconds") ?? 0,
            bytes: file.config.run.whole("max_memory_bytes") ?? 0)
        let incidents = log.read()
        let last = incidents.last ?? Incident(.oneAtATime, "")
        // A source that was left out can end nothing any more.
        if incidents.count > Self.maximumIncidents || incidents.dropLast().contains(last) {
            throw GaveUp(path: last.subject)
        }
        rejections = incidents.compactMap { Self.rejection($0, limits) }
        isOneAtATime = incidents.contains { $0.kind == .oneAtATime }
        let guardian = CrashGuard(log: log)
        let watchdog = Watchdog(
            limits, workers: workers, guardian: guardian, isOneAtATime: isOneAtATime)
        try watchdog.start()
        parts = (guardian, watchdog)
        fault = InjectedFault.ofEnvironment
    }

    var hasRejected: Bool { !rejections.isEmpty }

    /// By bytes: to Swift two names are equal that differ in how their accents are written.
    func rejection(of path: String) -> Rejection? {
        rejections.first { $0.path.utf8.elementsEqual(path.utf8) }?.rejection
    }

    /// From now on nothing makes the program begin again.
    func end() {
        parts?.watchdog.end()
        parts?.guardian.end()
    }

    func watch(worker: Int) -> Watch {
        Watch(
            thread: parts.map { $0.guardian.watch() }, watchdog: parts?.watchdog, fault: fault,
            supervision: self, worker: worker)
    }

    /// Of one thread.
    struct Watch: ~Copyable {
        let thread: ThreadWatch?
        let watchdog: Watchdog?
        let fault: InjectedFault?
        let supervision: Supervision
        let worker: Int

        func during<Result, Failure: Error>(
            _ path: String, _ body: () throws(Failure) -> Result
        ) throws(Failure) -> Result {
            guard let watchdog, thread != nil else { return try body() }
            thread?.begin(path)
            watchdog.begin(path, worker: worker)
            defer {
                watchdog.end(worker: worker)
                thread?.end()
            }
            // A source that is left out misbehaves no more.
            if let fault, supervision.rejection(of: path) == nil { fault.strike(path) }
            return try body()
        }
    }

    private static func rejection(
        _ incident: Incident, _ limits: Watchdog.Limits
    ) -> (String, Rejection)? {
        func rejection(_ reason: Rejection.Reason, _ message: String) -> (String, Rejection) {
            (incident.subject, Rejection(stage: "transform", reason: reason, message: message))
        }
        switch incident.kind {
        case .crashed: return rejection(.crashed, "the program ended while it read this file")
        case .timedOut: return rejection(.timedOut, "more than \(limits.seconds) s")
        case .outOfMemory: return rejection(.outOfMemory, "more than \(limits.bytes) bytes of memory")
        case .oneAtATime: return nil
        }
    }
}
