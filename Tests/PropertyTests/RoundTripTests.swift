import Forms
import Foundation
import Model
import TestSupport
import Testing

/// Known grids, printed in every class of rendering and read back.
struct RoundTripTests {
    private struct Floor {
        let precision: Double
        let recall: Double
    }

    /// The shares that a class must not fall below, from `floors.csv` beside this file.
    private static let floors: [String: Floor] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "floors.csv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        var floors: [String: Floor] = [:]
        for row in CSVTable(text).rows where row.count == 3 {
            floors[row[0]] = Floor(precision: Double(row[1]) ?? 2, recall: Double(row[2]) ?? 2)
        }
        return floors
    }()

    /// `make accuracy` shows what is wrong; `accuracy --floors` prints the file anew once reading got better.
    @Test(arguments: Rendering.all.map(\.name))
    func holdsItsFloor(_ name: String) throws {
        let rendering = try #require(Rendering.named(name))
        let floor = try #require(Self.floors[name], "floors.csv has no line for \(name)")
        var score = Score()
        for number in 0..<Score.reportsUnderFloor {
            let sample = SampleReport.make(rendering, number: number, seed: Score.seedUnderFloor)
            let (document, report) = read(sample.text, name: sample.name)
            score.add(sample, report)
            #expect(
                fault(in: report, of: document, cells: nil) == nil,
                "\(sample.name), seed \(Score.seedUnderFloor)")
        }
        #expect(score.precision >= floor.precision)
        #expect(score.recall >= floor.recall)
    }
}
