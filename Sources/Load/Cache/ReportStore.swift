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
    private let index: [Key: Entry]
    /// Where the next record goes.
    private let end: Int
    private let limit: Int

    private static let headerSize = 48
    /// No archived report is larger.
    private static let longestRecord = 1 << 28

    private struct Key: Hashable {
        let words: (UInt64, UInt64, UInt64, UInt64)

        init(_ bytes: ArraySlice<UInt8>) {
            func word(_ place: Int) -> UInt64 {
                bytes.dropFirst(place * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            }
            words = (word(0), word(1), word(2), word(3))
        }

        var bytes: [UInt8] {
            [words.0, words.1, words.2, words.3].flatMap { word in
                (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
            }
        }

        static func == (left: Key, right: Key) -> Bool { left.words == right.words }

        func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
    }

    private struct Entry {
        let offset: Int
        let length: Int
        let checksum: UInt64
    }

    /// Opens the store in the file at `path`; `nil` where there can be none.
    ///
    /// Shape: `key` has 32 bytes; the file takes at most `limit` bytes.
    package init?(path: String, key: [UInt8], limit: Int) {
        let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard number >= 0 else { return nil }
        descriptor = number
        self.limit = limit
        var index: [Key: Entry] = [:]
        var place = key.count
        if Self.read(number, at: 0, count: key.count) == key {
            while let header = Self.read(number, at: place, count: Self.headerSize) {
                let length = Int(truncatingIfNeeded: Self.word(header[..<8]))
                guard (0...Self.longestRecord).contains(length) else { break }
                let next = place + Self.headerSize + length
                index[Key(header[16...])] = Entry(
                    offset: place + Self.headerSize, length: length, checksum: Self.word(header[8..<16]))
                place = next
            }
            // The last record may be cut off; a gap would stop the next reading.
            let size = Int(lseek(number, 0, SEEK_END))
            while place > size, let last = index.max(by: { $0.value.offset < $1.value.offset }) {
                place = last.value.offset - Self.headerSize
                index[last.key] = nil
            }
        }
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

    /// The payload that was kept for a source of this digest; `nil` where there is none, or none that is whole.
    package func payload(_ digest: [UInt8]) -> [UInt8]? {
        guard let entry = index[Key(digest[...])],
            let bytes = Self.read(descriptor, at: entry.offset, count: entry.length),
            Checksum.of(bytes[...]) == entry.checksum
        else { return nil }
        return bytes
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

    /// Writes the store anew with these records alone, where that makes it less than half as large.
    package static func compact(path: String, key: [UInt8], keeping digests: some Sequence<[UInt8]>) {
        guard let store = ReportStore(path: path, key: key, limit: .max) else { return }
        let used = Set(digests.map { Key($0[...]) })
        let size = used.reduce(0) { $0 + (store.index[$1].map { $0.length + headerSize } ?? 0) }
        guard size + (1 << 20) < store.end / 2 else { return }
        let path = (old: path, new: path + ".new")
        unlink(path.new)
        guard let next = ReportStore(path: path.new, key: key, limit: .max) else { return }
        var appender = Appender(next)
        for key in used.sorted(by: { (store.index[$0]?.offset ?? 0) < (store.index[$1]?.offset ?? 0) }) {
            if let payload = store.payload(key.bytes) { appender.append(payload, digest: key.bytes) }
        }
        appender.flush()
        rename(path.new, path.old)
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
