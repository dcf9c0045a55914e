import Foundation
import TestSupport

/// Real reports, each varied a little, so that no two texts of a corpus are the same.
///
/// Every count that stands alone on its line is multiplied by one number for the report, so that the form's sums
/// still hold; years stay. Another place is named, and long lines are wrapped at another width, or not at all.
struct SampleVariation: Sendable {
    private let texts: [String]

    private static let places = ["苍南", "龙港", "鹿城", "乐清"]
    private static let otherPlaces = ["桐乡", "海宁", "余姚", "江山", "兰溪", "诸暨", "龙泉", "建德", "临海", "东阳"]

    /// Shape: the `.txt` files of a folder, in UTF-8.
    init(folder: String) throws {
        let top = URL(fileURLWithPath: folder)
        texts = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".txt") }
            .map { try String(contentsOf: top.appendingPathComponent($0), encoding: .utf8) }
    }

    func text(_ random: inout SplitMix64) -> String {
        var text = random.pick(texts)
        for place in Self.places {
            text = text.replacingOccurrences(of: place, with: random.pick(Self.otherPlaces))
        }
        let factor = random.int(1...9)
        let width = random.chance(60) ? random.int(24...46) : Int.max
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.line(Array($0), factor, width) }.joined(separator: "\n")
    }

    private static func line(_ characters: [Character], _ factor: Int, _ width: Int) -> String {
        let text = String(characters)
        if let count = Int(text.trimmingCharacters(in: .whitespaces)), !(2000...2099).contains(count),
            count < 1_000_000
        {
            return String(count * factor)
        }
        guard characters.count > width else { return text }
        return stride(from: 0, to: characters.count, by: width)
            .map { String(characters[$0..<min($0 + width, characters.count)]) }.joined(separator: "\n")
    }
}
