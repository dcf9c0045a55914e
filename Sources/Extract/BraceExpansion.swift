/// The patterns that one with braces stands for: `**/*.{txt,html}` for `**/*.txt` and `**/*.html`.
///
/// Braces may stand within braces, and a choice may be empty: `report{,-2}.txt`. In a set, `[{]`, they are characters.
enum BraceExpansion {
    /// More would be a mistake, or take too long for each name.
    private static let limit = 1024
    private static let deepest = 8

    /// `nil` where a brace has no partner, or where there are too many patterns.
    static func patterns(of pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
        var place = 0
        return choices(in: pattern, from: &place, depth: 0)
    }

    /// Reads up to the `}` that ends these choices, or to the end of the pattern.
    private static func choices(
        in pattern: [Unicode.Scalar], from place: inout Int, depth: Int
    ) -> [[Unicode.Scalar]]? {
        guard depth <= deepest else { return nil }
        var done: [[Unicode.Scalar]] = []
        var current: [[Unicode.Scalar]] = [[]]
        while place < pattern.count {
            switch pattern[place] {
            case "{":
                place += 1
                guard let inner = choices(in: pattern, from: &place, depth: depth + 1),
                    place < pattern.count, current.count * inner.count <= limit
                else { return nil }
                current = current.flatMap { start in inner.map { start + $0 } }
            case "}":
                return depth > 0 ? done + current : nil
            case "," where depth > 0:
                done += current
                current = [[]]
            case "[":
                let end = endOfSet(in: pattern, from: place)
                current = current.map { $0 + pattern[place..<end] }
                place = end - 1
            case let scalar:
                current = current.map { $0 + [scalar] }
            }
            guard done.count <= limit else { return nil }
            place += 1
        }
        return depth == 0 ? current : nil
    }

    /// Behind the `]` of the set that begins at `start`; a `]` that comes first is a member.
    private static func endOfSet(in pattern: [Unicode.Scalar], from start: Int) -> Int {
        let first = start + 1 < pattern.count && pattern[start + 1] == "!" ? start + 2 : start + 1
        return pattern.dropFirst(first + 1).firstIndex(of: "]").map { $0 + 1 } ?? pattern.count
    }
}
