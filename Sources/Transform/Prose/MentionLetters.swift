import Forms
import Model

/// The characters at which prose may begin to say something of a number: a word, a numeral, punctuation. Two of three
/// Chinese characters are none of these, and are only counted.
struct MentionLetters: Sendable {
    static let shared = MentionLetters(.shared)

    /// One bit for each character of the basic plane.
    private var bits = [UInt64](repeating: .max, count: 1024)

    private init(_ vocabulary: MentionVocabulary) {
        for word in 0x4E00 >> 6...0x9FFF >> 6 { bits[word] = 0 }
        let signs = (Unicode.Scalar.spelledNumerals + "第").unicodeScalars.map(\.value)
        for value in vocabulary.words.firstScalars + signs {
            bits[Int(value >> 6)] |= 1 << UInt64(value & 63)
        }
    }

    /// How many characters from `place` on say nothing.
    func silence(in text: [Unicode.Scalar], from place: Int) -> Int {
        var end = place
        while end < text.count {
            let value = text[end].value
            guard value <= 0xFFFF, bits[Int(value >> 6)] >> UInt64(value & 63) & 1 == 0 else { break }
            end += 1
        }
        return end - place
    }
}
