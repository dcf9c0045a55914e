import Formats
import Foundation
import Model
import TestSupport
import Transform

/// Prints samples class by class, reads them back, and says how much of them was right.
struct Measurement {
    private let renderings: [Rendering]
    private let arguments: Arguments

    init(_ arguments: Arguments) {
        self.arguments = arguments
        renderings = arguments.rendering.map { [$0] } ?? Rendering.all
    }

    func run() throws {
        if arguments.rendering == nil, arguments.dump == nil {
            try runKnown()
            print("")
        }
        print("seed \(arguments.seed)\n" + Self.header)
        var total = Score()
        var differences: [Score.Difference] = []
        var dump = try arguments.dump.map(SampleDump.init)
        for rendering in renderings {
            var score = Score()
            for number in 0..<(arguments.count ?? 40) {
                let sample = SampleReport.make(rendering, number: number, seed: arguments.seed)
                try dump?.add(sample)
                differences += score.add(sample, Self.read(sample))
            }
            total.add(score)
            print(Self.line(rendering.name, score))
        }
        print(Self.line("all", total))
        try dump?.finish()
        printWorst(differences)
    }

    /// The files, format by format, then the texts that tools took out of files, tool by tool; those held out have a line
    /// of their own, and no other.
    private func runKnown() throws {
        var wrong: [String] = []
        for (title, reports) in [
            ("original", try KnownReports.originals()), ("text by", try KnownReports.texts()),
        ] {
            print(Self.columns(title, ["files", "perfect", "recall", "wrong", "numbers"]))
            // What cannot be read is asked only to be rejected (`OriginalsTests`).
            let tools = Dictionary(grouping: reports.items.filter(\.reject.isEmpty)) {
                $0.isHeldOut ? "" : $0.tool
            }
            var all = ReadingScore()
            for (tool, items) in tools.sorted(by: { $0.key < $1.key }) where !tool.isEmpty {
                let score = Self.score(items)
                print(Self.line(tool, score))
                all.add(score)
            }
            print(Self.line("all", all))
            if let items = tools[""] { print(Self.line("held out", Self.score(items))) }
            wrong += all.wrong
        }
        for text in wrong.prefix(arguments.errors) { print("WRONG  \(text)") }
    }

    private static func line(_ name: String, _ score: ReadingScore) -> String {
        columns(
            name,
            [
                "\(score.texts)", "\(score.perfect)", share(score.recall), "\(score.wrong.count)",
                "\(score.numbers)",
            ])
    }

    private static func score(_ items: [KnownReports.Item]) -> ReadingScore {
        var score = ReadingScore()
        for item in items { score.add(item, read(item.bytes, name: item.name)) }
        return score
    }

    /// The documents with most silent errors, then with most values missed; some figures of each.
    private func printWorst(_ differences: [Score.Difference]) {
        let counted = differences.filter { $0.isWrong || $0.isPlaced }
        let documents = Dictionary(grouping: counted, by: \.sample).map { sample, found in
            (sample: sample, found: found, wrong: found.filter(\.isWrong).count)
        }.sorted { ($1.wrong, $1.found.count, $0.sample) < ($0.wrong, $0.found.count, $1.sample) }
        for document in documents.prefix(arguments.errors) {
            print(
                "\n\(document.sample): \(document.wrong) wrong, \(document.found.count - document.wrong) missed"
            )
            let shown = document.found.filter(\.isWrong) + document.found.filter { !$0.isWrong }
            for difference in shown.prefix(6) { print(Self.line(difference)) }
        }
    }

    /// Rounded down, so that a floor is never above what was measured.
    func printFloors() {
        print("class,precision,recall")
        for rendering in renderings {
            var score = Score()
            for number in 0..<Score.reportsUnderFloor {
                let sample = SampleReport.make(rendering, number: number, seed: Score.seedUnderFloor)
                score.add(sample, Self.read(sample))
            }
            func floor(_ value: Double) -> String {
                String(format: "%.3f", (value * 1_000).rounded(.down) / 1_000)
            }
            print("\(rendering.name),\(floor(score.precision)),\(floor(score.recall))")
        }
    }

    private static func read(_ sample: SampleReport) -> Report {
        read(Document(text: sample.text, name: sample.name + ".txt"))
    }

    /// `nil` where the file is rejected.
    private static func read(_ bytes: [UInt8], name: String) -> Report? {
        let source = Source(path: name, ticket: 0)
        let digest = String(repeating: "0", count: 64)
        return (try? Format.document(of: bytes, source: source, digest: digest).get()).map(read)
    }

    private static func read(_ document: Document) -> Report {
        var document = document
        Normalization.apply(to: &document)
        return ReportReader().read(document)
    }

    private static let header = columns(
        "class",
        ["reports", "perfect", "recall", "precision", "wrong", "numbers", "unplaced", "read", "empties"])

    private static func line(_ name: String, _ score: Score) -> String {
        columns(
            name,
            [
                "\(score.reports)", "\(score.perfect)", share(score.recall), share(score.precision),
                "\(score.asserted - score.assertedRight)", "\(score.placed)", "\(score.doubtful)",
                share(score.doubtfulRecall), share(score.statuses),
            ])
    }

    private static func columns(_ name: String, _ cells: [String]) -> String {
        name.padding(toLength: 32, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }

    private static func share(_ value: Double) -> String { String(format: "%.5f", value) }

    private static func line(_ difference: Score.Difference) -> String {
        let kind = difference.isWrong ? "WRONG" : "missed"
        let read =
            "\(difference.read.value?.description ?? "-") (\(difference.read.status.rawValue), line \(difference.read.line))"
        return
            "\(kind)  \(difference.sample)  \(difference.figure)  printed '\(difference.truth.printed)'  read \(read)"
    }
}
