/// Writes bytes one after another into memory that was made large enough before.
///
/// Nothing here is checked: `RecordEncoder.upperBound` is what makes it safe, and the reason that a field costs
/// a copy and no more.
struct ByteCursor {
    private let start: UnsafeMutablePointer<UInt8>
    private var next: UnsafeMutablePointer<UInt8>

    init?(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        guard let start = memory.baseAddress else { return nil }
        self.start = start
        next = start
    }

    var count: Int { next - start }

    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        next.pointee = byte
        next += 1
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        write(source, count: bytes.count)
    }

    mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0) } }

    /// Shape: `range` lies within `bytes`.
    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard let source = bytes.baseAddress else { return }
        write(source + range.lowerBound, count: range.upperBound &- range.lowerBound)
    }

    /// Nearly all that is written is shorter than the call of a copying function is long: two copies of one size, which
    /// overlap unless the text is just twice that long.
    @inline(__always)
    private mutating func write(_ source: UnsafePointer<UInt8>, count: Int) {
        if count > 32 {
            next.update(from: source, count: count)
        } else if count >= 16 {
            copyEnds(source, count, as: SIMD16<UInt8>.self)
        } else if count >= 8 {
            copyEnds(source, count, as: UInt64.self)
        } else if count >= 4 {
            copyEnds(source, count, as: UInt32.self)
        } else if count > 0 {
            // Of three or fewer each one is the first, the last or the one between.
            next[0] = source[0]
            next[count &>> 1] = source[count &>> 1]
            next[count &- 1] = source[count &- 1]
        }
        next += count
    }

    /// The first and the last bytes, as many as `Word` has, of at least that many.
    @inline(__always)
    private func copyEnds<Word: BitwiseCopyable>(
        _ source: UnsafePointer<UInt8>, _ count: Int, as: Word.Type
    ) {
        let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(next))
        let last = count &- MemoryLayout<Word>.size
        let (first, second) = (
            from.loadUnaligned(as: Word.self), from.loadUnaligned(fromByteOffset: last, as: Word.self)
        )
        to.storeBytes(of: first, as: Word.self)
        to.storeBytes(of: second, toByteOffset: last, as: Word.self)
    }
}
