import Model

extension Document {
    /// A document of `text` as the extracting stage makes it: numbered lines, no carriage returns.
    package init(text: String, name: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        scalars.removeAll { $0 == "\r" }
        self.init(
            source: Source(path: name, ticket: 0), digest: String(repeating: "0", count: 64), encoding: .utf8,
            scalars: scalars, lines: Self.lines(of: scalars))
    }

    private static func lines(of text: [Unicode.Scalar]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var startsPage = false
        func push(_ end: Int) {
            let isBlank = text[start..<end].allSatisfy { $0.properties.isWhitespace }
            lines.append(
                Line(
                    start: Int32(start), end: Int32(end), number: Int32(lines.count + 1),
                    startsPage: startsPage,
                    role: isBlank ? .blank : .text))
            startsPage = false
        }
        for index in text.indices {
            if text[index] == "\n" {
                push(index)
                start = index + 1
            } else if text[index] == "\u{C}" {
                startsPage = true
                if start == index { start = index + 1 }
            }
        }
        if start < text.count { push(text.count) }
        return lines
    }
}
