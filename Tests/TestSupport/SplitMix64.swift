/// The tests' own source of chance: the same seed gives the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A generator of its own for one named thing (a document, a class): adding another does not move it.
    package init(seed: UInt64, name: String, number: Int = 0) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = seed &+ hash &+ UInt64(number) &* 0x2545_f491_4f6c_dd1d
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state = state &+ 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    package mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True `percent` times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { Int(next() % 100) < percent }

    /// Shape: `choices` is not empty.
    package mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
        choices[choices.index(choices.startIndex, offsetBy: int(0...choices.count - 1))]
    }

    /// The offset of one of `weights`, in proportion to them; they are not all 0.
    package mutating func weighted(_ weights: [Int]) -> Int {
        var rest = int(1...weights.reduce(0, +))
        for (offset, weight) in weights.enumerated() {
            rest -= weight
            if rest <= 0 { return offset }
        }
        return weights.count - 1
    }

    /// A whole number of `1...digits` digits, each length as likely as another.
    package mutating func magnitude(digits: Int) -> Int {
        var limit = 10
        for _ in 1..<max(2, int(1...max(1, digits)) + 1) where limit < 100_000_000 { limit *= 10 }
        return int(1...max(1, limit / 10 - 1))
    }
}
