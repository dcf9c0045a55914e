/// A few words that are looked for at a place of a text; the longest one wins.
///
/// Cost: a place where no word begins is told by one bit of the first character.
package struct Words: Sendable {
    /// Longest first.
    private let words: [[Unicode.Scalar]]
    private let firsts: UInt64
    private let lasts: UInt64

    /// Shape: words separated by white space.
    package init(_ list: String) {
        words = list.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
            .sorted { $0.count > $1.count }
        firsts = words.reduce(0) { $0 | Self.bit($1.first) }
        lasts = words.reduce(0) { $0 | Self.bit($1.last) }
    }

    /// Length of the longest word that begins at `place`.
    package func length(at place: Int, in text: [Unicode.Scalar], until end: Int) -> Int? {
        guard place >= 0, place < end, end <= text.count, firsts & Self.bit(text[place]) != 0 else {
            return nil
        }
        return words.first { word in
            word.count <= end - place && word.indices.allSatisfy { word[$0] == text[place + $0] }
        }?.count
    }

    /// Length of the longest word that ends before `place`.
    package func length(before place: Int, in text: [Unicode.Scalar], since start: Int) -> Int? {
        guard start >= 0, place > start, place <= text.count, lasts & Self.bit(text[place - 1]) != 0
        else { return nil }
        return words.first { word in
            let first = place - word.count
            return first >= start && word.indices.allSatisfy { word[$0] == text[first + $0] }
        }?.count
    }

    /// The first place in `range` where a word begins.
    package func first(in range: Range<Int>, of text: [Unicode.Scalar]) -> Range<Int>? {
        for place in range {
            if let length = length(at: place, in: text, until: range.upperBound) {
                return place..<place + length
            }
        }
        return nil
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        firsts & Self.bit(scalar) != 0 && words.contains { $0.count == 1 && $0[0] == scalar }
    }

    private static func bit(_ scalar: Unicode.Scalar?) -> UInt64 {
        scalar.map { 1 << UInt64($0.value & 63) } ?? 0
    }
}
