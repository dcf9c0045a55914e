import Model

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
