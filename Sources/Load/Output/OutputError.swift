#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The output could not be written: the run stops, and what was published before stays.
package struct OutputError: Error, Equatable, Sendable {
    package let operation: Operation
    package let path: String
    /// `errno` of the call that failed.
    package let code: Int32

    package enum Operation: String, Sendable {
        case create, open, lock, write, synchronize, close, list, rename, remove, read
    }

    package init(_ operation: Operation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }
}

extension OutputError: CustomStringConvertible {
    package var description: String {
        "cannot \(operation.rawValue) \(path): \(String(cString: strerror(code))); \(remedy)"
    }

    private var remedy: String {
        switch code {
        case ENOSPC, EDQUOT: "free some space, then run again; the former output is unchanged"
        case EACCES, EPERM, EROFS: "give this user the right to write there, or choose another output"
        case ENOENT, ENOTDIR: "create the folder, or choose another output"
        default: "the former output is unchanged"
        }
    }
}
