/// The bytes of a text that mean something in a published format: a comma, a quotation mark, a backslash, and what is below
/// 0x20. Nearly all texts have none, so eight are looked at together, as one number.
enum SpecialBytes {
    private static let traitsOfByte: [UInt8] = (0...255).map { byte in
        var traits: RecordBatch.Traits = byte < 0x20 ? [.escapesJSON] : []
        switch UInt8(byte) {
        case UInt8(ascii: ","): traits = [.separatesCSV]
        case UInt8(ascii: "\""): traits = [.separatesCSV, .escapesJSON]
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            traits = [.separatesCSV, .separatesTSV, .escapesJSON]
        case UInt8(ascii: "\t"): traits = [.separatesTSV, .escapesJSON]
        case UInt8(ascii: "\\"): traits = [.separatesTSV, .escapesJSON]
        default: break
        }
        return traits.rawValue
    }

    static func traits(of text: UnsafeBufferPointer<UInt8>) -> RecordBatch.Traits {
        var traits = RecordBatch.Traits(rawValue: 0)
        var place = text.count < 8 ? 0 : next(in: text, from: 0)
        while place < text.count {
            traits.formUnion(RecordBatch.Traits(rawValue: traitsOfByte[Int(text[place])]))
            place = text.count < 8 ? place &+ 1 : next(in: text, from: place &+ 1)
        }
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
            traits.insert(.startsFormula)
        default: break
        }
        return traits
    }

    /// The place of the first such byte from `start` on, the text's end where there is none.
    static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        guard text.count >= 8 else {
            while place < text.count, traitsOfByte[Int(text[place])] == 0 { place &+= 1 }
            return place
        }
        while place <= text.count &- 8 {
            let found = special(word(of: text, at: place))
            if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
            place &+= 8
        }
        if place == text.count { return place }
        // The others are the last of the last eight: those before them are looked at again, as what means nothing.
        let seen = UInt64(place &+ 8 &- text.count) &* 8
        let found = special(word(of: text, at: text.count &- 8) | ~(UInt64.max &<< seen))
        return found == 0 ? text.count : text.count &- 8 &+ found.trailingZeroBitCount / 8
    }

    @inline(__always)
    private static func word(of text: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(text)
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// The highest bit of each special byte among the eight; of the first it is certain, those behind it may be set for
    /// none.
    @inline(__always)
    private static func special(_ bytes: UInt64) -> UInt64 {
        below(0x20, bytes) | below(1, bytes ^ all(UInt8(ascii: "\"")))
            | below(1, bytes ^ all(UInt8(ascii: ",")))
            | below(1, bytes ^ all(UInt8(ascii: "\\")))
    }

    /// Not 0 where one of the bytes is less than `limit`, which is at most 0x80: only there does a subtraction
    /// set a high bit that was not set before, or borrow from the next byte.
    @inline(__always)
    private static func below(_ limit: UInt8, _ bytes: UInt64) -> UInt64 {
        (bytes &- all(limit)) & ~bytes & all(0x80)
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
