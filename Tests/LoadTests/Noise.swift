/// Repeatable noise: texts of what formats trip over.
struct Noise {
    private var state: UInt64
    private static let scalars = Array("\",\n\r\t\\'=+-@/ab政府，。\u{0}\u{1B}\u{2028}é𠮷".unicodeScalars)

    init(seed: UInt64) { state = seed }

    mutating func next() -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33)
    }

    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<(next() % 9) { text.append(Self.scalars[next() % Self.scalars.count]) }
        return String(text)
    }
}
