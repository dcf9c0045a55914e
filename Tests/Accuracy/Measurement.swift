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
            try runTexts()
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

    /// The texts that real tools made, tool by tool; those held out have a line of their own, and no other.
    private func runTexts() throws {
        let tools = Dictionary(grouping: try TextCorpus().texts) { $0.isHeldOut ? "" : $0.tool }
        func line(_ name: String, _ score: TextScore) -> String {
            Self.columns(
                name,
                [
                    "\(score.texts)", "\(score.perfect)", Self.share(score.recall), "\(score.wrong.count)",
                    "\(score.numbers)",
                ])
        }
        print(Self.columns("tool", ["texts", "perfect", "recall", "wrong", "numbers"]))
        var all = TextScore()
        var wrong: [String] = []
        for (tool, texts) in tools.sorted(by: { $0.key < $1.key }) where !tool.isEmpty {
            let score = Self.score(texts)
            print(line(tool, score))
            all.add(score)
            wrong += score.wrong
        }
        print(line("all", all))
        print(line("held out", Self.score(tools[""] ?? [])))
        for text in wrong.prefix(arguments.errors) { print("WRONG  \(text)") }
    }

    private static func score(_ texts: [TextCorpus.Text]) -> TextScore {
        var score = TextScore()
        for text in texts { score.add(text, read(text.text, name: text.name)) }
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

    private static func read(_ sample: SampleReport) -> Report { read(sample.text, name: sample.name) }

    private static func read(_ text: String, name: String) -> Report {
        var document = Document(text: text, name: name + ".txt")
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
