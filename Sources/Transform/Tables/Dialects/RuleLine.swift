import Forms
import Model

/// What a line of a text table is, before its cells are looked at.
enum TableLine {
    /// Nothing but strokes: between the rows of a drawn grid (`+---+---+`, `├──┼──┤`, `|    +---+`).
    case gridRule
    /// Below the heads of Markdown and outline tables, each line of which is a row: `|---|:--:|`, `|---+---|`.
    case pipeRule
    /// Where the columns of a table without strokes begin: `---- --- ---`.
    case dashRule([Int])
    /// Strokes between texts.
    case stroked
    case other

    init(_ document: Document, _ line: Line) {
        let text = document.text(of: line)
        guard let first = text.first(where: { !$0.isBlank }) else {
            self = .other
            return
        }
        // A rule begins with what rules are drawn with; most lines begin with a letter.
        if Self.isRuling(first), Self.isRule(text) {
            let groups = Self.dashGroups(text)
            self = !groups.isEmpty ? .dashRule(groups) : Self.isPipeRule(text) ? .pipeRule : .gridRule
        } else {
            self = text.contains(where: \.isCellStroke) ? .stroked : .other
        }
    }

    var isRule: Bool {
        switch self {
        case .gridRule, .pipeRule, .dashRule: true
        case .stroked, .other: false
        }
    }

    private static func isRuling(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ":", "|", "+", "-", "=", "_": true
        default: (0x2500...0x257F).contains(scalar.value)
        }
    }

    private static func isRule(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var strokes = 0
        for scalar in text {
            switch scalar {
            case " ", "\t", ":", "|", "+": continue
            case "-", "=", "_", "─", "━", "═": strokes += 1
            case _ where (0x2500...0x257F).contains(scalar.value): strokes += 3
            default: return false
            }
        }
        return strokes >= 3
    }

    /// In `|    +---+` a cell of a drawn grid goes on.
    private static func isPipeRule(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        if text.contains(where: { (0x2500...0x257F).contains($0.value) }) { return false }
        let printed = text.drop(while: \.isBlank)
        guard printed.contains("+") else { return printed.contains("|") }
        return printed.first == "|" && (printed.dropFirst().first == "-" || printed.dropFirst().first == ":")
    }

    /// Where the groups begin; empty for one group or other rules.
    private static func dashGroups(_ text: ArraySlice<Unicode.Scalar>) -> [Int] {
        var groups: [Int] = []
        var isInside = false
        for position in text.indices {
            let scalar = text[position]
            guard scalar == "-" || scalar == " " else { return [] }
            if scalar == "-", !isInside { groups.append(position - text.startIndex) }
            isInside = scalar == "-"
        }
        return groups.count > 1 ? groups : []
    }
}
