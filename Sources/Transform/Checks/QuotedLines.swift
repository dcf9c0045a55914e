import Forms
import Model

/// Puts to each failed identity of a report the source's own lines that its operands stand on.
///
/// ```
/// 乐清 2020, outcomes[total]: 399 ≠ 398
///   line 553   （七）总计  370 24 0 1 2 1 398
///   line 479   （一）予以公开  187 16 0 1 0 1 205
/// ```
/// Shape: the total first, then the largest of what should add up to it; at most four lines, each once, white space
/// drawn together. A document is gone once its report is read, so this is done here. Of a report that fails in
/// dozens of relations only the first are quoted: its lines are in one disorder, and one shows it.
enum QuotedLines {
    private static let (relations, lines, length) = (12, 4, 200)

    static func add(to report: inout Report, form: Form, document: Document) {
        let failed = report.checks.indices.filter {
            report.checks[$0].severity == .identity && report.checks[$0].result == .fail
        }
        for place in failed.prefix(relations) {
            guard let number = report.checks[place].relation, form.relations.indices.contains(number)
            else { continue }
            report.checks[place].quotes = operands(of: form.relations[number], in: report.figures)
                .compactMap { quote($0, report.figures[$0].line, in: document) }
        }
    }

    /// One figure for each line that is worth quoting.
    private static func operands(of relation: Relation, in figures: [Figure]) -> [Int] {
        let sides = [relation.left, relation.right].map { $0.map(\.figure) }.sorted { $0.count < $1.count }
        let parts = sides[1].filter { figures.indices.contains($0) && figures[$0].value != .zero }
            .sorted { a, b in
                let (first, second) = (figures[a].value ?? .zero, figures[b].value ?? .zero)
                return second.isLess(than: first) ?? false
            }
        var chosen: [Int] = []
        for operand in sides[0].filter(figures.indices.contains) + parts where figures[operand].line > 0 {
            if chosen.allSatisfy({ figures[$0].line != figures[operand].line }) { chosen.append(operand) }
        }
        return Array(chosen.prefix(lines))
    }

    private static func quote(_ figure: Int, _ number: Int32, in document: Document) -> Quote? {
        let place = Int(number) - 1
        guard document.lines.indices.contains(place), document.lines[place].number == number else {
            return nil
        }
        var text = String.UnicodeScalarView()
        var isApart = false
        let line = document.lines[place]
        for scalar in document.printed(Int(line.start)..<Int(line.end)) {
            if scalar.properties.isWhitespace {
                isApart = !text.isEmpty
                continue
            }
            if text.count >= length { break }
            if isApart { text.append(" ") }
            isApart = false
            text.append(scalar)
        }
        return text.isEmpty ? nil : Quote(line: number, text: String(text), figure: figure)
    }
}
