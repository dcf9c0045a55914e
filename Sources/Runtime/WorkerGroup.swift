#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Long-running workers, each on a serial queue of its own.
package struct WorkerGroup: Sendable {
    /// Processors that the system lets run at the same time.
    package static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    private let running = Monitor(0)
    private let cancellation: Cancellation

    package init(cancellation: Cancellation) {
        self.cancellation = cancellation
    }

    /// Starts a worker; an error that it throws cancels the run, and so does a system that gives no thread for it.
    package func start(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
        running.change { $0 += 1 }
        do {
            try WorkerQueue.start(name) { [running, cancellation] in
                do { try body() } catch { cancellation.cancel(error) }
                running.change { $0 -= 1 }
            }
        } catch {
            cancellation.cancel(error)
            running.change { $0 -= 1 }
        }
    }

    /// Waits until every worker has returned, then throws the first error, if any.
    ///
    /// After a cancellation a worker may be at something that nothing wakes it from (a document that takes a minute, a
    /// disk that does not answer): it is waited for `grace` seconds and then left behind, for the program to end.
    package func join(grace: Int = 5) throws {
        cancellation.whenCancelled { [running] in running.change { _ in } }
        let isCancelled = running.wait { [cancellation] count in
            count == 0 ? false : cancellation.isCancelled ? true : nil
        }
        if isCancelled { _ = running.wait(atMost: grace) { $0 == 0 ? true : nil } }
        try cancellation.throwIfCancelled()
    }
}
