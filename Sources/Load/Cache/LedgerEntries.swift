/// The sources of a ledger, as they stand in its file: there may be hundreds of thousands, and each of them as an object
/// with its path, its numbers and its digest takes three times the memory.
package struct LedgerEntries: Sendable {
    /// The entries one after another, and where each begins.
    private(set) var bytes: [UInt8] = []
    private var starts: [Int] = []

    /// So many bytes a source are asked for: what is not used is memory that the system never gives.
    private static let ordinarySize = 128

    /// Shape: `capacity` is how many there will be.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity * Self.ordinarySize)
        starts.reserveCapacity(capacity)
    }

    package var count: Int { starts.count }
    package var indices: Range<Int> { starts.indices }

    package mutating func append(_ entry: SourceLedger.Entry) {
        starts.append(bytes.count)
        var writer = ByteWriter(capacity: Self.ordinarySize)
        writer.write(entry.path)
        writer.write(raw: CollectionOfOne((entry.isRejected ? 1 : 0) | (entry.isSettled ? 2 : 0)))
        writer.write(entry.identity) { $0.write($1) }
        writer.write(raw: entry.digest)
        bytes += writer.bytes
    }

    package subscript(place: Int) -> SourceLedger.Entry {
        var reader = reader(at: place)
        guard let entry = try? reader.entry() else { preconditionFailure(Self.isOurs) }
        return entry
    }

    /// Parts of an entry, without the memory that the whole of it takes.
    package func path(at place: Int) -> ArraySlice<UInt8> { parts(at: place).path }
    package func isRejected(at place: Int) -> Bool { parts(at: place).flags & 1 != 0 }
    package var digests: some Sequence<[UInt8]> { indices.lazy.map { Array(parts(at: $0).digest) } }

    private func parts(at place: Int) -> ByteReader.Parts {
        var reader = reader(at: place)
        guard let parts = try? reader.parts() else { preconditionFailure(Self.isOurs) }
        return parts
    }

    private func reader(at place: Int) -> ByteReader { ByteReader(bytes[starts[place]...]) }

    private static let isOurs = "an entry was written by this program, or read once before"

    /// Reads so many entries. Throws where the bytes are no entries.
    init(_ reader: inout ByteReader, count: Int) throws {
        let first = reader.place
        starts.reserveCapacity(count)
        for _ in 0..<count {
            starts.append(reader.place - first)
            _ = try reader.parts()
        }
        bytes = Array(reader.read(since: first))
    }
}

extension ByteReader {
    fileprivate typealias Parts = (path: ArraySlice<UInt8>, flags: UInt8, digest: ArraySlice<UInt8>)

    fileprivate mutating func parts() throws -> Parts {
        let path = try raw(try count())
        let flags = try byte()
        for _ in 0..<(try count()) { _ = try signed() }
        return (path, flags, try raw(32))
    }

    fileprivate mutating func entry() throws -> SourceLedger.Entry {
        let path = try text()
        let flags = try byte()
        return SourceLedger.Entry(
            path: path, identity: try list { try $0.signed() }, digest: Array(try raw(32)),
            isRejected: flags & 1 != 0, isSettled: flags & 2 != 0)
    }
}
