/// A canonical prefix code of DEFLATE: from the lengths of its codes to a table that reads them.
struct HuffmanCode {
    /// Codes up to this many bits are looked up; longer ones, which are rare, are counted through.
    static let fastBits = 10
    /// By the next `fastBits` bits: symbol and length of the code (`symbol << 4 | length`); 0 for a longer code.
    fileprivate let fast: [UInt16]
    /// How many codes have each length, and their symbols in order of the codes.
    fileprivate let counts: [Int]
    fileprivate let symbols: [UInt16]

    /// `nil` where more codes are stated than there can be. Fewer are allowed: a code of one symbol is usual.
    ///
    /// Shape: one length for each symbol, at most 15; 0 for a symbol that has no code.
    init?(_ lengths: ArraySlice<UInt8>) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length & 15)] += 1 }
        counts[0] = 0
        var left = 1
        var firstCodes = [Int](repeating: 0, count: 17)
        var offsets = firstCodes
        for length in 1..<16 {
            left = left * 2 - counts[length]
            if left < 0 { return nil }
            firstCodes[length + 1] = (firstCodes[length] + counts[length]) << 1
            offsets[length + 1] = offsets[length] + counts[length]
        }
        var symbols = [UInt16](repeating: 0, count: lengths.count)
        var fast = [UInt16](repeating: 0, count: 1 << Self.fastBits)
        for (symbol, length) in lengths.enumerated() where length & 15 != 0 {
            let length = Int(length & 15)
            let symbol = UInt16(truncatingIfNeeded: symbol)
            symbols[offsets[length]] = symbol
            offsets[length] += 1
            let code = firstCodes[length]
            firstCodes[length] += 1
            guard length <= Self.fastBits else { continue }
            // Codes come with their highest bit first, in bytes whose lowest bit comes first.
            var index = Self.reversed(code, bits: length)
            while index < fast.count {
                fast[index] = symbol << 4 | UInt16(truncatingIfNeeded: length)
                index += 1 << length
            }
        }
        self.fast = fast
        self.counts = counts
        self.symbols = symbols
    }

    private static func reversed(_ code: Int, bits: Int) -> Int {
        (0..<bits).reduce(0) { $0 << 1 | code >> $1 & 1 }
    }

    /// The codes of blocks that bring none.
    static let fixedLengths = fixed(
        [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24)
            + [UInt8](repeating: 8, count: 8))
    static let fixedDistances = fixed([UInt8](repeating: 5, count: 30))

    private static func fixed(_ lengths: [UInt8]) -> HuffmanCode {
        guard let code = HuffmanCode(lengths[...]) else { preconditionFailure("RFC 1951, 3.2.6, is a code") }
        return code
    }
}

/// Reads bits, lowest first, and never beyond the end.
struct BitReader {
    /// What `symbol` gives at the end of the input, and for bits that stand for nothing.
    static let ended = -1
    static let unknown = -2

    private let input: UnsafeBufferPointer<UInt8>
    private var next = 0
    /// The lowest `held` bits are those that come next.
    private var bits: UInt64 = 0
    private var held = 0

    init(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
    }

    var length: Int { input.count }
    /// Whole bytes of which at least one bit has been taken.
    var consumed: Int { next &- held >> 3 }

    mutating func alignToByte() {
        let odd = held & 7
        bits >>= UInt64(truncatingIfNeeded: odd)
        held &-= odd
    }

    /// `nil` where fewer are left; `count` is at most 16.
    @inline(__always)
    mutating func take(_ count: Int) -> Int? {
        if held < count {
            refill()
            if held < count { return nil }
        }
        let value = bits & (1 << UInt64(truncatingIfNeeded: count) &- 1)
        bits >>= UInt64(truncatingIfNeeded: count)
        held &-= count
        return Int(truncatingIfNeeded: value)
    }

    @inline(__always)
    mutating func symbol(_ code: borrowing HuffmanCode) -> Int {
        if held < 15 { refill() }
        let entry = code.fast[Int(truncatingIfNeeded: bits & UInt64((1 << HuffmanCode.fastBits) - 1))]
        let length = Int(entry & 15)
        if length > 0, length <= held {
            bits >>= UInt64(truncatingIfNeeded: length)
            held &-= length
            return Int(entry >> 4)
        }
        return longSymbol(code)
    }

    /// Bit by bit: among the codes of one length, in order of their value, the symbols stand one after the other.
    private mutating func longSymbol(_ code: borrowing HuffmanCode) -> Int {
        var value = 0
        var first = 0
        var offset = 0
        for length in 1..<16 {
            guard length <= held else { return Self.ended }
            value |= Int(truncatingIfNeeded: bits >> UInt64(truncatingIfNeeded: length &- 1) & 1)
            let count = code.counts[length]
            if value &- first < count {
                bits >>= UInt64(truncatingIfNeeded: length)
                held &-= length
                return Int(code.symbols[offset &+ value &- first])
            }
            offset &+= count
            first = (first &+ count) << 1
            value <<= 1
        }
        return Self.unknown
    }

    @inline(__always)
    private mutating func refill() {
        while held <= 56, next < input.count {
            bits |= UInt64(input[next]) << UInt64(truncatingIfNeeded: held)
            next &+= 1
            held &+= 8
        }
    }
}
