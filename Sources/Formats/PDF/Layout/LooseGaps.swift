/// Parts words that stand in two cells which nearly touch: `行政许可4359`, `（四）无法1.本机关不掌握`, `结果结果其他`.
///
/// A gap within a line tells nothing by itself, for programs set numbers off from the text round them. It parts two cells
/// where a number behind it stands among other numbers, where other labels begin at the same place, or where it lies
/// between two columns of numbers, as one lies between all others that the words stand above.
enum LooseGaps {
    static func part(_ parts: [TextLine]) -> [TextLine] {
        let numbers = parts.filter(\.scalars.isValue).map { LooseBlock($0) }
        let columns = LooseColumns(numbers, heads: [], nil)
        let starts = Set(parts.filter(\.scalars.beginsWithEnumerator).map { Place($0) })
        return parts.flatMap { part -> [TextLine] in
            guard !part.scalars.isValue, let gaps = part.parts.first?.gaps, !gaps.isEmpty else {
                return [part]
            }
            let between = gapsBetween(columns, part)
            var pieces: [TextLine] = []
            var rest = part
            for gap in gaps {
                // Gaps are told by their place across, for each cut makes the offsets of the rest anew.
                guard let own = rest.parts.first?.gaps.first(where: { $0.left == gap.left }) else { continue }
                let both = rest.parted(at: own)
                guard both.count == 2,
                    between.contains(gap.left) || isNumber(both[1], numbers) || isLabel(both[1], starts)
                else { continue }
                pieces.append(both[0])
                rest = both[1]
            }
            return pieces + [rest]
        }
    }

    private static func isNumber(_ line: TextLine, _ numbers: [LooseBlock]) -> Bool {
        line.scalars.isValue
            && numbers.contains { abs($0.firstBase - line.base) > 1 && line.isBeside($0) }
    }

    /// Where a label with an enumerator begins.
    private struct Place: Hashable {
        let left: Int
        let base: Int

        init(_ line: TextLine) {
            left = Int(max(-1e6, min(1e6, line.left)).rounded())
            base = Int(max(-1e6, min(1e6, line.base)).rounded())
        }
    }

    private static func isLabel(_ line: TextLine, _ starts: Set<Place>) -> Bool {
        guard line.scalars.beginsWithEnumerator else { return false }
        let own = Place(line)
        return starts.contains { abs($0.left - own.left) < 2 && abs($0.base - own.base) > 1 }
    }

    /// The places of gaps that part heads of one column of numbers each: there is one, wider than the others, between
    /// every two columns that the line stands above.
    private static func gapsBetween(_ columns: LooseColumns, _ line: TextLine) -> [Double] {
        let gaps = line.parts.first?.gaps ?? []
        let range = columns.range(of: LooseBlock(line))
        guard range.count > 1, gaps.count >= range.count - 1 else { return [] }
        var found: [Double] = []
        for column in range.dropLast() {
            let (left, right) = (columns.columns[column].right, columns.columns[column + 1].left)
            let inside = gaps.filter { left < ($0.left + $0.right) / 2 && ($0.left + $0.right) / 2 < right }
            guard let widest = inside.max(by: { $0.right - $0.left < $1.right - $1.left }) else { return [] }
            found.append(widest.left)
        }
        let least = gaps.filter { found.contains($0.left) }.map { $0.right - $0.left }.min() ?? 0
        let others = gaps.filter { !found.contains($0.left) }
        return others.allSatisfy { $0.right - $0.left < least * 0.7 } ? found : []
    }
}
