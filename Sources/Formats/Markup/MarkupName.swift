/// The name of an element or attribute: its first 16 letters, without a namespace's prefix.
///
/// Packed into two words, so that names compare and look up as numbers do. No two names that a format knows agree in
/// 16 letters.
struct MarkupName: Hashable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private var count: UInt64 = 0

    init(_ name: String) {
        for byte in name.utf8 { append(byte) }
    }

    init() {}

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count < 8 {
            low |= UInt64(byte) << (count &* 8)
        } else if count < 16 {
            high |= UInt64(byte) << ((count &- 8) &* 8)
        }
        count &+= 1
    }

    static func == (left: MarkupName, right: MarkupName) -> Bool {
        left.low == right.low && left.high == right.high
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low)
        hasher.combine(high)
    }
}

/// Finds which of a format's own elements or attributes a name is.
///
/// A table with open addressing, at most a quarter full: a name costs one multiplication and, as a rule, one comparison.
struct NameTable<Known: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    private var names: [MarkupName]
    private var values: [Known?]
    private let mask: Int

    init() {
        var size = 16
        while size < Known.allCases.count * 4 { size *= 2 }
        mask = size - 1
        names = [MarkupName](repeating: MarkupName(), count: size)
        values = [Known?](repeating: nil, count: size)
        for value in Known.allCases {
            let name = MarkupName(value.rawValue)
            var slot = slot(of: name)
            while values[slot] != nil { slot = (slot &+ 1) & mask }
            names[slot] = name
            values[slot] = value
        }
    }

    func value(of name: MarkupName) -> Known? {
        var slot = slot(of: name)
        while let value = values[slot] {
            if names[slot] == name { return value }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    private func slot(of name: MarkupName) -> Int {
        let mixed = (name.low ^ name.high &* 0x9E37_79B9_7F4A_7C15) &* 0xC2B2_AE3D_27D4_EB4F
        return Int(truncatingIfNeeded: mixed >> 40) & mask
    }
}
