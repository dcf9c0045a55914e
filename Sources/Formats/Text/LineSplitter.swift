import Model

/// Numbers the lines of a text.
///
/// Shape: a line ends at `\n`, `\r\n`, `\r`, a vertical tab (the line break within a paragraph of word
/// processors), U+0085, U+2028 or U+2029; a run of `\r` before a `\n` is one end, as broken copies of
/// `\r\n` leave it. A form feed begins a page: within a line it ends it, at either end of a line it
/// adds none, so that numbers are those of an editor. The ends belong to no line. What has no last
/// line end is a line all the same; what has one has no empty line behind it.
enum LineSplitter {
    static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
        scalars.withUnsafeBufferPointer { text in
            var splitter = Splitter(text: text)
            splitter.run()
            return splitter.lines
        }
    }
}

private struct Splitter {
    let text: UnsafeBufferPointer<Unicode.Scalar>
    var lines: [Line] = []
    private var start = 0
    private var startsPage = false
    /// Where the line in hand really ends: a form feed stands before its line end.
    private var feed: Int?

    init(text: UnsafeBufferPointer<Unicode.Scalar>) {
        self.text = text
        lines.reserveCapacity(text.count / 16 + 1)
    }

    mutating func run() {
        var index = nextControl(from: 0)
        while index < text.count {
            switch text[index].value {
            case 0x0A, 0x0B, 0x85, 0x2028, 0x2029: endLine(at: index, next: index + 1)
            case 0x0C: feedForm(at: index)
            case 0x0D: index = endLines(atReturnsFrom: index)
            default: break
            }
            index = nextControl(from: index + 1)
        }
        if start < text.count { endLine(at: text.count, next: text.count) }
    }

    /// Offset of the next character that could end a line: most are passed by two comparisons.
    private func nextControl(from first: Int) -> Int {
        let text = text
        var index = first
        while index < text.count {
            let value = text[index].value
            if value <= 0x0D || value &- 0x85 <= 0x2029 - 0x85, isControl(value) { return index }
            index &+= 1
        }
        return index
    }

    @inline(__always)
    private func isControl(_ value: UInt32) -> Bool {
        value &- 0x0A < 4 || value == 0x85 || value &- 0x2028 < 2
    }

    private mutating func endLine(at end: Int, next: Int) {
        let end = feed ?? end
        let text = text
        var ink = start
        while ink < end, Self.isSpace(text[ink].value) { ink &+= 1 }
        lines.append(
            Line(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                number: Int32(truncatingIfNeeded: lines.count + 1), startsPage: startsPage,
                role: ink == end ? .blank : .text))
        start = next
        startsPage = feed != nil
        feed = nil
    }

    @inline(__always)
    private static func isSpace(_ value: UInt32) -> Bool {
        if value == 0x20 { return true }
        if value &- 0x21 < 0x5E || value > 0x3000 { return false }
        switch value {
        case 0x09, 0x3000, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: return true
        default: return false
        }
    }

    private mutating func feedForm(at index: Int) {
        if index == start {
            start = index + 1
            startsPage = true
        } else if index + 1 == text.count || [0x0A, 0x0D].contains(text[index + 1].value) {
            feed = index
        } else {
            endLine(at: index, next: index + 1)
            startsPage = true
        }
    }

    /// Returns the offset of the last character of the line end.
    private mutating func endLines(atReturnsFrom first: Int) -> Int {
        var index = first
        while index + 1 < text.count, text[index + 1] == "\r" { index += 1 }
        if index + 1 < text.count, text[index + 1] == "\n" {
            endLine(at: first, next: index + 2)
            return index + 1
        }
        for index in first...index { endLine(at: index, next: index + 1) }
        return index
    }
}
