#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A lock, the state that it guards, and a way to wait for the state to change.
///
/// The only type here that is `@unchecked Sendable`: channel, window and cancellation each hold one
/// monitor and are plain `Sendable`. Every access goes through the lock; the state never leaves it.
package final class Monitor<State: Sendable>: @unchecked Sendable {
    // In memory of their own: the system wants them to stay where they are.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state: State

    package init(_ state: State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Looks at the state, or changes it without anybody having to wake up.
    package func withState<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Changes the state and wakes every waiter to look again.
    package func change<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        return try body(&state)
    }

    /// Changes the state and wakes every waiter, but only where `body` says that it is what they wait for.
    package func changeIfAwaited(_ body: (inout State) -> Bool) {
        pthread_mutex_lock(mutex)
        if body(&state) { pthread_cond_broadcast(changed) }
        pthread_mutex_unlock(mutex)
    }

    /// Waits until `body` gives a result, asking again after each change; wakes the others then, unless what `body`
    /// changes is nothing that they wait for.
    ///
    /// Shape: `body` leaves the state alone where it gives `nil`.
    @discardableResult
    package func wait<Result>(wakingOthers: Bool = true, until body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            if wakingOthers { pthread_cond_broadcast(changed) }
            pthread_mutex_unlock(mutex)
        }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(changed, mutex)
        }
    }

    /// As `wait`, but not longer than about so many seconds: `nil` where there is no result by then.
    package func wait<Result>(atMost seconds: Int, until body: (inout State) -> Result?) -> Result? {
        // The clock of the condition; one that is set meanwhile makes the wait longer or shorter, no more.
        var end = timespec()
        clock_gettime(CLOCK_REALTIME, &end)
        end.tv_sec += seconds
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        while true {
            if let result = body(&state) { return result }
            if pthread_cond_timedwait(changed, mutex, &end) == ETIMEDOUT { return body(&state) }
        }
    }
}
