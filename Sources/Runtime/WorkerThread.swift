#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A thread of the system for one long-running piece of work.
///
/// Not a dispatch queue: where the system gives no more threads (`ulimit -u`, `ulimit -v`, the limit of a container or
/// a service), a queue waits for one without an end and without a word, and so would the run.
enum WorkerThread {
    /// The system gave no thread.
    struct NotStarted: Error, CustomStringConvertible {
        let name: String
        let code: Int32

        var description: String {
            "cannot start a thread for \(name): \(String(cString: strerror(code))); allow this user more processes or "
                + "memory (ulimit -u, ulimit -v), or take fewer workers; the former output is unchanged"
        }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Nobody waits for the thread itself: what it does says when it is done. Throws: `NotStarted`.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws {
        let work = Unmanaged.passRetained(Work(body))
        let code = create(work.toOpaque())
        if code != 0 {
            work.release()
            throw NotStarted(name: name, code: code)
        }
    }

    #if canImport(Darwin)
        private static func create(_ work: UnsafeMutableRawPointer) -> Int32 {
            var thread: pthread_t?
            let code = pthread_create(&thread, nil, { WorkerThread.run($0) }, work)
            if let thread, code == 0 { pthread_detach(thread) }
            return code
        }
    #else
        private static func create(_ work: UnsafeMutableRawPointer) -> Int32 {
            var thread = pthread_t()
            let code = pthread_create(&thread, nil, { WorkerThread.run($0) }, work)
            if code == 0 { pthread_detach(thread) }
            return code
        }
    #endif

    private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
    }
}
