import Foundation
import Load
import Testing

/// Results that are kept from run to run.
struct ReportStoreTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "ogi-store-\(UUID().uuidString)"
    ).path
    private let key = [UInt8](repeating: 7, count: 32)

    /// Digests that begin alike fall on one place of the index.
    private func digest(_ number: UInt8) -> [UInt8] { [UInt8](repeating: 1, count: 31) + [number] }

    private func open() throws -> ReportStore {
        try #require(ReportStore(path: path, key: key, limit: 1 << 30))
    }

    private func append(_ records: [(UInt8, [UInt8])]) throws {
        var appender = ReportStore.Appender(try open())
        for (number, payload) in records { appender.append(payload, digest: digest(number)) }
        appender.flush()
    }

    @Test func givesBackWhatWasKeptTheLastOneFirst() throws {
        defer { unlink(path) }
        try append([(1, [1, 2, 3]), (2, []), (3, [9])])
        try append([(1, [4])])
        let store = try open()
        #expect(store.payload(digest(1)).map(Array.init) == [4])
        #expect(store.payload(digest(2)).map(Array.init) == [])
        #expect(store.payload(digest(3)).map(Array.init) == [9])
        #expect(store.payload(digest(4)) == nil)
    }

    @Test func aRecordThatIsCutOffOrDamagedIsNotThere() throws {
        defer { unlink(path) }
        try append([(1, [1, 2, 3]), (2, [4, 5, 6])])
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes[32 + 48] ^= 1
        try Data(bytes.dropLast()).write(to: URL(fileURLWithPath: path))
        let store = try open()
        #expect(store.payload(digest(1)) == nil)
        #expect(store.payload(digest(2)) == nil)
        try append([(3, [7])])
        #expect(try open().payload(digest(3)).map(Array.init) == [7])
    }

    @Test func anotherProgramBeginsAnew() throws {
        defer { unlink(path) }
        try append([(1, [1])])
        let other = try #require(
            ReportStore(path: path, key: [UInt8](repeating: 8, count: 32), limit: 1 << 30))
        #expect(other.payload(digest(1)) == nil)
    }

    @Test func isWrittenAnewWhenMostOfItIsOfNoUse() throws {
        defer { unlink(path) }
        let large = [UInt8](repeating: 5, count: 1 << 20)
        try append([(1, large), (2, large), (3, large), (4, [4])])
        let store = try open()
        var appender = ReportStore.Appender(store)
        appender.append([6], digest: digest(5))
        appender.flush()
        store.compact(path: path, key: key, keeping: [digest(4), digest(5), digest(4)])
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(size == 32 + 2 * (48 + 1))
        let next = try open()
        #expect(next.payload(digest(4)).map(Array.init) == [4])
        #expect(next.payload(digest(5)).map(Array.init) == [6])
        #expect(next.payload(digest(1)) == nil)
    }
}
