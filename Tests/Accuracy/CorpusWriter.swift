import Foundation
import TestSupport

/// Writes many reports of many bodies over consecutive years.
struct CorpusWriter {
    let folder: String
    let count: Int
    let seed: UInt64

    /// Shape: one file a report, at most a thousand in a folder.
    func write() throws {
        let top = URL(fileURLWithPath: folder)
        var corpus = Corpus(seed: seed)
        for number in 0..<count {
            let part = top.appendingPathComponent(String(format: "%03d", number / 1_000))
            if number % 1_000 == 0 {
                try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
            }
            let sample = corpus.next()
            try Data(sample.text.utf8).write(to: part.appendingPathComponent(sample.name + ".txt"))
        }
        print("\(count) reports in \(folder), seed \(seed)")
    }
}
