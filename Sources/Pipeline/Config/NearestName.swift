/// Finds the known name that a mistyped one was meant to be.
package enum NearestName {
    /// The known name with the fewest edits (insert, delete, replace, swap of neighbours), the first of
    /// equals; `nil` where more than a third of the name would have to change.
    package static func to(_ name: String, among known: [String]) -> String? {
        let typed = Array(name.unicodeScalars.prefix(64))
        var best: (name: String, edits: Int)?
        for candidate in known {
            let edits = distance(typed, Array(candidate.unicodeScalars.prefix(64)))
            if edits < best?.edits ?? Int.max { best = (candidate, edits) }
        }
        guard let best, best.edits <= max(1, typed.count / 3) else { return nil }
        return best.name
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var edits = min(
                    previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1,
                    current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    edits = min(edits, beforePrevious[column - 1] + 1)
                }
                current.append(edits)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
