#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An empty folder for a program that is run for us, below the system's folder for such things (`TMPDIR`).
///
/// Shape: `given` is for what it is to read, `files` for what it gives back, `home` for what it keeps for itself.
package struct ScratchFolder {
    private let root: String
    package var given: String { root + "/given" }
    package var files: String { root + "/files" }
    package var home: String { root + "/home" }

    /// `nil` where none can be made.
    package init?(named name: String) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { return nil }
        root = String(cString: made)
        for folder in [given, files, home] where mkdir(folder, 0o700) != 0 {
            Self.removeTree(root, depth: 0)
            return nil
        }
    }

    /// The file that lies alone in `files`; `nil` where there is none, or more than one.
    package var onlyFile: String? {
        guard let names = try? FileSystem.names(in: files), names.count == 1 else { return nil }
        return names[0]
    }

    /// Best effort: what cannot be removed is the system's to clean up.
    package func remove() { Self.removeTree(root, depth: 0) }

    /// Never follows a link out of the folder.
    private static func removeTree(_ path: String, depth: Int) {
        var status = stat()
        guard depth < 64, lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in (try? FileSystem.names(in: path)) ?? [] {
            removeTree("\(path)/\(name)", depth: depth + 1)
        }
        rmdir(path)
    }
}
