/// Ends everything that belongs to one run, for one reason: the first that was given.
///
/// Order on failure: the reason is recorded, then whoever waits is woken (`whenCancelled`), then the
/// owner joins its workers and calls `throwIfCancelled`.
package final class Cancellation: Sendable {
    private struct State: Sendable {
        var reason: (any Error)?
        var wakers: [@Sendable () -> Void] = []
    }

    private let monitor = Monitor(State())

    package init() {}

    package var isCancelled: Bool { monitor.withState { $0.reason != nil } }

    /// Keeps `reason` if it is the first one, and wakes all who asked for it.
    package func cancel(_ reason: any Error) {
        let wakers = monitor.change { state -> [@Sendable () -> Void] in
            guard state.reason == nil else { return [] }
            state.reason = reason
            defer { state.wakers = [] }
            return state.wakers
        }
        for wake in wakers { wake() }
    }

    /// Calls `wake` at cancellation, or now where that has already been.
    package func whenCancelled(_ wake: @escaping @Sendable () -> Void) {
        let isLate = monitor.change { state in
            guard state.reason == nil else { return true }
            state.wakers.append(wake)
            return false
        }
        if isLate { wake() }
    }

    package func throwIfCancelled() throws {
        if let reason = monitor.withState({ $0.reason }) { throw reason }
    }
}
