import Model

/// Takes out the marks that tools leave in a text and nobody reads: tags, comments, style sheets and scripts of HTML, also over several
/// lines; references such as `&#160;`; the marks of Markdown and wikis (`MarkdownRemnant`).
///
/// A tag of a paragraph or a table that only lays out the page breaks its line, whether the text did or not, and the next piece
/// begins a paragraph; the pieces keep the line's number. `<p>一、总体情况</p><p>2022年，…</p>` are two lines.
/// What stood for a blank becomes one, so that digits on both sides stay apart. Where blanks part columns, those behind a
/// mark stay where they were: the gap takes the mark's room. In tables of data (`DataTables`) the tags stay: their cells are cut there.
/// Harm: `<` before a Latin word and `>` somewhere behind it, in a text without markup, would go with what stands between.
package enum MarkupRemnants {
    package static func remove(from document: inout Document) {
        if document.hasLayout { return }
        let mayHaveSome = document.scalars.contains {
            $0 == "<" || $0 == "&" || MarkdownRemnant.mayBegin($0)
        }
        guard mayHaveSome || document.lines.contains(where: { MarkdownRemnant.isFence(document.scalars, $0) })
        else { return }
        let isEscaped = hasEscapedTags(document.scalars)
        removeOnce(from: &document)
        if isEscaped { removeOnce(from: &document) }
    }

    private static func removeOnce(from document: inout Document) {
        var writer = PlainTextWriter(document)
        for line in document.lines { writer.write(line) }
        document.scalars = writer.scalars
        document.lines = writer.lines
        document.foldedWide = writer.wide
    }

    /// `&lt;p&gt;`, as databases and feeds store a page: references that hide tags.
    private static func hasEscapedTags(_ text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { place in
            text[place] == "&" && escaped.contains { text[place...].starts(with: $0) }
        }
    }

    private static let escaped = ["&lt;p", "&lt;/p", "&lt;div", "&lt;/div", "&lt;br", "&lt;td", "&lt;span"]
        .map {
            Array($0.unicodeScalars)
        }
}

/// One pass over the text of a document: what is not markup is copied.
private struct PlainTextWriter {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var lines: [Line] = []
    private(set) var wide: [Int32] = []

    private let text: [Unicode.Scalar]
    private let tables: [Range<Int>]
    private let oldWide: [Int32]
    private var scanner: MarkupScanner
    private var table = 0
    private var wideIndex = 0
    /// Up to where the text has been dealt with: markup may end in a later line.
    private var done = 0
    /// Room that marks left on the line, for the next gap.
    private var room = 0
    private var pieceStart = 0
    private var isFirstPiece = true
    private var isInTitle = false
    private var startsParagraph = false

    init(_ document: Document) {
        text = document.scalars
        oldWide = document.foldedWide
        scanner = MarkupScanner(text)
        tables = DataTables.ranges(in: text)
        scalars.reserveCapacity(text.count)
        lines.reserveCapacity(document.lines.count)
    }

    mutating func write(_ line: Line) {
        // The line end before it: a tag may go on behind it.
        let lineStart = Int(line.start)
        let lineEnd = Int(line.end)
        if done < lineStart {
            scalars += text[done..<lineStart]
            done = lineStart
        }
        let isRow = text[lineStart..<lineEnd].contains(where: \.isCellStroke)
        pieceStart = scalars.count
        isFirstPiece = true
        room = 0
        while done < lineEnd {
            let position = done
            let scalar = text[position]
            let isInTable = isInTable(position)
            if scalar == "<", let markup = scanner.markup(at: position), take(markup, line, isInTable, isRow)
            {
                continue
            }
            if scalar == "&", let reference = CharacterReference(text, at: position, before: lineEnd) {
                if let scalar = reference.scalar { scalars.append(scalar) }
                room += reference.length - (reference.scalar == nil ? 0 : 1)
                done += reference.length
                continue
            }
            if let remnant = MarkdownRemnant(text, at: position, of: line) {
                scalars.append(contentsOf: repeatElement(" ", count: remnant.blanks))
                done += remnant.length
                room += remnant.length - remnant.blanks
                if !remnant.escapes { continue }
            }
            copy(done)
        }
        endPiece(of: line, isLast: true)
    }

    /// False where the markup stays: tags of a table of data.
    private mutating func take(_ markup: Markup, _ line: Line, _ isInTable: Bool, _ isRow: Bool) -> Bool {
        let start = done
        switch markup {
        case .hidden(let end): done = end
        case .tag(let tag):
            if isInTable { return false }
            done = tag.end
            switch tag.name {
            case .inline: break
            case .cell where !isRow: scalars += [" ", " "]
            case .lineBreak where !isRow: endPiece(of: line, isLast: false)
            case .block where !isRow, .table where !isRow, .title:
                endPiece(of: line, isLast: false)
                startsParagraph = true
                if tag.name == .title { isInTitle = !tag.isClosing }
            case .block, .table, .cell, .lineBreak, .other: scalars.append(" ")
            }
        }
        room += min(Int(line.end), done) - start
        return true
    }

    private mutating func copy(_ position: Int) {
        while wideIndex < oldWide.count, oldWide[wideIndex] < position { wideIndex += 1 }
        if wideIndex < oldWide.count, oldWide[wideIndex] == position { wide.append(Int32(scalars.count)) }
        if room > 0, text[position] == " ", scalars.last == " " {
            scalars.append(contentsOf: repeatElement(" ", count: room))
            room = 0
        }
        scalars.append(text[position])
        done = position + 1
    }

    private mutating func endPiece(of line: Line, isLast: Bool) {
        let isBlank = scalars[pieceStart...].allSatisfy(\.isBlank)
        if isBlank, !isLast || !isFirstPiece { return }
        let isBlanked = isBlank && line.role == .text
        lines.append(
            Line(
                start: Int32(pieceStart), end: Int32(scalars.count), number: line.number,
                startsPage: isFirstPiece && line.startsPage, startsParagraph: startsParagraph && !isBlank,
                role: isBlanked ? .blank : isInTitle ? .furniture : line.role))
        if !isBlank { startsParagraph = false }
        isFirstPiece = false
        pieceStart = scalars.count
        room = 0
    }

    private mutating func isInTable(_ position: Int) -> Bool {
        while table < tables.count, tables[table].upperBound <= position { table += 1 }
        return table < tables.count && tables[table].contains(position)
    }
}
