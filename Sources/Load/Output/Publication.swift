#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The moves between a staging folder and the output, and how they are ended after a kill.
struct Publication {
    let output: String
    let staging: Staging

    // MARK: Publishing

    func publish() throws(OutputError) {
        if try !exchange() {
            let former = try namesOfRun(in: output)
            try requireRightsToReplace(former)
            let stale = Set(former).subtracting(try FileSystem.names(in: staging.next))
            try writeJournal((["rename"] + stale.sorted()).joined(separator: "\n"))
            try after(.half) { () throws(OutputError) in try moveFiles(removing: stale) }
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
        let names = try namesOfUser(in: output).filter { !isFolder("\(output)/\($0)") }
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
        for name in try namesOfUser(in: staging.next) {
            let (former, present) = ("\(staging.next)/\(name)", "\(output)/\(name)")
            if FileSystem.status(of: former)?.inode != FileSystem.status(of: present)?.inode {
                try FileSystem.move(former, to: present)
            }
        }
        try discard()
    }

    /// Shape: the manifest goes first and comes last, so that its presence means a whole output.
    private func moveFiles(removing stale: some Collection<String>) throws(OutputError) {
        let staged = try FileSystem.names(in: staging.next)
        let manifest = "\(output)/\(Manifest.packageName)"
        if staged.contains(Manifest.packageName) {
            try FileSystem.removeFile(manifest)
            try FileSystem.synchronize(folder: output)
        }
        for name in staged where name != Manifest.packageName {
            try FileSystem.move("\(staging.next)/\(name)", to: "\(output)/\(name)")
        }
        if staged.contains(Manifest.packageName) {
            try FileSystem.synchronize(folder: output)
            try FileSystem.move("\(staging.next)/\(Manifest.packageName)", to: manifest)
        }
        for name in stale { try FileSystem.removeFile("\(output)/\(name)") }
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

    /// Removes the staging folder with the files in it. A folder in it is never ours: the error names it.
    func discard() throws(OutputError) {
        if FileSystem.status(of: staging.next) != nil {
            for name in try FileSystem.names(in: staging.next) {
                try FileSystem.removeFile("\(staging.next)/\(name)")
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

    private func namesOfUser(in folder: String) throws(OutputError) -> [String] {
        let ours = Set(try namesOfRun(in: output) + namesOfRun(in: staging.next))
        return try FileSystem.names(in: folder).filter { !ours.contains($0) }
    }

    private func isFolder(_ path: String) -> Bool { FileSystem.status(of: path)?.isFolder ?? false }
}
