import Model

/// What one line looks like, as far as layout can be told from it.
///
/// Unit: `width`, `indent` and `unit` in quarters of a Chinese character's width, so that the thin
/// space that typesetting puts between Chinese and Latin text counts for what it is.
struct LineShape {
    static let wide = 4

    private let place: LinePlace
    private(set) var width = 0
    /// Characters without white space, and the Chinese among them.
    private(set) var count = 0
    private(set) var hanCount = 0
    private(set) var digitCount = 0
    /// Places where Chinese and Latin characters meet without a blank between them.
    private(set) var tightBorders = 0
    /// Width of what could not have stayed on the line before without its successor.
    private(set) var unit = 0
    /// Opening less closing round brackets.
    private(set) var openBrackets = 0
    private(set) var first: Unicode.Scalar = " "
    /// The character before the last.
    private(set) var beforeLast: Unicode.Scalar = " "
    private(set) var last: Unicode.Scalar = " "
    private(set) var hasASCII = false
    /// Has a place where Chinese and Latin characters meet with a blank between them.
    private(set) var hasSpacedBorder = false
    /// Two or more blanks inside the line: it may be a row of columns.
    private(set) var hasColumns = false
    private(set) var hasComma = false
    /// Punctuation between clauses or sentences before its last character.
    private(set) var hasClauses = false
    /// Has the marks of a quoted name, `《》`.
    private(set) var quotesTitle = false
    private(set) var endsSentence = false
    /// Drawn, not written.
    private(set) var isRuling = false
    private(set) var marker = ListMarker.none

    /// Borrows what it reads: an initialiser that owned it would count references for each line.
    init(
        _ place: LinePlace, in document: borrowing Document,
        _ traits: borrowing ScalarTraitsTable = .shared
    ) {
        self.place = place
        let line = document.lines[place.line]
        document.scalars.withUnsafeBufferPointer { scalars in
            measure(UnsafeBufferPointer(rebasing: scalars[Int(line.start)..<Int(line.end)]), traits)
        }
        if first.mayBeginMarker, !isNumeral { marker = ListMarker(beginning: document.text(of: line)) }
    }

    private mutating func measure(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, _ table: borrowing ScalarTraitsTable
    ) {
        var blanks = 0
        var unitIsOpen = true
        var rulings = 0
        var lastTraits: ScalarTraits = []
        var index = 0
        while index < text.count {
            let scalar = text[index]
            index &+= 1
            let traits = table[scalar]
            if traits.contains(.isBlank) {
                blanks += scalar == "\t" ? 2 : 1
                continue
            }
            if count == 0 {
                first = scalar
            } else {
                meet(traits, lastTraits, blanks)
                if unitIsOpen {
                    unitIsOpen =
                        traits.contains(.cannotBeginLine) || lastTraits.contains(.cannotEndLine)
                        || blanks == 0 && lastTraits.intersection(traits).contains(.isASCII)
                }
            }
            width += traits.contains(.isASCII) ? 2 : Self.wide
            if unitIsOpen { unit = width }
            count += 1
            beforeLast = last
            last = scalar
            lastTraits = traits
            blanks = 0
            if traits.contains(.isHan) {
                hanCount += 1
                let run = Self.hanCount(of: text, from: index)
                if run > 0 {
                    addHan(run, text, before: index &+ run)
                    unitIsOpen = false
                    index &+= run
                }
            } else {
                if traits.contains(.isRuling) { rulings += 1 }
                note(scalar, traits)
            }
        }
        isRuling = count >= 3 && rulings == count
        endsSentence =
            lastTraits.contains(.endsSentence)
            || lastTraits.contains(.cannotBeginLine) && beforeLast.endsSentence
    }

    /// What a character and the one before it say together.
    @inline(__always)
    private mutating func meet(_ traits: ScalarTraits, _ before: ScalarTraits, _ blanks: Int) {
        let areBoth = before.intersection(traits)
        if blanks > 0 {
            if areBoth.contains(.isASCII) {
                width += 2
            } else if before.symmetricDifference(traits).contains(.isHan) {
                width += 1
            }
            if blanks > 1 { hasColumns = true }
        }
        if areBoth.isDisjoint(with: [.isHan, .isASCII]),
            before.union(traits).isSuperset(of: [.isHan, .isASCII])
        {
            if blanks > 0 { hasSpacedBorder = true } else { tightBorders += 1 }
        }
        if last == "，" || before.contains(.endsSentence) { hasClauses = true }
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
    private mutating func note(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        if traits.contains(.isASCII) { hasASCII = true }
        if traits.contains(.isDigit) {
            digitCount += 1
            return
        }
        switch scalar {
        case "，", "、", ",": hasComma = true
        case "（", "(": openBrackets += 1
        case "）", ")": openBrackets -= 1
        case "《", "》": quotesTitle = true
        default: break
        }
    }

    var line: Int { place.line }
    var gap: Int { place.gap }
    var followsBreak: Bool { place.followsBreak }
    var indent: Int { place.indent }

    /// Digits and nothing else.
    var isNumeral: Bool { digitCount == count }

    /// Ends like the name of a report: 报告, 年报.
    var endsAsReport: Bool { beforeLast == "报" && last == "告" || beforeLast == "年" && last == "报" }

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
        let traits = ScalarTraitsTable.shared
        return LinePlace.places(in: document).map { LineShape($0, in: document, traits) }
    }
}
