/// How a tool counts the width of text.
package enum TextMeasure: Sendable {
    /// Every letter is one column (`pdftotext -layout`, `len`).
    case letters
    /// A Chinese letter is two columns (pandoc, terminals).
    case display

    package func width(_ text: String) -> Int {
        switch self {
        case .letters: text.unicodeScalars.count
        case .display: text.unicodeScalars.reduce(0) { $0 + Self.columns($1) }
        }
    }

    func width(_ scalar: Unicode.Scalar) -> Int {
        self == .letters ? 1 : Self.columns(scalar)
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6:
            2
        default: 1
        }
    }

    func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    func centred(_ text: String, in columns: Int) -> String {
        padded(String(repeating: " ", count: max(0, columns - width(text)) / 2) + text, to: columns)
    }
}

/// Breaks text into lines as an office program does.
package enum Wrapping {
    private static let neverFirst = Set("，。、；：）”》！？％%)".unicodeScalars)

    /// Shape: at least one line; breaks in `text` stay, a number or Latin word is broken only where it is
    /// longer than the line; `width` is in display columns.
    package static func lines(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { piece in
            wrap(Array(piece.unicodeScalars), width: max(2, width))
        }
    }

    private static func wrap(_ letters: [Unicode.Scalar], width: Int) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var used = 0
        var index = 0
        while index < letters.count {
            var end = index + 1
            if isWordPart(letters[index]) {
                while end < letters.count, isWordPart(letters[end]) { end += 1 }
            }
            while end < letters.count, neverFirst.contains(letters[end]) { end += 1 }
            var word = letters[index..<end]
            while !word.isEmpty {
                let size = word.reduce(0) { $0 + TextMeasure.display.width($1) }
                if used + size <= width || used == 0 && word.count == 1 {
                    line.append(contentsOf: word)
                    used += size
                    word = []
                } else if used > 0 {
                    lines.append(String(line))
                    line.removeAll(keepingCapacity: true)
                    used = 0
                } else {
                    // Longer than a line: broken where the line ends.
                    var head = 0
                    var taken = 0
                    for letter in word {
                        let next = taken + TextMeasure.display.width(letter)
                        if next > width, head > 0 { break }
                        taken = next
                        head += 1
                    }
                    lines.append(String(String.UnicodeScalarView(word.prefix(head))))
                    word = word.dropFirst(head)
                }
            }
            index = end
        }
        if used > 0 || lines.isEmpty { lines.append(String(line)) }
        return lines
    }

    private static func isWordPart(_ letter: Unicode.Scalar) -> Bool {
        switch letter.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B...0x2F, 0x40, 0xFF10...0xFF19: true
        default: false
        }
    }
}
