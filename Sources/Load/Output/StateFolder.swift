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
        var next = try SinkFile(path: file(name) + ".new", replaces: true)
        for part in parts { try next.write(part) }
        _ = try next.finish()
        try FileSystem.move(file(name) + ".new", to: file(name))
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
