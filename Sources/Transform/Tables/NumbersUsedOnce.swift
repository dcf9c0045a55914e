import Model

/// Puts in doubt what is published more often than the document prints it.
///
/// ```
/// │ 12 │ 1 │      line 82: one 12; a damaged border made the lines below look like the rest of the second cell,
/// │    │ 2 │      and `1` and `2` were put together to another 12
/// ```
/// Rule: a printed number is the value of one cell. Where more figures name a number of a line than the line has, one of them was
/// read wrongly, and nothing tells which. Harm to a look-alike: seven zeros on a line stand there seven times, and stay.
/// Seen by the damaged texts of `NoiseTests`.
enum NumbersUsedOnce {
    private struct Use: Hashable {
        let line: Int32
        let number: String
    }

    static func withdraw(_ figures: inout [Figure], in document: Document) {
        var uses: [Use: [Int]] = [:]
        for (offset, figure) in figures.enumerated() where figure.status == .reported {
            guard figure.asWritten.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            uses[Use(line: figure.line, number: figure.asWritten), default: []].append(offset)
        }
        // A line that was broken up is several, of one number.
        let lines = Dictionary(grouping: document.lines, by: \.number)
        for (use, offsets) in uses where offsets.count > 1 {
            let number = Array(use.number.unicodeScalars)
            let printed = (lines[use.line] ?? []).reduce(0) { $0 + count(number, on: $1, of: document) }
            guard printed > 0, printed < offsets.count else { continue }
            for offset in offsets {
                figures[offset].status = .ambiguous
                figures[offset].value = nil
            }
        }
    }

    /// How often a line has these digits with no digit before or behind them.
    private static func count(_ number: [Unicode.Scalar], on line: Line, of document: Document) -> Int {
        document.text(of: line).split { !$0.isASCIIDigit }.count { $0.elementsEqual(number) }
    }
}
