import Model

/// Writes values one after another, each in as few bytes as it needs.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Small numbers of either sign take few bytes.
    mutating func write(_ number: Int64) { write(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

    mutating func write(_ number: Int) { write(Int64(number)) }

    mutating func write(_ text: String) {
        write(UInt64(text.utf8.count))
        bytes.append(copying: text)
    }

    mutating func write(_ text: [Unicode.Scalar]) {
        var own: [UInt8] = []
        own.append(scalars: text)
        write(UInt64(own.count))
        bytes += own
    }

    mutating func write(raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    mutating func write(_ amount: Amount?) {
        guard let amount else { return bytes.append(0xFF) }
        bytes.append(amount.scale)
        write(amount.mantissa)
    }

    mutating func write<Element>(
        _ elements: some Collection<Element>, _ each: (inout ByteWriter, Element) -> Void
    ) {
        write(UInt64(elements.count))
        for element in elements { each(&self, element) }
    }
}

/// Reads what a `ByteWriter` wrote. Bytes may be anything: what does not fit throws.
struct ByteReader {
    struct Damaged: Error {}

    private let bytes: ArraySlice<UInt8>
    private(set) var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    func read(since start: Int) -> ArraySlice<UInt8> { bytes[start..<place] }

    var isAtEnd: Bool { place == bytes.endIndex }

    mutating func byte() throws -> UInt8 {
        guard place < bytes.endIndex else { throw Damaged() }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func unsigned() throws -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw Damaged()
    }

    mutating func signed() throws -> Int64 {
        let number = try unsigned()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    mutating func whole<Number: FixedWidthInteger>(_: Number.Type = Int.self) throws -> Number {
        guard let number = Number(exactly: try signed()) else { throw Damaged() }
        return number
    }

    mutating func raw(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - place else { throw Damaged() }
        defer { place += count }
        return bytes[place..<place + count]
    }

    mutating func text() throws -> String { String(decoding: try raw(count()), as: UTF8.self) }

    /// Never more than there are bytes left: every element takes one at least.
    mutating func count() throws -> Int {
        guard let count = Int(exactly: try unsigned()), count <= bytes.endIndex - place else {
            throw Damaged()
        }
        return count
    }

    mutating func amount() throws -> Amount? {
        let scale = try byte()
        if scale == 0xFF { return nil }
        let mantissa = try signed()
        guard scale <= 18 else { throw Damaged() }
        return Amount(mantissa: mantissa, scale: scale)
    }

    mutating func list<Element>(_ each: (inout ByteReader) throws -> Element) throws -> [Element] {
        let count = try count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try each(&self)) }
        return elements
    }

    /// The value of a closed list whose raw values are texts.
    mutating func choice<Value: RawRepresentable>(_: Value.Type = Value.self) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try text()) else { throw Damaged() }
        return value
    }
}

/// 64 bits over bytes, eight at a time: against broken disks, not against people.
package enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            mix(&sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            place += 8
        }
        while place < bytes.count {
            mix(&sum, UInt64(bytes[place]))
            place += 1
        }
        return sum ^ (sum >> 29)
    }

    private static func mix(_ sum: inout UInt64, _ word: UInt64) {
        sum = (sum ^ word) &* 0xff51_afd7_ed55_8ccd
        sum ^= sum >> 32
    }
}
