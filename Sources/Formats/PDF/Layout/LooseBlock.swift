/// Text that stands in one cell of a table without lines: lines below each other.
struct LooseBlock {
    private(set) var lines: [TextLine]
    private(set) var rect: PageRect

    init(_ line: TextLine) {
        lines = [line]
        rect = line.rect
    }

    init?(_ lines: [TextLine]) {
        guard let first = lines.first else { return nil }
        self.init(first)
        for line in lines.dropFirst() { append(line) }
    }

    mutating func append(_ line: TextLine) {
        lines.append(line)
        rect = rect.union(line.rect)
    }

    var firstBase: Double { lines.first?.base ?? 0 }
    var lastBase: Double { lines.last?.base ?? 0 }
    /// Of its base lines, not of its height: to be compared with the base line of a number beside it.
    var middleBase: Double { (firstBase + lastBase) / 2 }
    var size: Double { lines.reduce(0) { max($0, $1.size) } }
    var center: Double { (rect.left + rect.right) / 2 }

    var hasDigits: Bool { lines.contains { $0.scalars.contains(where: \.isDecimalDigit) } }

    func overlap(_ left: Double, _ right: Double) -> Double { min(rect.right, right) - max(rect.left, left) }

    /// True where both stand in one column, by more than a hair.
    func isBeside(_ left: Double, _ right: Double) -> Bool {
        let both = overlap(left, right)
        return both > 1 && both > 0.15 * min(rect.width, right - left)
    }
}

extension TextLine {
    var center: Double { (left + right) / 2 }

    func isBeside(_ block: LooseBlock) -> Bool { block.isBeside(left, right) }

    /// True where this line and `other` share more than half of the narrower one's width.
    func stands(below other: TextLine) -> Bool {
        min(right, other.right) - max(left, other.left) > 0.5 * min(right - left, other.right - other.left)
    }
}

/// Lines across the page between the rows of a table that has none between its columns.
struct LooseSeparators {
    private let rules: [PageRule]

    init(_ rules: [PageRule]) { self.rules = rules.sorted { $0.place < $1.place } }

    /// True where a line is drawn between two lines of text that stand below each other.
    func part(_ upper: TextLine, _ lower: TextLine) -> Bool {
        let middle = (max(upper.left, lower.left) + min(upper.right, lower.right)) / 2
        var low = 0
        var high = rules.count
        while low < high {
            let index = (low + high) / 2
            if rules[index].place <= upper.base { low = index + 1 } else { high = index }
        }
        while low < rules.count, rules[low].place < lower.base {
            if rules[low].start <= middle, middle <= rules[low].end { return true }
            low += 1
        }
        return false
    }
}
