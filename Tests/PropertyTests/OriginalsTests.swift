import Forms
import Foundation
import Model
import TestSupport
import Testing
import Transform

@testable import Formats

/// Files as people have them (`Tests/Originals`): invented reports, as thirteen makers of PDF, DOCX and HTML wrote them.
struct OriginalsTests {
    private static let originals = Result { try KnownReports.originals() }

    private func read(_ bytes: [UInt8], name: String) -> Result<
        (document: Document, report: Report), Rejection
    > {
        let source = Source(path: name, ticket: 0)
        return Format.document(of: bytes, source: source, digest: String(repeating: "0", count: 64)).map {
            var document = $0
            Normalization.apply(to: &document)
            return (document, ReportReader().read(document))
        }
    }

    /// Least number of files that are read without a wrong or a missed cell.
    @Test(arguments: [("docx", 14), ("html", 12), ("pdf", 17)])
    func publishesNothingWrong(_ format: String, _ perfect: Int) throws {
        var score = ReadingScore()
        for item in try Self.originals.get().items where item.tool == format && item.reject.isEmpty {
            let report = try read(item.bytes, name: item.name).get().report
            #expect(!report.figures.contains { ($0.value != nil) != $0.status.isAsserted }, "\(item.name)")
            score.add(item, report)
        }
        #expect(score.wrong == [])
        #expect(score.perfect >= perfect)
    }

    @Test func saysWhyItCannotRead() throws {
        let items = try Self.originals.get().items.filter { !$0.reject.isEmpty }
        #expect(items.count >= 2)
        for item in items {
            guard case .failure(let rejection) = read(item.bytes, name: item.name) else {
                Issue.record("\(item.name) is read")
                continue
            }
            #expect(rejection.reason.rawValue == item.reject, "\(item.name)")
        }
    }

    /// Whatever comes out of a damaged file: it is rejected with a reason, or gives a whole grid without contradictions.
    @Test(arguments: ["docx", "html", "pdf"])
    func survivesDamage(_ format: String) throws {
        var random = SplitMix64(seed: seed, name: "damaged " + format)
        let items = try Self.originals.get().items.filter { $0.tool == format && $0.bytes.count < 120_000 }
        for _ in 0..<40 {
            let item = random.pick(items)
            let bytes = try format == "docx" ? damagedDOCX(item.bytes, &random) : damaged(item.bytes, &random)
            switch read(bytes, name: item.name) {
            case .failure(let rejection): #expect(!rejection.message.isEmpty)
            case .success(let (_, report)):
                let cells = Codebook.shared.form(named: report.form)?.figures.count ?? 0
                #expect(report.figures.count == cells, "\(item.name), seed \(seed)")
                #expect(
                    !report.figures.contains { ($0.value != nil) != $0.status.isAsserted },
                    "\(item.name), seed \(seed)")
            }
        }
    }

    /// The text's part is damaged and put into a whole archive: else every change would end at its check sum.
    private func damagedDOCX(_ bytes: [UInt8], _ random: inout SplitMix64) throws -> [UInt8] {
        if random.chance(20) { return damaged(bytes, &random) }
        let archive = try ZIPArchive(bytes)
        return SmallZIP.archive(
            try archive.entries.map { entry in
                let part = try archive.contents(of: entry, limit: 1 << 24)
                return (entry.name, entry.name == "word/document.xml" ? damaged(part, &random) : part)
            })
    }

    private func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        func place(_ random: inout SplitMix64) -> Int { random.int(0...max(0, bytes.count - 1)) }
        for _ in 0..<random.int(1...8) where !bytes.isEmpty {
            let start = place(&random)
            let end = min(bytes.count, start + random.int(1...200))
            switch random.int(0...4) {
            case 0: bytes[start] = UInt8(random.int(0...255))
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: place(&random))
            case 3: bytes.replaceSubrange(start..<end, with: bytes[place(&random)...].prefix(end - start))
            default: if random.chance(20) { bytes.removeSubrange(start...) }
            }
        }
        return bytes
    }
}
