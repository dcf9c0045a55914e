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
        let table = WidthTable.shared
        guard document.scalars.contains(where: { !table.keeps($0) }) else { return }
        var folder = Folder(table: table, input: document.scalars)
        for index in document.lines.indices { folder.fold(&document.lines[index]) }
        guard folder.changes > 0 else { return }
        folder.copy(to: folder.input.count)
        document.scalars = folder.output
        document.foldedWide = folder.foldedWide
    }
}

/// One pass over a document's text: stretches that stay are copied whole.
private struct Folder {
    let table: WidthTable
    let input: [Unicode.Scalar]
    var output: [Unicode.Scalar] = []
    var foldedWide: [Int32] = []
    var changes = 0
    /// How much of `input` is in `output`.
    private var copied = 0
    /// Where the line in hand begins in `output`, and ends in `input`.
    private var lineStart = 0
    private var lineEnd = 0

    init(table: WidthTable, input: [Unicode.Scalar]) {
        self.table = table
        self.input = input
        output.reserveCapacity(input.count)
    }

    /// What stands between two lines is copied as it is.
    mutating func fold(_ line: inout Line) {
        copy(to: Int(line.start))
        let changesBefore = changes
        lineStart = output.count
        lineEnd = Int(line.end)
        var index = copied
        while index < lineEnd {
            if !table.keeps(input[index]) {
                copy(to: index)
                append(input[index])
                copied = index + 1
            }
            index += 1
        }
        copy(to: lineEnd)
        line.start = Int32(truncatingIfNeeded: lineStart)
        line.end = Int32(truncatingIfNeeded: output.count)
        if changes > changesBefore, line.role == .text,
            output[lineStart...].allSatisfy({ $0 == " " || $0 == "\t" })
        {
            line.role = .blank
        }
    }

    mutating func copy(to end: Int) {
        guard copied < end else { return }
        output += input[copied..<end]
        copied = end
    }

    /// Appends what the character at offset `copied` becomes.
    private mutating func append(_ character: Unicode.Scalar) {
        switch table.folding(of: character) {
        case .keep:
            output.append(character)
            return
        case .remove: break
        // A vertical comma may still group digits.
        case .same(let target): append(target)
        case .narrow(let target): appendNarrow(target, for: character)
        case .ligature(let offset): output += WidthTable.ligatures[offset]
        case .sign(let target, let rule):
            guard belongs(rule) else {
                output.append(character)
                return
            }
            appendNarrow(target, for: character)
        }
        changes += 1
    }

    private mutating func appendNarrow(_ target: Unicode.Scalar, for character: Unicode.Scalar) {
        // The small and mathematical forms of signs were as narrow as what they become.
        if character.value >= 0xFF00 || character.value == 0x3000 {
            foldedWide.append(Int32(truncatingIfNeeded: output.count))
        }
        output.append(target)
    }

    /// Whether the sign at offset `copied` is part of a number or an address.
    private func belongs(_ rule: WidthTable.SignRule) -> Bool {
        switch rule {
        case .always: true
        case .unlessBetweenIdeographs: before != .ideograph || after != .ideograph
        case .besideLetterOrDigit: before.isLetterOrDigit || after.isLetterOrDigit
        case .betweenLettersOrDigits: before.isLetterOrDigit && after.isLetterOrDigit
        case .groupingDigits:
            1...3 ~= countBefore(upTo: 4) { table.neighbour($0) == .digit }
                && countAfter(upTo: 4) { table.neighbour($0) == .digit } == 3
        case .beforeSlashes:
            before == .letter && countAfter(upTo: 2) { $0 == "/" || $0 == "／" } == 2
        }
    }

    private var before: WidthTable.Neighbour {
        output.count > lineStart ? output.last.map(table.neighbour) ?? .other : .other
    }

    private var after: WidthTable.Neighbour {
        var index = copied + 1
        return nextPrinted(&index).map(table.neighbour) ?? .other
    }

    private func countBefore(upTo limit: Int, where holds: (Unicode.Scalar) -> Bool) -> Int {
        output[lineStart...].suffix(limit).reversed().prefix(while: holds).count
    }

    private func countAfter(upTo limit: Int, where holds: (Unicode.Scalar) -> Bool) -> Int {
        var index = copied + 1
        var count = 0
        while count < limit, let next = nextPrinted(&index), holds(next) { count += 1 }
        return count
    }

    /// The first character from `index` on that does not vanish; `index` moves behind it.
    private func nextPrinted(_ index: inout Int) -> Unicode.Scalar? {
        while index < lineEnd {
            defer { index += 1 }
            if table.folding(of: input[index]) != .remove { return input[index] }
        }
        return nil
    }
}
