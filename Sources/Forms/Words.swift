/// A few words that are looked for at a place of a text; the longest one wins.
///
/// Cost: a place where no word begins is nearly always told by one bit of the first character.
package struct Words: Sendable {
    /// Longest first.
    private let words: [[Unicode.Scalar]]
    private let firsts: LetterFilter
    private let lasts: LetterFilter

    /// Shape: words separated by white space.
    package init(_ list: String) {
        words = list.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
            .sorted { $0.count > $1.count }
        firsts = LetterFilter(words.compactMap(\.first))
        lasts = LetterFilter(words.compactMap(\.last))
    }

    /// Length of the longest word that begins at `place`.
    package func length(at place: Int, in text: [Unicode.Scalar], until end: Int) -> Int? {
        guard place >= 0, place < end, end <= text.count, firsts.mayContain(text[place]) else { return nil }
        return words.first { word in
            word.count <= end - place && word.indices.allSatisfy { word[$0] == text[place + $0] }
        }?.count
    }

    /// Length of the longest word that ends before `place`.
    package func length(before place: Int, in text: [Unicode.Scalar], since start: Int) -> Int? {
        guard start >= 0, place > start, place <= text.count, lasts.mayContain(text[place - 1])
        else { return nil }
        return words.first { word in
            let first = place - word.count
            return first >= start && word.indices.allSatisfy { word[$0] == text[first + $0] }
        }?.count
    }

    /// The first place in `range` where a word begins.
    package func first(in range: Range<Int>, of text: [Unicode.Scalar]) -> Range<Int>? {
        guard range.upperBound <= text.count else { return nil }
        var place = max(range.lowerBound, 0)
        while true {
            place = firsts.first(in: text, from: place, until: range.upperBound)
            guard place < range.upperBound else { return nil }
            if let length = length(at: place, in: text, until: range.upperBound) {
                return place..<place + length
            }
            place += 1
        }
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        firsts.mayContain(scalar) && words.contains { $0.count == 1 && $0[0] == scalar }
    }

}

/// Tells of most characters that they are none of some.
private struct LetterFilter: Sendable {
    /// One bit for each value of a character's low ten bits: lists have up to a hundred words.
    private var bits = [UInt64](repeating: 0, count: 16)

    init(_ letters: [Unicode.Scalar]) {
        for letter in letters { bits[Self.word(letter)] |= Self.bit(letter) }
    }

    /// The first place that may hold one of them, `end` where there is none.
    ///
    /// - Precondition: `start` is not negative, `end` at most the text's length.
    func first(in text: [Unicode.Scalar], from start: Int, until end: Int) -> Int {
        precondition(start >= 0 && end <= text.count, "a place of the text")
        return text.withUnsafeBufferPointer { text in
            bits.withUnsafeBufferPointer { bits in
                var place = start
                while place < end, bits[Self.word(text[place])] & Self.bit(text[place]) == 0 { place &+= 1 }
                return place
            }
        }
    }

    @inline(__always)
    func mayContain(_ letter: Unicode.Scalar) -> Bool { bits[Self.word(letter)] & Self.bit(letter) != 0 }

    private static func word(_ letter: Unicode.Scalar) -> Int { Int(letter.value >> 6 & 15) }
    private static func bit(_ letter: Unicode.Scalar) -> UInt64 { 1 &<< UInt64(letter.value & 63) }
}
