import Model

/// Tells which lines of text go on with the paragraph of the line before, by where they stand.
///
/// ```
///     一年来，本局按照年度政务公开工作要点的安排，    begins further right: a new paragraph
/// 细化责任、补齐短板，各项任务基本按期完成。            the line before reaches the right edge: it goes on
///     全年主动公开信息 12 条。
/// ```
struct ParagraphJoints {
    let left: Double
    let right: Double

    /// Where the first lines of paragraphs begin.
    let indent: Double
    /// The size of the text.
    let size: Double

    /// A letter's width, in parts of its size.
    private static let latinWidth = 0.5

    /// The edges of the text: where its long lines begin, but for those that are indented, and end.
    init(_ lines: [TextLine]) {
        let long = lines.filter { $0.scalars.count >= 20 && !$0.hasGaps }
        let size = Self.usual(long.map(\.size), step: 0.5)
        let text = long.filter { abs($0.size - size) < 0.4 }
        let least = max(2, text.count / 8)
        var counts: [Int: Int] = [:]
        for line in text where abs(line.left) < 1e6 { counts[Int(line.left.rounded()), default: 0] += 1 }
        let edges = counts.filter { $0.value >= least }.keys.sorted().map(Double.init)
        let left = edges.first ?? 0
        self.left = left
        indent = edges.first { $0 > left + size * 0.8 && $0 < left + size * 5 } ?? left + size * 2
        right = Self.usual(text.map(\.right), step: 2)
        self.size = size
    }

    /// The value that most of these have, by and large.
    private static func usual(_ values: [Double], step: Double) -> Double {
        var counts: [Int: Int] = [:]
        for value in values where abs(value) < 1e6 { counts[Int((value / step).rounded()), default: 0] += 1 }
        let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        return Double(most?.key ?? 0) * step
    }

    /// True for what stands where paragraphs stand and cells seldom do: indented, or from edge to edge.
    func isProse(_ line: TextLine) -> Bool {
        guard !line.hasGaps, right > left else { return false }
        guard abs(line.size - size) < 0.4 else { return false }
        let isIndented = abs(line.left - indent) < 2
        let isWide = line.right - line.left > (right - left) * 0.6
        return isWide && line.left - left < 3 * line.size
            || isIndented && (line.scalars.beginsWithEnumerator || line.right > right - line.size * 3)
            || line.scalars.last.map { "。；：:".unicodeScalars.contains($0) } ?? false
    }

    /// How `line` hangs on `last`, the line of text before it.
    func joint(_ line: TextLine, after last: TextLine, isSamePage: Bool) -> Joint {
        let size = max(line.size, last.size)
        let isNear = !isSamePage || line.base - last.base < size * 2.6 && line.base > last.base
        let isSameSize = min(line.size, last.size) > size * 0.85
        guard isNear, isSameSize, isFull(last, before: line) || isCutTitle(last, line),
            let before = last.scalars.last, let after = line.scalars.first
        else {
            return .none
        }
        return before.isLatinLetter && after.isLatinLetter ? .space : .direct
    }

    /// True where `last` ends because what `line` begins with has no room on it: a character of its size, or a word
    /// that is not broken (`传真：` above `0845-46329920。`).
    private func isFull(_ last: TextLine, before line: TextLine) -> Bool {
        let size = max(line.size, last.size)
        let word = line.scalars.prefix(60).prefix { 0x21...0x7E ~= $0.value }
        let room = size * 2.6 + Double(word.count) * line.size * Self.latinWidth
        return abs(line.left - left) < min(size * 0.9, (indent - left) / 2)
            && last.left < left + size * 3.5 && last.right > right - room
    }

    /// True for a title in the middle of the page that fills its first line.
    private func isCutTitle(_ last: TextLine, _ line: TextLine) -> Bool {
        let middle = (left + right) / 2
        let isCentred = [last, line].allSatisfy { abs(($0.left + $0.right) / 2 - middle) < $0.size }
        return isCentred && last.right - last.left > right - left - last.size * 2.6
            && line.right - line.left < last.right - last.left
    }
}

extension Unicode.Scalar {
    fileprivate var isLatinLetter: Bool { 0x41...0x5A ~= value || 0x61...0x7A ~= value }
}
