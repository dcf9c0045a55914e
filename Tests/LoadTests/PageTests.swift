import Model
import Testing

@testable import Load

@Suite struct PageTests {
    @Test(arguments: [
        ("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"),
        ("\"]]>&amp;", "&quot;]]&gt;&amp;amp;"),
        // Marks that turn the direction of text round, or are not seen, are shown by their number.
        ("a\u{202E}b\u{200B}c\u{7}", "aU+202EbU+200BcU+0007"),
        ("两\t行\n字", "两 行 字"),
    ])
    func textStaysText(text: String, html: String) {
        var writer = HTMLWriter()
        writer.text(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == html)
    }

    @Test func numbersAreGroupedAndSharesRounded() {
        #expect(
            [0, 12, 999, 1000, -1_234_567].map { HTMLWriter.grouped($0) } == [
                "0", "12", "999", "1,000", "−1,234,567",
            ])
        #expect(HTMLWriter.share(1, of: 3) == "33.3%")
        #expect(HTMLWriter.share(2, of: 3) == "66.7%")
        #expect(HTMLWriter.share(0, of: 0) == "–")
        #expect(HTMLWriter.share(.max, of: .max) == "–")
    }

    /// Whatever the number of reports, bodies, years and failures: under a megabyte, and what is left out is counted.
    @Test func thePageIsBounded() {
        var sink = PageSink()
        let long = String(repeating: "长", count: 5_000)
        for number in 0..<600 {
            var report = Report(
                source: Source(path: "\(number)\(long)", ticket: number), digest: "\(number)", encoding: .utf8
            )
            report.cover.organization = "\(number)\(long)"
            report.cover.regionCode = "\(110_000 + number % 300 * 100)"
            report.cover.reportYear = 1_900 + number % 150
            report.checks = (0..<20).map { place in
                var outcome = CheckOutcome(
                    check: "outcomes", severity: .identity, table: "requests", row: "", column: "total",
                    left: Amount(1), right: Amount(2), result: .fail, explanation: long)
                outcome.quotes = [Quote(line: Int32(place), text: long, figure: 0)]
                return outcome
            }
            sink.take(report)
            sink.take(
                [Rejection(stage: "extract", reason: .notAReport, message: long)], of: "\(number)\(long)")
        }
        let page = sink.finish([], of: DatasetDescription())
        #expect(page.count < 1_000_000)
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("550 more are left out"))
        #expect(sink.finish([], of: DatasetDescription()) == page)
    }
}
