import Foundation
import Testing

/// Runs every folder under `Tests/Cases`; adding a case needs no Swift.
@Suite struct CaseTests {
    @Test(arguments: GoldenCase.all)
    func producesWhatIsExpected(_ golden: GoldenCase) throws {
        for workers in golden.isRun ? [["--workers", "1"], ["--workers", "4"]] : [[]] {
            let run = try CaseRun(golden, moreArguments: workers)
            if let chosen = ProcessInfo.processInfo.environment["CASE"],
                golden.name == chosen || golden.name.hasPrefix(chosen + "/")
            {
                return try update(golden, from: run)
            }
            let messages = run.result("stderr").map { String(decoding: $0, as: UTF8.self) } ?? ""
            #expect(run.exitCodes == golden.exitCodes, "\(messages)")
            for name in golden.expectedNames {
                let expected = try Data(contentsOf: golden.expected(name))
                let difference = Self.firstDifference(expected, run.result(name))
                #expect(
                    difference == nil,
                    "\(golden.name)/expected/\(name) \(workers.joined(separator: " ")): \(difference ?? "")")
            }
            if golden.isRun, golden.exitCodes.last == 0, !golden.expectedNames.contains("rejects.jsonl") {
                // Many cases are parts of reports, without their tables.
                let rejects = String(decoding: run.result("rejects.jsonl") ?? Data(), as: UTF8.self)
                    .split(separator: "\n").filter { !$0.contains(#""reason":"tables_not_found""#) }
                #expect(rejects.isEmpty, "no rejection was expected")
            }
        }
    }

    /// Rewrites the files of `expected/`, then fails, so that the difference is read before it is committed.
    private func update(_ golden: GoldenCase, from run: CaseRun) throws {
        for name in golden.expectedNames {
            try (run.result(name) ?? Data()).write(to: golden.expected(name))
        }
        Issue.record("\(golden.name): expected/ was rewritten; read the difference, then run the tests again")
    }

    /// The first line that differs, for the message; `nil` where the bytes are equal.
    private static func firstDifference(_ expected: Data, _ found: Data?) -> String? {
        guard let found else { return "was not written" }
        guard expected != found else { return nil }
        func lines(_ data: Data) -> [Data.SubSequence] {
            data.split(separator: 0x0A, omittingEmptySubsequences: false)
        }
        let (left, right) = (lines(expected), lines(found))
        let number = zip(left, right).prefix { $0 == $1 }.count
        func text(_ lines: [Data.SubSequence]) -> String {
            number < lines.count ? String(decoding: lines[number], as: UTF8.self) : "(end)"
        }
        return "line \(number + 1): expected \(text(left)), found \(text(right))"
    }
}
