import Model

/// Which lines of a document are prose, when the tables have taken theirs.
///
/// Evidence: a paragraph that ends with a full stop is prose even where a table claimed one of its numbers; what stands
/// between two lines of a table and is no such paragraph is debris of the table, and so is a ruling.
/// Harm: a note between two tables without a full stop is lost; a cell that ends with a full stop is kept.
struct ProseLines {
    /// For each line of the document.
    private(set) var isProse: [Bool]

    init(_ document: Document) {
        isProse = document.lines.map { $0.role == .text || $0.role == .title || $0.role == .signOff }
        dropMarkedTables(document)
        var start = 0
        while start < document.lines.count {
            var end = start + 1
            while end < document.lines.count, Self.goesOn(document.lines[end]) { end += 1 }
            if Self.readsAsSentence(document, start..<end) {
                for line in start..<end where document.lines[line].role == .table { isProse[line] = true }
            }
            start = end
        }
        dropDebris(document)
        dropFragments(document)
    }

    /// The lines of tables that stand in HTML: whoever reads the prose reads no `<td>`.
    private mutating func dropMarkedTables(_ document: Document) {
        guard document.scalars.contains("<") else { return }
        var tables = DataTables.ranges(in: document.scalars)[...]
        for (offset, line) in document.lines.enumerated() {
            while let table = tables.first, table.upperBound <= Int(line.start) { tables.removeFirst() }
            if let table = tables.first, table.lowerBound < Int(line.end) { isProse[offset] = false }
        }
    }

    private static func goesOn(_ line: Line) -> Bool {
        switch line.role {
        case .blank, .furniture: true
        case .heading: false
        default: line.joint != .none
        }
    }

    private static func readsAsSentence(_ document: Document, _ lines: Range<Int>) -> Bool {
        guard lines.contains(where: { document.lines[$0].role == .table }), mayEndSentence(document, lines)
        else { return false }
        var text: [Unicode.Scalar] = []
        for line in lines where document.lines[line].role == .table || document.lines[line].role == .text {
            text += document.compactText(of: line)
        }
        let isMostlyHan = text.count { $0.isHan } * 3 > text.count
        switch text.last {
        case "。", "！", "？": return isMostlyHan
        case "：": return isMostlyHan && text.first != "（" && leads.contains { $0.occurs(in: text) }
        default: return false
        }
    }

    /// A look at the last character, as most lines of tables end without a stop.
    private static func mayEndSentence(_ document: Document, _ lines: Range<Int>) -> Bool {
        for line in lines.reversed()
        where document.lines[line].role == .table || document.lines[line].role == .text {
            guard let last = document.text(of: document.lines[line]).last(where: { !$0.isBlank }) else {
                continue
            }
            return last == "。" || last == "！" || last == "？" || last == "："
        }
        return false
    }

    /// What a sentence says that leads over to a table.
    private static let leads: [Phrase] = ["如下", "下表"]

    /// Leaves out what stands between table lines of one section without being a sentence, and rulings.
    private mutating func dropDebris(_ document: Document) {
        var pending: [Int] = []
        var isAfterTable = false
        func drop(_ lines: [Int]) { for line in lines { isProse[line] = false } }
        for (offset, line) in document.lines.enumerated() {
            if line.role == .heading {
                drop(pending.filter { document.compactCount(of: $0, limit: 7) <= 6 })
                (pending, isAfterTable) = ([], false)
            } else if line.role == .table, !isProse[offset] {
                drop(pending)
                (pending, isAfterTable) = ([], true)
            } else if isProse[offset], line.role == .text {
                if Self.isRuling(document.text(of: line)) {
                    isProse[offset] = false
                } else if isAfterTable {
                    pending.append(offset)
                    if Self.endsStatement(document.text(of: line)) { (pending, isAfterTable) = ([], false) }
                }
            }
        }
    }

    /// Leaves out columns of a table that a page break threw into the next section: many short lines on end, most of
    /// them of one or two characters.
    private mutating func dropFragments(_ document: Document) {
        var run: [Int] = []
        var length = 0
        var isInBody = false
        for offset in document.lines.indices {
            let role = document.lines[offset].role
            if role == .heading { isInBody = true }
            guard role != .blank, role != .furniture, isInBody else { continue }
            let count =
                isProse[offset] && role == .text ? document.compactCount(of: offset, limit: 7) : 7
            let isFragment =
                count <= 6 && document.lines[offset].joint == .none
                && !Self.endsStatement(document.text(of: document.lines[offset]))
            if isFragment {
                run.append(offset)
                length += count
                continue
            }
            if run.count >= 6, length <= run.count * 2 { for line in run { isProse[line] = false } }
            (run, length) = ([], 0)
        }
    }

    /// `-----`, `|`, and what a tool prints for a table that it cannot print: `[TABLE]`.
    private static func isRuling(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let isPlaceholder = text.first { !$0.isBlank } == "[" && text.last { !$0.isBlank } == "]"
        return text.allSatisfy { $0.isBlank || $0.isRuling || isPlaceholder && $0.isASCII && !$0.isDigit }
    }

    /// `…。` or `…如下：`; the note on the form's own arithmetic is in brackets.
    private static func endsStatement(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = text.last(where: { !$0.isBlank }) else { return false }
        return last == "。" || last == "：" && text.first { !$0.isBlank } != "（"
    }
}
