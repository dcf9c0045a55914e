/// A queue of at most `capacity` elements between threads: who sends to a full one waits.
///
/// ```
/// senders ─send─▶ [ ≤ capacity ] ─receive─▶ receivers
/// ```
/// The channel has one owner, who closes it when all senders are done; receivers get what is left,
/// then `nil`. After `cancel` nobody waits: senders are told `false`, receivers get `nil` at once.
package final class BoundedChannel<Element: Sendable>: Sendable {
    private struct State: Sendable {
        var elements: [Element] = []
        /// Offset of the oldest element: those before it have left.
        var first = 0
        var isClosed = false

        var count: Int { elements.count - first }

        mutating func removeFirst() -> Element {
            let element = elements[first]
            first += 1
            if first == elements.count {
                elements.removeAll(keepingCapacity: true)
                first = 0
            } else if first >= 64, first * 2 >= elements.count {
                elements.removeFirst(first)
                first = 0
            }
            return element
        }
    }

    private let capacity: Int
    private let monitor = Monitor(State())

    /// - Precondition: `capacity` is at least 1.
    package init(capacity: Int) {
        precondition(capacity >= 1, "a channel holds at least one element")
        self.capacity = capacity
    }

    /// Waits for room; false where the channel is closed and the element was not taken.
    @discardableResult
    package func send(_ element: Element) -> Bool {
        monitor.wait { state in
            if state.isClosed { return false }
            guard state.count < capacity else { return nil }
            state.elements.append(element)
            return true
        }
    }

    /// Waits for an element; `nil` once the channel is closed and empty.
    package func receive() -> Element? {
        monitor.wait { state -> Element?? in
            if state.count > 0 { return .some(state.removeFirst()) }
            return state.isClosed ? .some(nil) : nil
        }
    }

    package func close() {
        monitor.change { $0.isClosed = true }
    }

    /// Closes and throws away what nobody received.
    package func cancel() {
        monitor.change { state in
            state.elements = []
            state.first = 0
            state.isClosed = true
        }
    }
}
