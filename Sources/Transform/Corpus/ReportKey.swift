import Model

/// What a report's ID says, in two words: a run keeps one a report, and as a text each would be memory of its own.
struct ReportKey: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64

    init(_ report: Report) {
        var words: [UInt64] = [0, 0]
        for (place, byte) in report.digest.utf8.prefix(16).enumerated() {
            words[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
        }
        (high, low) = (words[0], words[1])
    }

    /// `Report.reportID`.
    var reportID: String {
        let bytes = [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
        }
        return "r" + String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
