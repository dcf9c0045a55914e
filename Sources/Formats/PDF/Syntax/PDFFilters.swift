/// The packing of old TIFF and GIF files: codes of 9 to 12 bits for strings that were seen before.
enum LZW {
    private static let clear = 256
    private static let end = 257

    /// `nil` where more than `limit` bytes would come out. Ends at a code that stands for nothing.
    ///
    /// `isEarly`: a longer code is used one code before it is needed, as most writers do.
    static func decode(_ bytes: [UInt8], isEarly: Bool, limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        // Each string is a stretch of what came out: the one before it and one byte more.
        var strings: [Range<Int>] = []
        var last: Range<Int>?
        var bits = 0
        var held = 0
        var width = 9
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            held += 8
            guard held >= width else { continue }
            held -= width
            let code = bits >> held & (1 << width - 1)
            bits &= 1 << held - 1
            if code == end { return output }
            if code == clear {
                strings.removeAll(keepingCapacity: true)
                last = nil
                width = 9
                continue
            }
            let start = output.count
            if code < 256 {
                output.append(UInt8(truncatingIfNeeded: code))
            } else if code - 258 < strings.count {
                for place in strings[code - 258] { output.append(output[place]) }
            } else if let last, code - 258 == strings.count {
                for place in last { output.append(output[place]) }
                output.append(output[last.lowerBound])
            } else {
                return output
            }
            guard output.count <= limit else { return nil }
            if let last, strings.count < 4096 - 258 {
                strings.append(last.lowerBound..<(last.upperBound + 1))
            }
            last = start..<output.count
            let next = strings.count + 258 + (isEarly ? 1 : 0) + 1
            width = next > 2048 ? 12 : next > 1024 ? 11 : next > 512 ? 10 : 9
        }
        return output
    }
}

/// A length, and then so many bytes or one byte so many times.
enum RunLength {
    /// `nil` where more than `limit` bytes would come out.
    static func decode(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var place = 0
        while place < bytes.count, bytes[place] != 128 {
            let length = Int(bytes[place])
            if length < 128 {
                output += bytes[(place + 1)...].prefix(length + 1)
                place += length + 2
            } else {
                if place + 1 < bytes.count {
                    output += repeatElement(bytes[place + 1], count: 257 - length)
                }
                place += 2
            }
            guard output.count <= limit else { return nil }
        }
        return output
    }
}

/// Bytes written as letters, for ways that take nothing else.
enum ASCIIFilters {
    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var high: UInt8?
        for byte in bytes {
            if byte == 0x3E { break }
            guard let digit = byte.hexadecimalDigit else { continue }
            if let first = high { output.append(first << 4 | digit) }
            high = high == nil ? digit : nil
        }
        if let high { output.append(high << 4) }
        return output
    }

    /// Five letters for four bytes; `z` for four zeros; `~>` at the end.
    static func base85(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var value: UInt64 = 0
        var count = 0
        func append(_ bytes: Int) {
            for index in 0..<bytes {
                output.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * index)))
            }
        }
        for byte in bytes {
            if byte == 0x7E { break }
            if byte == 0x7A, count == 0 {
                output += [0, 0, 0, 0]
                continue
            }
            guard 0x21...0x75 ~= byte else { continue }
            value = value * 85 + UInt64(byte - 0x21)
            count += 1
            if count == 5 {
                append(4)
                value = 0
                count = 0
            }
        }
        if count > 1 {
            for _ in count..<5 { value = value * 85 + 84 }
            append(count - 1)
        }
        return output
    }
}

/// Undoes the differences between neighbours that pictures, and cross-reference streams, are packed as.
struct Predictor {
    private let isPNG: Bool
    private let bits: Int
    private let pixelBytes: Int
    private let rowBytes: Int

    /// `nil` where there is nothing to undo.
    init?(kind: Int, colors: Int, bits: Int, columns: Int) {
        guard kind > 1, 1...32 ~= colors, 1...16 ~= bits, 1...(1 << 20) ~= columns else { return nil }
        isPNG = kind != 2
        self.bits = bits
        pixelBytes = max(1, colors * bits / 8)
        rowBytes = (colors * bits * columns + 7) / 8
    }

    func restore(_ bytes: [UInt8]) -> [UInt8] {
        isPNG ? restorePNG(bytes) : restoreTIFF(bytes)
    }

    /// Each byte is the difference to the pixel on its left. Only whole bytes: no text is packed in smaller ones.
    private func restoreTIFF(_ bytes: [UInt8]) -> [UInt8] {
        guard bits == 8 else { return bytes }
        var bytes = bytes
        for index in bytes.indices where index % rowBytes >= pixelBytes {
            bytes[index] &+= bytes[index - pixelBytes]
        }
        return bytes
    }

    /// Each row begins with what its bytes are the difference to.
    private func restorePNG(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var above = [UInt8](repeating: 0, count: rowBytes)
        var row = above
        var place = 0
        while place < bytes.count {
            let kind = bytes[place]
            place += 1
            let count = min(rowBytes, bytes.count - place)
            for index in 0..<count {
                let left = index >= pixelBytes ? row[index - pixelBytes] : 0
                let corner = index >= pixelBytes ? above[index - pixelBytes] : 0
                let difference: UInt8 =
                    switch kind {
                    case 1: left
                    case 2: above[index]
                    case 3: UInt8(truncatingIfNeeded: (Int(left) + Int(above[index])) / 2)
                    case 4: Self.nearest(left, above[index], corner)
                    default: 0
                    }
                row[index] = bytes[place + index] &+ difference
            }
            output += row[..<count]
            place += count
            swap(&row, &above)
        }
        return output
    }

    /// The one of three neighbours that is nearest to what they lead to expect (Paeth).
    private static func nearest(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        let expected = Int(left) + Int(above) - Int(corner)
        let distances = (
            abs(expected - Int(left)), abs(expected - Int(above)), abs(expected - Int(corner))
        )
        if distances.0 <= distances.1, distances.0 <= distances.2 { return left }
        return distances.1 <= distances.2 ? above : corner
    }
}
