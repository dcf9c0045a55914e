import Foundation
import Testing

/// A folder of its own for one test, removed with everything in it.
final class FolderFixture: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/extract-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // FileManager gives up on paths beyond PATH_MAX.
        let remove = Process()
        remove.executableURL = URL(fileURLWithPath: "/bin/rm")
        remove.arguments = ["-rf", path]
        try? remove.run()
        remove.waitUntilExit()
    }

    func write(_ name: String, _ bytes: [UInt8] = Array("信息公开\n".utf8)) throws {
        try FileManager.default.createDirectory(
            atPath: (path + "/" + name as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }
}
