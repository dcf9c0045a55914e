#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An open file or folder, closed when it goes out of use.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// The number, to be closed by whoever takes it.
    consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    deinit { if number >= 0 { close(number) } }
}

/// What tells a file from another, and a changed one from an unchanged one, without reading it.
package struct FileIdentity: Sendable, Hashable {
    package let device: UInt64
    package let inode: UInt64
    /// Bytes.
    package let size: Int64
    /// Nanoseconds since 1970.
    package let modified: Int64
    /// Nanoseconds since 1970; also moves where a tool sets `modified` back, and cannot be set itself.
    package let changed: Int64

    package init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Of what is no file here, or was not looked at.
    package static let unknown = FileIdentity(device: 0, inode: 0, size: 0, modified: 0, changed: 0)

    init(_ status: stat) {
        #if canImport(Darwin)
            let (time, change) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (time, change) = (status.st_mtim, status.st_ctim)
        #endif
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(truncatingIfNeeded: status.st_size)
        modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
        changed = Int64(change.tv_sec) &* 1_000_000_000 &+ Int64(change.tv_nsec)
    }
}

/// Kind of a file, as far as reading it goes.
enum FileKind: Equatable {
    case file, folder, link
    /// In words: a socket, a device, …
    case special(String)

    init(mode: mode_t) {
        self =
            switch mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .special("a named pipe")
            case S_IFSOCK: .special("a socket")
            case S_IFCHR, S_IFBLK: .special("a device")
            default: .special("of an unknown kind")
            }
    }
}

/// The number of a failed system call, with a sentence that is the same in every locale.
struct SystemError: Error, Equatable {
    let number: Int32

    static var last: SystemError { SystemError(number: errno) }

    /// True where the machine lacks something now, which says nothing about the file.
    var isShortage: Bool { [EMFILE, ENFILE, ENOMEM].contains(number) }

    var sentence: String {
        switch number {
        case ENOENT, ENOTDIR: "it is not there"
        case EACCES, EPERM: "permission denied"
        case EIO: "input/output error"
        case ELOOP: "too many links in its path"
        case EMFILE, ENFILE: "too many open files"
        case ENOMEM: "out of memory"
        default: "system error \(number)"
        }
    }
}

enum FileAccess {
    /// Shorter than the longest path of any system, longer than the longest name.
    private static let longestStep = 1000

    /// Opens what is at `path` for reading, never waiting for a writer or a device; `flags` are added.
    ///
    /// A path longer than the system takes at once is walked in several steps.
    static func open(_ path: [UInt8], flags: Int32 = 0) throws(SystemError) -> Descriptor {
        var rest = path[...]
        var folder = Descriptor(AT_FDCWD)
        while rest.count > longestStep, let slash = rest.prefix(longestStep).lastIndex(of: UInt8(ascii: "/"))
        {
            folder = try open(rest[...slash], below: folder, flags: O_DIRECTORY)
            rest = rest[slash...].drop { $0 == UInt8(ascii: "/") }
        }
        return try open(rest, below: folder, flags: flags)
    }

    private static func open(
        _ path: ArraySlice<UInt8>, below folder: borrowing Descriptor, flags: Int32
    ) throws(SystemError) -> Descriptor {
        let all = flags | O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        while true {
            let number = withCString(path) { openat(folder.number, $0, all) }
            if number >= 0 { return Descriptor(number) }
            guard errno == EINTR else { throw .last }
        }
    }

    static func status(of file: borrowing Descriptor) throws(SystemError) -> stat {
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw .last }
        return status
    }

    /// Status of `name` in an open folder; of a link itself unless it is followed.
    static func status(
        of name: ArraySlice<UInt8>, in folder: Int32, followingLinks: Bool
    ) throws(SystemError) -> stat {
        var status = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        guard withCString(name, { fstatat(folder, $0, &status, flags) }) == 0 else { throw .last }
        return status
    }

    /// Fewer bytes than `count` only at the end of the file.
    static func read(_ file: borrowing Descriptor, atMost count: Int) throws(SystemError) -> [UInt8] {
        let number = file.number
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, failure == nil {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                #if canImport(Darwin)
                    let read = Darwin.read(number, rest.baseAddress, rest.count)
                #else
                    let read = Glibc.read(number, rest.baseAddress, rest.count)
                #endif
                if read == 0 { return }
                if read > 0 {
                    filled += read
                } else if errno != EINTR {
                    failure = .last
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func withCString<Value>(
        _ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Value
    ) -> Value {
        (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { text in
            // Never empty, so it has a base address.
            text.baseAddress.map(body) ?? body("")
        }
    }
}
