import Model

/// Comments that word processors leave in a page's text: `<!--[if !supportLists]-->`.
enum MarkupRemnants {
    static func remove(from document: inout Document) {
        guard hasComment(document.scalars) else { return }
        var scalars: [Unicode.Scalar] = []
        var wide: [Int32] = []
        scalars.reserveCapacity(document.scalars.count)
        var wideIndex = 0
        for index in document.lines.indices {
            let line = document.lines[index]
            let start = Int32(scalars.count)
            let end = Int(line.end)
            var position = Int(line.start)
            var isClosed = true
            while position < end {
                if isClosed, opens(document.scalars, position, end) {
                    let behind = endOfComment(document.scalars, position, end)
                    isClosed = behind != nil
                    if let behind {
                        position = behind
                        continue
                    }
                }
                while wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] < position {
                    wideIndex += 1
                }
                if wideIndex < document.foldedWide.count, document.foldedWide[wideIndex] == position {
                    wide.append(Int32(scalars.count))
                }
                scalars.append(document.scalars[position])
                position += 1
            }
            document.lines[index].start = start
            document.lines[index].end = Int32(scalars.count)
            if line.role == .text, scalars[Int(start)...].allSatisfy(\.isBlank) {
                document.lines[index].role = .furniture
            }
        }
        document.scalars = scalars
        document.foldedWide = wide
    }

    private static let opening = Array("<!--".unicodeScalars)
    private static let closing = Array("-->".unicodeScalars)

    private static func hasComment(_ scalars: [Unicode.Scalar]) -> Bool {
        for position in scalars.indices where scalars[position] == "<" {
            if scalars[position...].starts(with: opening) { return true }
        }
        return false
    }

    private static func opens(_ scalars: [Unicode.Scalar], _ position: Int, _ limit: Int) -> Bool {
        scalars[position] == "<" && scalars[position..<limit].starts(with: opening)
    }

    /// The position behind a comment that begins here, `nil` where this line does not close it.
    private static func endOfComment(_ scalars: [Unicode.Scalar], _ position: Int, _ limit: Int) -> Int? {
        var end = position + opening.count
        while end < limit {
            if scalars[end] == "-", scalars[end..<limit].starts(with: closing) { return end + closing.count }
            end += 1
        }
        return nil
    }
}
