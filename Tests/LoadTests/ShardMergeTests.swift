import Foundation
import Model
import Testing

@testable import Load

@Suite("Merging shards of results") struct ShardMergeTests {
    private static let key = "0123456789abcdef"
    private static let digest = String(repeating: "a", count: 64)

    /// The lines of one shard, its end last.
    private static func shard(_ names: [String], key: String = key) -> [UInt8] {
        var text: [UInt8] = []
        var sum: UInt64 = 0
        for name in names {
            sum &+= ResultLine.append(
                name, key: key, digest: digest, archive: Array("of \(name)".utf8), to: &text)
        }
        return text + ResultLine.end(key: key, count: names.count, sum: sum)
    }

    /// The sources in the order in which they come out, or why they do not.
    private func merge(_ shards: [[UInt8]], key: String = key) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ogi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try shards.enumerated().map { number, bytes in
            let file = folder.appendingPathComponent("part-\(number)")
            try Data(bytes).write(to: file)
            return file.path
        }
        do {
            var merge = try ShardMerge(paths, key: key)
            var names: [String] = []
            while let line = try merge.next() {
                let name = String(decoding: line.name, as: UTF8.self)
                #expect(line.archive.elementsEqual("of \(name)".utf8))
                names.append(name)
            }
            return names
        } catch let refused as ShardMerge.Refused {
            return [refused.description.replacingOccurrences(of: folder.path + "/", with: "")]
        }
    }

    @Test("interleaved shards, ranges, an empty one, names that are hard to write")
    func order() throws {
        let names = ["a", "a/b\tc", "b\nb", "c", "d\u{1}", "é", "中"]
        let ways = [
            [names], [["a", "c", "中"], ["a/b\tc", "b\nb"], [], ["d\u{1}", "é"]], names.map { [$0] },
        ]
        for way in ways { #expect(try merge(way.map { Self.shard($0) }) == names) }
    }

    @Test("lines may be shuffled between shards: only the sums of all are held")
    func resharded() throws {
        let lines = (Self.shard(["b", "c"]) + Self.shard(["a", "d"])).split(separator: 0x0A).map {
            Array($0) + [0x0A]
        }
        let sorted = lines.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(try merge([Array(sorted.joined())]) == ["a", "b", "c", "d"])
        #expect(
            try merge([Array(sorted[0...3].joined()), Array(sorted[4...].joined())]) == ["a", "b", "c", "d"])
    }

    @Test("each way of being incomplete is refused, and says where")
    func refusals() throws {
        let whole = Self.shard(["a", "b"])
        func lines(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: 0x0A).map { Array($0) + [0x0A] } }
        func refusal(_ shards: [[UInt8]]) throws -> String { try merge(shards).last ?? "" }
        #expect(try refusal([whole, whole]).hasPrefix("a is in part-0 and in part-1"))
        #expect(try refusal([Array(lines(whole)[1...].joined())]).hasPrefix("1 of 2 results are not there"))
        #expect(
            try refusal([Array(lines(whole)[..<2].joined())]).hasPrefix(
                "2 results come from a shard that has no end"))
        #expect(try refusal([whole.dropLast(30)]).hasPrefix("part-0 is damaged"))
        #expect(try refusal([Self.shard(["b", "a"])]).hasPrefix("part-0 is not sorted at a"))
        #expect(try refusal([Self.shard(["a"], key: "fedcba9876543210")]).contains("another program"))
        var flipped = whole
        flipped[flipped.firstIndex(of: 0x0A)! - 3] ^= 1
        #expect(try refusal([flipped]).hasPrefix("part-0 is damaged at a"))
        // Two results that changed places under their names.
        var swapped = lines(whole).map { $0.split(separator: 0x09).map(Array.init) }
        swapped.swapAt(0, 1)
        (swapped[0][0], swapped[1][0]) = (swapped[1][0], swapped[0][0])
        let text = swapped.prefix(2).map { Array($0.joined(separator: [0x09])) }.joined() + lines(whole)[2]
        #expect(try refusal([Array(text)]).hasPrefix("part-0 is damaged at a"))
    }

    @Test("Base64 of any length reads back, and is what others write")
    func base64() {
        for count in 0...70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            var text: [UInt8] = []
            Base64.append(bytes, to: &text)
            #expect(String(decoding: text, as: UTF8.self) == Data(bytes).base64EncodedString())
            #expect(Base64.bytes(text[...]) == bytes)
        }
        for wrong in ["A", "AA=", "AAA\n", "A===", "AB==", "=AAA", "AA=A"] {
            #expect(Base64.bytes(Array(wrong.utf8)[...]) == nil, "\(wrong)")
        }
    }
}
