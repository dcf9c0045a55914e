import Model

/// Rows whose cells are parted by commas (`规章,3,8,3`, `行政处罚,"1,234"`): the commas become tabs, which mark cells.
///
/// Evidence: two lines or more with the same number of commas, two at least; in the first of them one that has no
/// digits on both sides, as thousands have (`1,234,567元`); and a field that is a number, empty, or the same as the
/// one before. Or a line of nothing but seven numbers and more, some of which are no groups of thousands. In a document
/// that has such lines, a text and a number with a comma between them are a row of two cells, too.
/// Harm: in prose with commas of this kind a tab would stand for them.
package enum CommaSeparated {
    package static func markCells(in document: inout Document) {
        if document.hasLayout { return }
        if markTables(in: &document) { markPairs(in: &document) }
    }

    /// True where there are some.
    private static func markTables(in document: inout Document) -> Bool {
        var isFound = false
        var first = 0
        while let next = lineWithComma(in: document, from: first) {
            first = next
            guard let head = Row(document, first), head.isParted || head.isNumbers else {
                first += 1
                continue
            }
            var end = first
            var rows: [Row] = []
            while end < document.lines.count, let row = Row(document, end),
                row.commas.count == head.commas.count
            {
                rows.append(row)
                end += 1
            }
            if head.isNumbers || rows.count > 1 && rows.contains(where: \.isTabular) {
                for row in rows { row.replace(in: &document) }
                isFound = true
            }
            first = end
        }
        return isFound
    }

    private static func markPairs(in document: inout Document) {
        var first = 0
        while let next = lineWithComma(in: document, from: first) {
            if let row = Row(document, next, fewestCommas: 1), row.isPair { row.replace(in: &document) }
            first = next + 1
        }
    }

    /// The first line from `first` on that has a comma: most documents have hardly any.
    private static func lineWithComma(in document: Document, from first: Int) -> Int? {
        guard first < document.lines.count,
            let comma = document.scalars[Int(document.lines[first].start)...].firstIndex(of: ",")
        else { return nil }
        return document.lines[first...].firstIndex { comma < $0.end }
    }

    /// A line that may be such a row.
    private struct Row {
        var commas: [Int] = []
        var quotes: [Int] = []
        /// Has a comma without digits on both sides.
        var isParted = false
        /// Has a field that is a number, empty, or the same as the one before.
        var isTabular = false
        /// Has nothing but numbers, more of them than a number has groups of thousands.
        var isNumbers = false
        /// Has a text without digits and a number.
        var isPair = false

        init?(_ document: borrowing Document, _ index: Int, fewestCommas: Int = 2) {
            let line = document.lines[index]
            let scalars = document.scalars
            let start = Int(line.start)
            let end = Int(line.end)
            var isQuoted = false
            for position in start..<end {
                let scalar = scalars[position]
                if scalar == "\"" {
                    isQuoted.toggle()
                    quotes.append(position)
                } else if scalar == ",", !isQuoted {
                    commas.append(position)
                    let touchesDigits =
                        position > start && scalars[position - 1].isASCIIDigit
                        && position + 1 < end && scalars[position + 1].isASCIIDigit
                    isParted = isParted || !touchesDigits
                } else if scalar == "。" {
                    return nil
                }
            }
            guard commas.count >= fewestCommas, !isQuoted else { return nil }
            var fields: [ArraySlice<Unicode.Scalar>] = []
            for (from, to) in zip([start - 1] + commas, commas + [end]) {
                fields.append(scalars[from + 1..<to])
            }
            isTabular =
                fields.contains { $0.allSatisfy { $0.isASCIIDigit || $0 == "." } }
                || zip(fields, fields.dropFirst()).contains { $0.elementsEqual($1) }
            isNumbers =
                fields.count >= 7 && fields.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
                && fields.dropFirst().contains { $0.count != 3 }
            isPair =
                fields.count == 2 && isTabular && !fields[1].isEmpty && fields[0].count > 1
                && !fields[0].contains(where: \.isASCIIDigit)
        }

        func replace(in document: inout Document) {
            for comma in commas { document.scalars[comma] = "\t" }
            for quote in quotes { document.scalars[quote] = " " }
        }
    }
}
