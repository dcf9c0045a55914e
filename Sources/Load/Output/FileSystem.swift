#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The calls to the system that writing an output needs, each checked.
enum FileSystem {
    struct Status {
        let inode: UInt64
        let device: UInt64
        let owner: UInt32
        let group: UInt32
        let permissions: mode_t
        let isFolder: Bool
    }

    /// `nil` where nothing is there; a symbolic link is looked at itself.
    static func status(of path: String) -> Status? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Status(
            inode: UInt64(status.st_ino), device: UInt64(status.st_dev), owner: status.st_uid,
            group: status.st_gid, permissions: status.st_mode & 0o7777,
            isFolder: status.st_mode & S_IFMT == S_IFDIR)
    }

    static func isFolder(_ path: String) -> Bool { status(of: path)?.isFolder ?? false }

    /// Throws where this user may not list the folder, or put something in it and take it out. Root may do all.
    static func requireRights(on folder: String) throws(OutputError) {
        guard access(folder, R_OK | W_OK | X_OK) == 0 else { throw OutputError(.write, folder) }
    }

    /// Absolute path without symbolic links.
    static func resolved(_ path: String) throws(OutputError) -> String {
        guard let resolved = realpath(path, nil) else { throw OutputError(.open, path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Creates the folder and those above it that are not there.
    static func createFolders(_ path: String) throws(OutputError) {
        var end = path.startIndex
        while end < path.endIndex {
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            try createFolder(String(path[..<end]))
        }
    }

    /// Where it makes one, its name survives a loss of power: what is written below it would be lost with it.
    static func createFolder(_ path: String) throws(OutputError) {
        guard mkdir(path, 0o777) == 0 else {
            if errno == EEXIST || errno == EISDIR { return }
            throw OutputError(.create, path)
        }
        do throws(OutputError) {
            try synchronize(folder: path + "/..")
        } catch {
            // The folder above may be one that may be written and not read.
            if error.code != EACCES { throw error }
        }
    }

    /// Names in a folder, sorted by bytes.
    static func names(in folder: String) throws(OutputError) -> [String] {
        guard let stream = opendir(folder) else { throw OutputError(.list, folder) }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw OutputError(.list, folder) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Writes a small file whole and to the disk.
    static func write(_ text: String, to path: String) throws(OutputError) {
        var file = try SinkFile(path: path, replaces: true)
        try file.write(Array(text.utf8))
        _ = try file.finish()
    }

    /// The text of a small file; `nil` where it cannot be read.
    static func text(of path: String) -> String? {
        bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(fileno(file), &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
        return bytes
    }

    static func move(_ from: String, to: String) throws(OutputError) {
        guard rename(from, to) == 0 else { throw OutputError(.rename, to) }
    }

    /// No error where nothing is there.
    static func removeFile(_ path: String) throws(OutputError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw OutputError(.remove, path) }
    }

    static func removeFolder(_ path: String) throws(OutputError) {
        guard rmdir(path) == 0 || errno == ENOENT else { throw OutputError(.remove, path) }
    }

    /// Leaves a folder alone in which something is.
    static func removeEmptyFolder(_ path: String) throws(OutputError) {
        guard rmdir(path) == 0 || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST else {
            throw OutputError(.remove, path)
        }
    }

    /// Makes the names in a folder survive a loss of power.
    static func synchronize(folder: String) throws(OutputError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(.open, folder) }
        defer { close(descriptor) }
        // Some file systems cannot synchronise a folder and say so; there is nothing more to do there.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw OutputError(.synchronize, folder) }
    }

    /// Lets two folders change places in one step; false where the system cannot.
    static func exchange(_ left: String, _ right: String) -> Bool {
        #if os(Linux)
            typealias Rename =
                @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
            let exchangeFlag: UInt32 = 2  // RENAME_EXCHANGE
            // The call is younger than the C module that Swift imports, hence by its name.
            guard let symbol = dlsym(nil, "renameat2") else { return false }
            let call = unsafeBitCast(symbol, to: Rename.self)
            return call(AT_FDCWD, left, AT_FDCWD, right, exchangeFlag) == 0
        #else
            return renamex_np(left, right, UInt32(RENAME_SWAP)) == 0
        #endif
    }
}
