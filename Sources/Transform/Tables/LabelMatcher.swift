import Forms
import Model

/// Tells for each token which row's label it is a piece of, or what else it is.
///
/// Reads on in one pass: a label may be cut into pieces by line ends, by cells, by letters of spanning
/// labels and by the values themselves. A piece goes to the row whose label it continues, else to the
/// next row whose label it begins, else it is a piece of a header. A line with words that are none of
/// these is prose: its numbers are no values.
struct LabelMatcher {
    enum Role: Equatable {
        case label(row: Int)
        /// A label that was read before: the table is printed twice, or another one looks like it.
        case repeated
        case header
        case value
        case unit
        /// A label that the form does not have.
        case unknown
        /// A piece of a line of prose.
        case prose
        /// An enumerator or a note.
        case none
    }

    struct RowLabel {
        /// Offsets of the tokens that its first and last pieces stand in.
        var first = -1
        var last = -1
        /// Which of the row's labels, as an offset among all labels of the sheet.
        var label = 0
        var consumed = 0
        var consumedBefore = 0
        /// True where the table has no header, and only the heading of its section names the row.
        var isHeading = false

        var isStarted: Bool { first >= 0 }
    }

    private(set) var roles: [Role]
    private(set) var labels: [RowLabel]
    /// The core of each token's text; of numbers none.
    private(set) var cores: [ArraySlice<Unicode.Scalar>]

    private let document: Document
    private let tokens: [TableToken]
    private let rows: [LabelSheet.Row]
    private let sheet: LabelSheet
    private let printed: IndexedSheet
    /// What stands before a label, on its own line or on the one above.
    private struct Enumerator {
        /// 0 where it has no Arabic one.
        var number = 0
        var isChinese = false
    }

    /// The row whose label was read last, -1 where there is none.
    private var current = -1
    private var pending = Enumerator()
    /// The first letter of a label where a line or a blank ends behind it: `（一）予` / `以公开`, `2. 重 复申请`.
    private var pendingLetter: ArraySlice<Unicode.Scalar> = []
    private var hasValuesSinceLabel = false
    /// Brackets that the label read last has open, and the line of its last piece.
    private var noteDepth = 0
    private var noteLine = 0
    /// What the line at hand has changed of `labels`, in order, each as it was before.
    private var changes: [(row: Int, before: RowLabel)] = []

    init(document: Document, tokens: [TableToken], sheet: IndexedSheet) {
        self.document = document
        self.tokens = tokens
        self.sheet = sheet.sheet
        rows = sheet.sheet.rows
        printed = sheet
        roles = Array(repeating: .none, count: tokens.count)
        labels = Array(repeating: RowLabel(), count: rows.count)
        cores = Array(repeating: [], count: tokens.count)
        changes.reserveCapacity(16)
        var first = 0
        while first < tokens.count {
            var end = first + 1
            while end < tokens.count, tokens[end].line == tokens[first].line { end += 1 }
            matchLine(first..<end)
            first = end
        }
        for index in tokens.indices.dropLast() where tokens[index + 1].isValue { matchHeading(index) }
        // The stroke of `本年增` / `/` / `减` is a piece of the header.
        for index in roles.indices.dropFirst().dropLast()
        where tokens[index].kind == .mark && roles[index + 1] == .header {
            if roles[index - 1] == .header || isFirstOfUnavailable(index) {
                roles[index] = .header
                cores[index] = LabelCore.ideographs(document.text(of: tokens[index]))
            }
        }
    }

    /// A table in one row whose header a tool lost: below the heading of its section stand as many values as it has
    /// columns, in one line, and nothing else.
    private mutating func matchHeading(_ index: Int) {
        guard document.lines[tokens[index].line].role == .heading,
            let kind = HeadingText(Array(document.text(of: tokens[index])))?.kind, kind == .reviewLitigation,
            let row = sheet.onlyRow, !labels[row].isStarted
        else { return }
        let values = tokens[(index + 1)...].prefix { $0.isValue && $0.line == tokens[index + 1].line }
        let next = values.endIndex
        guard values.count == rows[row].figures.count,
            next == tokens.count || !tokens[next].isValue
        else { return }
        labels[row].first = index
        labels[row].last = index
        labels[row].isHeading = true
        roles[index] = .label(row: row)
    }

    /// `无` of `无` / `法提供`, a spanning label that a narrow column cut.
    private func isFirstOfUnavailable(_ index: Int) -> Bool {
        document.text(of: tokens[index]).elementsEqual("无".unicodeScalars)
            && document.text(of: tokens[index + 1]).first == "法"
    }

    /// Tells the tokens of one printed row; of a line of prose what was taken for labels is taken back.
    private mutating func matchLine(_ range: Range<Int>) {
        let saved = (current, pending)
        changes.removeAll(keepingCapacity: true)
        var unknown = 0
        var isProse = document.lines[tokens[range.lowerBound].line].role == .heading
        for index in range {
            switch tokens[index].kind {
            case .number, .mark, .cut:
                roles[index] = .value
                hasValuesSinceLabel = true
            case .unit, .text:
                roles[index] = match(index)
                followNote(index)
                if roles[index] == .unknown, tokens[index].kind != .text {
                    roles[index] = .unit
                } else if roles[index] == .unknown {
                    unknown += 1
                    isProse = isProse || looksLikeProse(tokens[index])
                }
            }
        }
        if isProse, document.lines[tokens[range.lowerBound].line].role != .heading, holdsRows(range) {
            for index in range where roles[index] == .unknown || roles[index] == .none {
                if tokens[index].kind == .text, looksLikeProse(tokens[index]) { roles[index] = .prose }
            }
        } else if isProse {
            for change in changes.reversed() { labels[change.row] = change.before }
            (current, pending) = saved
            for index in range { roles[index] = .prose }
            pendingLetter = []
        }
    }

    /// What stands in the brackets of a label up to four lines on is its note, whatever it says: `规范性文件（行政机关制定发布的` /
    /// `决定、公告……）`.
    private mutating func followNote(_ index: Int) {
        let text = document.text(of: tokens[index])
        let change = text.reduce(0) { depth, scalar in
            switch scalar {
            case "（", "(": depth + 1
            case "）", ")": depth - 1
            default: depth
            }
        }
        if case .label = roles[index] {
            noteDepth = change
        } else if noteDepth > 0, tokens[index].line <= noteLine + 4 {
            if roles[index] == .unknown { roles[index] = .none }
            noteDepth += change
        } else {
            noteDepth = 0
        }
        noteLine = tokens[index].line
    }

    /// A block that a tool put on one line may hold rows and the heading behind them: several labels, each with values.
    private func holdsRows(_ range: Range<Int>) -> Bool {
        let unread = range.count { roles[$0] == .unknown && looksLikeProse(tokens[$0]) }
        let labelled = range.dropLast().count {
            if case .label = roles[$0] { roles[$0 + 1] == .value } else { false }
        }
        return unread == 1 && labelled > 1 && range.count { roles[$0] == .value } > 3
    }

    private static let ofWhich = Array("其中：".unicodeScalars)

    private func looksLikeProse(_ token: TableToken) -> Bool {
        var text = document.text(of: token)
        // `其中：镇街查阅点数`, a row of a local variant.
        if text.starts(with: Self.ofWhich) { text = text.dropFirst(Self.ofWhich.count) }
        return text.count > 14 || text.contains(where: Self.isOfSentences)
    }

    private static func isOfSentences(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "；", "，", "：", ":", ";": true
        default: false
        }
    }

    private mutating func match(_ index: Int) -> Role {
        let text = document.text(of: tokens[index])
        let parsed = LabelCore(text)
        let core = parsed.core
        cores[index] = core
        if let role = roleOfMergedCell(index, text) { return role }
        let enumerator = Enumerator(
            number: parsed.number == 0 ? pending.number : parsed.number,
            isChinese: parsed.hasChineseNumber || pending.isChinese)
        pending = Enumerator()
        if !pendingLetter.isEmpty {
            let whole = pendingLetter + core
            pendingLetter = []
            if let (row, count) = begin(whole, enumerator, at: 0), row >= 0, count == whole.count {
                take(row, count, index)
                return .label(row: row)
            }
        }
        if core.count == 1, enumerator.isChinese || enumerator.number > 0 {
            pendingLetter = core
            pending = enumerator
        }
        // `（ 七 ）总计`
        if text.count == 1, let first = text.first, first.isChineseNumeral, index > 0,
            let before = document.text(of: tokens[index - 1]).last, before == "（" || before == "("
        {
            pending.isChinese = true
            return .none
        }
        if core.isEmpty {
            let isDigits = text.count <= 2 && text.allSatisfy(\.isASCIIDigit)
            pending = enumerator
            if isDigits { pending.number = text.reduce(0) { $0 * 10 + Int($1.value) - 48 } }
            return .none
        }
        var role = Role.unknown
        var position = 0
        while position < core.count {
            let rest = core.dropFirst(position)
            if let (row, count) = continuation(rest, of: current) ?? begin(rest, enumerator, at: position)
                ?? continuationOfAny(rest)
            {
                if row < 0 { return isStillCurrent(rest) ? .none : .repeated }
                take(row, count, index)
                role = .label(row: row)
                position += count
            } else if let count = headerPiece(rest) {
                if role == .unknown { role = .header }
                position += count
            } else if role == .header, let (row, count) = beginEnumerated(rest) {
                take(row, count, index)
                role = .label(row: row)
                position += count + 1
            } else {
                if case .label = role { return role }
                if role == .header, position >= 4, rest.count <= 6 { return role }
                let isNote =
                    (text.first == "（" || text.first == "(") && !enumerator.isChinese
                    && enumerator.number == 0
                return isNote || !pendingLetter.isEmpty ? .none : .unknown
            }
        }
        // `3、其他`: a column's label has no number.
        return role == .header && enumerator.number > 0 && core.count < 4 ? .unknown : role
    }

    /// A merged cell that is printed again for each column it spans.
    private func roleOfMergedCell(_ index: Int, _ text: ArraySlice<Unicode.Scalar>) -> Role? {
        guard text.count > 3 else { return nil }
        // The annex has rows with the same label few lines apart.
        let reach = sheet.hasUnitColumn ? 1 : 4
        var before = index - 1
        while before >= max(0, index - reach), tokens[before].kind == .text {
            if roles[before] != .prose, document.text(of: tokens[before]) == text {
                return roles[before] == .header ? .header : Role.none
            }
            before -= 1
        }
        return nil
    }

    /// True where the label that was read last comes again before its values: a cell whose text has several lines, merged
    /// over several columns.
    private func isStillCurrent(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard current >= 0, labels[current].isStarted else { return false }
        return !hasValuesSinceLabel && printed.letters(of: labels[current].label).starts(with: rest)
    }

    private mutating func take(_ row: Int, _ count: Int, _ index: Int) {
        hasValuesSinceLabel = false
        changes.append((row, labels[row]))
        if labels[row].first < 0 { labels[row].first = index }
        labels[row].last = index
        labels[row].consumedBefore = labels[row].consumed
        labels[row].consumed += count
        current = row
    }

    /// How far `rest` continues the label of a row that has begun.
    private mutating func continuation(_ rest: ArraySlice<Unicode.Scalar>, of row: Int) -> (Int, Int)? {
        guard row >= 0, labels[row].isStarted else { return nil }
        let label = printed.labels[labels[row].label]
        guard labels[row].consumed < label.count else { return nil }
        if let count = matched(rest, label, from: labels[row].consumed) { return (row, count) }
        // A letter of a spanning label had been taken for this row's (`理` of `不予处理` for `理由…`).
        if labels[row].consumed == labels[row].consumedBefore + 1, rest.count > 1,
            let count = matched(rest, label, from: labels[row].consumedBefore)
        {
            changes.append((row, labels[row]))
            labels[row].consumed = labels[row].consumedBefore
            return (row, count)
        }
        return nil
    }

    /// The piece must end where the token ends, or where the label or its main part ends.
    private func matched(
        _ rest: ArraySlice<Unicode.Scalar>, _ label: IndexedSheet.Label, from consumed: Int
    ) -> Int? {
        let length = min(rest.count, label.count - consumed)
        let start = label.start + consumed
        var count = 0
        while count < length, rest[rest.startIndex + count] == printed.letters[start + count] { count += 1 }
        guard count > 0 else { return nil }
        if count == rest.count || consumed + count == label.count { return count }
        return consumed + count >= label.mainCount && consumed < label.mainCount
            ? label.mainCount - consumed : nil
    }

    private mutating func continuationOfAny(_ rest: ArraySlice<Unicode.Scalar>) -> (Int, Int)? {
        guard rest.count > 1 || headerPiece(rest) == nil else { return nil }
        for row in labels.indices.reversed()
        where row != current && labels[row].isStarted
            && labels[row].consumed < printed.labels[labels[row].label].count
        {
            if let found = continuation(rest, of: row) { return found }
        }
        return nil
    }

    /// The row whose label begins with `rest`: the next one in the form's order that has not begun.
    /// A negative row says that all such rows have been read already.
    private mutating func begin(
        _ rest: ArraySlice<Unicode.Scalar>, _ enumerator: Enumerator, at position: Int
    ) -> (Int, Int)? {
        guard rest.count > 1, let found = printed.starts[IndexedSheet.key(rest)] else { return nil }
        var best: (row: Int, label: Int, count: Int, distance: Int)?
        var seen = false
        // `其他` before a column of numbers, not the first letters of `2.其他法律行政法规禁止公开`.
        func isColumn() -> Bool {
            position == 0 && enumerator.number == 0
                && sheet.columnCores.contains { $0.contains { $0.elementsEqual(rest) } }
        }
        for offset in found {
            let label = printed.labels[offset]
            guard let count = matched(rest, label, from: 0), count > 1 else { continue }
            if position == 0, enumerator.number > 0, label.number > 0, enumerator.number != label.number {
                continue
            }
            if label.needsEnumerator {
                guard position == 0,
                    label.number > 0 ? enumerator.number == label.number : enumerator.isChinese
                else { continue }
            }
            if labels[label.row].isStarted {
                seen = seen || count >= label.mainCount
                continue
            }
            let whole = count >= label.mainCount
            let ahead = label.row - current
            let hasNumber = enumerator.number > 0 && enumerator.number == label.number
            guard whole || hasNumber || count >= 4 || (1...2).contains(ahead) && !isColumn() else { continue }
            let distance = (ahead > 0 ? ahead : 1000 - ahead)
            // Of a row's labels the one that says most of it: `专项经费（万元）（不包括…`, not `专项经费`, or the next line
            // would go on with none.
            if best.map({ (distance, -count) < ($0.distance, -$0.count) }) ?? true {
                best = (label.row, offset, count, distance)
            }
        }
        if let best {
            changes.append((best.row, labels[best.row]))
            labels[best.row].label = best.label
            return (best.row, best.count)
        }
        return seen && headerPiece(rest) != rest.count ? (-1, rest.count) : nil
    }

    /// A label behind a piece of a spanning one: `三、本年度办理结（一）予以公开`, whose `果` is on the next line.
    private mutating func beginEnumerated(_ rest: ArraySlice<Unicode.Scalar>) -> (Int, Int)? {
        guard let first = rest.first, first.isChineseNumeral else { return nil }
        guard let (row, count) = begin(rest.dropFirst(), Enumerator(number: 0, isChinese: true), at: 0),
            row >= 0
        else { return nil }
        return (row, count)
    }

    /// `计商业`, where the end of a header stands before the next one.
    private func isHeaderPiece(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.count > 1 && sheet.headerPieces.length(ofPieceBeginning: rest) == rest.count
    }

    /// How many letters at the front are a piece of a header or of a label that spans rows.
    private func headerPiece(_ rest: ArraySlice<Unicode.Scalar>) -> Int? {
        let count = sheet.headerPieces.length(ofPieceBeginning: rest)
        if count == rest.count || count == 1 && isHeaderPiece(rest.dropFirst()) { return count }
        return count > 1 ? min(count, 24) : nil
    }
}

/// A label sheet with its labels found by their first two letters.
struct IndexedSheet: Sendable {
    let sheet: LabelSheet
    /// The labels of all rows in order, and their letters in one piece: comparing with one counts no reference.
    let labels: [Label]
    let letters: [Unicode.Scalar]
    /// For the first two letters the offsets of the labels that begin so.
    let starts: [UInt64: [Int]]

    struct Label: Sendable {
        let row: Int
        /// Where its core stands in `letters`.
        let start: Int
        let count: Int
        /// See `LabelSheet.Label`.
        let mainCount: Int
        let number: Int
        let needsEnumerator: Bool
    }

    init(_ sheet: LabelSheet) {
        self.sheet = sheet
        var labels: [Label] = []
        var letters: [Unicode.Scalar] = []
        var starts: [UInt64: [Int]] = [:]
        for (row, entry) in sheet.rows.enumerated() {
            for label in entry.labels {
                if label.core.count > 1 {
                    starts[Self.key(label.core[...]), default: []].append(labels.count)
                }
                labels.append(
                    Label(
                        row: row, start: letters.count, count: label.core.count, mainCount: label.mainCount,
                        number: label.number, needsEnumerator: label.needsEnumerator))
                letters += label.core
            }
        }
        self.labels = labels
        self.letters = letters
        self.starts = starts
    }

    func letters(of label: Int) -> ArraySlice<Unicode.Scalar> {
        letters[labels[label].start..<labels[label].start + labels[label].count]
    }

    static func key(_ text: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var key: UInt64 = 0
        for scalar in text.prefix(2) { key = key << 32 | UInt64(scalar.value) }
        return key
    }
}
