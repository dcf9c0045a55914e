/// Gives out tickets in order and puts the results of parallel work back into that order.
///
/// ```
/// takeTicket ─▶ 0 1 2 … ─▶ workers ─hand(ticket, result)─▶ [ < limit out ] ─next─▶ 0, 1, 2, …
/// ```
/// Taking a ticket waits while `limit` tickets are out, that is taken and not yet given by `next`.
/// Handing a result in never waits, so the holder of the oldest ticket always gets through: the
/// window cannot deadlock, and at most `limit` results are in memory.
package final class ReorderWindow<Result: Sendable>: Sendable {
    private struct State: Sendable {
        /// Results by `ticket % limit`; distinct for all tickets that are out.
        var waiting: [Result?]
        /// So many results are waiting.
        var held = 0
        /// There is no ticket of this number or above.
        var end: Int
        var nextTicket = 0
        var nextResult = 0
        var isCancelled = false
    }

    private let limit: Int
    private let batch: Int
    private let monitor: Monitor<State>

    /// Who waits for the next result is woken for `batch` results, or where no other is on its way: to wake a thread for
    /// each would cost a fiftieth of what the work itself does.
    ///
    /// Shape: `count` is `Int.max` where only the work tells how many there are (`take(from:)`).
    /// - Precondition: `limit` is at least 1.
    package init(count: Int, limit: Int, batch: Int = 1) {
        precondition(limit >= 1, "a window lets at least one ticket out")
        self.limit = limit
        self.batch = batch
        monitor = Monitor(State(waiting: Array(repeating: nil, count: limit), end: count))
    }

    /// Waits for room in the window; `nil` when all tickets are taken or the window is cancelled.
    package func takeTicket() -> Int? {
        monitor.wait(wakingOthers: false) { state -> Int?? in
            if state.isCancelled || state.nextTicket >= state.end { return .some(nil) }
            guard state.nextTicket - state.nextResult < limit else { return nil }
            state.nextTicket += 1
            return .some(state.nextTicket - 1)
        }
    }

    /// Takes a ticket and the work that belongs to it from a stream that only tells at its end how much there is: `next` gives
    /// `nil` then. No other worker comes between the two, so tickets number the work in the order of the stream.
    ///
    /// Waiting for room with the stream in hand is no harm: who hands in a result does not need the stream.
    package func take<Stream, Work>(
        from stream: Monitor<Stream>, _ next: (_ stream: inout Stream, _ ticket: Int) throws -> Work?
    ) rethrows -> (ticket: Int, work: Work)? {
        try stream.withState { stream in
            guard let ticket = takeTicket() else { return nil }
            var work: Work?
            defer { if work == nil { end(at: ticket) } }
            work = try next(&stream, ticket)
            return work.map { (ticket, $0) }
        }
    }

    /// Shape: each ticket that was taken is handed in once.
    package func hand(_ ticket: Int, _ result: Result) {
        monitor.changeIfAwaited { state in
            precondition(ticket >= state.nextResult && ticket < state.nextTicket, "ticket is not out")
            state.waiting[ticket % limit] = result
            state.held += 1
            guard state.waiting[state.nextResult % limit] != nil else { return false }
            let out = state.nextTicket - state.nextResult
            return state.held >= batch || state.held == out || state.nextTicket >= state.end
        }
    }

    /// There is no work for this ticket, nor for any behind it: it is not handed in.
    private func end(at ticket: Int) {
        monitor.change { $0.end = min($0.end, ticket) }
    }

    /// Waits for the next result in order; `nil` after the last one or when cancelled.
    package func next() -> Result? {
        monitor.wait { state -> Result?? in
            if state.isCancelled || state.nextResult >= state.end { return .some(nil) }
            let place = state.nextResult % limit
            guard let result = state.waiting[place] else { return nil }
            state.waiting[place] = nil
            state.held -= 1
            state.nextResult += 1
            return .some(result)
        }
    }

    /// Nobody waits any longer; results that were not given are thrown away.
    package func cancel() {
        monitor.change { state in
            state.isCancelled = true
            for place in state.waiting.indices { state.waiting[place] = nil }
        }
    }
}
