import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A serial queue for one long-running piece of work.
///
/// One queue each, because blocks that wait on a shared concurrent queue starve on Linux: of 40 waiting blocks on two
/// cores 18 had started after eight seconds; with a queue each, all at once.
enum WorkerQueue {
    /// The system gave no thread.
    struct NotStarted: Error, CustomStringConvertible {
        let name: String
        let code: Int32

        var description: String {
            "cannot start a thread for \(name): \(String(cString: strerror(code))); allow this user more processes or "
                + "memory (ulimit -u, ulimit -v), or take fewer workers; the former output is unchanged"
        }
    }

    /// Returns once the work has begun. Throws: `NotStarted`.
    ///
    /// A thread is tried first: where the system gives no more (`ulimit -u`, `ulimit -v`, the limit of a container or a
    /// service), a queue asks for one without an end and without a word, and the run would hang with the lock in its
    /// hand. Waiting for the beginning keeps the next trial honest.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws {
        let code = tryThread()
        if code != 0 { throw NotStarted(name: name, code: code) }
        let hasBegun = Monitor(false)
        DispatchQueue(label: name).async {
            hasBegun.change { $0 = true }
            body()
        }
        hasBegun.wait { $0 ? true : nil }
    }

    /// The error number with which the system refuses a thread, 0 where it gives one.
    private static func tryThread() -> Int32 {
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, nil, { _ in nil }, nil)
            if let thread, code == 0 { pthread_join(thread, nil) }
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, nil, { _ in nil }, nil)
            if code == 0 { pthread_join(thread, nil) }
        #endif
        return code
    }
}
