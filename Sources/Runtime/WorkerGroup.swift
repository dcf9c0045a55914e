import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Long-running workers, each on a serial queue of its own.
///
/// One queue each, because blocks that wait on a shared concurrent queue starve on Linux: with two
/// cores, of 40 waiting blocks 18 had started after eight seconds; with a queue each, all at once.
package struct WorkerGroup: Sendable {
    /// Processors that the system lets run at the same time.
    package static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    private let group = DispatchGroup()
    private let cancellation: Cancellation

    package init(cancellation: Cancellation) {
        self.cancellation = cancellation
    }

    /// Starts a worker; an error that it throws cancels the run.
    package func start(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
        let cancellation = cancellation
        DispatchQueue(label: name).async(group: group) {
            do { try body() } catch { cancellation.cancel(error) }
        }
    }

    /// Waits until every worker has returned, then throws the first error, if any.
    package func join() throws {
        group.wait()
        try cancellation.throwIfCancelled()
    }
}
