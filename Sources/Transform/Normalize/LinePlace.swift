import Model

/// Where a line that is text stands among the others.
struct LinePlace {
    /// Offset into `Document.lines`.
    let line: Int
    /// Blank lines since the text line before.
    let gap: Int
    /// A page begins here, or furniture stood between.
    private(set) var followsBreak: Bool
    /// Unit: as of `LineShape.width`.
    let indent: Int

    /// The places of all lines that are text, in order.
    static func places(in document: Document) -> [LinePlace] {
        var places: [LinePlace] = []
        places.reserveCapacity(document.lines.count { $0.role != .blank && $0.role != .furniture })
        var gap = 0
        var followsBreak = false
        for (offset, line) in document.lines.enumerated() {
            if line.startsPage { followsBreak = true }
            switch line.role {
            case .blank: gap += 1
            case .furniture: followsBreak = true
            default:
                places.append(
                    LinePlace(
                        line: offset, gap: gap, followsBreak: followsBreak,
                        indent: indent(of: document.text(of: line))))
                gap = 0
                followsBreak = false
            }
        }
        markPagesBySpace(&places)
        return places
    }

    private static func indent(of text: ArraySlice<Unicode.Scalar>) -> Int {
        var indent = 0
        for scalar in text {
            guard scalar.isBlank else { break }
            indent += scalar.value == 0x3000 ? LineShape.wide : 2
        }
        return indent
    }

    /// A form feed that became a space: in a text without indents the lines that begin with just one.
    private static func markPagesBySpace(_ places: inout [LinePlace]) {
        guard places.count(where: { $0.indent == 0 }) * 20 >= places.count * 17 else { return }
        for position in places.indices where places[position].indent == 2 {
            places[position].followsBreak = true
        }
    }
}
