/// The stream cipher of PDF files up to version 1.5.
enum RC4 {
    /// Packing and unpacking are the same. A key without bytes changes nothing.
    static func apply(_ key: [UInt8], to bytes: [UInt8]) -> [UInt8] {
        guard !key.isEmpty else { return bytes }
        var state = (0..<256).map { UInt8(truncatingIfNeeded: $0) }
        var other: UInt8 = 0
        for index in 0..<256 {
            other = other &+ state[index] &+ key[index % key.count]
            state.swapAt(index, Int(other))
        }
        var index: UInt8 = 0
        other = 0
        return bytes.map { byte in
            index &+= 1
            other &+= state[Int(index)]
            state.swapAt(Int(index), Int(other))
            return byte ^ state[Int(state[Int(index)] &+ state[Int(other)])]
        }
    }
}
