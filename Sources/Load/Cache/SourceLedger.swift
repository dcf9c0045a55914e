import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What a run knew of its sources and its files when it had published: the next run compares.
///
/// The sources are in the order of their paths' bytes. One file, written whole beside the old one and renamed, with
/// the checksums of its two parts at its end: damaged or of another program, it is as if it were not there.
/// ```
/// file = signature, key, files, number of sources | sources | checksums (8 bytes each)
/// ```
package struct SourceLedger: Sendable {
    package let sources: LedgerEntries
    package var files: [File]
    /// Stands for all that may change the output but the sources.
    package var key: [UInt8]

    package struct Entry: Sendable, Equatable {
        package let path: String
        /// Numbers that change when the file does; empty where it was none.
        package let identity: [Int64]
        /// Of its bytes; of its rejection where it was not read. 32 bytes.
        package let digest: [UInt8]
        package let isRejected: Bool
        /// True where the same identity means the same result: not for a file too young to tell, and not where the
        /// machine was to blame.
        package let isSettled: Bool

        package init(path: String, identity: [Int64], digest: [UInt8], isRejected: Bool, isSettled: Bool) {
            self.path = path
            self.identity = identity
            self.digest = digest
            self.isRejected = isRejected
            self.isSettled = isSettled
        }
    }

    /// A published file; looking at it tells whether it still is what was published.
    package struct File: Sendable, Equatable {
        package let name: String
        package let rows: Int
        let identity: [Int64]

        /// `nil` where there is no such file.
        package init?(name: String, rows: Int, in folder: String) {
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { return nil }
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            self.init(
                name: name, rows: rows,
                identity: [
                    Int64(truncatingIfNeeded: status.st_ino), Int64(status.st_size),
                    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec),
                ])
        }

        fileprivate init(name: String, rows: Int, identity: [Int64]) {
            (self.name, self.rows, self.identity) = (name, rows, identity)
        }
    }

    package init(key: [UInt8], sources: LedgerEntries, files: [File]) {
        (self.key, self.sources, self.files) = (key, sources, files)
    }

    private static let signature = Array("ogi ledger 2\n".utf8)

    /// `nil` where there is none that can be used.
    package init?(path: String) {
        guard let bytes = FileSystem.bytes(of: path), bytes.starts(with: Self.signature) else { return nil }
        do {
            let body = bytes.dropLast(16)
            var reader = ByteReader(body)
            _ = try reader.raw(Self.signature.count)
            key = Array(try reader.raw(try reader.count()))
            files = try reader.list { reader in
                File(
                    name: try reader.text(), rows: try reader.whole(Int.self),
                    identity: try reader.list { try $0.signed() })
            }
            let count = try reader.count()
            let sums = Self.sums(of: body[..<reader.place], body[reader.place...])
            guard bytes.suffix(16).elementsEqual(sums) else { return nil }
            sources = try LedgerEntries(&reader, count: count)
        } catch {
            return nil
        }
    }

    /// Throws `OutputError`.
    package func write(to name: String, in state: StateFolder) throws(OutputError) {
        var writer = ByteWriter()
        writer.write(raw: Self.signature)
        writer.write(key) { $0.write(raw: CollectionOfOne($1)) }
        writer.write(files) { writer, file in
            writer.write(file.name)
            writer.write(file.rows)
            writer.write(file.identity) { $0.write($1) }
        }
        writer.write(UInt64(sources.count))
        let sums = Self.sums(of: writer.bytes[...], sources.bytes[...])
        try state.write([writer.bytes, sources.bytes, sums], to: name)
    }

    private static func sums(of parts: ArraySlice<UInt8>...) -> [UInt8] {
        parts.flatMap { part in withUnsafeBytes(of: Checksum.of(part).littleEndian) { Array($0) } }
    }
}
