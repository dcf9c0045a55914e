#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The entries of one open folder, in the system's order, hidden ones left out.
struct FolderListing: ~Copyable {
    struct Entry {
        let name: [UInt8]
        /// `nil` where only the file's status tells.
        let kind: FileKind?
    }

    let status: stat
    private let stream: Stream

    #if canImport(Darwin)
        private typealias Stream = UnsafeMutablePointer<DIR>
    #else
        private typealias Stream = OpaquePointer
    #endif

    static func open(_ path: [UInt8]) throws(SystemError) -> FolderListing {
        let folder = try FileAccess.open(path, flags: O_DIRECTORY)
        let status = try FileAccess.status(of: folder)
        let number = folder.release()
        guard let stream = fdopendir(number) else {
            let error = SystemError.last
            close(number)
            throw error
        }
        return FolderListing(status: status, stream: stream)
    }

    deinit { closedir(stream) }

    /// `nil` behind the last entry.
    func next() throws(SystemError) -> Entry? {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno == 0 { return nil }
                throw .last
            }
            let name = Self.name(of: entry)
            if name.first != UInt8(ascii: ".") { return Entry(name: name, kind: Self.kind(of: entry)) }
        }
    }

    func status(of name: [UInt8], followingLinks: Bool) throws(SystemError) -> stat {
        try FileAccess.status(of: name[...], in: dirfd(stream), followingLinks: followingLinks)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
        let start = UnsafeRawPointer(entry).advanced(by: offset)
        return Array(
            UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
    }

    private static func kind(of entry: UnsafeMutablePointer<dirent>) -> FileKind? {
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        default: nil
        }
    }
}
