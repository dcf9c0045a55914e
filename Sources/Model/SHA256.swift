import SHA256Instructions

/// The digest SHA-256 of a stream of bytes.
///
/// Cost: with the processor's own instructions a sixth of what the portable rounds below take; hashing what is
/// published was a quarter of a run's time with these.
/// Rule: FIPS 180-4, section 6.2.
package struct SHA256: Sendable {
    private var state = State()
    /// The start of a block that is not yet whole, fewer than 64 bytes.
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0
    private let isPortable: Bool

    /// `isPortable` leaves the processor's instructions out; the digest is the same.
    package init(isPortable: Bool = false) {
        self.isPortable = isPortable || !hasInstructions
        pending.reserveCapacity(64)
    }

    package static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let missing = rest.prefix(64 - pending.count)
            pending.append(contentsOf: missing)
            rest = rest.dropFirst(missing.count)
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { state.absorb($0, isPortable) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count & ~63
        state.absorb(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), isPortable)
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    /// The digest of all bytes so far; more may follow.
    package func finish() -> SHA256Digest {
        var tail = pending
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bitCount = byteCount &* 8
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
        }
        var last = state
        tail.withUnsafeBytes { last.absorb($0, isPortable) }
        return SHA256Digest(words: [last.a, last.b, last.c, last.d, last.e, last.f, last.g, last.h])
    }
}

/// The 256 bits, as eight words.
package struct SHA256Digest: Sendable, Hashable {
    fileprivate let words: [UInt32]

    fileprivate init(words: [UInt32]) { self.words = words }

    /// Shape: 32 bytes, most significant first; `nil` where there are more or less.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        words = stride(from: 0, to: 32, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    /// Shape: 64 hex digits; `nil` where it is none.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        words = stride(from: 0, to: 64, by: 8).map { start in
            digits[start..<start + 8].reduce(0) { $0 << 4 | UInt32($1) }
        }
    }

    /// The 32 bytes, most significant first.
    package var bytes: [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - $0 * 8)) } }
    }

    /// 64 lower-case hex digits.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { text in
            for (offset, word) in words.enumerated() {
                for place in 0..<8 {
                    text[offset * 8 + place] = digits[Int(word >> UInt32(28 - place * 4)) & 15]
                }
            }
            return words.count * 8
        }
    }
}

private let hasInstructions = sha256_has_instructions()

/// The eight words, in the order of the standard.
private struct State: Sendable {
    var a: UInt32 = 0x6a09_e667
    var b: UInt32 = 0xbb67_ae85
    var c: UInt32 = 0x3c6e_f372
    var d: UInt32 = 0xa54f_f53a
    var e: UInt32 = 0x510e_527f
    var f: UInt32 = 0x9b05_688c
    var g: UInt32 = 0x1f83_d9ab
    var h: UInt32 = 0x5be0_cd19

    /// `blocks` is a whole number of blocks of 64 bytes.
    mutating func absorb(_ blocks: UnsafeRawBufferPointer, _ isPortable: Bool) {
        guard let start = blocks.baseAddress, blocks.count >= 64 else { return }
        if isPortable {
            absorb(blocks)
        } else {
            withUnsafeMutableBytes(of: &self) { words in
                words.withMemoryRebound(to: UInt32.self) {
                    sha256_absorb($0.baseAddress, start, blocks.count / 64)
                }
            }
        }
    }

    private mutating func absorb(_ blocks: UnsafeRawBufferPointer) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            roundConstants.withUnsafeBufferPointer { constants in
                for offset in stride(from: 0, to: blocks.count, by: 64) {
                    Self.expand(blocks, from: offset, with: constants, into: schedule)
                    mix(schedule)
                }
            }
        }
    }

    /// Fills `schedule` with the words of the block at `offset`, the round constants added.
    @inline(__always)
    private static func expand(
        _ blocks: UnsafeRawBufferPointer, from offset: Int, with constants: UnsafeBufferPointer<UInt32>,
        into schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            let word = blocks.loadUnaligned(fromByteOffset: offset &+ index &* 4, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        for index in 16..<64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let small0 = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
            let small1 = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
            schedule[index] = schedule[index &- 16] &+ small0 &+ schedule[index &- 7] &+ small1
        }
        for index in 0..<64 { schedule[index] &+= constants[index] }
    }

    /// The 64 rounds; eight a turn, so that no variable has to move to the next one's place.
    @inline(__always)
    private mutating func mix(_ schedule: UnsafeMutableBufferPointer<UInt32>) {
        var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
        for turn in stride(from: 0, to: 64, by: 8) {
            round(a, b, c, &d, e, f, g, &h, schedule[turn])
            round(h, a, b, &c, d, e, f, &g, schedule[turn &+ 1])
            round(g, h, a, &b, c, d, e, &f, schedule[turn &+ 2])
            round(f, g, h, &a, b, c, d, &e, schedule[turn &+ 3])
            round(e, f, g, &h, a, b, c, &d, schedule[turn &+ 4])
            round(d, e, f, &g, h, a, b, &c, schedule[turn &+ 5])
            round(c, d, e, &f, g, h, a, &b, schedule[turn &+ 6])
            round(b, c, d, &e, f, g, h, &a, schedule[turn &+ 7])
        }
        self.a &+= a
        self.b &+= b
        self.c &+= c
        self.d &+= d
        self.e &+= e
        self.f &+= f
        self.g &+= g
        self.h &+= h
    }
}

@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
) {
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let first = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ word
    d &+= first
    h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
}

extension UInt32 {
    /// Turned right by `count` bits, 1...31.
    @inline(__always)
    fileprivate func rotated(_ count: UInt32) -> UInt32 {
        self &>> count | self &<< (32 &- count)
    }
}

private let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
