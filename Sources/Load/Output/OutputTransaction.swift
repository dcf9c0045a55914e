#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Publishes all files of a run together, or none.
///
/// ```
/// begin ──▶ files are written to a staging folder ──▶ publish ──▶ output
///   │ settles what a killed run left                     │ one exchange of two folders; else renames
///   └────────────────────── roll back ◀─────────────────┘ on failure
/// ```
/// What the run did not write is the user's, and stays; files of a former run that this one no longer writes go.
/// The staging folder lies beside the output, so that both can change places in one step, or within it where the
/// folder above cannot be written or belongs to another disk.
///
/// Its journal says how far publishing came, so that the next run ends it or undoes it:
/// - none: nothing was published, the staged files are thrown away;
/// - `exchange N`: published if the staged folder now is the one of inode N, the former output;
/// - `rename`: everything is staged and safe on the disk; the renames are done again from the start.
///
/// The caller sees to it that one run at a time has this output. Throws `OutputError`.
package struct OutputTransaction: Sendable {
    /// Absolute path of the output folder.
    package let output: String
    private let staging: Staging
    private let createdOutput: Bool

    package init(output path: String) throws(OutputError) {
        createdOutput = FileSystem.status(of: path) == nil
        if createdOutput { try FileSystem.createFolders(path) }
        output = try FileSystem.resolved(path)
        guard FileSystem.status(of: output)?.isFolder == true else {
            throw OutputError(.open, path, code: ENOTDIR)
        }
        // Before anything is touched: half-way there is no way back.
        try FileSystem.requireRights(on: output)
        for place in Staging.places(of: output) { try Publication(output: output, staging: place).settle() }
        staging = try Staging.create(for: output)
    }

    /// True where no killed run has left anything to settle.
    package static func isSettled(output: String) -> Bool {
        guard let output = try? FileSystem.resolved(output) else { return false }
        return Staging.places(of: output).allSatisfy { FileSystem.status(of: $0.root) == nil }
    }

    /// True where a run has published here before.
    package var holdsDataset: Bool { FileSystem.status(of: "\(output)/\(Manifest.packageName)") != nil }

    /// Where a file is written until it is published.
    ///
    /// Shape: `name` is the name of a file in the output folder, or in a folder of it (`createFolder`).
    package func path(of name: String) -> String { "\(staging.next)/\(name)" }

    /// Makes the folder that stands before a name, if one does.
    package func createFolder(of name: String) throws(OutputError) {
        if let folder = Publication.folder(of: name) { try FileSystem.createFolder(path(of: folder)) }
    }

    /// Makes the staged files the output. All of them must have been finished, the manifest among them.
    package func publish() throws(OutputError) {
        for name in try FileSystem.names(in: staging.next) where FileSystem.isFolder(path(of: name)) {
            try FileSystem.synchronize(folder: path(of: name))
        }
        try FileSystem.synchronize(folder: staging.next)
        try Publication(output: output, staging: staging).publish()
    }

    /// Throws the staged files away; the output is as it was. Where publishing failed half-way, it is tried
    /// again, for there is no way back; what is left then is ended by the next run.
    package func rollBack() {
        try? Publication(output: output, staging: staging).settle()
        if createdOutput { try? FileSystem.removeFolder(output) }
    }
}

/// The folder in which a run's files wait.
struct Staging: Sendable, Equatable {
    let root: String
    /// True where it lies beside the output, and not in it.
    let isBeside: Bool

    var next: String { root + "/next" }
    var journal: String { root + "/journal" }

    /// Where a run may have left one, and where one can be made; the better place first.
    static func places(of output: String) -> [Staging] {
        let parts = output.split(separator: "/")
        let within = Staging(root: output + "/.ogi-staging", isBeside: false)
        guard let name = parts.last else { return [within] }
        let parent = parts.dropLast().map { "/" + $0 }.joined()
        return [Staging(root: "\(parent)/.\(name).ogi-staging", isBeside: true), within]
    }

    static func create(for output: String) throws(OutputError) -> Staging {
        var failure = OutputError(.create, output, code: EACCES)
        for place in places(of: output) where !place.isBeside || canLieBeside(output) {
            do throws(OutputError) {
                try FileSystem.createFolder(place.root)
                try FileSystem.createFolder(place.next)
                return place
            } catch {
                try? FileSystem.removeFolder(place.root)
                failure = error
            }
        }
        throw failure
    }

    /// A mount point cannot be renamed, and its neighbours are on another disk.
    static func canLieBeside(_ output: String) -> Bool {
        guard let own = FileSystem.status(of: output), let above = FileSystem.status(of: output + "/..")
        else {
            return false
        }
        return own.device == above.device && own.inode != above.inode
    }
}
