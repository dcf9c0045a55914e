import Forms
import Model

/// Rules between rows, and the strokes and tabs that mark cells.
extension TableTokenizer {
    /// A line of nothing but rules: `-----`, `+---+`, `|---|:--:|`, `├──┼──┤`.
    func isRule(_ start: Int, _ end: Int) -> Bool {
        var strokes = 0
        for position in start..<end {
            switch document.scalars[position] {
            case " ", "\t", ":", "|", "+": continue
            case "-", "=", "_", "─", "━", "═": strokes += 1
            case let scalar where (0x2500...0x257F).contains(scalar.value): strokes += 3
            default: return false
            }
        }
        return strokes >= 3
    }

    /// `|---|:--:|`, `|---+---|`, the rule of a Markdown or outline table: a line is a row, and its strokes need not
    /// stand below the rule's. In `|    +---+` a cell of a drawn grid goes on.
    func isPipeRule(_ start: Int, _ end: Int) -> Bool {
        let rule = document.scalars[start..<end]
        if rule.contains(where: { (0x2500...0x257F).contains($0.value) }) { return false }
        guard rule.contains("+") else { return true }
        let printed = rule.drop(while: \.isBlank)
        return printed.first == "|" && (printed.dropFirst().first == "-" || printed.dropFirst().first == ":")
    }

    /// `| 0 | 1 | 2 |` above the rule of a Markdown table: a script numbered columns that had no names.
    mutating func dropColumnNumbers(above rule: Int) {
        let line = tokens.last?.line ?? rule
        guard rule - line == 1, tokens.last?.cell ?? -1 >= 0 else { return }
        let first = tokens.lastIndex { $0.line != line }.map { $0 + 1 } ?? 0
        let isNumbered = tokens[first...].enumerated().allSatisfy { place, token in
            if case .number(let value) = token.kind { value.amount == Amount(Int64(place)) } else { false }
        }
        if isNumbered, tokens.count - first > 1 { tokens.removeSubrange(first...) }
    }

    /// Where the groups of a rule `---- --- ----` begin; empty for one group or other rules.
    func dashGroups(_ start: Int, _ end: Int) -> [Int] {
        var groups: [Int] = []
        var isInside = false
        for position in start..<end {
            let scalar = document.scalars[position]
            guard scalar == "-" || scalar == " " else { return [] }
            if scalar == "-", !isInside { groups.append(position - start) }
            isInside = scalar == "-"
        }
        return groups.count > 1 ? groups : []
    }

    /// Tabs count only between other text: at the start of a line they indent it.
    func marksCells(_ start: Int, _ end: Int) -> Bool {
        var textSeen = false
        var tabs = 0
        for scalar in document.scalars[start..<end] {
            if scalar.isCellStroke { return true }
            if scalar == "\t" {
                tabs += 1
                if textSeen { return true }
            } else if scalar != " " {
                textSeen = true
            }
        }
        return tabs > 1 && textSeen && document.scalars[start] == "\t" && tabs >= 4
    }
}
