import Foundation

/// A lock, the state that it guards, and a way to wait for the state to change.
///
/// The only type here that is `@unchecked Sendable`: channel, window and cancellation each hold one
/// monitor and are plain `Sendable`. Every access goes through the lock; the state never leaves it.
package final class Monitor<State: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var state: State

    package init(_ state: State) {
        self.state = state
    }

    /// Looks at the state, or changes it without anybody having to wake up.
    package func withState<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        condition.lock()
        defer { condition.unlock() }
        return try body(&state)
    }

    /// Changes the state and wakes every waiter to look again.
    package func change<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        condition.lock()
        defer {
            condition.broadcast()
            condition.unlock()
        }
        return try body(&state)
    }

    /// Waits until `body` gives a result, asking again after each change; wakes the others then.
    ///
    /// Shape: `body` leaves the state alone where it gives `nil`.
    @discardableResult
    package func wait<Result>(until body: (inout State) -> Result?) -> Result {
        condition.lock()
        defer {
            condition.broadcast()
            condition.unlock()
        }
        while true {
            if let result = body(&state) { return result }
            condition.wait()
        }
    }
}
