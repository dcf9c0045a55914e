import Model

/// What one line looks like, as far as layout can be told from it.
///
/// Unit: `width`, `indent` and `unit` in quarters of a Chinese character's width, so that the thin
/// space that typesetting puts between Chinese and Latin text counts for what it is.
struct LineShape {
    static let wide = 4

    /// Offset into `Document.lines`.
    let line: Int
    /// Blank lines since the text line before.
    let gap: Int
    /// A page begins here, or furniture stood between.
    var followsBreak: Bool
    private(set) var indent = 0
    private(set) var width = 0
    /// Characters without white space, and the Chinese among them.
    private(set) var count = 0
    private(set) var hanCount = 0
    private(set) var digitCount = 0
    private(set) var asciiCount = 0
    private var rulingCount = 0
    /// Places where Chinese and Latin characters meet, without and with a blank between them.
    private(set) var tightBorders = 0
    private(set) var spacedBorders = 0
    private(set) var first: Unicode.Scalar = " "
    private(set) var last: Unicode.Scalar = " "
    /// Width of what could not have stayed on the line before without its successor.
    private(set) var unit = 0
    /// Two or more blanks inside the line: it may be a row of columns.
    private(set) var hasColumns = false
    private(set) var hasComma = false
    /// Punctuation between clauses or sentences before its last character.
    private(set) var hasClauses = false
    /// Has the marks of a quoted name, `《》`.
    private(set) var quotesTitle = false
    /// Opening less closing round brackets.
    private(set) var openBrackets = 0
    private(set) var endsSentence = false
    /// The character before the last.
    private(set) var beforeLast: Unicode.Scalar = " "
    private(set) var marker = ListMarker.none

    init(line: Int, gap: Int, followsBreak: Bool, text: ArraySlice<Unicode.Scalar>) {
        self.line = line
        self.gap = gap
        self.followsBreak = followsBreak
        text.withUnsafeBufferPointer { measure($0) }
        if first.mayBeginMarker { marker = ListMarker(beginning: text) }
    }

    private mutating func measure(_ text: UnsafeBufferPointer<Unicode.Scalar>) {
        var blanks = 0
        var unitIsOpen = true
        var index = 0
        while index < text.count {
            let scalar = text[index]
            index &+= 1
            if scalar == " " {
                blanks += 1
                if count == 0 { indent += 2 }
                continue
            }
            if scalar.isBlank {
                blanks += scalar == "\t" ? 2 : 1
                if count == 0 { indent += scalar.value == 0x3000 ? Self.wide : 2 }
                continue
            }
            if count == 0 {
                first = scalar
            } else {
                let isInsideWords = last.value < 0x80 && scalar.value < 0x80
                if blanks > 0, isInsideWords || last.isHan != scalar.isHan { width += isInsideWords ? 2 : 1 }
                if last.isHan && scalar.isASCII || last.isASCII && scalar.isHan {
                    if blanks > 0 { spacedBorders += 1 } else { tightBorders += 1 }
                }
                if blanks > 1 { hasColumns = true }
                if !hasClauses, !last.isHan, last == "，" || last.endsSentence { hasClauses = true }
                if unitIsOpen {
                    unitIsOpen =
                        scalar.cannotBeginLine || last.cannotEndLine
                        || blanks == 0 && last.value < 0x80 && scalar.value < 0x80
                }
            }
            let own = scalar.value < 0x80 ? 2 : Self.wide
            width += own
            if unitIsOpen { unit = width }
            count += 1
            beforeLast = last
            last = scalar
            blanks = 0
            if scalar.isHan {
                hanCount += 1
                let run = Self.hanCount(of: text, from: index)
                if run > 0 {
                    addHan(run, text, before: index &+ run)
                    unitIsOpen = false
                    index &+= run
                }
            } else {
                note(scalar)
            }
        }
        endsSentence = last.endsSentence || last.cannotBeginLine && beforeLast.endsSentence
    }

    private static func hanCount(of text: UnsafeBufferPointer<Unicode.Scalar>, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isHan { index &+= 1 }
        return index &- start
    }

    /// Chinese characters behind another, most of any text: they add to counts and width, and say nothing more.
    private mutating func addHan(_ run: Int, _ text: UnsafeBufferPointer<Unicode.Scalar>, before end: Int) {
        count += run
        hanCount += run
        width += run * Self.wide
        beforeLast = text[end &- 2]
        last = text[end &- 1]
    }

    /// What a character that is not Chinese says.
    @inline(__always)
    private mutating func note(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { asciiCount += 1 }
        if scalar.isRuling { rulingCount += 1 }
        switch scalar {
        case "，", "、", ",": hasComma = true
        case "（", "(": openBrackets += 1
        case "）", ")": openBrackets -= 1
        case "《", "》": quotesTitle = true
        default: if scalar.isDigit { digitCount += 1 }
        }
    }

    /// A number of at most three digits alone on its line.
    var isBareNumber: Bool { digitCount == count && count <= 3 && count > 0 }

    /// Digits and nothing else.
    var isNumeral: Bool { digitCount == count }

    /// Ends like the name of a report: 报告, 年报.
    var endsAsReport: Bool { beforeLast == "报" && last == "告" || beforeLast == "年" && last == "报" }

    /// Drawn, not written.
    var isRuling: Bool { count >= 3 && rulingCount == count }

    /// Long enough, and of one piece, that only prose looks so.
    var isProse: Bool { hanCount >= 14 && !hasColumns }

    /// Prose that no label of a table looks like: long and of more than one clause.
    var isSentence: Bool { isProse && hasClauses && last != "）" }
}

/// What a line begins with when it begins an item of a list.
enum ListMarker {
    case none
    /// `一、`
    case chinese
    /// `（一）`
    case bracketedChinese
    /// `1.`, `1、`, `（1）`, `①`
    case arabic

    /// Harm: a wrapped line that happens to begin with `3、` reads as an item; `（一）项`, `1.0` do not.
    init(beginning text: ArraySlice<Unicode.Scalar>) {
        self = .none
        var characters = text.lazy.filter { !$0.isBlank }.prefix(7).makeIterator()
        guard var next = characters.next() else { return }
        if next.value >= 0x2460 && next.value <= 0x2473 {
            self = .arabic
            return
        }
        let isBracketed = next == "（" || next == "("
        if isBracketed {
            guard let inner = characters.next() else { return }
            next = inner
        }
        let isChinese = next.chineseNumeral != nil
        var length = 0
        while isChinese ? next.chineseNumeral != nil : next.isDigit {
            length += 1
            guard let following = characters.next() else { return }
            next = following
        }
        guard length > 0, length <= (isChinese ? 3 : 2) else { return }
        let after = characters.next()
        if isBracketed {
            guard next == "）" || next == ")" else { return }
            if after == "项" || after == "款" || after == "条" || after == "目" { return }
            self = isChinese ? .bracketedChinese : .arabic
        } else {
            let isClosed =
                next == "、" || next == "." || next == "．" || !isChinese && (next == "）" || next == ")")
            guard isClosed, after?.isDigit != true else { return }
            self = isChinese ? .chinese : .arabic
        }
    }
}

extension Unicode.Scalar {
    /// Most lines begin with none of these.
    fileprivate var mayBeginMarker: Bool {
        isDigit || chineseNumeral != nil || self == "（" || self == "(" || value >= 0x2460 && value <= 0x2473
    }
}

extension LineShape {
    /// The shapes of all lines that are text, in order.
    static func shapes(of document: Document) -> [LineShape] {
        var shapes: [LineShape] = []
        shapes.reserveCapacity(document.lines.count { $0.role != .blank && $0.role != .furniture })
        var gap = 0
        var followsBreak = false
        for (offset, line) in document.lines.enumerated() {
            if line.startsPage { followsBreak = true }
            switch line.role {
            case .blank: gap += 1
            case .furniture: followsBreak = true
            default:
                shapes.append(
                    LineShape(
                        line: offset, gap: gap, followsBreak: followsBreak, text: document.text(of: line)))
                gap = 0
                followsBreak = false
            }
        }
        markPagesBySpace(&shapes)
        return shapes
    }

    /// A form feed that became a space: in a text without indents the lines that begin with just one.
    private static func markPagesBySpace(_ shapes: inout [LineShape]) {
        guard shapes.count(where: { $0.indent == 0 }) * 20 >= shapes.count * 17 else { return }
        for position in shapes.indices where shapes[position].indent == 2 {
            shapes[position].followsBreak = true
        }
    }
}
