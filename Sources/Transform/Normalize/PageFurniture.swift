import Model

/// Marks page numbers, running heads and navigation as `.furniture`.
///
/// Evidence and harm stand with each part. What cannot be told from a figure stays text: a page number that
/// is left costs a stray line, a figure that is taken costs a wrong value.
package enum PageFurniture {
    package static func apply(to document: inout Document) {
        MarkupRemnants.remove(from: &document)
        CommaSeparated.markCells(in: &document)
        UnbrokenText.breakLines(in: &document)
        BrokenHeadings.repair(in: &document)
        SiteChrome.mark(in: &document)
        let numbers = PageNumbers.lines(in: document)
        for line in numbers { document.lines[line].role = .furniture }
        for line in RunningHeads.lines(in: document) { document.lines[line].role = .furniture }
    }
}

extension Document {
    /// The text of a line without white space, its first `limit` characters.
    func compactText(of line: Int, limit: Int = .max) -> [Unicode.Scalar] {
        var compact: [Unicode.Scalar] = []
        let text = text(of: lines[line])
        compact.reserveCapacity(min(limit, text.count))
        for scalar in text where !scalar.isBlank {
            if compact.count == limit { break }
            compact.append(scalar)
        }
        return compact
    }

    /// How many characters a line has without white space; `limit` where there are more.
    func compactCount(of line: Int, limit: Int) -> Int {
        var count = 0
        for scalar in text(of: lines[line]) where !scalar.isBlank {
            if count == limit { break }
            count += 1
        }
        return count
    }
}
