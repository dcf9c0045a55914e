import Forms
import Foundation
import Model

/// Invented reports with known cells: the files that thirteen makers gave (`Tests/Originals`), and the texts that tools took
/// out of others (`Tests/Corpus`).
package struct KnownReports {
    package struct Item: Sendable {
        package let name: String
        /// What the text was taken out with; of a file its format.
        package let tool: String
        package let form: Form
        package let bytes: [UInt8]
        /// One for each figure of the form; `nil` where no number is printed.
        package let values: [Amount?]
        /// Why the file cannot be read (`picture_only`); empty where it can.
        package let reject: String
        /// Looked at only to measure: no rule of the reader may be made for it.
        package let isHeldOut: Bool
    }

    package let items: [Item]

    package static func texts() throws -> KnownReports {
        try KnownReports("Corpus", fileEnding: ".txt") { hash($0) % 4 == 0 }
    }

    package static func originals() throws -> KnownReports {
        try KnownReports("Originals", fileEnding: "") { _ in false }
    }

    private init(_ name: String, fileEnding: String, isHeldOut: (String) -> Bool) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(name)
        func table(_ name: String) throws -> CSVTable {
            CSVTable(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        }
        var values: [String: [Amount?]] = [:]
        // Rows come in the order of the form.
        for row in try table("truth.csv").rows {
            values[row[0], default: []] += row[3].split(separator: "|", omittingEmptySubsequences: false)
                .map(Self.amount)
        }
        items = try table("manifest.csv").rows.compactMap { row in
            guard let form = Codebook.shared.form(named: row[1]), let values = values[row[0]],
                values.count == form.figures.count
            else { return nil }
            let file = folder.appendingPathComponent("docs/\(row[0])\(fileEnding)")
            return Item(
                name: row[0], tool: row[3], form: form, bytes: [UInt8](try Data(contentsOf: file)),
                values: values,
                reject: row.count > 5 ? row[5] : "", isHeldOut: isHeldOut(row[0]))
        }
    }

    private static func amount(_ text: Substring) -> Amount? {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ".")
        let decimals = parts.count > 1 ? parts[1] : ""
        guard let mantissa = Int64(parts[0] + decimals), let scale = UInt8(exactly: decimals.count) else {
            return nil
        }
        return Amount(mantissa: mantissa, scale: scale)
    }

    /// FNV-1a: a rule that anybody can repeat, and that nobody can lean on.
    private static func hash(_ name: String) -> UInt32 {
        name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}

/// What came of reading texts whose cells are known.
package struct ReadingScore: Sendable {
    package private(set) var texts = 0
    package private(set) var perfect = 0
    package private(set) var numbers = 0
    package private(set) var right = 0
    /// Values published that are not what is printed; one that is labelled as inferred in a blank cell is none.
    package private(set) var wrong: [String] = []

    package init() {}

    package var recall: Double { numbers == 0 ? 1 : Double(right) / Double(numbers) }

    package mutating func add(_ text: KnownReports.Item, _ report: Report?) {
        let isRead = report?.form == text.form.name && report?.figures.count == text.values.count
        var missed = 0
        let before = wrong.count
        for (offset, truth) in text.values.enumerated() {
            let read = isRead ? report?.figures[offset] ?? .missing : .missing
            if truth != nil { numbers += 1 }
            if truth != nil, read.value == truth {
                right += 1
            } else if let value = read.value, truth != nil || read.status != .inferred {
                wrong.append(
                    "\(text.name) \(text.form.figures[offset].path): \(value), printed \(truth?.description ?? "nothing")"
                )
            } else if truth != nil {
                missed += 1
            }
        }
        texts += 1
        if missed == 0, wrong.count == before { perfect += 1 }
    }

    package mutating func add(_ other: ReadingScore) {
        texts += other.texts
        perfect += other.perfect
        numbers += other.numbers
        right += other.right
        wrong += other.wrong
    }
}
