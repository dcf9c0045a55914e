/// Finds what is printed at the edge of every page and is no part of the text: running heads, page numbers.
///
/// ```
/// 某某市水利局政府信息公开工作年度报告          the same, at the same height, on another page as well
///                  - 3 -                   a number alone, at the edge of the page
/// ```
/// Only the outermost lines of a page are looked at, and only near its edge.
enum RunningLines {
    /// How much of the page's height its edges are.
    private static let edge = 0.095

    /// Moves such lines out of the pages; returns those of each page.
    static func take(from pages: inout [PageLayout]) -> [[TextLine]] {
        let found = find(in: pages)
        return pages.indices.map { index in
            let lines = pages[index].lines.enumerated()
            pages[index].lines = lines.filter { !found[index].contains($0.offset) }.map(\.element)
            return lines.filter { found[index].contains($0.offset) }.map(\.element)
        }
    }

    /// For each page the offsets of such lines.
    private static func find(in pages: [PageLayout]) -> [Set<Int>] {
        var counts: [Mark: Int] = [:]
        let candidates = pages.map { page in
            outermost(page).map { edge in edge.map { (index: $0, mark: Mark(page.lines[$0], page)) } }
        }
        for page in candidates {
            for mark in Set(page.joined().map(\.mark)) { counts[mark, default: 0] += 1 }
        }
        return zip(pages, candidates).map { page, candidates in
            var found: Set<Int> = []
            for edge in candidates {
                // What stands within the text is text: numbers of a table's first row are no page number.
                for (index, mark) in edge {
                    guard counts[mark, default: 0] > 1 || isPageNumber(page.lines[index]) else { break }
                    found.insert(index)
                }
            }
            return found
        }
    }

    /// What is the same on every page: the height, and the text but for its digits.
    private struct Mark: Hashable {
        let height: Int
        let text: [Unicode.Scalar]

        init(_ line: TextLine, _ page: PageLayout) {
            // From the nearer edge: pages need not be of one height.
            height = Int((line.base < page.height / 2 ? line.base : line.base - page.height).rounded())
            text = line.scalars.filter { $0 != " " }.map { $0.isDecimalDigit ? "0" : $0 }
        }
    }

    /// Lines at the upper and the lower edge, up to three each, the outermost first.
    private static func outermost(_ page: PageLayout) -> [[Int]] {
        let top = page.height * edge
        let bottom = page.height * (1 - edge)
        let highest = page.tables.map(\.rect.top).min() ?? .infinity
        let lowest = page.tables.map(\.rect.bottom).max() ?? -.infinity
        let upper = page.lines.indices.prefix(3).filter {
            page.lines[$0].base < min(top, highest)
        }
        let lower = page.lines.indices.suffix(3).filter {
            page.lines[$0].base > bottom && page.lines[$0].top > lowest
        }
        return [upper, lower.reversed()]
    }

    /// `3`, `- 3 -`, `— 3 —`, `第 3 页 共 9 页`, `3 / 9`.
    private static func isPageNumber(_ line: TextLine) -> Bool {
        guard !line.hasGaps else { return false }
        var digits = 0
        for scalar in line.scalars {
            if scalar.isDecimalDigit {
                digits += 1
            } else if !" -–—−―_·•.．/／第页頁共~～|PpageofＰ".unicodeScalars.contains(scalar) {
                return false
            }
        }
        return 1...8 ~= digits
    }
}

extension Unicode.Scalar {
    /// Also of full width.
    var isDecimalDigit: Bool { 0x30...0x39 ~= value || 0xFF10...0xFF19 ~= value }
}
