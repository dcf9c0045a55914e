import Dispatch
import Foundation
import TestSupport

/// Writes many reports of many bodies over consecutive years.
struct CorpusWriter: Sendable {
    let folder: String
    let count: Int
    let seed: UInt64
    /// Where given, every second report is one of these.
    let samples: SampleVariation?

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
        for number in 0..<min(Self.partSize, count - part * Self.partSize) {
            if let samples, number % 2 == 1 {
                var random = SplitMix64(seed: seed, name: "sample", number: part * Self.partSize + number)
                try write(samples.text(&random), to: top, name: "sample-\(number)")
            } else {
                let report = corpus.next()
                try write(report.text, to: top, name: report.name)
            }
        }
    }

    private func write(_ text: String, to folder: URL, name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".txt"))
    }
}

extension SplitMix64 {
    fileprivate var first: UInt64 {
        var copy = self
        return copy.next()
    }
}
