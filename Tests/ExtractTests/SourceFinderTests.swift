import Foundation
import Model
import Testing

@testable import Extract

@Suite("Finding sources") struct SourceFinderTests {
    private let folder: FolderFixture

    init() throws { folder = try FolderFixture() }

    /// `path`, or `path reason` for one that is set aside.
    private func find(include: [String] = ["**/*.txt"], exclude: [String] = []) throws -> [String] {
        let found = try SourceFinder(
            folder: .init(name: "", path: folder.path), include: include.compactMap { Glob($0) },
            exclude: exclude.compactMap { Glob($0) }
        ).find().sources
        #expect(found.map(\.source.ticket) == Array(0..<found.count))
        return found.map { source in
            switch source.finding {
            case .file: source.source.path
            case .rejected(let rejection): source.source.path + " " + rejection.reason.rawValue
            }
        }
    }

    @Test("sorted by bytes, hidden ones passed over, include and exclude obeyed")
    func order() throws {
        for name in [
            "b.txt", "a/z.txt", "a.txt", "a-b.txt", "é.txt", "z.txt", "a/x.md", ".h.txt", ".h/a.txt",
            "old/a.txt", "o/old/a.txt",
        ] {
            try folder.write(name)
        }
        #expect(
            try find(exclude: ["old/**", "**/b.txt"]) == [
                "a-b.txt", "a.txt", "a/z.txt", "o/old/a.txt", "z.txt", "é.txt",
            ])
        #expect(try find(exclude: ["**/old", "a*"]) == ["b.txt", "z.txt", "é.txt"])
        #expect(try find(include: ["a/*", "b.*"]) == ["a/x.md", "a/z.txt", "b.txt"])
    }

    @Test("what is passed over is counted, by the end of its name")
    func passedOver() throws {
        for name in [
            "a.txt", "b.pdf", "x/c.PDF", "d.md", "README", "2020.年报", ".hidden.pdf", "old/e.pdf", "draft.txt",
        ] {
            try folder.write(name)
        }
        let listing = try SourceFinder(
            folder: .init(name: "", path: folder.path),
            include: ["**/*.txt", "**/*.html"].compactMap { Glob($0) },
            exclude: ["old", "draft*", "new/**"].compactMap { Glob($0) }
        ).find()
        #expect(listing.sources.map(\.source.path) == ["a.txt"])
        let kinds = listing.passedOver.kinds
        #expect(kinds.first?.kind == .ending("pdf") && kinds.first?.count == 2)
        #expect(Set(kinds.map(\.kind)) == [.ending("pdf"), .ending("md"), .ending("txt"), .none, .unusual])
        #expect((listing.passedOver.files, listing.passedOver.folders) == (6, 1))
        #expect(listing.idlePatterns == ["**/*.html", "new/**"])
    }

    @Test("odd names")
    func names() throws {
        for name in ["new\nline.txt", "q\"u'o.txt", "-rf.txt", "tab\t.txt"] { try folder.write(name) }
        let bad = folder.path.utf8CString.dropLast() + [0x2F, CChar(bitPattern: 0xE4)] + ".txt".utf8CString
        try #require(bad.withUnsafeBufferPointer { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) } >= 0)
        #expect(
            try find()
                == [
                    "-rf.txt", "\\xE4.txt unusable_name", "new\nline.txt", "q\"u'o.txt", "tab\t.txt",
                ].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("what is no file is set aside, not opened")
    func specialFiles() throws {
        try folder.write("a.txt")
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        try folder.link("device.txt", to: "/dev/zero")
        try folder.link("gone.txt", to: "nowhere.txt")
        try folder.link("self.txt", to: "self.txt")
        try folder.write("folder.txt/b.txt")
        #expect(
            try find() == [
                "a.txt", "device.txt not_a_file", "folder.txt/b.txt", "gone.txt not_a_file",
                "pipe.txt not_a_file",
                "self.txt not_a_file",
            ])
    }

    @Test("links: to files each its own, to folders once, loops never")
    func links() throws {
        let elsewhere = try FolderFixture()
        try elsewhere.write("deep/c.txt")
        try folder.write("real/b.txt")
        try folder.link("a.txt", to: "real/b.txt")
        try folder.link("again", to: "real")
        try folder.link("loop", to: ".")
        try folder.link("above", to: "../..")
        try folder.link("real/loop", to: "../real")
        try folder.link("two", to: elsewhere.path)
        try folder.link("one", to: elsewhere.path + "/deep")
        try folder.link("three", to: elsewhere.path)
        #expect(try find() == ["a.txt", "one/c.txt", "real/b.txt"])
    }

    @Test("a thousand folders deep, beyond the longest path of the system")
    func depth() throws {
        var above = Descriptor(open(folder.path, O_RDONLY | O_DIRECTORY))
        for number in 1...1000 {
            #expect(mkdirat(above.number, "folder-\(number)", 0o700) == 0)
            above = Descriptor(openat(above.number, "folder-\(number)", O_RDONLY | O_DIRECTORY))
        }
        let file = Descriptor(openat(above.number, "a.txt", O_CREAT | O_WRONLY, 0o600))
        #expect(write(file.number, "1", 1) == 1)
        let found = try SourceFinder(
            folder: .init(name: "", path: folder.path), include: [Glob("**/*.txt")].compactMap { $0 },
            exclude: []
        ).find().sources
        try #require(found.count == 1)
        #expect(found[0].source.path.utf8.count > 10_000)
        let loaded = try SourceReader(
            input: InputFolders([.init(name: "", path: folder.path)]), maximumBytes: 100
        ).load(found[0].source).get()
        #expect(loaded.bytes == Array("1".utf8))
    }

    @Test("no input at all")
    func noRoot() throws {
        let missing = SourceFinder(
            folder: .init(name: "", path: folder.path + "/x"), include: [], exclude: [])
        #expect(throws: SourceFinderError.missing(root: folder.path + "/x")) { try missing.find() }
        try folder.write("file")
        let file = SourceFinder(
            folder: .init(name: "", path: folder.path + "/file"), include: [], exclude: [])
        #expect(throws: SourceFinderError.notAFolder(root: folder.path + "/file")) { try file.find() }
    }

    @Test("a folder without permission", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        try folder.write("closed/a.txt")
        #expect(chmod(folder.path + "/closed", 0) == 0)
        #expect(try find() == ["closed/ unreadable"])
        #expect(chmod(folder.path + "/closed", 0o700) == 0)
    }

    @Test("the identity changes with the content")
    func identity() throws {
        func identity() throws -> FileIdentity? {
            let found = try SourceFinder(
                folder: .init(name: "", path: folder.path), include: [Glob("*")].compactMap { $0 },
                exclude: []
            ).find().sources
            guard case .file(let identity)? = found.first?.finding else { return nil }
            return identity
        }
        try folder.write("a.txt")
        let before = try #require(try identity())
        #expect(before.size == 13)
        #expect(try identity() == before)
        try folder.write("a.txt", [0x31])
        #expect(try identity() != before)
    }
}
