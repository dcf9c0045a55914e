/// Horizontal bars as SVG: a title and a description for who cannot see it; the table beside it has the numbers.
///
/// Drawn narrow, so that its letters stay readable on a telephone; a wider window does not enlarge them much.
struct BarChart {
    let id: String
    let title: HTMLWriter.Words
    /// What the two colours stand for; shown where both occur.
    let keys: [HTMLWriter.Words]
    let bars: [Bar]

    struct Bar {
        let label: String
        let value: Int64
        let isSecond: Bool
    }

    private static let (width, labelWidth, valueWidth, step) = (360, 40, 84, 22)

    func write(to html: inout HTMLWriter) {
        guard let largest = bars.map(\.value).max() else { return }
        html.markup("<figure>")
        html.element("figcaption") { $0.words(title) }
        if bars.contains(where: \.isSecond), bars.contains(where: { !$0.isSecond }) { writeKeys(to: &html) }
        let height = bars.count * Self.step
        html.markup(
            "<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-text\">"
        )
        html.element("title", "id=\"\(id)-title\"") { $0.text("\(title.chinese) / \(title.english)") }
        html.element("desc", "id=\"\(id)-text\"") { html in
            html.text(bars.map { "\($0.label): \(HTMLWriter.grouped($0.value))" }.joined(separator: "; "))
        }
        for (place, bar) in bars.enumerated() { write(bar, at: place, largest, to: &html) }
        html.markup("</svg></figure>\n")
    }

    private func write(_ bar: Bar, at place: Int, _ largest: Int64, to html: inout HTMLWriter) {
        let top = place * Self.step
        let room = Self.width - Self.labelWidth - Self.valueWidth
        // A value that is not zero is seen, however small.
        let share = Double(bar.value) / Double(max(largest, 1))
        let width = bar.value > 0 ? max(1, Int(share * Double(room))) : 0
        let isRepeated = place > 0 && bars[place - 1].label == bar.label
        if !isRepeated { html.markup("<text x=\"0\" y=\"\(top + 15)\">\(bar.label)</text>") }
        html.markup(
            "<rect class=\"\(bar.isSecond ? "second" : "first")\" x=\"\(Self.labelWidth)\" y=\"\(top + 3)\" "
                + "width=\"\(width)\" height=\"\(Self.step - 6)\"/>"
                + "<text x=\"\(Self.labelWidth + width + 6)\" y=\"\(top + 15)\">\(HTMLWriter.grouped(bar.value))</text>\n"
        )
    }

    private func writeKeys(to html: inout HTMLWriter) {
        html.element("p", "class=\"keys\"") { html in
            for (name, words) in zip(["first", "second"], keys) {
                html.element("span") { html in
                    html.markup("<i class=\"\(name)\"></i>")
                    html.words(words)
                }
            }
        }
    }
}

/// How much of anything the page shows, so that it stays under a megabyte whatever the number of reports.
enum PageLimits {
    static let entries = 50
    /// Up to so many bodies have a row each in the coverage; above, regions have.
    static let bodies = 200
    static let years = 20
    /// Characters of a name or path, of a message, of a quoted line.
    static let (name, message, quote) = (80, 240, 160)
}
