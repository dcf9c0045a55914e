import Model

/// Gives numbers, addresses and spaces one form: full-width digits, Latin letters and the signs that
/// belong to them become half-width, every kind of space a space; radicals that stand for ideographs
/// become these; characters that print nothing vanish. All else stays as printed.
///
/// Shape: the lines stay, their ranges follow the text; a line of which only spaces are left is
/// `.blank`. `foldedWide` names the characters that took two columns and now take one. Folding a
/// folded document changes nothing.
package enum WidthFolding {
    package static func apply(to document: inout Document) {
        Ligatures.split(in: &document)
        var foldedWide: [Int32] = []
        var changes = 0
        let count = document.scalars.withUnsafeMutableBufferPointer { text in
            var folder = Folder(text: text)
            for index in document.lines.indices { folder.fold(&document.lines[index]) }
            folder.keep(to: text.count)
            foldedWide = folder.foldedWide
            changes = folder.changes
            return folder.written
        }
        guard changes > 0 else { return }
        document.scalars.removeLast(document.scalars.count - count)
        document.foldedWide = foldedWide
    }
}

/// One pass over a document's text, in place: what is written never overtakes what is read.
private struct Folder {
    let table = WidthTable.shared
    let text: UnsafeMutableBufferPointer<Unicode.Scalar>
    /// End of the folded text.
    var written = 0
    var foldedWide: [Int32] = []
    var changes = 0
    /// Offset of the character in hand.
    private var index = 0
    /// Where the line in hand begins in the folded text, and ends in the unfolded one.
    private var lineStart = 0
    private var lineEnd = 0

    init(text: UnsafeMutableBufferPointer<Unicode.Scalar>) { self.text = text }

    /// What stands between two lines is kept as it is.
    mutating func fold(_ line: inout Line) {
        keep(to: Int(line.start))
        let changesBefore = changes
        lineStart = written
        lineEnd = Int(line.end)
        while true {
            keep(to: firstToFold)
            guard index < lineEnd else { break }
            append(text[index])
            index += 1
        }
        line.start = Int32(truncatingIfNeeded: lineStart)
        line.end = Int32(truncatingIfNeeded: written)
        if changes > changesBefore, line.role == .text, lineIsBlank { line.role = .blank }
    }

    /// Offset of the next character of the line that does not stay as it is.
    private var firstToFold: Int {
        let (text, lineEnd) = (text, lineEnd)
        var index = index
        while index < lineEnd, table.keeps(text[index]) { index &+= 1 }
        return index
    }

    mutating func keep(to end: Int) {
        guard index < end else { return }
        if written < index {
            for offset in index..<end { text[written + offset - index] = text[offset] }
        }
        written += end - index
        index = end
    }

    private mutating func put(_ character: Unicode.Scalar) {
        text[written] = character
        written += 1
    }

    private var lineIsBlank: Bool {
        text[lineStart..<written].allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// Appends what the character in hand becomes.
    private mutating func append(_ character: Unicode.Scalar) {
        switch table.folding(of: character) {
        case .keep:
            put(character)
            return
        case .remove: break
        // A vertical comma may still group digits.
        case .same(let target): append(target)
        case .narrow(let target): appendNarrow(target, for: character)
        case .sign(let target, let rule):
            guard belongs(rule) else {
                put(character)
                return
            }
            appendNarrow(target, for: character)
        }
        changes += 1
    }

    private mutating func appendNarrow(_ target: Unicode.Scalar, for character: Unicode.Scalar) {
        // The small and mathematical forms of signs were as narrow as what they become.
        if character.value >= 0xFF00 || character.value == 0x3000 {
            foldedWide.append(Int32(truncatingIfNeeded: written))
        }
        put(target)
    }

    /// Whether the sign in hand is part of a number or an address.
    private func belongs(_ rule: WidthTable.SignRule) -> Bool {
        switch rule {
        case .always: true
        case .unlessBetweenIdeographs: before != .ideograph || after != .ideograph
        case .besideLetterOrDigit: before.isLetterOrDigit || after.isLetterOrDigit
        case .betweenLettersOrDigits: before.isLetterOrDigit && after.isLetterOrDigit
        case .groupingDigits:
            before == .digit && 1...3 ~= digitsBefore
                && countAfter(upTo: 4) { table.neighbour($0) == .digit } == 3
        case .beforeSlashes:
            before == .letter && countAfter(upTo: 2) { $0 == "/" || $0 == "／" } == 2
        }
    }

    private var before: WidthTable.Neighbour {
        written > lineStart ? table.neighbour(text[written - 1]) : .other
    }

    private var after: WidthTable.Neighbour {
        var next = index + 1
        return nextPrinted(&next).map(table.neighbour) ?? .other
    }

    /// At most 4.
    private var digitsBefore: Int {
        text[lineStart..<written].suffix(4).reversed().prefix { table.neighbour($0) == .digit }.count
    }

    private func countAfter(upTo limit: Int, where holds: (Unicode.Scalar) -> Bool) -> Int {
        var next = index + 1
        var count = 0
        while count < limit, let character = nextPrinted(&next), holds(character) { count += 1 }
        return count
    }

    /// The first character from `next` on that does not vanish; `next` moves behind it.
    private func nextPrinted(_ next: inout Int) -> Unicode.Scalar? {
        while next < lineEnd {
            defer { next += 1 }
            if table.folding(of: text[next]) != .remove { return text[next] }
        }
        return nil
    }
}
