import Forms
import Model

/// Tells the form from the text: the labels that only one form has (`TellingLabels`).
///
/// Evidence: labels are looked for in the text without its white space, so that they may be wrapped or spaced; where a
/// tool printed columns letter by letter, the pieces that stay together decide. A report of 2019 or later that
/// keeps only the tables of requests and disputes is told by the rows below 其他处理; only where not even
/// these are there does the year in the title.
/// Harm: none for a report without tables, whose prose has none of the row labels.
package enum FormDetector {
    package static func detect(_ document: Document, _ outline: Outline) -> Form? {
        FormEvidence(document, outline).form(titleYear: { titleYear(of: document) })
    }

    /// The first year of the 21st century in the title, else in the first lines.
    private static func titleYear(of document: Document) -> Int? {
        var number = 0
        var digits = 0
        for line in document.lines.lazy.filter({ $0.role == .title || $0.role == .text }).prefix(12) {
            for scalar in document.text(of: line) where !scalar.isBlank {
                if scalar.isDigit {
                    digits += 1
                    number = digits > 4 ? 0 : number * 10 + Int(scalar.value - 0x30)
                } else {
                    if digits == 4, (2000...2099).contains(number) { return number }
                    (number, digits) = (0, 0)
                }
            }
        }
        return nil
    }
}

/// How many different labels of each form, and of each table that forms share, a document has.
private struct FormEvidence {
    private static let telling = TellingLabels.shared

    /// By group of `telling`.
    private var counts = Array(repeating: 0, count: telling.groups.count)

    init(_ document: Document, _ outline: Outline) {
        let start = outline.headings.first { $0.kind != .overview }?.lines.lowerBound ?? 0
        var text: [Unicode.Scalar] = []
        text.reserveCapacity(document.scalars.count)
        for line in document.lines[start...] where line.role != .furniture && line.role != .blank {
            text.append(document.text(of: line)) { $0.isBlank || Self.isRuling($0) }
        }
        let labels = Self.telling.labels
        var seen = Array(repeating: false, count: labels.count)
        let index = Self.index
        for position in text.indices.dropLast() {
            var label = index.first[Self.chain(text[position], text[position &+ 1])]
            while label >= 0 {
                if !seen[label], text[position...].starts(with: labels[label].text) {
                    seen[label] = true
                }
                label = index.next[label]
            }
        }
        for (label, isSeen) in seen.enumerated() where isSeen { counts[labels[label].group] += 1 }
    }

    /// Two labels of its own tell a form. A table that forms share tells the newest of them that shows anything of its own:
    /// else the oldest, which has no rows of its own there, or the one of that year, where all have the same rows.
    func form(titleYear: () -> Int?) -> Form? {
        let forms = Codebook.shared.forms
        var own = Array(repeating: 0, count: forms.count)
        for (group, count) in zip(Self.telling.groups, counts) where group.forms.count == 1 {
            own[group.forms[0]] = count
        }
        let best = own.max() ?? 0
        if best >= 2 {
            let leading = forms.indices.filter { own[$0] == best }.map { forms[$0] }
            return leading.count == 1
                ? leading[0] : Self.form(of: titleYear(), among: leading) ?? leading.last
        }
        for (group, count) in zip(Self.telling.groups, counts)
        where group.forms.count > 1 && count >= group.need {
            if let newest = group.forms.last(where: { own[$0] > 0 }) { return forms[newest] }
            let sharing = group.forms.map { forms[$0] }
            return group.isSameTable ? Self.form(of: titleYear(), among: sharing) : sharing.first
        }
        return nil
    }

    /// The form that was in force.
    private static func form(of year: Int?, among forms: [Form]) -> Form? {
        year.flatMap { year in forms.last { $0.firstYear <= year } ?? forms.first }
    }

    /// Lines of text tables, which may stand inside a wrapped label.
    private static func isRuling(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "|" || scalar.value >= 0x2500 && scalar.value <= 0x257F
    }

    private static func chain(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
        Int((first.value &* 31 &+ second.value) & 1023)
    }

    /// Chains of labels by their first two characters: the first of each chain, and the next of each label.
    private static let index: (first: [Int], next: [Int]) = {
        var first = Array(repeating: -1, count: 1024)
        var next = Array(repeating: -1, count: telling.labels.count)
        for (offset, label) in telling.labels.enumerated() {
            precondition(label.text.count >= 2, "a label of one character tells no form")
            let chain = chain(label.text[0], label.text[1])
            next[offset] = first[chain]
            first[chain] = offset
        }
        return (first, next)
    }()
}
