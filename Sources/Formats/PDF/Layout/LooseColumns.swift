/// The columns of numbers in one section of a table without lines.
///
/// ```
///    自然人     商业企业    总计        heads
///       1                    10       numbers of one column have a place in common, however they are aligned
///      12           3         1
/// ```
/// A column is a head with the numbers that stand below it. Numbers beside all heads are a head's where there are as many
/// columns of numbers as heads; else it is not known whose they are, and nothing can be said of columns without a number.
struct LooseColumns {
    /// Left and right edge of what stands in each, from left to right.
    private(set) var columns: [(left: Double, right: Double)] = []
    /// Edges between the columns, half way; one more than there are columns.
    private(set) var edges: [Double] = []
    /// True where the numbers of every column stand below a head that is theirs alone.
    private(set) var isSure = false

    /// `heads` are the lowest ones, above which others may stand; `before` are the columns of the page before.
    init(_ values: [LooseBlock], heads: [LooseBlock], _ before: LooseColumns?) {
        let numbers = Self.stretches(values.map { ($0.rect.left, $0.rect.right) })
        var names = heads.map { (left: $0.rect.left, right: $0.rect.right) }.sorted { $0.left < $1.left }
        if let before, before.isSure, names.isEmpty, before.hold(values) {
            names = before.edges.indices.dropLast().map { (before.edges[$0], before.edges[$0 + 1]) }
        }
        pair(numbers, names)
        setEdges()
    }

    /// True where these are numbers of the same table: every one stands in a column.
    func hold(_ numbers: [LooseBlock]) -> Bool {
        !numbers.isEmpty
            && numbers.allSatisfy { number in
                edges.indices.dropLast().contains {
                    edges[$0] - 1 < number.rect.left && number.rect.right < edges[$0 + 1] + 1
                }
            }
    }

    /// Stretches that have a place in common are one.
    private static func stretches(_ ranges: [(left: Double, right: Double)]) -> [(
        left: Double, right: Double
    )] {
        var result: [(left: Double, right: Double)] = []
        for range in ranges.sorted(by: { $0.left < $1.left }) {
            if let last = result.last, range.left < last.right - 0.5 {
                result[result.count - 1].right = max(last.right, range.right)
            } else {
                result.append(range)
            }
        }
        return result
    }

    private mutating func pair(
        _ numbers: [(left: Double, right: Double)], _ names: [(left: Double, right: Double)]
    ) {
        var owners = numbers.map { number in
            names.indices.filter { name in
                let both = min(number.right, names[name].right) - max(number.left, names[name].left)
                return both > 0.5
                    && both > 0.15 * min(number.right - number.left, names[name].right - names[name].left)
            }
        }
        let found = owners.flatMap { $0 }
        isSure = owners.allSatisfy { $0.count == 1 } && Set(found).count == found.count
        if !isSure, numbers.count == names.count, isInOrder(numbers, names) {
            owners = names.indices.map { [$0] }
            isSure = true
        }
        var columns = names
        for (number, owners) in zip(numbers, owners) {
            guard owners.count == 1 else {
                if owners.isEmpty { columns.append(number) }
                continue
            }
            columns[owners[0]].left = min(columns[owners[0]].left, number.left)
            columns[owners[0]].right = max(columns[owners[0]].right, number.right)
        }
        self.columns = columns.sorted { $0.left < $1.left }
    }

    /// True where every column of numbers stands between the heads beside its own.
    private func isInOrder(
        _ numbers: [(left: Double, right: Double)], _ names: [(left: Double, right: Double)]
    ) -> Bool {
        numbers.indices.allSatisfy { index in
            (index == 0 || numbers[index].left > names[index - 1].right)
                && (index + 1 == names.count || numbers[index].right < names[index + 1].left)
        }
    }

    private mutating func setEdges() {
        guard let first = columns.first, let last = columns.last else { return }
        edges = [first.left - 1]
        for (one, next) in zip(columns, columns.dropFirst()) { edges.append((one.right + next.left) / 2) }
        edges.append(last.right + 1)
    }

    var count: Int { columns.count }

    /// The columns that a block stands in.
    func range(of block: LooseBlock) -> Range<Int> {
        var range: Range<Int>?
        for (index, column) in columns.enumerated() where block.isBeside(column.left, column.right) {
            range = (range?.lowerBound ?? index)..<(index + 1)
        }
        return range ?? 0..<0
    }

    /// The one column whose edges a block does not cross.
    func column(of block: LooseBlock) -> Int? {
        let range = range(of: block)
        return range.count == 1 ? range.lowerBound : nil
    }
}
