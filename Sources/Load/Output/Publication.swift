#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The moves between a staging folder and the output, and how they are ended after a kill.
///
/// A file of a run lies in the folder itself, or in a folder of parts (`figures/2020.csv`). In such a folder, too, what no run
/// wrote is the user's.
struct Publication {
    let output: String
    let staging: Staging

    // MARK: Publishing

    func publish() throws(OutputError) {
        try requireFolders()
        if try !exchange() {
            let former = try namesOfRun(in: output)
            try requireRightsToReplace(former)
            let stale = Set(former).subtracting(try stagedFiles())
            try writeJournal((["rename"] + stale.sorted()).joined(separator: "\n"))
            try after(.half) { () throws(OutputError) in try moveFiles(removing: stale) }
        }
    }

    /// Before anything is touched: where parts go there is nothing, or a folder in which this user may write.
    private func requireFolders() throws(OutputError) {
        let folders = Set((try namesOfRun(in: output) + stagedFiles()).compactMap(Self.folder(of:)))
        for folder in folders.sorted() {
            guard let former = FileSystem.status(of: "\(output)/\(folder)") else { continue }
            guard former.isFolder else { throw OutputError(.create, "\(output)/\(folder)", code: EEXIST) }
            try FileSystem.requireRights(on: "\(output)/\(folder)")
        }
    }

    /// In a folder such as `/tmp`, which all may write, nobody may remove or replace what is another's.
    private func requireRightsToReplace(_ names: [String]) throws(OutputError) {
        let (me, isSticky) = (geteuid(), 0o1000)
        guard me != 0, let folder = FileSystem.status(of: output), folder.permissions & mode_t(isSticky) != 0,
            folder.owner != me
        else { return }
        for name in names where FileSystem.status(of: "\(output)/\(name)").map({ $0.owner != me }) == true {
            throw OutputError(.rename, "\(output)/\(name)", code: EPERM)
        }
    }

    /// Says in an error what the output is by then.
    private func after(
        _ state: OutputError.State, _ body: () throws(OutputError) -> Void
    ) throws(OutputError) {
        do throws(OutputError) {
            try body()
        } catch {
            var error = error
            error.output = state
            throw error
        }
    }

    /// False where the folders cannot change places; then nothing has changed.
    private func exchange() throws(OutputError) -> Bool {
        guard staging.isBeside, canBeReplaced, let former = FileSystem.status(of: output) else {
            return false
        }
        guard chmod(staging.next, former.permissions) == 0, try linkFilesOfUser() else { return false }
        try FileSystem.synchronize(folder: staging.next)
        try writeJournal("exchange \(former.inode)")
        guard FileSystem.exchange(staging.next, output) else { return false }
        try after(.published) { () throws(OutputError) in
            try FileSystem.synchronize(folder: output + "/..")
            try dissolveFormer()
        }
        return true
    }

    /// A folder of another owner would change hands, and the one that we stand in would be pulled from under us.
    private var canBeReplaced: Bool {
        guard let former = FileSystem.status(of: output), let next = FileSystem.status(of: staging.next),
            former.owner == next.owner, former.group == next.group, let current = getcwd(nil, 0)
        else { return false }
        defer { free(current) }
        return !(String(cString: current) + "/").hasPrefix(output + "/")
    }

    /// Gives the user's files a second name in the staged folder, so that they are in the output before and
    /// after the exchange. Folders can have but one name: `dissolveFormer` moves them.
    private func linkFilesOfUser() throws(OutputError) -> Bool {
        let names = try namesOfUser(in: output).filter { !FileSystem.isFolder("\(output)/\($0)") }
        try createFolders(of: names, in: staging.next)
        let areLinked = names.allSatisfy {
            linkat(AT_FDCWD, "\(output)/\($0)", AT_FDCWD, "\(staging.next)/\($0)", 0) == 0
        }
        if !areLinked {
            for name in names { try FileSystem.removeFile("\(staging.next)/\(name)") }
        }
        return areLinked
    }

    /// Removes the former output, which now lies in the staging folder, but for what is the user's.
    private func dissolveFormer() throws(OutputError) {
        let names = try namesOfUser(in: staging.next)
        try createFolders(of: names, in: output)
        for name in names {
            let (former, present) = ("\(staging.next)/\(name)", "\(output)/\(name)")
            if FileSystem.status(of: former)?.inode != FileSystem.status(of: present)?.inode {
                try FileSystem.move(former, to: present)
            }
        }
        try discard()
    }

    /// Shape: the manifest goes first and comes last, so that its presence means a whole output.
    private func moveFiles(removing stale: some Collection<String>) throws(OutputError) {
        let staged = try stagedFiles()
        let manifest = "\(output)/\(Manifest.packageName)"
        if staged.contains(Manifest.packageName) {
            try FileSystem.removeFile(manifest)
            try FileSystem.synchronize(folder: output)
        }
        try createFolders(of: staged, in: output)
        for name in staged where name != Manifest.packageName {
            try FileSystem.move("\(staging.next)/\(name)", to: "\(output)/\(name)")
        }
        for folder in Set(staged.compactMap(Self.folder(of:))) {
            try FileSystem.synchronize(folder: "\(output)/\(folder)")
        }
        if staged.contains(Manifest.packageName) {
            try FileSystem.synchronize(folder: output)
            try FileSystem.move("\(staging.next)/\(Manifest.packageName)", to: manifest)
        }
        for name in stale { try FileSystem.removeFile("\(output)/\(name)") }
        for folder in Set(stale.compactMap(Self.folder(of:))) {
            try FileSystem.removeEmptyFolder("\(output)/\(folder)")
        }
        try FileSystem.synchronize(folder: output)
        try discard()
    }

    // MARK: After a kill

    /// Ends or undoes what a killed run left in the staging folder; nothing where it left nothing.
    func settle() throws(OutputError) {
        guard FileSystem.status(of: staging.root) != nil else { return }
        openToUs()
        let lines = FileSystem.text(of: staging.journal)?.split(separator: "\n").map(String.init) ?? []
        let next = FileSystem.status(of: staging.next)
        if let next, lines.first == "exchange \(next.inode)" {
            try dissolveFormer()
        } else if next != nil, lines.first == "rename" {
            try moveFiles(removing: lines.dropFirst())
        } else {
            try discard()
        }
    }

    /// A staged folder takes over the output's mode just before both change places, and a former output has its own: one
    /// that shuts us out must not keep us from clearing up. What is another user's stays as it is.
    private func openToUs() {
        for folder in [staging.root, staging.next] {
            guard let status = FileSystem.status(of: folder), status.isFolder else { continue }
            _ = chmod(folder, status.permissions | 0o700)
        }
    }

    /// Removes the staging folder with the files in it and in its folders of parts. A folder within these is never ours: the
    /// error names it.
    func discard() throws(OutputError) {
        if FileSystem.status(of: staging.next) != nil {
            for name in try stagedFiles() { try FileSystem.removeFile("\(staging.next)/\(name)") }
            for name in try FileSystem.names(in: staging.next) {
                try FileSystem.removeFolder("\(staging.next)/\(name)")
            }
            try FileSystem.removeFolder(staging.next)
        }
        try FileSystem.removeFile(staging.journal)
        try FileSystem.removeFile(staging.journal + ".new")
        try FileSystem.removeFolder(staging.root)
    }

    /// Written beside and renamed, so that it is never read half.
    private func writeJournal(_ text: String) throws(OutputError) {
        try FileSystem.write(text, to: staging.journal + ".new")
        try FileSystem.move(staging.journal + ".new", to: staging.journal)
        try FileSystem.synchronize(folder: staging.root)
    }

    // MARK: Whose file is it?

    /// Files that a run published in this folder, by its own list; none where the manifest is not ours.
    private func namesOfRun(in folder: String) throws(OutputError) -> [String] {
        guard let package = FileSystem.text(of: "\(folder)/\(Manifest.packageName)"),
            package.hasPrefix(Manifest.signature),
            let sums = FileSystem.text(of: "\(folder)/\(Manifest.checksumsName)")
        else { return [] }
        return Manifest.names(inChecksums: sums) + [Manifest.checksumsName]
    }

    /// Of a folder of parts what is in it, of any other folder its name.
    private func namesOfUser(in folder: String) throws(OutputError) -> [String] {
        let ours = Set(try namesOfRun(in: output) + namesOfRun(in: staging.next))
        let foldersOfParts = Set(ours.compactMap(Self.folder(of:)))
        return try Self.names(in: folder, openingFolders: foldersOfParts.contains).filter {
            !ours.contains($0)
        }
    }

    private func stagedFiles() throws(OutputError) -> [String] {
        try Self.names(in: staging.next) { _ in true }
    }

    private static func names(
        in folder: String, openingFolders opens: (String) -> Bool
    ) throws(OutputError) -> [String] {
        var found: [String] = []
        for name in try FileSystem.names(in: folder) {
            if opens(name), FileSystem.isFolder("\(folder)/\(name)") {
                found += try FileSystem.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
            } else {
                found.append(name)
            }
        }
        return found
    }

    private func createFolders(of names: [String], in folder: String) throws(OutputError) {
        for name in Set(names.compactMap(Self.folder(of:))) {
            try FileSystem.createFolder("\(folder)/\(name)")
        }
    }

    /// The folder of parts that a name begins with; `nil` where it has none.
    static func folder(of name: String) -> String? {
        name.firstIndex(of: "/").map { String(name[..<$0]) }
    }
}
