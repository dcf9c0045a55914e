/// Bounds how many bytes are being worked on at the same time, whatever the number of workers.
///
/// ```
/// worker 1 ─ 120 MiB ─┐
/// worker 2 ─  90 MiB ─┼─▶ budget of 256 MiB; a worker with 60 MiB waits until one of them is done
/// worker 3 ─  60 MiB ─┘
/// ```
/// One piece of work may be larger than the budget: it waits until it is alone. Who waits holds no part of the budget,
/// so those who hold one get done and the wait ends. Small work passes large work that waits: a large one may have to
/// wait for the end of the run's small ones, which end.
package struct ByteBudget: Sendable {
    private let limit: Int
    private let used = Monitor(0)

    package init(limit: Int) {
        self.limit = max(limit, 1)
    }

    package func during<Result, Failure: Error>(
        _ bytes: Int, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let share = min(max(bytes, 0), limit)
        used.wait(wakingOthers: false) { used -> Void? in
            guard used == 0 || used &+ share <= limit else { return nil }
            used &+= share
            return ()
        }
        defer { used.change { $0 &-= share } }
        return try work()
    }
}
