import Forms
import Model

/// Reads paragraphs clause by clause and keeps what their numbers count.
///
/// A number takes its meaning from the words before it in the clause (`予以公开 72件`), or, where those say
/// nothing, from the words behind it (`72件予以公开`); the topic (申请, 复议, 诉讼) holds on through the
/// paragraph until another is named. What is not surely the body's own figure of the year restates none.
/// Cost: linear; each character is looked up once, the words of a clause are few.
struct MentionReader {
    private(set) var mentions: [Mention] = []
    private let rules: MentionRules?
    private let vocabulary = MentionVocabulary.shared
    private let cover: Cover
    private let organization: [Unicode.Scalar]
    private let marks = MentionCues.shared

    private var section = SectionKind.front
    private var paragraph = Paragraph(text: [], lineStarts: [])
    private var text: [Unicode.Scalar] = []
    /// Topic that a heading gave to the paragraphs under it.
    private var headingTopic: Int?
    private var topic: Int?
    private var scope = MentionScope()
    /// Of the sentence before, for one that begins with 其中.
    private var lastScope = MentionScope()
    /// Outside of the parentheses that are open.
    private var outerScope: (scope: MentionScope, topic: Int?)?
    private var clause = MentionClause()
    private var lead = MentionLead()
    private var pending: Pending?
    /// Rules for the numbers that follow 分别为.
    private var queue: [MentionRules.Rule] = []
    private var lastFigures: [Int] = []
    private var sentenceStart = 0
    private var sentenceMentions = 0

    /// A number that waits for the words behind it, or 未收到.
    private struct Pending {
        var quantity: Quantity
        var lead: MentionLead
        /// 未收到, 无: the value is 0 and the subject stands behind.
        var isNone = false
        var unknown = 0
        var mayUnknown = 6
    }

    private struct Quantity {
        var start: Int
        var end: Int
        var value: Amount
        var unit: String
        var group: String
        var isApproximate = false
        /// Written in Chinese numerals: published only where it restates a figure.
        var isWeak = false
    }

    init(rules: MentionRules?, cover: Cover) {
        self.rules = rules
        self.cover = cover
        organization = Array(cover.organization.unicodeScalars)
    }

    mutating func read(_ section: Section) {
        self.section = section.kind
        headingTopic = section.kind == .requests ? marks.requests : nil
        for paragraph in section.paragraphs { read(paragraph) }
    }

    private mutating func read(_ paragraph: Paragraph) {
        self.paragraph = paragraph
        text = paragraph.text
        let isNumbered = text.isNumbered
        if isNumbered { headingTopic = section == .requests ? marks.requests : nil }
        topic = headingTopic
        scope = MentionScope()
        lastScope = scope
        outerScope = nil
        queue.removeAll()
        sentenceStart = 0
        sentenceMentions = mentions.count
        let before = mentions.count
        breakClause()
        var place = 0
        while place < text.count { place = readToken(at: place) }
        endSentence(at: text.count)
        if isNumbered, mentions.count == before, text.count < 40, topic != marks.foreign {
            headingTopic = topic
        }
    }

    // MARK: Tokens

    /// Returns the offset after the token.
    private mutating func readToken(at place: Int) -> Int {
        if let found = vocabulary.words.longest(in: text, at: place) {
            readWord(vocabulary.meanings[found.number], place, place + found.length)
            return place + found.length
        }
        let scalar = text[place]
        if scalar.isDigit || scalar.spelledValue != nil { return readNumber(at: place) }
        switch scalar {
        case " ": break
        case "，", ",", "：", ":": breakClause()
        case "；", ";":
            breakClause()
            scope = MentionScope()
        case "。", "！", "？": endSentence(at: place + 1)
        case "（", "(":
            let hadQuantity = clause.hasQuantity || pending != nil
            breakClause()
            outerScope = (scope, topic)
            if hadQuantity { openAmong() }
        case "）", ")":
            breakClause()
            if let outer = outerScope { (scope, topic) = outer }
            outerScope = nil
        case "《": return skipTitle(at: place)
        case "第": return skipOrdinal(at: place)
        default: countUnknown(1)
        }
        return place + 1
    }

    private mutating func countUnknown(_ count: Int) {
        lead.unknown += count
        pending?.unknown += count
    }

    /// A document's name says nothing of the clause.
    private mutating func skipTitle(at place: Int) -> Int {
        for end in place..<min(place + 80, text.count) where text[end] == "》" { return end + 1 }
        return place + 1
    }

    /// 第 77 名, 第二十条.
    private mutating func skipOrdinal(at place: Int) -> Int {
        var next = place + 1
        while next < text.count, text[next] == " " { next += 1 }
        guard next < text.count, let number = MentionNumber.read(text, at: next) else {
            countUnknown(1)
            return place + 1
        }
        countUnknown(1)
        return min(number.end + 1, text.count)
    }

    private mutating func breakClause() {
        flushPending()
        lead.clear()
        clause = MentionClause()
    }

    private mutating func endSentence(at end: Int) {
        breakClause()
        lastScope = scope
        scope = MentionScope()
        outerScope = nil
        queue.removeAll(keepingCapacity: true)
        if sentenceMentions < mentions.count {
            let sentence = string(sentenceStart..<end)
            for index in sentenceMentions..<mentions.count { mentions[index].sentence = sentence }
        }
        sentenceStart = end
        sentenceMentions = mentions.count
    }

    // MARK: Words

    private mutating func readWord(_ meanings: [MentionVocabulary.Meaning], _ start: Int, _ end: Int) {
        guard let first = meanings.first else { return }
        if case .mark(let mark) = first {
            apply(mark, start, end)
            return
        }
        let isJoined = lead.isJoining
        lead.add(meanings)
        if clause.isPrevious || clause.hasOpenCarry, meanings.contains(.cue(marks.carry, rank: 2)) {
            carry(isForward: false)
        } else if meanings.contains(.cue(marks.carry, rank: 2)) {
            clause.hasOpenCarry = true
        }
        for case .topic(let number) in meanings { topic = number }
        resolvePending(by: meanings, isJoined: isJoined)
    }

    private mutating func apply(_ mark: MentionVocabulary.Mark, _ start: Int, _ end: Int) {
        switch mark {
        case .among:
            if lead.isEmpty, start <= sentenceStart + 1 { scope = lastScope }
            openAmong()
        case .including: openAmong()
        case .each: lead.hasEach = true
        case .respectively: lead.isInOrder = true
        case .is:
            let word = text[start]
            if word == "均" || word == "各" || word == "都" { lead.hasEach = true }
            if word == "分" { lead.isInOrder = true }
        case .and: lead.join()
        case .etcetera: lead.isList = true
        case .none: beginNone(start, end, mayUnknown: 4)
        case .noneAtOnce: beginNone(start, end, mayUnknown: 0)
        case .previous: setYear(isPrevious: true)
        case .next: if clause.hasOpenCarry { carry(isForward: true) }
        case .thisYear: scope.isOtherYear = false
        case .compare: clause.isCompared = true
        case .whole:
            clause.isWhole = true
            scope.isPart = false
        case .part: scope.isPart = true
        case .government: if !isOwnGovernment(endingAt: end) { clause.isForeign = true }
        case .agency: if !isOwnName(endingAt: end, least: 3) { clause.isForeign = true }
        case .subordinate: if cover.level != .township { clause.isForeign = true }
        }
    }

    private mutating func openAmong() {
        scope.among = MentionScope.Among(topic: topic, figures: lastFigures)
    }

    /// 上年 before 结转 is where it comes from; elsewhere the numbers are of another year.
    private mutating func setYear(isPrevious: Bool) {
        if clause.hasOpenCarry {
            carry(isForward: false)
            return
        }
        if !clause.isPrevious { clause.wasOtherYear = scope.isOtherYear }
        clause.isPrevious = true
        scope.isOtherYear = true
    }

    /// 结转 together with the year that it comes from or goes to.
    private mutating func carry(isForward: Bool) {
        lead.replaceLast(marks.carry, by: isForward ? marks.carryOut : marks.carryIn)
        if clause.isPrevious { scope.isOtherYear = clause.wasOtherYear }
        clause.isPrevious = false
        clause.hasOpenCarry = false
    }

    /// 市政府 is the body itself where the report is a government's own; in one that sums up others it is a part.
    private func isOwnGovernment(endingAt end: Int) -> Bool {
        if isOwnName(endingAt: end, least: 6) { return true }
        switch cover.level {
        case .province, .prefecture, .county, .township: return cover.scope != .consolidated
        default: return false
        }
    }

    /// Whether the text up to `end` ends as the organization's name does.
    private func isOwnName(endingAt end: Int, least: Int) -> Bool {
        let length = min(least, organization.count)
        guard length > 1, end >= length else { return false }
        return text[(end - length)..<end].elementsEqual(organization.suffix(length))
    }

    // MARK: Numbers

    private mutating func readNumber(at start: Int) -> Int {
        guard let number = MentionNumber.read(text, at: start) else {
            countUnknown(1)
            return start + 1
        }
        var end = number.end
        if let year = year(number, start) {
            readYear(year)
            return min(end + 1, text.count)
        }
        let isPart =
            start > 0 && (text[start - 1].isLatinLetter || "-—/~〔".unicodeScalars.contains(text[start - 1]))
        while end < text.count, text[end] == " " { end += 1 }
        guard let value = number.value, !isPart, end < text.count || lastIs(start) else {
            countUnknown(1)
            return number.end
        }
        var quantity = Quantity(
            start: start, end: number.end, value: value, unit: "", group: "",
            isApproximate: number.isApproximate || isApproximated(before: start), isWeak: number.isSpelled)
        if end < text.count, let unit = vocabulary.unitWords.longest(in: text, at: end) {
            quantity.unit = vocabulary.units[unit.number].text
            quantity.group = vocabulary.units[unit.number].group
            quantity.end = end + unit.length
        } else if !lastIs(start) || number.isSpelled && value != .zero {
            countUnknown(1)
            return number.end
        }
        take(quantity)
        return quantity.end
    }

    /// 2020 before 年, 二〇二〇 before 年.
    private func year(_ number: MentionNumber, _ start: Int) -> Int? {
        var end = number.end
        while end < text.count, text[end] == " " { end += 1 }
        guard end < text.count, text[end] == "年", number.end - start == 4, let value = number.value,
            value.isWhole, (1990...2100).contains(value.mantissa)
        else { return nil }
        return Int(value.mantissa)
    }

    private mutating func readYear(_ year: Int) {
        if year == cover.reportYear || cover.reportYear == 0 && !clause.hasOpenCarry {
            scope.isOtherYear = false
            clause.isPrevious = clause.isPrevious || cover.reportYear == 0
        } else if clause.hasOpenCarry {
            carry(isForward: cover.reportYear == 0 || year > cover.reportYear)
        } else {
            setYear(isPrevious: true)
        }
    }

    /// 为 stands before: the number may go without a unit.
    private func lastIs(_ start: Int) -> Bool {
        var place = start
        while place > 0, text[place - 1] == " " { place -= 1 }
        return place > 0 && text[place - 1] == "为"
    }

    private func isApproximated(before start: Int) -> Bool {
        guard start > 0 else { return false }
        switch text[start - 1] {
        case "约", "近", "逾", "超": return true
        case "过": return start > 1 && text[start - 2] == "超"
        default: return false
        }
    }

    private mutating func take(_ quantity: Quantity) {
        if pending?.isNone == true {
            pending = nil
            clause.isCompared = true
        }
        flushPending()
        clause.hasQuantity = true
        let found = targets(of: lead, quantity)
        if !queue.isEmpty, lead.isEmpty {
            emit(quantity, [queue.removeFirst()])
        } else if lead.isInOrder, found.count > 1 {
            emit(quantity, [found[0]])
            queue = Array(found.dropFirst())
        } else if !found.isEmpty {
            emit(quantity, found)
        } else {
            pending = Pending(quantity: quantity, lead: lead)
        }
        lead.clear()
    }

    // MARK: What stands behind

    private mutating func beginNone(_ start: Int, _ end: Int, mayUnknown: Int) {
        flushPending()
        let quantity = Quantity(start: start, end: end, value: .zero, unit: "件", group: "case")
        pending = Pending(quantity: quantity, lead: lead, isNone: true, mayUnknown: mayUnknown)
        pending?.lead.unknown = 0
        if text[start..<end].contains(where: { $0 == "收" || $0 == "接" || $0 == "受" }),
            let receive = marks.receive
        {
            let meaning = MentionVocabulary.Meaning.cue(receive, rank: 1)
            pending?.lead.add([meaning])
        }
    }

    /// Words behind a number that had none before it: a cue of rank 2 or 3 (`72件予以公开`), or the topic
    /// that a cue before it lacked (`收到 20件申请`).
    private mutating func resolvePending(by meanings: [MentionVocabulary.Meaning], isJoined: Bool) {
        guard var waiting = pending else { return }
        if waiting.unknown > waiting.mayUnknown {
            flushPending()
            return
        }
        if waiting.isNone {
            if isJoined { waiting.lead.join() }
            waiting.lead.add(meanings)
            pending = waiting
            return
        }
        guard waiting.quantity.group == "case" || waiting.quantity.group == "piece" else { return }
        let namesTopic = meanings.contains { if case .topic = $0 { true } else { false } }
        let isHigh = meanings.contains { if case .cue(_, let rank) = $0 { rank > 1 } else { false } }
        guard isHigh && waiting.lead.isEmpty || namesTopic && (!waiting.lead.isEmpty || waiting.unknown == 0)
        else { return }
        waiting.lead.unknown = 0
        waiting.lead.add(meanings)
        let found = targets(of: waiting.lead, waiting.quantity)
        guard found.count == 1 else { return }
        emit(waiting.quantity, found)
        pending = nil
        lead.clear()
    }

    private mutating func flushPending() {
        guard let waiting = pending else { return }
        pending = nil
        guard waiting.isNone else {
            emit(waiting.quantity, [])
            return
        }
        guard waiting.unknown <= waiting.mayUnknown, waiting.lead.namesTopic else { return }
        var lead = waiting.lead
        lead.hasEach = true
        lead.unknown = 0
        let found = targets(of: lead, waiting.quantity)
        if !found.isEmpty { emit(waiting.quantity, found) }
    }

    // MARK: Figures

    /// The rules by which the number restates figures: one, or more where it holds for each of several.
    private mutating func targets(of lead: MentionLead, _ quantity: Quantity) -> [MentionRules.Rule] {
        guard let rules else { return [] }
        if scope.isOtherYear || scope.isPart || clause.isCompared { return [] }
        if clause.isForeign, !clause.isWhole {
            if !lead.isEmpty { scope.isPart = true }
            return []
        }
        let named = lead.topics()
        let topics = named.isEmpty ? [topic].compactMap { $0 } : named.map(\.number)
        var found: [MentionRules.Rule] = []
        var isOneRank = true
        for topic in topics {
            let cues = lead.cues(of: topic, rules)
            if cues.isEmpty, named.isEmpty { continue }
            if cues.contains(where: { $0.rank > 1 }) { isOneRank = false }
            let since = cues.first ?? named.first { $0.number == topic }
            for cue in cues.isEmpty ? [nil] : cues.map({ Optional($0.number) }) {
                guard let rule = rules.rule(topic: topic, cue: cue),
                    admits(rule, topic, quantity, lead, lead.unknown - (since?.unknown ?? 0)),
                    !found.contains(where: { $0.restates == rule.restates })
                else { continue }
                found.append(rule)
            }
        }
        let mayBeSeveral = lead.hasEach || lead.isInOrder || topics.count == 1 && isOneRank
        return found.count > 1 && !mayBeSeveral || topics.count > 1 && !lead.hasEach && !lead.isInOrder
            ? [] : found
    }

    private func admits(
        _ rule: MentionRules.Rule, _ topic: Int, _ quantity: Quantity, _ lead: MentionLead, _ gap: Int
    ) -> Bool {
        guard quantity.group.isEmpty || rule.unitGroups.contains(quantity.group) else { return false }
        if gap > rule.gap || lead.unknown > rule.lead { return false }
        if !rule.section.isEmpty, rule.section != section.rawValue { return false }
        if let beside = rule.beside, let rules,
            !lead.lowCues(of: topic, rules).allSatisfy(beside.contains)
        {
            return false
        }
        if let among = scope.among {
            if rule.isTotal, among.topic == topic { return false }
            if rule.restates.first == among.figures { return false }
        }
        return true
    }

    private mutating func emit(_ quantity: Quantity, _ found: [MentionRules.Rule]) {
        if found.isEmpty, quantity.isWeak || quantity.unit.isEmpty { return }
        let mention = Mention(
            section: section, line: paragraph.lineNumber(at: quantity.start),
            quantity: string(quantity.start..<quantity.end), value: quantity.value, unit: quantity.unit,
            isApproximate: quantity.isApproximate, figure: nil, sentence: "")
        if found.isEmpty {
            mentions.append(mention)
            return
        }
        for rule in found {
            var restating = mention
            restating.restates = rule.restates
            if let first = rule.restates.first {
                restating.figure = first.count == 1 ? first[0] : nil
                lastFigures = first
            }
            mentions.append(restating)
        }
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text[range])
        return String(view)
    }
}

/// Numbers of the topics and cues that the reader itself sets.
private struct MentionCues: Sendable {
    let requests: Int?
    let foreign: Int?
    let receive: Int?
    let carry: Int
    let carryIn: Int
    let carryOut: Int

    static let shared = MentionCues(.shared)

    private init(_ vocabulary: MentionVocabulary) {
        func cue(_ name: String) -> Int? { vocabulary.cueNames.firstIndex(of: name) }
        requests = vocabulary.topicNames.firstIndex(of: "requests")
        foreign = vocabulary.topicNames.firstIndex(of: "foreign")
        receive = cue("receive")
        carry = cue("carry_unknown") ?? -1
        carryIn = cue("carry_in") ?? -1
        carryOut = cue("carry_out") ?? -1
    }
}

extension [Unicode.Scalar] {
    /// Begins as a sub-heading does: （一）, 1., 二、
    fileprivate var isNumbered: Bool {
        guard let first else { return false }
        if first == "（" || first == "(" { return count > 2 && (self[2] == "）" || self[2] == ")") }
        guard first.isDigit || first.spelledValue != nil else { return false }
        let place = dropFirst().firstIndex { !$0.isDigit && $0.spelledValue == nil } ?? count
        return place < count && place < 3 && ".、．".unicodeScalars.contains(self[place])
            && !isDigit(at: place + 1)
    }
}
