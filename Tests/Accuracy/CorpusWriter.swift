import Dispatch
import Foundation
import TestSupport

/// Writes many reports of many bodies over consecutive years.
struct CorpusWriter: Sendable {
    let folder: String
    let count: Int
    let seed: UInt64

    private static let partSize = 1_000

    /// Shape: one file a report, at most a thousand in a folder; each folder has bodies of its own, so
    /// that the folders can be written side by side and are the same whatever the number of cores.
    func write() {
        let parts = (count + Self.partSize - 1) / Self.partSize
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            do {
                try write(part: part)
            } catch {
                FileHandle.standardError.write(Data("accuracy: \(error.localizedDescription)\n".utf8))
                exit(3)
            }
        }
        print("\(count) reports in \(folder), seed \(seed)")
    }

    private func write(part: Int) throws {
        let top = URL(fileURLWithPath: folder).appendingPathComponent(String(format: "%03d", part))
        try FileManager.default.createDirectory(at: top, withIntermediateDirectories: true)
        var corpus = Corpus(seed: SplitMix64(seed: seed, name: "part", number: part).first)
        for _ in 0..<min(Self.partSize, count - part * Self.partSize) {
            let sample = corpus.next()
            try Data(sample.text.utf8).write(to: top.appendingPathComponent(sample.name + ".txt"))
        }
    }
}

extension SplitMix64 {
    fileprivate var first: UInt64 {
        var copy = self
        return copy.next()
    }
}
