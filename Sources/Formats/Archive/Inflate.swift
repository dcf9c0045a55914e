/// Unpacks DEFLATE data (RFC 1951), as ZIP entries hold it, and with the zlib frame round it (RFC 1950), as PDF
/// streams do.
///
/// Shape: what came out before a fault is kept, and `ending` says how the data ended. Whoever needs it whole asks for
/// `.whole`; a PDF reader goes on with the rest, for many writers state a length that is a byte short.
/// Cost: linear in what comes out, which `limit` bounds.
struct Inflate {
    struct Output {
        var bytes: [UInt8]
        var ending: Ending
        /// How many bytes of the input belong to the data; what follows them is somebody else's.
        var consumed: Int
    }

    enum Ending {
        case whole
        /// The input stops in the middle; what came out is right.
        case cutOff
        /// A code that stands for nothing, or a check sum that does not fit: what came out may be wrong.
        case damaged
        /// More than `limit` bytes would come out.
        case tooLong
    }

    /// `expected` is the size that a container states; it is believed as far as room is set aside, no further.
    static func raw(_ input: ArraySlice<UInt8>, limit: Int, expected: Int? = nil) -> Output {
        input.withUnsafeBufferPointer { input in
            var inflate = Inflate(BitReader(input), limit: limit, expected: expected)
            let ending = inflate.blocks()
            return inflate.output(ending)
        }
    }

    static func zlib(_ input: ArraySlice<UInt8>, limit: Int) -> Output {
        input.withUnsafeBufferPointer { input in
            var inflate = Inflate(BitReader(input), limit: limit, expected: nil)
            guard let head = inflate.input.take(16) else { return inflate.output(.cutOff) }
            // The first byte comes first: method 8, and the two together a multiple of 31.
            guard head & 0x0F == 8, ((head & 0xFF) << 8 | head >> 8) % 31 == 0, head & 0x2000 == 0 else {
                return inflate.output(.damaged)
            }
            var ending = inflate.blocks()
            if case .whole = ending { ending = inflate.checkSum() }
            return inflate.output(ending)
        }
    }

    private var input: BitReader
    private let limit: Int
    private var bytes: [UInt8]
    /// How much of `bytes` is written; the rest is room.
    private var count = 0

    private init(_ input: BitReader, limit: Int, expected: Int?) {
        self.input = input
        self.limit = max(limit, 0)
        // No more than a thirtieth of what DEFLATE can make of this input, so that a statement costs nobody's memory.
        let usual = min(input.length, 1 << 40) &* 4 &+ 64
        bytes = [UInt8](repeating: 0, count: min(self.limit, max(0, min(expected ?? usual, usual &* 8))))
    }

    private mutating func output(_ ending: Ending) -> Output {
        bytes.removeLast(bytes.count - count)
        return Output(bytes: bytes, ending: ending, consumed: input.consumed)
    }

    /// Adler-32 of what came out, big-endian behind the data. Where it is missing the length was short: no fault.
    private mutating func checkSum() -> Ending {
        input.alignToByte()
        guard let high = input.take(16), let low = input.take(16) else { return .whole }
        let stated =
            UInt32(high & 0xFF) << 24 | UInt32(high >> 8) << 16 | UInt32(low & 0xFF) << 8 | UInt32(low >> 8)
        return Adler32.of(bytes[..<count]) == stated ? .whole : .damaged
    }

    /// Room for `more` bytes; false beyond the limit.
    @inline(__always)
    private mutating func reserve(_ more: Int) -> Bool {
        if more <= bytes.count &- count { return true }
        return grow(more)
    }

    private mutating func grow(_ more: Int) -> Bool {
        guard more <= limit - count else { return false }
        let size = min(limit, max(bytes.count * 2, count + more, 1024))
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return true
    }
}

// MARK: - Blocks

extension Inflate {
    private mutating func blocks() -> Ending {
        while true {
            guard let last = input.take(1), let kind = input.take(2) else { return .cutOff }
            let stop: Ending? =
                switch kind {
                case 0: stored()
                case 1: codes(lengths: HuffmanCode.fixedLengths, distances: HuffmanCode.fixedDistances)
                case 2: dynamic()
                default: .damaged
                }
            if let stop { return stop }
            if last == 1 { return .whole }
        }
    }

    private mutating func stored() -> Ending? {
        input.alignToByte()
        guard let length = input.take(16), let complement = input.take(16) else { return .cutOff }
        guard length ^ complement == 0xFFFF else { return .damaged }
        for _ in 0..<length {
            guard let byte = input.take(8) else { return .cutOff }
            guard reserve(1) else { return .tooLong }
            bytes[count] = UInt8(truncatingIfNeeded: byte)
            count &+= 1
        }
        return nil
    }

    /// A block that brings its own codes, themselves written in a third code.
    private mutating func dynamic() -> Ending? {
        guard let head = input.take(14) else { return .cutOff }
        let lengthCount = head & 31 &+ 257
        let total = lengthCount &+ head >> 5 & 31 &+ 1
        var lengths = [UInt8](repeating: 0, count: 320)
        for index in 0..<(head >> 10 &+ 4) {
            guard let length = input.take(3) else { return .cutOff }
            lengths[Self.codeLengthOrder[index]] = UInt8(truncatingIfNeeded: length)
        }
        guard let codeLengths = HuffmanCode(lengths[..<19]) else { return .damaged }
        lengths = [UInt8](repeating: 0, count: 320)
        var index = 0
        while index < total {
            let symbol = input.symbol(codeLengths)
            guard symbol >= 0 else { return symbol == BitReader.ended ? .cutOff : .damaged }
            if symbol < 16 {
                lengths[index] = UInt8(truncatingIfNeeded: symbol)
                index &+= 1
                continue
            }
            let (bits, least) = symbol == 16 ? (2, 3) : symbol == 17 ? (3, 3) : (7, 11)
            guard let more = input.take(bits) else { return .cutOff }
            let run = least &+ more
            guard index &+ run <= total, symbol > 16 || index > 0 else { return .damaged }
            let repeated = symbol == 16 ? lengths[index &- 1] : 0
            for place in index..<(index &+ run) { lengths[place] = repeated }
            index &+= run
        }
        guard let lengthCode = HuffmanCode(lengths[..<lengthCount]),
            let distanceCode = HuffmanCode(lengths[lengthCount..<total])
        else { return .damaged }
        return codes(lengths: lengthCode, distances: distanceCode)
    }

    /// Bytes, and copies of what came out before, until the block's end.
    private mutating func codes(lengths: HuffmanCode, distances: HuffmanCode) -> Ending? {
        while true {
            let symbol = input.symbol(lengths)
            if symbol < 256 {
                guard symbol >= 0 else { return symbol == BitReader.ended ? .cutOff : .damaged }
                guard reserve(1) else { return .tooLong }
                bytes[count] = UInt8(truncatingIfNeeded: symbol)
                count &+= 1
                continue
            }
            if symbol == 256 { return nil }
            guard symbol < 286 else { return .damaged }
            let (lengthBase, lengthBits) = Self.lengths[symbol &- 257]
            guard let lengthMore = input.take(lengthBits) else { return .cutOff }
            let far = input.symbol(distances)
            guard far >= 0, far < 30 else { return far == BitReader.ended ? .cutOff : .damaged }
            let (distanceBase, distanceBits) = Self.distances[far]
            guard let distanceMore = input.take(distanceBits) else { return .cutOff }
            let length = lengthBase &+ lengthMore
            let distance = distanceBase &+ distanceMore
            guard distance <= count else { return .damaged }
            guard reserve(length) else { return .tooLong }
            for place in count..<(count &+ length) { bytes[place] = bytes[place &- distance] }
            count &+= length
        }
    }

    private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// Base and number of further bits of symbols 257 to 285.
    private static let lengths =
        steps(from: 3, bits: [0, 0, 0, 0] + (0..<6).flatMap { [$0, $0, $0, $0] }) + [(258, 0)]

    private static let distances = steps(from: 1, bits: [0, 0] + (0..<14).flatMap { [$0, $0] })

    private static func steps(from first: Int, bits: [Int]) -> [(Int, Int)] {
        var base = first
        return bits.map { bits in
            defer { base += 1 << bits }
            return (base, bits)
        }
    }
}
