import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The bytes of a source as they stood on disk.
package struct SourceBytes: Sendable {
    package let source: Source
    package let bytes: [UInt8]
    /// SHA-256 of `bytes`.
    package let digest: SHA256Digest
    /// Of the file that was read, which may be newer than the one that was found.
    package let identity: FileIdentity
}

extension SourceBytes {
    /// Of bytes that did not come from a file here.
    package init(source: Source, bytes: [UInt8]) {
        let digest = bytes.withUnsafeBytes { SHA256.hash($0) }
        self.init(source: source, bytes: bytes, digest: digest, identity: .unknown)
    }
}

/// The machine has too little to read any source with: the run stops, for to reject good files would be a loss.
package struct MachineShortage: Error, CustomStringConvertible {
    let path: String
    let cause: String

    package var description: String {
        "cannot read \(path): \(cause); allow this user more (ulimit -n, ulimit -v), or take fewer workers; the former "
            + "output is unchanged"
    }
}

/// Reads the bytes of sources.
package struct SourceReader: Sendable {
    private let input: InputFolders
    private let maximumBytes: Int

    /// `maximumBytes` beyond 256 MiB means 256 MiB: offsets into a document have 32 bits.
    package init(input: InputFolders, maximumBytes: Int) {
        self.input = input
        self.maximumBytes = min(max(maximumBytes, 0), 1 << 28)
    }

    /// Rejects: `vanished`, `unreadable`, `not_a_file`, `too_large` (before reading where the size tells).
    ///
    /// Throws: `MachineShortage`.
    package func load(_ source: Source) throws(MachineShortage) -> Result<SourceBytes, Rejection> {
        do throws(SystemError) {
            let file = try FileAccess.open(Array(input.path(of: source.path).utf8))
            let status = try FileAccess.status(of: file)
            guard status.st_mode & S_IFMT == S_IFREG else {
                return .failure(.extract(.notAFile, "not a regular file"))
            }
            guard status.st_size <= maximumBytes,
                let bytes = try bytes(of: file, expected: Int(status.st_size))
            else {
                return .failure(.extract(.tooLarge, "more than \(maximumBytes) bytes"))
            }
            let digest = bytes.withUnsafeBytes { SHA256.hash($0) }
            return .success(
                SourceBytes(source: source, bytes: bytes, digest: digest, identity: FileIdentity(status)))
        } catch {
            if error.isShortage { throw MachineShortage(path: source.path, cause: error.sentence) }
            return .failure(.extract(reason(for: error), error.sentence))
        }
    }

    private func reason(for error: SystemError) -> Rejection.Reason {
        switch error.number {
        case ENOENT, ENOTDIR, ESTALE: .vanished
        // What opening a socket or a device without a driver gives.
        case ENXIO, ENODEV: .notAFile
        default: .unreadable
        }
    }

    /// `nil` where the file has grown beyond the limit.
    private func bytes(of file: borrowing Descriptor, expected: Int) throws(SystemError) -> [UInt8]? {
        // One more than expected, so that a file that has not grown is read whole at once.
        var size = max(expected, 0) + 1
        var bytes: [UInt8] = []
        while true {
            let piece = try FileAccess.read(file, atMost: size)
            bytes = bytes.isEmpty ? piece : bytes + piece
            if bytes.count > maximumBytes { return nil }
            if piece.count < size { return bytes }
            size = bytes.count
        }
    }
}
