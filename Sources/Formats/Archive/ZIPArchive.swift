/// The files in a ZIP archive, as its directory at the end names them.
///
/// Rule: the directory is believed, not the headers before the entries: a writer that streams leaves sizes out of those.
/// What stands before the archive (a program that unpacks itself) moves all offsets, and is passed over.
struct ZIPArchive {
    struct Entry {
        /// With `/` between folders, whatever the writer used.
        let name: String
        fileprivate let isEncrypted: Bool
        fileprivate let method: Int
        fileprivate let sum: UInt32
        fileprivate let packedSize: Int
        fileprivate let size: Int
        fileprivate let header: Int
    }

    enum Failure: Error {
        case damaged(String)
        case needsPassword
        case tooLarge
    }

    /// More than any document has; each costs a name.
    static let mostEntries = 10_000

    let entries: [Entry]
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        let reader = LittleEndian(bytes)
        guard let end = Self.end(reader), let count = reader.word(end + 10),
            let size = reader.double(end + 12),
            let stated = reader.double(end + 16), end >= size
        else { throw .damaged("the ZIP directory at its end is missing") }
        let start = end - size
        // A directory of which the end record does not know the place: taken as stated.
        let shift = reader.double(start) == Self.entryMark ? start - stated : 0
        var entries: [Entry] = []
        var position = stated + shift
        for _ in 0..<min(count, Self.mostEntries) {
            guard let (entry, next) = Self.entry(reader, at: position, shift) else {
                throw .damaged("the ZIP directory is broken")
            }
            entries.append(entry)
            position = next
        }
        self.entries = entries
    }

    /// The unpacked bytes of an entry, no more than `limit`.
    func contents(of entry: Entry, limit: Int) throws(Failure) -> [UInt8] {
        if entry.isEncrypted { throw .needsPassword }
        if entry.size > limit { throw .tooLarge }
        let reader = LittleEndian(bytes)
        guard reader.double(entry.header) == Self.headerMark, let name = reader.word(entry.header + 26),
            let extra = reader.word(entry.header + 28)
        else { throw .damaged("\(entry.name) is not where the ZIP directory says") }
        let start = entry.header + 30 + name + extra
        guard start <= bytes.count, entry.packedSize <= bytes.count - start else {
            throw .damaged("\(entry.name) is cut off")
        }
        let contents = try unpacked(bytes[start..<(start + entry.packedSize)], entry, limit)
        guard contents.count == entry.size, CRC32.of(contents) == entry.sum else {
            throw .damaged("\(entry.name) does not fit its check sum")
        }
        return contents
    }

    private func unpacked(
        _ packed: ArraySlice<UInt8>, _ entry: Entry, _ limit: Int
    ) throws(Failure) -> [UInt8] {
        switch entry.method {
        case 0: return Array(packed)
        case 8:
            let output = Inflate.raw(packed, limit: limit, expected: entry.size)
            switch output.ending {
            case .whole: return output.bytes
            case .tooLong: throw .tooLarge
            case .cutOff, .damaged: throw .damaged("\(entry.name) cannot be unpacked")
            }
        default: throw .damaged("\(entry.name) is packed in a way that no office program uses")
        }
    }

    // MARK: Directory

    private static let endMark = 0x0605_4B50
    private static let entryMark = 0x0201_4B50
    private static let headerMark = 0x0403_4B50

    /// Offset of the record at the end of the archive; a comment of up to 64 KiB may follow it.
    private static func end(_ reader: LittleEndian) -> Int? {
        var position = reader.count - 22
        let first = max(0, position - 0xFFFF)
        while position >= first {
            if reader.double(position) == endMark { return position }
            position -= 1
        }
        return nil
    }

    private static func entry(_ reader: LittleEndian, at position: Int, _ shift: Int) -> (Entry, next: Int)? {
        guard reader.double(position) == entryMark, let flags = reader.word(position + 8),
            let method = reader.word(position + 10), let sum = reader.double(position + 16),
            let packedSize = reader.double(position + 20), let size = reader.double(position + 24),
            let nameLength = reader.word(position + 28), let extra = reader.word(position + 30),
            let comment = reader.word(position + 32), let header = reader.double(position + 42),
            let name = reader.bytes(position + 46, nameLength)
        else { return nil }
        let entry = Entry(
            name: String(
                decoding: name.lazy.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self),
            isEncrypted: flags & 1 == 1, method: method, sum: UInt32(truncatingIfNeeded: sum),
            packedSize: packedSize, size: size, header: header + shift)
        return (entry, position + 46 + nameLength + extra + comment)
    }
}

/// Numbers of two and four bytes, the lowest first; `nil` beyond the ends.
struct LittleEndian {
    private let source: [UInt8]

    init(_ source: [UInt8]) { self.source = source }

    var count: Int { source.count }

    func word(_ offset: Int) -> Int? {
        guard offset >= 0, offset <= source.count - 2 else { return nil }
        return Int(source[offset]) | Int(source[offset + 1]) << 8
    }

    func double(_ offset: Int) -> Int? {
        guard let low = word(offset), let high = word(offset + 2) else { return nil }
        return low | high << 16
    }

    func bytes(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= source.count, count <= source.count - offset else {
            return nil
        }
        return source[offset..<(offset + count)]
    }
}
