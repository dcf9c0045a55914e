#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The output could not be written: the run stops, and what was published before stays, but for an error that comes
/// when there is no way back.
package struct OutputError: Error, Equatable, Sendable {
    package let operation: Operation
    package let path: String
    /// `errno` of the call that failed.
    package let code: Int32
    /// What the output is now.
    package var output = State.former

    package enum State: Sendable {
        /// What it was before the run.
        case former
        /// What the run made; only the tidying up failed.
        case published
        /// Some files of either. The manifest is away, and the next run ends what was begun.
        case half
    }

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
        switch output {
        case .former: break
        case .published:
            return "the new output is published; the next run removes what is left of the former one"
        case .half:
            return "publishing ended half-way; run again to end it, until then use nothing of the output"
        }
        switch code {
        case ENOSPC, EDQUOT: return "free some space, then run again; the former output is unchanged"
        case EIO: return "check the disk (dmesg), then run again; the former output is unchanged"
        case EMFILE, ENFILE, ENOMEM:
            return
                "allow this user more (ulimit -n, ulimit -v), then run again; the former output is unchanged"
        case EROFS:
            return
                "it is mounted read-only, perhaps after an error of the disk (dmesg); mount it for writing, or choose "
                + "another output; the former output is unchanged"
        case EACCES, EPERM:
            return
                "give this user the right to write there, or choose another output; the former output is unchanged"
        case ENOENT, ENOTDIR: return "create the folder, or choose another output"
        default: return "the former output is unchanged"
        }
    }
}
