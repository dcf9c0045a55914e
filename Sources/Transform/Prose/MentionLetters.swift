import Forms
import Model

/// Tells at which characters prose may begin to say something of a number: with a word, a numeral, punctuation. Nearly all
/// Chinese characters of most prose do not, and are only counted.
struct MentionLetters: Sendable {
    static let shared = MentionLetters(.shared)

    /// One bit for each character of the basic plane: those that say something whatever follows.
    private var speaking = [UInt64](repeating: .max, count: 1024)
    /// One bit for each `mixed` value of two characters that a word begins with.
    private var beginnings = [UInt64](repeating: 0, count: 512)

    private init(_ vocabulary: MentionVocabulary) {
        for word in 0x4E00 >> 6...0x9FFF >> 6 { speaking[word] = 0 }
        let signs = Unicode.Scalar.spelledNumerals + "第"
        for sign in signs.unicodeScalars { addSpeaking(sign.value) }
        for (first, second) in vocabulary.words.beginnings {
            if second == 0 {
                addSpeaking(first)
            } else {
                let mixed = Self.mixed(first, second)
                beginnings[mixed >> 6] |= 1 << UInt64(mixed & 63)
            }
        }
    }

    private mutating func addSpeaking(_ value: UInt32) {
        speaking[Int(value >> 6)] |= 1 << UInt64(value & 63)
    }

    /// How many characters from `place` on say nothing.
    func silence(in text: [Unicode.Scalar], from place: Int) -> Int {
        var end = place
        while end < text.count {
            let value = text[end].value
            guard value <= 0xFFFF, speaking[Int(value >> 6)] >> UInt64(value & 63) & 1 == 0 else { break }
            if end + 1 < text.count {
                let mixed = Self.mixed(value, text[end + 1].value)
                guard beginnings[mixed >> 6] >> UInt64(mixed & 63) & 1 == 0 else { break }
            }
            end += 1
        }
        return end - place
    }

    /// A number below 32768 for two characters; others may have the same.
    private static func mixed(_ first: UInt32, _ second: UInt32) -> Int {
        Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 17)
    }
}
