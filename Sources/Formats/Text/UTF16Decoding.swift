import Model

/// Decodes UTF-16 in either byte order.
struct UTF16Decoding {
    enum Order: CaseIterable {
        case littleEndian, bigEndian

        var encoding: Encoding { self == .littleEndian ? .utf16LittleEndian : .utf16BigEndian }
        /// U+FEFF, which opens a text of this order.
        var mark: [UInt8] { self == .littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF] }
    }

    let order: Order

    /// The byte order in which most of the first characters are those of a Chinese or English text;
    /// `nil` where there is none.
    ///
    /// NULs at odd or even places would not tell: 开 and 一 have one where ASCII has none.
    static func probableOrder(of bytes: UnsafeBufferPointer<UInt8>) -> Order? {
        let sample = UnsafeBufferPointer(rebasing: bytes.prefix(4096))
        let counts = Order.allCases.map { UTF16Decoding(order: $0).countUsual(in: sample) }
        guard let most = counts.max(), most * 2 * 10 >= sample.count * 8, counts[0] != counts[1] else {
            return nil
        }
        return counts[0] == most ? .littleEndian : .bigEndian
    }

    func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Decoder.Attempt {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count / 2)
        var index = start
        // A last odd byte, or the first half of a pair, is a character that was cut off.
        while index + 1 < bytes.count {
            let unit = unit(bytes, at: index)
            if let scalar = Unicode.Scalar(unit) {
                scalars.append(scalar)
                index += 2
            } else if UTF16.isLeadSurrogate(unit) {
                guard index + 3 < bytes.count else { break }
                let trail = self.unit(bytes, at: index + 2)
                guard UTF16.isTrailSurrogate(trail) else { return .stopped(at: index) }
                scalars.append(UTF16.decode(UTF16.EncodedScalar([unit, trail])))
                index += 4
            } else {
                return .stopped(at: index)
            }
        }
        return .text(scalars)
    }

    private func unit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16 {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return order == .littleEndian ? second << 8 | first : first << 8 | second
    }

    private func countUsual(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        stride(from: 0, to: bytes.count - 1, by: 2).reduce(0) { count, index in
            switch unit(bytes, at: index) {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2030, 0x3000...0x3020, 0x4E00...0x9FFF,
                0xFF00...0xFF5E:
                count + 1
            default: count
            }
        }
    }
}
