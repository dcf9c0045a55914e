import Foundation
import Model
import Testing

@testable import Extract

@Suite("Reading sources") struct SourceReaderTests {
    private let folder: FolderFixture

    init() throws { folder = try FolderFixture() }

    private func reason(_ path: String, maximumBytes: Int = 1000) -> Rejection.Reason? {
        let reader = SourceReader(
            input: InputFolders([.init(name: "", path: folder.path)]), maximumBytes: maximumBytes)
        return switch try? reader.load(Source(path: path, ticket: 0)) {
        case nil, .success: nil
        case .failure(let rejection): rejection.reason
        }
    }

    @Test("bytes and digest of a source")
    func whole() throws {
        try folder.write("x/a.txt", [0xEF, 0xBB, 0xBF] + Array("abc\n\n信息".utf8))
        let source = Source(path: "x/a.txt", ticket: 7)
        let loaded = try SourceReader(
            input: InputFolders([.init(name: "", path: folder.path)]), maximumBytes: 1000
        ).load(source).get()
        #expect(loaded.source == source)
        #expect(
            loaded.digest.hexadecimal == "9517386f8b85b1c3e7f64d65fe35a8e60f397d22429e0304cfcecdc1eb66b8e6")
        #expect(loaded.bytes == [0xEF, 0xBB, 0xBF] + Array("abc\n\n信息".utf8))
    }

    @Test("each way of being no source has its reason")
    func reasons() throws {
        try folder.write("exact.txt", Array(repeating: 0x31, count: 1000))
        try folder.write("large.txt", Array(repeating: 0x31, count: 1001))
        try FileManager.default.createDirectory(
            atPath: folder.path + "/folder.txt", withIntermediateDirectories: true)
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        try folder.link("self.txt", to: "self.txt")
        #expect(reason("exact.txt") == nil)
        #expect(reason("large.txt") == .tooLarge)
        #expect(reason("folder.txt") == .notAFile)
        #expect(reason("pipe.txt") == .notAFile)
        #expect(reason("gone.txt") == .vanished)
        #expect(reason("exact.txt/gone.txt") == .vanished)
        #expect(reason("self.txt") == .unreadable)
    }

    @Test("a sparse file of two gigabytes is not read")
    func sparse() throws {
        try folder.write("sparse.txt", [])
        #expect(truncate(folder.path + "/sparse.txt", 2 << 30) == 0)
        #expect(reason("sparse.txt", maximumBytes: 1 << 24) == .tooLarge)
    }

    #if os(Linux)
        @Test("a file that says it is empty is read to its end, up to the limit")
        func sizeless() throws {
            try folder.link("status.txt", to: "/proc/self/status")
            #expect(reason("status.txt", maximumBytes: 1 << 16) == nil)
            #expect(reason("status.txt", maximumBytes: 10) == .tooLarge)
        }
    #endif

    @Test("a file without permission", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        try folder.write("closed.txt")
        #expect(chmod(folder.path + "/closed.txt", 0) == 0)
        #expect(reason("closed.txt") == .unreadable)
    }
}
