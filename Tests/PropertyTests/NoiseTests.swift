import Forms
import Model
import TestSupport
import Testing

/// Damaged documents: whatever comes out of them, it is a whole grid without contradictions, and no crash.
struct NoiseTests {
    @Test(arguments: Rendering.all.map(\.name))
    func survivesDamage(_ name: String) throws {
        let rendering = try #require(Rendering.named(name))
        var random = SplitMix64(seed: seed, name: "noise " + name)
        for number in 0..<3 {
            let sample = SampleReport.make(rendering, number: number, seed: seed)
            for kind in Damage.allCases {
                let (document, report) = read(kind.applied(to: sample.text, &random))
                let cells = Codebook.shared.form(named: report.form)?.figures.count
                #expect(
                    fault(in: report, of: document, cells: cells) == nil,
                    "\(sample.name), \(kind), seed \(seed)")
            }
        }
    }

    @Test func survivesTextsThatAreNoReports() {
        let hostile = [
            "", "\n", "\u{C}", "\u{FEFF}", "0", String(repeating: "\n", count: 2_000),
            String(repeating: "0 ", count: 20_000),
            String(repeating: "一、", count: 5_000), String(repeating: "<td>", count: 5_000),
            String(repeating: "|", count: 20_000),
            String(repeating: "（三）不予公开\n", count: 2_000), String(repeating: "9", count: 5_000),
            "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 " + String(repeating: "99999999999999999999 ", count: 7),
        ]
        for text in hostile {
            let (document, report) = read(text)
            #expect(fault(in: report, of: document, cells: nil) == nil, "\(text.prefix(30))")
        }
    }
}
