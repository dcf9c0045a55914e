import Model

/// Which body's report, for which year, of which scope: reports with equal keys are about the same thing.
///
/// The body is its `body_id`, kept as a fingerprint of 128 bits because a run keeps one a report.
package struct BodyYear: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64
    private let storedYear: Int16
    package let scope: Scope

    /// `nil` where the body or the year is not known.
    package init?(_ cover: Cover) {
        self.init(bodyID: cover.bodyID, year: cover.reportYear, scope: cover.scope)
    }

    package init?(bodyID: String, year: Int, scope: Scope) {
        guard let year = Int16(exactly: year), year > 0, !bodyID.isEmpty else { return nil }
        high = BodyYear.fingerprint(bodyID, seed: 0xcbf2_9ce4_8422_2325)
        low = BodyYear.fingerprint(bodyID, seed: 0x9ae1_6a3b_2f90_404f)
        storedYear = year
        self.scope = scope
    }

    private init(_ other: BodyYear, year: Int16) {
        (high, low, scope) = (other.high, other.low, other.scope)
        storedYear = year
    }

    package var year: Int { Int(storedYear) }

    /// The same body and scope `years` later, or earlier where negative.
    package func moved(by years: Int) -> BodyYear {
        BodyYear(self, year: storedYear &+ Int16(truncatingIfNeeded: years))
    }

    /// FNV-1a over the UTF-8 bytes, with a last mixing.
    private static func fingerprint(_ text: String, seed: UInt64) -> UInt64 {
        var hash = seed
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
        return hash ^ (hash >> 32)
    }
}
