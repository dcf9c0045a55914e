#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The lines of a file or a pipe, one after another, without their ends.
///
/// Memory: the longest line, and one block.
package struct LineStream: Sendable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    private let blockSize: Int
    /// Longer than any result: what it holds is no text of lines.
    private static let longestLine = 1 << 30

    package struct Unreadable: Error {
        package let cause: String
    }

    /// Reads on from where the descriptor is.
    package init(_ descriptor: Int32, blockSize: Int = 1 << 18) {
        (self.descriptor, self.blockSize) = (descriptor, blockSize)
    }

    package init(path: String, blockSize: Int = 1 << 18) throws(Unreadable) {
        let number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw Unreadable(cause: String(cString: strerror(errno))) }
        self.init(number, blockSize: blockSize)
    }

    /// For who opened it by its path.
    package func close() {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    /// `nil` at the end.
    package mutating func next() throws(Unreadable) -> ArraySlice<UInt8>? {
        var looked = start
        while true {
            if let found = end(from: looked) {
                defer { start = found + 1 }
                return buffer[start..<found]
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return buffer[start...]
            }
            buffer.removeFirst(start)
            start = 0
            looked = buffer.count
            guard buffer.count < Self.longestLine else {
                throw Unreadable(cause: "a line of more than 1 GiB")
            }
            try fill()
        }
    }

    private func end(from looked: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, looked < bytes.count,
                let place = memchr(base + looked, 0x0A, bytes.count - looked)
            else { return nil }
            return UnsafeRawPointer(place) - base
        }
    }

    private mutating func fill() throws(Unreadable) {
        var block = [UInt8](repeating: 0, count: blockSize)
        var count = -1
        repeat {
            count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw Unreadable(cause: String(cString: strerror(errno))) }
        if count == 0 { isAtEnd = true } else { buffer += block[..<count] }
    }
}
