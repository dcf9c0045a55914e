import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the finder came upon: a source that can be read, or one that is set aside at once.
package struct FoundSource: Sendable {
    package let source: Source
    package let finding: Finding

    package init(source: Source, finding: Finding) {
        self.source = source
        self.finding = finding
    }

    package enum Finding: Sendable {
        case file(FileIdentity)
        /// The path of a folder that could not be listed ends with `/`; bytes of a name that is not
        /// UTF-8 are written `\xE4`.
        indirect case rejected(Rejection)
    }
}

/// What lies below an input folder.
package struct SourceListing: Sendable {
    package let sources: [FoundSource]
    package let passedOver: PassedOver
    /// Patterns, of `include` or `exclude`, that match nothing that was looked at.
    package let idlePatterns: [String]
}

/// Why there is no input at all.
package enum SourceFinderError: Error, Equatable {
    case missing(root: String)
    case notAFolder(root: String)
    case unreadable(root: String, cause: String)
}

/// Lists the sources below an input folder.
///
/// Shape: in the order of their paths' UTF-8 bytes, tickets counting from 0; rejected ones have their
/// place and ticket too, so that every one is accounted for in order.
/// Rejects: `not_a_file`, `unreadable`, `vanished`, `unusable_name`; only what `include` names and
/// `exclude` does not, and folders.
/// Rule: names that begin with a dot are passed over. A link to a file is a source of its own. A link
/// to a folder is followed unless that folder is listed already or holds the input; real folders
/// go first, so a folder is listed under its own name where it has one. Nothing is opened but folders.
package struct SourceFinder: Sendable {
    private let folder: InputFolders.Folder
    private let include: [Glob]
    private let exclude: [Glob]

    private var root: String { folder.path }

    package init(folder: InputFolders.Folder, include: [Glob], exclude: [Glob]) {
        self.folder = folder
        self.include = include
        self.exclude = exclude
    }

    package func find() throws(SourceFinderError) -> SourceListing {
        var walk = Walk(root: Array(root.utf8), include: include, exclude: exclude)
        do {
            try walk.run()
        } catch {
            throw switch error.number {
            case ENOENT: .missing(root: root)
            case ENOTDIR: .notAFolder(root: root)
            default: .unreadable(root: root, cause: error.sentence)
            }
        }
        walk.found.sort { bytes($0.path, precede: $1.path) }
        let sources = walk.found.enumerated().map { ticket, found in
            FoundSource(
                source: Source(path: folder.name(of: found.path), ticket: ticket), finding: found.finding)
        }
        return SourceListing(
            sources: sources, passedOver: walk.passedOver, idlePatterns: walk.idlePatterns)
    }

    /// `<` on strings would not do: it orders by characters, not by bytes.
    private func bytes(_ left: String, precede right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

/// The walk through the folders, without recursion: their depth is not ours to choose.
private struct Walk {
    let root: [UInt8]
    let include: [Glob]
    let exclude: [Glob]
    var found: [(path: String, finding: FoundSource.Finding)] = []
    var passedOver = PassedOver()
    /// Patterns that have matched something.
    private var busy: Set<String> = []

    var idlePatterns: [String] { (include + exclude).map(\.pattern).filter { !busy.contains($0) } }

    private struct FolderID: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            inode = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }
    private var listed: Set<FolderID> = []
    /// Paths below the root, the root itself is empty.
    private var folders: [[UInt8]] = [[]]
    private var links: [[UInt8]] = []

    init(root: [UInt8], include: [Glob], exclude: [Glob]) {
        self.root = root
        self.include = include
        self.exclude = exclude
    }

    /// Throws only where the root itself cannot be listed, or where the machine has too little to list anything.
    mutating func run() throws(SystemError) {
        markFoldersAbove()
        var round: [[UInt8]] = []
        while true {
            while let folder = folders.popLast() {
                do {
                    try list(folder)
                } catch {
                    if folder.isEmpty || error.isShortage { throw error }
                    reject(folder + [UInt8(ascii: "/")], error)
                }
            }
            if round.isEmpty {
                round = links.sorted { $1.lexicographicallyPrecedes($0) }
                links = []
            }
            guard let link = round.popLast() else { return }
            folders.append(link)
        }
    }

    /// A link to one of these would list the whole input again, and all that is beside it.
    private mutating func markFoldersAbove() {
        var path = root
        while true {
            path += Array("/..".utf8)
            guard let above = try? FileAccess.open(path, flags: O_DIRECTORY),
                let status = try? FileAccess.status(of: above),
                listed.insert(FolderID(status)).inserted
            else { return }
        }
    }

    private mutating func list(_ folder: [UInt8]) throws(SystemError) {
        let listing = try FolderListing.open(root + [UInt8(ascii: "/")] + folder)
        guard listed.insert(FolderID(listing.status)).inserted else { return }
        while let entry = try listing.next() {
            let path = folder.isEmpty ? entry.name : folder + [UInt8(ascii: "/")] + entry.name
            do {
                try take(entry, path, listing)
            } catch {
                if error.isShortage { throw error }
                if includes(path) { reject(path, error) }
            }
        }
    }

    private mutating func take(
        _ entry: FolderListing.Entry, _ path: [UInt8], _ listing: borrowing FolderListing
    ) throws(SystemError) {
        var kind: FileKind
        if let known = entry.kind {
            kind = known
        } else {
            kind = FileKind(mode: try listing.status(of: entry.name, followingLinks: false).st_mode)
        }
        let isLink = kind == .link
        if isLink {
            guard let status = try? listing.status(of: entry.name, followingLinks: true) else {
                if includes(path) { reject(path, .notAFile, "a link that leads nowhere") }
                return
            }
            kind = FileKind(mode: status.st_mode)
        }
        if kind == .folder {
            takeFolder(path, isLink: isLink)
        } else if includes(path) {
            try takeFile(entry, path, kind, listing)
        } else if kind == .file {
            passedOver.count(file: entry.name)
        }
    }

    private mutating func takeFolder(_ path: [UInt8], isLink: Bool) {
        if matches(exclude, path) || matches(exclude, path + [UInt8(ascii: "/")]) {
            return passedOver.countFolder()
        }
        if text(path) == nil {
            reject(path + [UInt8(ascii: "/")], .unusableName, "the folder's name is not UTF-8")
        } else if isLink {
            links.append(path)
        } else {
            folders.append(path)
        }
    }

    private mutating func takeFile(
        _ entry: FolderListing.Entry, _ path: [UInt8], _ kind: FileKind, _ listing: borrowing FolderListing
    ) throws(SystemError) {
        guard let name = text(path) else {
            return reject(path, .unusableName, "the file's name is not UTF-8")
        }
        if case .special(let words) = kind { return reject(path, .notAFile, words) }
        let identity = FileIdentity(try listing.status(of: entry.name, followingLinks: true))
        found.append((name, .file(identity)))
    }

    private mutating func includes(_ path: [UInt8]) -> Bool {
        matches(include, path) && !matches(exclude, path)
    }

    /// Asks each pattern, for the sake of those that match nothing.
    private mutating func matches(_ patterns: [Glob], _ path: [UInt8]) -> Bool {
        var isMatched = false
        for glob in patterns where glob.matches(path) {
            isMatched = true
            busy.insert(glob.pattern)
        }
        return isMatched
    }

    private mutating func reject(_ path: [UInt8], _ error: SystemError) {
        reject(path, error.number == ENOENT ? .vanished : .unreadable, error.sentence)
    }

    private mutating func reject(_ path: [UInt8], _ reason: Rejection.Reason, _ message: String) {
        let rejection = Rejection(stage: "extract", reason: reason, message: message)
        found.append((text(path) ?? escaped(path), .rejected(rejection)))
    }

    private func text(_ path: [UInt8]) -> String? {
        let text = String(decoding: path, as: UTF8.self)
        return text.utf8.elementsEqual(path) ? text : nil
    }

    private func escaped(_ path: [UInt8]) -> String {
        path.map { byte in
            byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
