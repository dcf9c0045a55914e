import Model

/// Headings of sections that a tool broke.
enum BrokenHeadings {
    static func repair(in document: inout Document) {
        breakLines(in: &document)
        returnMarks(in: &document)
    }

    /// Headings on one line with the text before them: `行政事业性收费 0 三、收到和处理政府信息公开申请情况`.
    ///
    /// Evidence: the number and the official words of a heading between blanks, or the strokes of a table, in mid-line.
    /// It gets a line of its own, with the number of the line it stood on.
    private static func breakLines(in document: inout Document) {
        var lines: [Line] = []
        var copied = 0
        for index in document.lines.indices {
            let headings = headings(in: document, document.lines[index])
            guard !headings.isEmpty else { continue }
            lines += document.lines[copied..<index]
            copied = index + 1
            lines += pieces(of: document.lines[index], around: headings)
        }
        guard copied > 0 else { return }
        document.lines = lines + document.lines[copied...]
    }

    private static func headings(in document: Document, _ line: Line) -> [Range<Int32>] {
        var found: [Range<Int32>] = []
        let scalars = document.scalars
        // Cheap first: a numeral and its mark behind a blank.
        for mark in Int(line.start)..<Int(line.end) where scalars[mark] == "、" || scalars[mark] == "．" {
            guard mark >= Int(line.start) + 3, scalars[mark - 1].chineseNumeral != nil,
                isBorder(scalars[mark - 2])
            else { continue }
            let end = scalars[mark..<Int(line.end)].firstIndex(where: isBorder) ?? Int(line.end)
            guard HeadingText.isOfficial(scalars[mark - 1..<end]),
                scalars[Int(line.start)..<mark - 1].contains(where: { !isBorder($0) })
            else { continue }
            found.append(Int32(mark - 1)..<Int32(end))
        }
        return found
    }

    private static func isBorder(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || scalar.isCellStroke
    }

    private static func pieces(of line: Line, around headings: [Range<Int32>]) -> [Line] {
        var pieces: [Line] = []
        func add(_ start: Int32, _ end: Int32) {
            guard start < end else { return }
            pieces.append(
                Line(
                    start: start, end: end, number: line.number,
                    startsPage: pieces.isEmpty && line.startsPage, role: line.role))
        }
        var start = line.start
        for heading in headings {
            add(start, heading.lowerBound)
            add(heading.lowerBound, heading.upperBound)
            start = heading.upperBound
        }
        add(start, line.end)
        return pieces
    }

    /// Headings whose mark a tool put on a line below, as it does where a page takes it from another font:
    /// `二 主动公开政府信息情况` / `、`.
    ///
    /// Evidence: a line of nothing but the mark, the next one below a line with a number and a blank.
    private static func returnMarks(in document: inout Document) {
        var blank: Int?
        for index in document.lines.indices where document.lines[index].role == .text {
            let text = document.text(of: document.lines[index])
            guard let first = text.firstIndex(where: { !$0.isBlank }) else { continue }
            if let place = blank, text[first] == "、", text[(first + 1)...].allSatisfy(\.isBlank) {
                document.scalars[place] = "、"
                document.lines[index].role = .furniture
            } else {
                let isNumbered =
                    first + 1 < text.endIndex && text[first].chineseNumeral != nil && text[first + 1].isBlank
                blank = isNumbered ? first + 1 : nil
            }
        }
    }
}
