/// AES (FIPS 197) with keys of 16 or 32 bytes, in chains of blocks (CBC).
struct AES {
    /// One key for each round, in bytes.
    private let keys: [UInt8]
    private let rounds: Int

    /// `nil` for a key of another length.
    init?(key: [UInt8]) {
        guard key.count == 16 || key.count == 32 else { return nil }
        let words = key.count / 4
        rounds = words + 6
        var keys = key
        var constant: UInt8 = 1
        for word in words..<(4 * (rounds + 1)) {
            var last = Array(keys[(4 * word - 4)..<(4 * word)])
            if word % words == 0 {
                last = [last[1], last[2], last[3], last[0]].map { Self.box[Int($0)] }
                last[0] ^= constant
                constant = Self.double(constant)
            } else if words > 6, word % words == 4 {
                last = last.map { Self.box[Int($0)] }
            }
            for index in 0..<4 { keys.append(keys[4 * (word - words) + index] ^ last[index]) }
        }
        self.keys = keys
    }

    /// Shape: as many bytes as whole blocks of `bytes` have; 16 bytes of `start`.
    func decrypt(_ bytes: [UInt8], start: [UInt8]) -> [UInt8] {
        var output = Array(bytes.prefix(bytes.count / 16 * 16))
        var block = [UInt8](repeating: 0, count: 16)
        for offset in stride(from: 0, to: output.count, by: 16) {
            for index in 0..<16 { block[index] = bytes[offset + index] }
            decrypt(&block)
            for index in 0..<16 {
                output[offset + index] =
                    block[index] ^ (offset == 0 ? start[index] : bytes[offset + index - 16])
            }
        }
        return output
    }

    /// The same without what fills up the last block: as many bytes as the last one says.
    func decryptPadded(_ bytes: [UInt8], start: [UInt8]) -> [UInt8] {
        var output = decrypt(bytes, start: start)
        if let padding = output.last, 1...16 ~= padding, Int(padding) <= output.count {
            output.removeLast(Int(padding))
        }
        return output
    }

    func encrypt(_ bytes: [UInt8], start: [UInt8]) -> [UInt8] {
        var output = Array(bytes.prefix(bytes.count / 16 * 16))
        var block = start
        for offset in stride(from: 0, to: output.count, by: 16) {
            for index in 0..<16 { block[index] ^= output[offset + index] }
            encrypt(&block)
            for index in 0..<16 { output[offset + index] = block[index] }
        }
        return output
    }

    // MARK: Blocks of 16 bytes, column by column

    private func addKey(_ block: inout [UInt8], _ round: Int) {
        for index in 0..<16 { block[index] ^= keys[16 * round + index] }
    }

    private func decrypt(_ block: inout [UInt8]) {
        addKey(&block, rounds)
        var moved = block
        for round in (0..<rounds).reversed() {
            for index in 0..<16 {
                // Row r of the block was moved r columns to the left.
                let row = index & 3
                moved[(index + 4 * row) & 15] = Self.inverseBox[Int(block[index])]
            }
            addKey(&moved, round)
            if round == 0 {
                block = moved
                return
            }
            for column in stride(from: 0, to: 16, by: 4) {
                for row in 0..<4 {
                    var sum: UInt8 = 0
                    for other in 0..<4 {
                        sum ^= Self.products[(other - row) & 3][Int(moved[column + other])]
                    }
                    block[column + row] = sum
                }
            }
        }
    }

    private func encrypt(_ block: inout [UInt8]) {
        addKey(&block, 0)
        var moved = block
        for round in 1...rounds {
            for index in 0..<16 { moved[index] = Self.box[Int(block[(index + 4 * (index & 3)) & 15])] }
            for column in stride(from: 0, to: 16, by: 4) where round < rounds {
                let all = moved[column] ^ moved[column + 1] ^ moved[column + 2] ^ moved[column + 3]
                for row in 0..<4 {
                    let (own, next) = (moved[column + row], moved[column + (row + 1) & 3])
                    block[column + row] = own ^ all ^ Self.double(own ^ next)
                }
            }
            if round == rounds { block = moved }
            addKey(&block, round)
        }
    }

    // MARK: Tables, made from the field that they are tables of

    private static func double(_ value: UInt8) -> UInt8 { value << 1 ^ (value & 0x80 != 0 ? 0x1B : 0) }

    private static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
        var (power, rest, result) = (first, second, UInt8(0))
        while rest > 0 {
            if rest & 1 != 0 { result ^= power }
            power = double(power)
            rest >>= 1
        }
        return result
    }

    /// By 14, 11, 13 and 9, as they stand in the first row of the matrix that undoes the mixing.
    private static let products: [[UInt8]] = [14, 11, 13, 9].map { factor in
        (0..<256).map { product(UInt8(truncatingIfNeeded: $0), factor) }
    }

    /// Inverse in the field, then each bit with four others.
    private static let box: [UInt8] = (0..<256).map { value in
        let value = UInt8(truncatingIfNeeded: value)
        // The 254th power is the inverse; 0 has none and stays.
        let inverse = (0..<253).reduce(value) { power, _ in product(power, value) }
        return rotations(inverse) ^ 0x63
    }

    private static func rotations(_ value: UInt8) -> UInt8 {
        var sum = value
        for count: UInt8 in 1...4 { sum ^= value << count | value >> (8 - count) }
        return sum
    }

    private static let inverseBox: [UInt8] = {
        var inverse = [UInt8](repeating: 0, count: 256)
        for (value, other) in box.enumerated() { inverse[Int(other)] = UInt8(truncatingIfNeeded: value) }
        return inverse
    }()
}
