import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One output file while it is written.
///
/// Shape: one owner; `write` any number of times, then `finish` once, which puts everything to the disk.
/// Throws `OutputError` at the first call to the system that fails.
package struct SinkFile: Sendable {
    package let path: String
    private let descriptor: Int32
    private var digest = SHA256()
    private var bytes = 0
    /// How many of them the disk was told to begin with.
    private var begun = 0

    private static let stretch = 1 << 24

    /// What was written.
    package struct Summary: Sendable, Equatable {
        package let bytes: Int
        /// SHA-256, 64 lower-case hex digits.
        package let digest: String
    }

    /// Creates the file; it must not be there unless `replaces`.
    package init(path: String, replaces: Bool = false) throws(OutputError) {
        self.path = path
        descriptor = open(
            path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0o666)
        guard descriptor >= 0 else { throw OutputError(.create, path) }
    }

    /// Nothing is gathered here: who has little to write at a time gathers it.
    package mutating func write(_ block: [UInt8]) throws(OutputError) {
        block.withUnsafeBytes { digest.update($0) }
        var start = 0
        while start < block.count {
            let written = block[start...].withUnsafeBytes { send($0, to: descriptor) }
            if written < 0 {
                if errno == EINTR { continue }
                throw OutputError(.write, path)
            }
            start += written
        }
        bytes += block.count
        beginPuttingToDisk()
    }

    /// The disk begins with what is there, so that `finish` need not wait for all of it.
    private mutating func beginPuttingToDisk() {
        #if os(Linux)
            guard bytes - begun >= Self.stretch else { return }
            _ = posix_fadvise(descriptor, begun, bytes - begun, POSIX_FADV_DONTNEED)
            begun = bytes
        #endif
    }

    package mutating func finish() throws(OutputError) -> Summary {
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            let error = OutputError(.synchronize, path)
            abandon()
            throw error
        }
        guard close(descriptor) == 0 else { throw OutputError(.close, path) }
        return Summary(bytes: bytes, digest: digest.finish().hexadecimal)
    }

    // MARK: What another program writes

    /// Opens a finished file for reading and takes its name away: the bytes stay as long as it is open.
    package static func reopen(_ path: String) throws(OutputError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(.open, path) }
        guard unlink(path) == 0 else {
            let error = OutputError(.remove, path)
            _ = close(descriptor)
            throw error
        }
        return descriptor
    }

    /// A new file for another program to write, to be read again here.
    package static func create(_ path: String) throws(OutputError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputError(.create, path) }
        return descriptor
    }

    /// What was written, put to the disk; closes the file.
    package static func summary(of descriptor: Int32, path: String) throws(OutputError) -> Summary {
        var (digest, bytes) = (SHA256(), 0)
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(descriptor, &block, block.count, off_t(bytes))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                let error = OutputError(.read, path)
                _ = close(descriptor)
                throw error
            }
            block.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            bytes += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            let error = OutputError(.synchronize, path)
            _ = close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw OutputError(.close, path) }
        return Summary(bytes: bytes, digest: digest.finish().hexadecimal)
    }

    /// Closes the file of a run that failed; what it holds is thrown away with the transaction.
    package func abandon() { _ = close(descriptor) }
}

private func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
