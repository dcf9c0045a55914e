import Model

@testable import Transform

/// A document of these lines, through the steps of normalisation.
///
/// `\u{C}` at a line's beginning starts a page, as the extract stage marks it.
func normalized(_ text: String) -> Document {
    var document = extracted(text)
    Normalization.apply(to: &document)
    return document
}

/// The same before the steps, as if its lines came from a file of this format.
func extracted(_ text: String, format: SourceFormat = .text) -> Document {
    var scalars: [Unicode.Scalar] = []
    var lines: [Line] = []
    for (offset, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let start = scalars.count
        let startsPage = row.unicodeScalars.first == "\u{C}"
        scalars.append(contentsOf: row.unicodeScalars.dropFirst(startsPage ? 1 : 0))
        let isBlank = scalars[start...].allSatisfy { $0.properties.isWhitespace }
        lines.append(
            Line(
                start: Int32(start), end: Int32(scalars.count), number: Int32(offset + 1),
                startsPage: startsPage, role: isBlank ? .blank : .text))
    }
    return Document(
        source: Source(path: "test.txt", ticket: 0), digest: String(repeating: "0", count: 64),
        format: format, encoding: .utf8, scalars: scalars, lines: lines)
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// The paragraphs of a text, headings apart.
func paragraphs(_ text: String) -> [String] {
    var document = normalized(text)
    let outline = SectionFinder.find(in: &document)
    return ProseReader.sections(of: document, outline).flatMap(\.paragraphs).map { string($0.text) }
}

/// A typesetter for tests: paragraphs to lines of `width` half-width columns.
///
/// Breaks as Chinese typesetting does: no closing mark at a line's beginning, no opening mark at its
/// end, Latin words and numbers whole. It shares no code with what reads the lines.
struct Typesetter: Sendable {
    var width: Int
    /// Columns that the first line is shorter.
    var indent = 4
    /// What the tool prints for the indent.
    var indentText = ""
    var blankLinesInside = 0
    var blankLinesBetween = 0
    /// Lines on a page, 0 for no pages.
    var linesPerPage = 0
    /// Lines printed at the foot of page `n`.
    var foot: @Sendable (Int) -> [String] = { _ in [] }
    var pageMark = ""

    func set(_ paragraphs: [String]) -> String {
        var printed: [String] = []
        var page = 1
        var onPage = 0
        for (number, paragraph) in paragraphs.enumerated() {
            for (position, line) in lines(paragraph).enumerated() {
                let isFirst = position == 0
                let text = (isFirst ? indentText : "") + line
                if linesPerPage > 0, onPage == linesPerPage {
                    printed += foot(page)
                    page += 1
                    onPage = 0
                    printed.append(pageMark + text)
                } else {
                    let blanks = isFirst ? (number == 0 ? 0 : blankLinesBetween) : blankLinesInside
                    printed += Array(repeating: "", count: blanks) + [text]
                }
                onPage += 1
            }
        }
        if linesPerPage > 0 { printed += foot(page) }
        return printed.joined(separator: "\n")
    }

    private func lines(_ paragraph: String) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = indent
        for unit in units(paragraph) {
            let columns = unit.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            if used + columns > width, !line.isEmpty {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += unit
            used += columns
        }
        return lines + [line]
    }

    private func units(_ paragraph: String) -> [String] {
        var units: [String] = []
        for character in paragraph {
            let binds =
                "，。、；：）》”".contains(character) || units.last.map { "（《“".contains($0.last ?? " ") } == true
            let isWord = character.isASCII && units.last?.last?.isASCII == true
            if let last = units.last, binds || isWord {
                units[units.count - 1] = last + String(character)
            } else {
                units.append(String(character))
            }
        }
        return units
    }
}
