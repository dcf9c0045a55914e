import Model

/// The tables of HTML whose cells are read as cells: those that hold no other table, no prose and no metadata of the page.
///
/// A table that lays out the page holds another, or a cell with sentences; the table of 索引号 and 发布机构 above a report is
/// read line by line as where a tool printed it without its tags.
/// Harm: a form whose notes fill a cell with three sentences or 200 characters would lose its cells' places.
enum DataTables {
    static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var tables: [Range<Int>] = []
        var start: Int?
        for position in text.indices where text[position] == "<" {
            if stands(opening, in: text[...], at: position) {
                start = position
            } else if let begin = start, stands(closing, in: text[...], at: position) {
                let end = min(text.count, position + closing.count + 1)
                if isData(text[begin..<end]) { tables.append(begin..<end) }
                start = nil
            }
        }
        if let begin = start, isData(text[begin...]) { tables.append(begin..<text.count) }
        return tables
    }

    private static func isData(_ table: ArraySlice<Unicode.Scalar>) -> Bool {
        var (count, stops) = (0, 0)
        var isTag = false
        for position in table.indices {
            let scalar = table[position]
            if scalar == "<" {
                isTag = true
                if stands(cell, in: table, at: position) || stands(head, in: table, at: position) {
                    (count, stops) = (0, 0)
                }
            } else if scalar == ">" {
                isTag = false
            } else if !isTag {
                if scalar.isHan { count += 1 }
                if scalar == "。" { stops += 1 }
                if stops >= 3 || stops > 0 && count >= 200 { return false }
                if scalar == "索" || scalar == "发",
                    metadata.contains(where: { table[position...].starts(with: $0) })
                {
                    return false
                }
            }
        }
        return true
    }

    /// Shape: `mark` in small letters.
    private static func stands(
        _ mark: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>, at position: Int
    ) -> Bool {
        guard position + mark.count <= text.endIndex else { return false }
        for offset in mark.indices {
            let own = text[position + offset]
            guard own == mark[offset] || own.isLatinLetter && own.value | 0x20 == mark[offset].value else {
                return false
            }
        }
        return true
    }

    private static let opening = Array("<table".unicodeScalars)
    private static let closing = Array("</table".unicodeScalars)
    private static let cell = Array("<td".unicodeScalars)
    private static let head = Array("<th".unicodeScalars)
    private static let metadata = ["索引号", "发布机构", "发文日期"].map { Array($0.unicodeScalars) }
}
