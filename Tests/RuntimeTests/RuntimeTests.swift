import Dispatch
import Foundation
import Runtime
import Testing

private enum Failure: Error, Equatable { case first, second }

@Suite(.timeLimit(.minutes(1))) struct RuntimeTests {
    @Test func channelKeepsOrderAndDrainsAfterClosing() {
        let channel = BoundedChannel<Int>(capacity: 300)
        for number in 0..<200 { #expect(channel.send(number)) }
        channel.close()
        #expect(!channel.send(200))
        var received: [Int] = []
        while let number = channel.receive() { received.append(number) }
        #expect(received == Array(0..<200))
    }

    @Test func fullChannelHoldsItsSenderBack() throws {
        let channel = BoundedChannel<Int>(capacity: 2)
        let sent = Monitor(0)
        let workers = WorkerGroup(cancellation: Cancellation())
        workers.start("sender") {
            for number in 0..<10 {
                channel.send(number)
                sent.change { $0 = number + 1 }
            }
            channel.close()
        }
        sent.wait { $0 >= 2 ? true : nil }
        Thread.sleep(forTimeInterval: 0.05)
        #expect(sent.withState { $0 } == 2)
        for expected in 0..<10 { #expect(channel.receive() == expected) }
        #expect(channel.receive() == nil)
        try workers.join()
    }

    @Test(arguments: [(1, 1, 1), (1, 8, 4), (4, 1, 3), (8, 3, 1), (8, 3, 2), (8, 64, 4), (2, 64, 501)])
    func windowGivesResultsInTicketOrder(workerCount: Int, limit: Int, batch: Int) throws {
        let window = ReorderWindow<Int>(count: 500, limit: limit, batch: batch)
        let workers = WorkerGroup(cancellation: Cancellation())
        let largestLead = Monitor(0)
        let given = Monitor(0)
        for worker in 0..<workerCount {
            workers.start("worker \(worker)") {
                while let ticket = window.takeTicket() {
                    let lead = ticket - given.withState { $0 }
                    largestLead.change { $0 = max($0, lead) }
                    if ticket % 7 == worker { Thread.sleep(forTimeInterval: 0.0005) }
                    window.hand(ticket, ticket * 2)
                }
            }
        }
        var results: [Int] = []
        while let result = window.next() {
            results.append(result)
            given.change { $0 += 1 }
        }
        try workers.join()
        #expect(results == (0..<500).map { $0 * 2 })
        // One more than the limit: `given` is counted after `next` has returned.
        #expect(largestLead.withState { $0 } <= limit)
    }

    @Test func emptyWindowEndsAtOnce() {
        let window = ReorderWindow<Int>(count: 0, limit: 4)
        #expect(window.takeTicket() == nil)
        #expect(window.next() == nil)
    }

    @Test func firstErrorIsKeptAndEveryWaiterWakes() {
        let cancellation = Cancellation()
        let workers = WorkerGroup(cancellation: cancellation)
        let full = BoundedChannel<Int>(capacity: 1)
        let empty = BoundedChannel<Int>(capacity: 1)
        let window = ReorderWindow<Int>(count: 10, limit: 1)
        cancellation.whenCancelled { full.cancel() }
        cancellation.whenCancelled { empty.cancel() }
        cancellation.whenCancelled { window.cancel() }
        full.send(1)
        #expect(window.takeTicket() == 0)
        let woken = Monitor(0)
        let waits: [@Sendable () -> Void] = [
            { full.send(2) }, { _ = empty.receive() }, { _ = window.takeTicket() }, { _ = window.next() },
        ]
        for (number, wait) in waits.enumerated() {
            workers.start("waiter \(number)") {
                wait()
                woken.change { $0 += 1 }
            }
        }
        workers.start("failing") {
            Thread.sleep(forTimeInterval: 0.02)
            throw Failure.first
        }
        #expect(throws: Failure.first) { try workers.join() }
        cancellation.cancel(Failure.second)
        #expect(throws: Failure.first) { try cancellation.throwIfCancelled() }
        #expect(woken.withState { $0 } == waits.count)
        let late = Monitor(false)
        cancellation.whenCancelled { late.change { $0 = true } }
        #expect(late.withState { $0 })
    }

    @Test func workerThatNothingWakesIsLeftBehind() throws {
        let cancellation = Cancellation()
        let workers = WorkerGroup(cancellation: cancellation)
        let mayEnd = Monitor(false)
        workers.start("at something that does not end") { mayEnd.wait { $0 ? $0 : nil } }
        workers.start("failing") { throw Failure.first }
        #expect(throws: Failure.first) { try workers.join(grace: 0) }
        mayEnd.change { $0 = true }
    }

    @Test func fortyWaitingWorkersAllStart() throws {
        let started = Monitor(0)
        let workers = WorkerGroup(cancellation: Cancellation())
        for number in 0..<40 {
            workers.start("worker \(number)") {
                started.change { $0 += 1 }
                started.wait { $0 == 40 ? true : nil }
            }
        }
        try workers.join()
        #expect(started.withState { $0 } == 40)
    }
}
