import Model

/// Latin letters that a font drew as one and some tools keep so: `oﬃce` in an address.
enum Ligatures {
    private static let first: UInt32 = 0xFB00
    private static let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.unicodeScalars) }

    /// Writes the letters apart. Without a ligature, as nearly always, it only looks.
    static func split(in document: inout Document) {
        let places = document.scalars.reduce(0) { $1.value &- first < 7 ? $0 &+ 1 : $0 }
        guard places > 0 else { return }
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(document.scalars.count + 2 * places)
        var copied = 0
        func copy(_ end: Int32) -> Int32 {
            for scalar in document.scalars[copied..<Int(end)] {
                let offset = scalar.value &- first
                if offset < 7 { scalars += letters[Int(offset)] } else { scalars.append(scalar) }
            }
            copied = Int(end)
            return Int32(truncatingIfNeeded: scalars.count)
        }
        for index in document.lines.indices {
            document.lines[index].start = copy(document.lines[index].start)
            document.lines[index].end = copy(document.lines[index].end)
        }
        _ = copy(Int32(truncatingIfNeeded: document.scalars.count))
        document.scalars = scalars
    }
}
