/// The folders that a run reads, and the names that sources have in them.
///
/// A source of one folder is named by its path below it, `2020/a.txt`. Where there are several folders, the folder's name
/// stands before that, so that no two sources share a name: `province/2020/a.txt`, `city/2020/a.txt`.
package struct InputFolders: Sendable {
    package let folders: [Folder]

    package struct Folder: Sendable {
        /// Empty where there is one folder.
        package let name: String
        package let path: String

        package init(name: String, path: String) {
            (self.name, self.path) = (name, path)
        }

        /// What the sources of this folder are called.
        func name(of path: String) -> String { name.isEmpty ? path : "\(name)/\(path)" }
    }

    /// Shape: at least one folder; several have names that differ.
    package init(_ folders: [Folder]) { self.folders = folders }

    /// Where a source lies on disk.
    func path(of source: String) -> String {
        for folder in folders where !folder.name.isEmpty {
            // By bytes: to Swift two names are equal that differ in how their accents are written.
            let start = Array("\(folder.name)/".utf8)
            if source.utf8.starts(with: start) {
                return "\(folder.path)/" + String(decoding: source.utf8.dropFirst(start.count), as: UTF8.self)
            }
        }
        return "\(folders.first?.path ?? "")/\(source)"
    }
}
