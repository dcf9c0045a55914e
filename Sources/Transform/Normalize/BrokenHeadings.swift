import Model

/// Headings of sections that a tool broke.
package enum BrokenHeadings {
    package static func repair(in document: inout Document) {
        if document.hasLayout { return }
        breakLines(in: &document)
        returnMarks(in: &document)
    }

    /// Headings on one line with the text before them: `行政事业性收费 0 三、收到和处理政府信息公开申请情况`.
    ///
    /// Evidence: the number and the official words of a heading, in mid-line, behind a blank, a stroke of a table, a figure or
    /// the end of a sentence, up to a blank or the line's end.
    /// It gets a line of its own, with the number of the line it stood on.
    private static func breakLines(in document: inout Document) {
        let marks = marks(in: document.scalars)
        guard !marks.isEmpty else { return }
        var lines: [Line] = []
        var copied = 0
        var next = 0
        for index in document.lines.indices {
            var headings: [Range<Int32>] = []
            while next < marks.count, marks[next] < Int(document.lines[index].end) {
                headings +=
                    heading(at: marks[next], document.scalars, document.lines[index]).map { [$0] } ?? []
                next += 1
            }
            guard !headings.isEmpty else { continue }
            lines += document.lines[copied..<index]
            copied = index + 1
            lines += pieces(of: document.lines[index], around: headings)
        }
        guard copied > 0 else { return }
        document.lines = lines + document.lines[copied...]
    }

    /// Where the mark behind the number of a heading may stand: a numeral and a blank before it. Hardly any text has one.
    private static func marks(in scalars: [Unicode.Scalar]) -> [Int] {
        scalars.withUnsafeBufferPointer { scalars in
            scalars.indices.dropFirst(2).filter {
                (scalars[$0] == "、" || scalars[$0] == "．") && scalars[$0 - 1].chineseNumeral != nil
                    && (isBorder(scalars[$0 - 2]) || scalars[$0 - 2].isDigit || scalars[$0 - 2] == "。")
            }
        }
    }

    private static func heading(at mark: Int, _ scalars: [Unicode.Scalar], _ line: Line) -> Range<Int32>? {
        let start = Int(line.start)
        guard mark >= start + 3 else { return nil }
        let end = scalars[mark..<Int(line.end)].firstIndex(where: isBorder) ?? Int(line.end)
        guard HeadingText.isOfficial(scalars[mark - 1..<end]),
            scalars[start..<mark - 1].contains(where: { !isBorder($0) })
        else { return nil }
        return Int32(mark - 1)..<Int32(end)
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
                    startsPage: pieces.isEmpty && line.startsPage,
                    startsParagraph: pieces.isEmpty && line.startsParagraph, role: line.role))
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
        for index in document.lines.indices where isMark(document.lines[index], document.scalars) {
            // Further marks of the same heading may stand between.
            var above = index - 1
            while above >= 0, document.lines[above].role != .text { above -= 1 }
            guard above >= 0, let blank = blankBehindNumber(document.lines[above], document.scalars) else {
                continue
            }
            document.scalars[blank] = "、"
            document.lines[index].role = .furniture
        }
    }

    /// `、` and nothing else.
    private static func isMark(_ line: Line, _ scalars: [Unicode.Scalar]) -> Bool {
        line.role == .text && (1...4).contains(line.end - line.start) && scalars[Int(line.start)] == "、"
            && scalars[Int(line.start) + 1..<Int(line.end)].allSatisfy(\.isBlank)
    }

    /// Where the blank, or a mark that was returned already, stands behind the number that a line begins with.
    private static func blankBehindNumber(_ line: Line, _ scalars: [Unicode.Scalar]) -> Int? {
        let text = scalars[Int(line.start)..<Int(line.end)]
        guard let first = text.firstIndex(where: { !$0.isBlank }), first + 1 < text.endIndex,
            text[first].chineseNumeral != nil, text[first + 1].isBlank || text[first + 1] == "、"
        else { return nil }
        return first + 1
    }
}
