import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Archived reports by the digest of their source's bytes, in one file that only grows.
///
/// ```
/// file = key (32 bytes), then records: length (8), checksum (8), digest (32), payload
/// ```
/// A record that is cut off or damaged is as if it were not there, so a killed run costs what it had not yet written.
/// The key stands for the program and the steps; another key begins the file anew. What cannot be read or
/// written is no error: the store then keeps less.
package final class ReportStore: Sendable {
    private let descriptor: Int32
    /// By digest, and those of the same digest in the order of the file: the last one counts.
    private let index: [Item]
    /// Where the next record goes.
    private let end: Int
    private let limit: Int

    private static let headerSize = 48
    /// No archived report is larger.
    private static let longestRecord = 1 << 28

    /// A record, in as few bytes as tell where it is: there may be hundreds of thousands.
    private struct Item {
        /// The first bytes of the digest; all of it stands in the record.
        let word: UInt64
        let offset: Int
        let length: Int

        var end: Int { offset + headerSize + length }
    }

    /// Opens the store in the file at `path`; `nil` where there can be none.
    ///
    /// Shape: `key` has 32 bytes; the file takes at most `limit` bytes.
    package init?(path: String, key: [UInt8], limit: Int) {
        let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard number >= 0 else { return nil }
        descriptor = number
        self.limit = limit
        var index: [Item] = []
        var place = key.count
        if Self.read(number, at: 0, count: key.count) == key {
            while let header = Self.read(number, at: place, count: Self.headerSize) {
                let length = Int(truncatingIfNeeded: Self.word(header[..<8]))
                guard (0...Self.longestRecord).contains(length) else { break }
                index.append(Item(word: Self.word(header[16..<24]), offset: place, length: length))
                place += Self.headerSize + length
            }
            // The last record may be cut off; a gap would stop the next reading.
            if let last = index.last, last.end > Int(lseek(number, 0, SEEK_END)) {
                place = last.offset
                index.removeLast()
            }
        }
        index.sort { ($0.word, $0.offset) < ($1.word, $1.offset) }
        self.index = index
        end = place
        guard ftruncate(number, off_t(place)) == 0,
            key.withUnsafeBytes({ pwrite(number, $0.baseAddress, $0.count, 0) }) == key.count
        else {
            close(number)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Where the records end that were there when the store was opened.
    package var endOfOld: Int { end }

    /// True where the record of this digest begins before that place.
    package func holds(_ digest: [UInt8], before place: Int) -> Bool {
        places(of: digest).last.map { index[$0].offset < place } ?? false
    }

    /// The payload that was kept for a source of this digest; `nil` where there is none, or none that is whole.
    package func payload(_ digest: [UInt8]) -> ArraySlice<UInt8>? {
        for item in index[places(of: digest)].reversed() {
            guard let record = Self.read(descriptor, at: item.offset, count: item.end - item.offset),
                record[16..<Self.headerSize].elementsEqual(digest)
            else { continue }
            let payload = record[Self.headerSize...]
            return Checksum.of(payload) == Self.word(record[8..<16]) ? payload : nil
        }
        return nil
    }

    /// Where in the index the records are whose digests begin like this one.
    private func places(of digest: [UInt8]) -> Range<Int> {
        let word = Self.word(digest.prefix(8))
        var (low, high) = (0, index.count)
        while low < high {
            let middle = (low + high) / 2
            if index[middle].word < word { low = middle + 1 } else { high = middle }
        }
        while high < index.count, index[high].word == word { high += 1 }
        return low..<high
    }

    /// Takes records one after another; one owner.
    package struct Appender {
        private let store: ReportStore
        private var place: Int
        private var pending: [UInt8] = []

        package init(_ store: ReportStore) {
            self.store = store
            place = store.end
        }

        package mutating func append(_ payload: [UInt8], digest: [UInt8]) {
            let size = ReportStore.headerSize + payload.count
            guard place + pending.count + size <= store.limit, digest.count == 32 else { return }
            for word in [UInt64(payload.count), Checksum.of(payload[...])] {
                withUnsafeBytes(of: word.littleEndian) { pending.append(contentsOf: $0) }
            }
            pending += digest
            pending += payload
            if pending.count >= 1 << 18 { flush() }
        }

        /// What cannot be written is written over by what comes next.
        package mutating func flush() {
            let count = pending.withUnsafeBytes {
                pwrite(store.descriptor, $0.baseAddress, $0.count, off_t(place))
            }
            if count == pending.count { place += count }
            pending.removeAll(keepingCapacity: true)
        }
    }

    /// Writes the store in the file at `path` anew with these records and those that were added, where that makes it
    /// less than half as large.
    package func compact(path: String, key: [UInt8], keeping digests: some Sequence<[UInt8]>) {
        var isUsed = [Bool](repeating: false, count: index.count)
        for digest in digests {
            if let place = places(of: digest).last { isUsed[place] = true }
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let added = max(0, size - end)
        let kept = zip(index, isUsed).reduce(added) { $1.1 ? $0 + $1.0.end - $1.0.offset : $0 }
        guard kept + (1 << 20) < size / 2 else { return }
        let newPath = path + ".new"
        unlink(newPath)
        guard let store = ReportStore(path: path, key: key, limit: .max),
            let next = ReportStore(path: newPath, key: key, limit: .max)
        else { return }
        var appender = Appender(next)
        var seen: Set<[UInt8]> = []
        for digest in digests where seen.insert(digest).inserted {
            if let payload = store.payload(digest) { appender.append(Array(payload), digest: digest) }
        }
        appender.flush()
        rename(newPath, path)
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func read(_ descriptor: Int32, at place: Int, count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(place)))
        }
        return bytes.count == count ? bytes : nil
    }
}
