import Model

/// A heading of a top-level section, read from one paragraph without its white space.
///
/// Rule: the outline of 国办公开办函〔2019〕60号 and 〔2021〕30号, and the headings that reports of 2008 to
/// 2018 gave themselves. Row labels of the tables look like headings; they are told by their words.
struct HeadingText {
    enum Style { case numbered, unmarkedNumber, bracketed, plain }

    let style: Style
    /// 0 where it has none.
    let number: Int
    /// `nil` where the words are not known.
    let kind: SectionKind?
    /// Characters of number and title, without the mark and the text that may follow on the line.
    let length: Int

    static let longest = 45

    /// A look at both ends of a paragraph, as most are cells of tables: a heading begins with a number or a
    /// bracket, or begins and ends like an official wording.
    static func isPossible(from first: Unicode.Scalar, to last: Unicode.Scalar) -> Bool {
        if first.chineseNumeral != nil || isBracket(first) { return true }
        return plainBeginnings.contains(first) && plainEnds.contains(last)
    }

    static func isBracket(_ scalar: Unicode.Scalar) -> Bool { scalar == "（" || scalar == "(" }

    private static let plainBeginnings = Array("总總概主收依政因存其".unicodeScalars)
    private static let plainEnds = Array("况況述项項施题題".unicodeScalars)

    /// Leaders of a table of contents, and the mark of the number where a tool put it behind the line.
    static let mayTrail = Array(".…·、".unicodeScalars)

    /// Shape: `text` is a whole paragraph or its beginning, without white space.
    /// Rejects text that cannot be a heading: too long, several clauses, a row label.
    init?(_ text: [Unicode.Scalar]) {
        guard let prefix = NumberPrefix(text) else { return nil }
        let rest = text[prefix.length...]
        var end =
            rest.firstIndex { $0 == "。" || $0 == "：" || $0 == "；" || $0 == ":" || $0 == ";" } ?? text.count
        let isWhole = end >= text.count - 1
        while end > prefix.length, Self.mayTrail.contains(text[end - 1]) {
            end -= 1
        }
        guard end > prefix.length, end <= Self.longest, isWhole || end <= 30 else { return nil }
        let title = Array(text[prefix.length..<end])
        guard !title.contains(where: { $0 == "，" || $0 == "," || $0.isDigit }),
            !Self.rowLabels.contains(where: { $0.occurs(in: title) }),
            !Self.wholeRowLabels.contains(where: { $0.scalars.starts(with: title) })
        else { return nil }
        style = prefix.style
        number = prefix.number
        kind = style == .plain ? Self.officialKind(of: title) : Self.kind(of: title)
        length = end
        if style == .plain || !isWhole, kind == nil { return nil }
        if style == .plain, !isWhole { return nil }
    }

    /// The kind of the section that a title names, by its words.
    static func kind(of title: [Unicode.Scalar]) -> SectionKind? {
        words.first { entry in entry.words.contains { $0.occurs(in: title) } }?.kind
    }

    /// A numbered heading in official words and nothing else: what stands in the middle of a line only by a tool's fault.
    static func isOfficial(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = Array(text)
        guard let heading = HeadingText(text), heading.style == .numbered, heading.length == text.count,
            let prefix = NumberPrefix(text)
        else { return false }
        return officialKind(of: Array(text[prefix.length...])) != nil
    }

    /// The kind of a title without number: only the official wordings are believed.
    private static func officialKind(of title: [Unicode.Scalar]) -> SectionKind? {
        guard
            official.contains(where: { entry in
                entry.begins.begins(title) && entry.ends.ends(title)
            })
        else { return nil }
        return kind(of: title)
    }

    /// In this order: the heading of 四 also speaks of 申请.
    private static let words: [(kind: SectionKind, words: [Phrase])] = [
        (.reviewLitigation, ["复议", "诉讼"]),
        (.problems, ["问题", "改进", "不足"]),
        (.other, ["其他需要", "其它需要", "需要报告", "需要说明", "其他事项", "其它事项", "收费", "费用"]),
        (.requests, ["依申请", "申请情况", "申请公开", "公开申请", "申请的情况", "申请办理"]),
        (.disclosure, ["主动公开"]),
        (.overview, ["总体情况", "概述", "概况", "基本情况", "总体工作", "总体"]),
    ]

    private static let official: [(begins: Phrase, ends: Phrase)] = [
        ("总体情况", "总体情况"), ("概述", "概述"), ("主动公开政府信息", "情况"),
        ("收到和处理政府信息公开申请", "情况"), ("依申请公开政府信息", "情况"),
        ("政府信息公开行政复议", "情况"), ("因政府信息公开", "情况"),
        ("存在的主要问题", "情况"), ("存在的主要问题", "措施"), ("政府信息公开工作存在的主要问题", "情况"),
        ("其他需要报告的", "事项"), ("其他需要报告的", "情况"),
    ]

    /// Row labels of the forms that begin with a number as headings do.
    private static let rowLabels: [Phrase] = [
        "本年新收", "上年结转", "办理结果", "结转下年", "数量", "会议和培训", "保障经费情况",
    ]
    /// The same as a line end may cut them: `三、本年度` / `办理结果`.
    private static let wholeRowLabels: [Phrase] = ["本年度办理结果", "结转下年度继续办理"]
}

/// The number that a heading begins with: `一、`, `（一）`, `一` alone, or nothing.
private struct NumberPrefix {
    let style: HeadingText.Style
    let number: Int
    let length: Int

    init?(_ text: [Unicode.Scalar]) {
        guard let first = text.first else { return nil }
        let isBracketed = HeadingText.isBracket(first)
        var position = isBracketed ? 1 : 0
        var value = 0
        let digitsStart = position
        while position < text.count, position - digitsStart < 3, let digit = text[position].chineseNumeral {
            value = digit == 10 ? max(value, 1) * 10 : value + digit
            position += 1
        }
        guard position > digitsStart else {
            guard !isBracketed, first.isHan else { return nil }
            (style, number, length) = (.plain, 0, 0)
            return
        }
        guard position < text.count else { return nil }
        number = value
        let next = text[position]
        if isBracketed {
            guard next == "）" || next == ")" else { return nil }
            (style, length) = (.bracketed, position + 1)
        } else if next == "、" || next == "." || next == "．" || next == "," || next == "，" {
            (style, length) = (.numbered, position + 1)
        } else if next.isHan, next != "是" {
            (style, length) = (.unmarkedNumber, position)
        } else {
            return nil
        }
    }
}
