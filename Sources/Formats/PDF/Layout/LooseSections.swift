/// A stretch of a table without lines that has columns of its own: heads, and rows of numbers below them.
///
/// ```
///   信息内容        本年制发件数   本年废止件数      heads: texts above numbers, where numbers stand
///   规章                  0              0
///   规范性文件            1              0
///   信息内容            本年处理决定数量             a text where numbers stand: the next section begins
///   行政许可                 20
/// ```
struct LooseSection {
    /// From top to bottom.
    private(set) var rows: [Row]
    private(set) var heads: [TextLine] = []
    /// What stands left of all numbers and heads.
    private(set) var labels: [TextLine] = []

    /// Numbers on one base line.
    struct Row {
        var base: Double
        var size: Double
        /// From left to right.
        var values: [LooseBlock]
        /// What stands between a label and the numbers: `件`, `万元`.
        var units: [LooseBlock] = []

        /// Where the first number begins.
        var left: Double { values.reduce(.infinity) { min($0, $1.rect.left) } }
    }

    /// Sections from top to bottom; none where there are no numbers.
    ///
    /// `columns` are those of the table on the page before, which may go on.
    static func sections(of parts: [TextLine], _ columns: LooseColumns?) -> [LooseSection] {
        let (rows, texts) = rows(of: parts)
        guard !rows.isEmpty else { return [] }
        // Where each section begins: its first row, and the height of its first head.
        var starts: [(row: Int, top: Double)] = [(0, -.infinity)]
        for row in rows.indices.dropFirst() {
            // A mark alone may stand in a column of units.
            let both = (rows[row - 1].values + rows[row].values).map {
                (left: $0.rect.left, isMark: !$0.hasDigits)
            }
            let left =
                both.filter { !$0.isMark }.map(\.left).min() ?? both.map(\.left).min() ?? .infinity
            let heads = texts.filter {
                $0.base > rows[row - 1].base + $0.size * 0.5 && $0.base < rows[row].base - $0.size * 0.5
                    && $0.center > left
            }
            if let top = heads.map(\.top).min() { starts.append((row, top - 1)) }
        }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : (rows.count, .infinity)
            let own = texts.filter { $0.top >= starts[index].top && $0.top < end.1 }
            return LooseSection(
                Array(rows[starts[index].row..<end.0]), own, index == 0 ? columns : nil)
        }
    }

    private init(_ rows: [Row], _ texts: [TextLine], _ columns: LooseColumns?) {
        self.rows = rows
        let first = rows[0]
        let left = min(rows.reduce(.infinity) { min($0, $1.left) }, columns?.edges.first ?? .infinity)
        // Labels beside numbers say how far the column of labels reaches: the first column of numbers may be empty.
        let beside = texts.filter { text in
            text.center < left && rows.contains { abs($0.base - text.base) < text.size * 1.2 }
        }
        let edge = beside.isEmpty ? -.infinity : min(left, beside.reduce(-.infinity) { max($0, $1.right) })
        for text in texts {
            // The head of the column of labels may be wider than they are.
            let isOfLabels = text.left < edge && text.right < left
            if text.base < first.base - text.size * 0.4 && text.center > edge && !isOfLabels {
                heads.append(text)
            } else {
                labels.append(text)
            }
        }
        takeUnits()
    }

    /// Takes the column of units out of the labels: short texts next to the numbers that have a label on their left.
    ///
    /// A unit without a number is a row whose number is not printed. A mark in place of a unit is one (`——`).
    private mutating func takeUnits() {
        var range: (left: Double, right: Double)?
        for unit in labels where isUnit(unit) {
            range = (min(range?.left ?? unit.left, unit.left), max(range?.right ?? unit.right, unit.right))
        }
        guard let range, let first = rows.first, let last = rows.last,
            !labels.contains(where: {
                $0.scalars.count > Self.longestUnit && $0.base > first.base - $0.size
                    && $0.base < last.base + $0.size && $0.left < range.right && range.left < $0.right
            })
        else { return }
        func stands(_ line: PageRect) -> Bool { line.left < range.right && range.left < line.right }
        for row in rows.indices {
            let marks = rows[row].values.filter { !$0.hasDigits && stands($0.rect) }
            rows[row].units += marks
            rows[row].values.removeAll { !$0.hasDigits && stands($0.rect) }
        }
        let distance = zip(rows, rows.dropFirst()).map { $1.base - $0.base }.min() ?? 0
        var open: LooseBlock?
        for label in labels where label.scalars.count <= Self.longestUnit && stands(label.rect) {
            if var block = open, label.base - block.lastBase < distance - 1 {
                block.append(label)
                open = block
            } else {
                if let open { add(unit: open) }
                open = LooseBlock(label)
            }
        }
        if let open { add(unit: open) }
        labels.removeAll { $0.scalars.count <= Self.longestUnit && stands($0.rect) }
        rows.sort { $0.base < $1.base }
    }

    private static let longestUnit = 3

    private func row(at base: Double) -> Int? {
        rows.firstIndex { abs($0.base - base) < $0.size * 0.6 }
    }

    private mutating func add(unit: LooseBlock) {
        if let row = row(at: unit.middleBase) {
            rows[row].units.append(unit)
        } else {
            rows.append(Row(base: unit.middleBase, size: unit.size, values: [], units: [unit]))
        }
    }

    private func isUnit(_ label: TextLine) -> Bool {
        guard label.scalars.count <= Self.longestUnit, let row = row(at: label.base),
            label.right < rows[row].left
        else { return false }
        let others = labels.filter { $0.top < label.base && label.base - label.size * 0.4 < $0.bottom }
        return others.contains { $0.right < label.left } && !others.contains { $0.left > label.right }
    }

    // MARK: Numbers

    private static func rows(of parts: [TextLine]) -> (rows: [Row], texts: [TextLine]) {
        var rows: [Row] = []
        var rest: [TextLine] = []
        for part in parts.sorted(by: { ($0.base, $0.left) < ($1.base, $1.left) }) {
            guard part.scalars.isValue else {
                rest.append(part)
                continue
            }
            if let last = rows.last, part.base - last.base < part.size * 0.4 {
                rows[rows.count - 1].values.append(LooseBlock(part))
            } else {
                rows.append(Row(base: part.base, size: part.size, values: [LooseBlock(part)]))
            }
        }
        let texts = takeAnnotated(rest, &rows)
        for row in rows.indices { rows[row].values.sort { $0.rect.left < $1.rect.left } }
        return (rows, texts)
    }

    /// `1（市教育` above `局）`: a number with a note that goes on below it, beside the numbers of its row.
    private static func takeAnnotated(_ texts: [TextLine], _ rows: inout [Row]) -> [TextLine] {
        var isTaken = [Bool](repeating: false, count: texts.count)
        for index in texts.indices where texts[index].scalars.beginsWithAnnotatedNumber {
            var block = LooseBlock(texts[index])
            var used = [index]
            var next = index + 1
            while block.lines.last?.scalars.contains(where: { $0 == "）" || $0 == ")" }) == false,
                next < texts.count, texts[next].base - block.lastBase < block.size * 2
            {
                if texts[next].base > block.lastBase + 1,
                    block.overlap(texts[next].left, texts[next].right) > 0
                {
                    block.append(texts[next])
                    used.append(next)
                }
                next += 1
            }
            let row = rows.indices.min {
                abs(rows[$0].base - block.middleBase) < abs(rows[$1].base - block.middleBase)
            }
            guard let row, block.firstBase - block.size * 0.4 < rows[row].base,
                rows[row].base < block.lastBase + block.size * 0.4
            else { continue }
            rows[row].values.append(block)
            for index in used { isTaken[index] = true }
        }
        return texts.indices.filter { !isTaken[$0] }.map { texts[$0] }
    }
}

extension [Unicode.Scalar] {
    /// `1（市教育局）`, `12(含…`.
    fileprivate var beginsWithAnnotatedNumber: Bool {
        let digits = prefix(while: \.isDecimalDigit).count
        return 1...8 ~= digits && digits < count && (self[digits] == "（" || self[digits] == "(")
    }
}
