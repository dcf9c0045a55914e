import Runtime
import Testing

@Suite("A budget of bytes") struct ByteBudgetTests {
    /// The most bytes that were in hand at once, and how many pieces were done.
    private func run(_ sizes: [Int], limit: Int) throws -> (most: Int, done: Int) {
        let budget = ByteBudget(limit: limit)
        let state = Monitor((now: 0, most: 0, done: 0))
        let workers = WorkerGroup(cancellation: Cancellation())
        for (number, size) in sizes.enumerated() {
            workers.start("worker \(number)") {
                budget.during(size) {
                    state.withState {
                        $0.now += size
                        $0.most = max($0.most, $0.now)
                    }
                    state.withState {
                        $0.now -= size
                        $0.done += 1
                    }
                }
            }
        }
        try workers.join()
        return state.withState { ($0.most, $0.done) }
    }

    @Test("never more than the limit at once")
    func limit() throws {
        let result = try run(Array(repeating: 40, count: 60), limit: 100)
        #expect(result.done == 60)
        #expect(result.most <= 80)
    }

    @Test("what is larger than the limit is done alone")
    func oversized() throws {
        let result = try run([500, 10, 500, 10, 0, 10], limit: 100)
        #expect(result.done == 6)
        #expect(result.most == 500)
    }
}
