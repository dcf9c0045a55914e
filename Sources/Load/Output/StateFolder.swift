#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the runs of one output keep that is no part of the dataset: lock, report of the last run, cache.
///
/// Lies beside the output (`.output.ogi` beside `output`), or within it (`.ogi`) where the folder above cannot be
/// written or belongs to another disk. Can be removed at any time but during a run.
package struct StateFolder: Sendable {
    package let path: String

    /// Creates the folder, and those above it. Throws `OutputError`.
    package init(output: String) throws(OutputError) {
        let output = try Self.resolved(output)
        var failure = OutputError(.create, output, code: EACCES)
        for place in Self.places(of: output) {
            do throws(OutputError) {
                try FileSystem.createFolders(place)
                path = place
                return
            } catch {
                failure = error
            }
        }
        throw failure
    }

    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file whole, beside the old one, and renames it. Throws `OutputError`.
    package func write(_ parts: [[UInt8]], to name: String) throws(OutputError) {
        try Self.write(parts, to: file(name))
    }

    /// As above, for a file of any folder.
    package static func write(_ parts: [[UInt8]], to path: String) throws(OutputError) {
        var next = try SinkFile(path: path + ".new", replaces: true)
        do throws(OutputError) {
            for part in parts { try next.write(part) }
        } catch {
            next.abandon()
            throw error
        }
        _ = try next.finish()
        try FileSystem.move(path + ".new", to: path)
    }

    /// The names in any folder, in no order. Throws `OutputError`.
    package static func names(in folder: String) throws(OutputError) -> [String] {
        try FileSystem.names(in: folder)
    }

    /// A small file of it; `nil` where it cannot be read.
    package func bytes(of name: String) -> [UInt8]? { FileSystem.bytes(of: file(name)) }

    /// Best effort: what stays is written over by the next run.
    package func remove(_ name: String) { try? FileSystem.removeFile(file(name)) }

    /// Best effort, as above.
    package func move(_ name: String, to other: String) { try? FileSystem.move(file(name), to: file(other)) }

    /// True where no other folder would have to be created for it.
    package static func isAtHand(output: String) -> Bool {
        guard let status = FileSystem.status(of: output) else {
            let above = output.split(separator: "/").dropLast().joined(separator: "/")
            return FileSystem.status(of: (output.hasPrefix("/") ? "/" : "./") + above)?.isFolder == true
        }
        return status.isFolder
            || (try? FileSystem.resolved(output)).flatMap(FileSystem.status)?.isFolder == true
    }

    private static func places(of output: String) -> [String] {
        let within = output + "/.ogi"
        let parts = output.split(separator: "/")
        guard let name = parts.last, FileSystem.status(of: output) == nil || Staging.canLieBeside(output)
        else { return [within] }
        return [parts.dropLast().map { "/" + $0 }.joined() + "/.\(name).ogi", within]
    }

    /// The output itself may not be there yet, and is not made here: a run that fails leaves none behind.
    private static func resolved(_ output: String) throws(OutputError) -> String {
        if FileSystem.status(of: output) != nil { return try FileSystem.resolved(output) }
        let parts = output.split(separator: "/")
        let above = (output.hasPrefix("/") ? "/" : "./") + parts.dropLast().joined(separator: "/")
        try FileSystem.createFolders(above)
        let folder = try FileSystem.resolved(above)
        return (folder == "/" ? "" : folder) + "/" + (parts.last ?? "")
    }
}
