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
    private let body: MentionBody
    private let reportYear: Int
    private let known = MentionCues.shared
    private let letters = MentionLetters.shared

    private var section = SectionKind.front
    private var paragraph = Paragraph(text: [], lineStarts: [])
    private var text: [Unicode.Scalar] = []
    /// Topic that a heading gave to the paragraphs under it.
    private var headingTopic: Int?
    private var topic: Int?
    /// The topic is one of several that were named together: 行政复议、行政诉讼.
    private var isTopicShared = false
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
    /// Inside of “”: `惠企35条` is a name.
    private var isQuoting = false
    private var sentenceStart = 0
    private var sentenceMentions = 0
    /// The sentence has had a word that is not known, outside of the parts of clauses that are done.
    private var hasUnknownWords = false
    private var clauseMentions = 0

    /// A number that waits for the words behind it, or 未收到.
    private struct Pending {
        var quantity: MentionQuantity
        var lead: MentionLead
        /// 未收到, 无: the value is 0 and the subject stands behind.
        var isNone = false
        /// Characters of unknown meaning since, and how many there may be.
        var unknown = 0
        var mayUnknown = 6
        /// With a cue of rank 1 behind it (`18件已办结，`), taken where the clause ends so.
        var closing: MentionLead?
    }

    init(rules: MentionRules?, cover: Cover) {
        self.rules = rules
        body = MentionBody(cover)
        reportYear = cover.reportYear
    }

    mutating func read(_ section: Section) {
        self.section = section.kind
        headingTopic = section.kind == .requests ? known.requests : nil
        for paragraph in section.paragraphs { read(paragraph) }
    }

    private mutating func read(_ paragraph: Paragraph) {
        self.paragraph = paragraph
        text = TraditionalCharacters.folded(paragraph.text)
        let isNumbered = text.isNumbered
        if isNumbered { headingTopic = section == .requests ? known.requests : nil }
        topic = headingTopic
        isTopicShared = false
        queue.removeAll(keepingCapacity: true)
        sentenceStart = 0
        let before = mentions.count
        var place = 0
        while place < text.count {
            let silence = letters.silence(in: text, from: place)
            if silence > 0 { countUnknown(silence) }
            place += silence
            if place < text.count { place = readToken(at: place) }
        }
        endSentence(at: text.count)
        lastScope = MentionScope()
        if isNumbered, mentions.count == before, text.count < 40, topic != known.foreign {
            headingTopic = topic
        }
    }

    // MARK: Tokens

    /// Returns the offset after the token.
    private mutating func readToken(at place: Int) -> Int {
        if let found = vocabulary.words.longest(in: text, at: place) {
            readWord(vocabulary.meaningRanges[found.number], place..<place + found.length)
            return place + found.length
        }
        let scalar = text[place]
        if scalar.isDigit || scalar.spelledValue != nil { return readNumber(at: place) }
        switch scalar {
        case " ": break
        case "，", ",": endClause()
        case "：", ":": if !text.isDigit(at: place + 1) { endClause() }
        case "；", ";":
            endClause()
            scope = MentionScope()
        case "。", "！", "？": endSentence(at: place + 1)
        case "（", "(": openParenthesis()
        case "）", ")": closeParenthesis()
        case "《": return skipTitle(at: place)
        case "“": isQuoting = true
        case "”": isQuoting = false
        case "第": return skipOrdinal(at: place)
        default: countUnknown()
        }
        return place + 1
    }

    private mutating func countUnknown(_ count: Int = 1) {
        hasUnknownWords = true
        lead.unknown += count
        pending?.unknown += count
    }

    /// What stands in parentheses behind a number is part of it.
    private mutating func openParenthesis() {
        let hadQuantity = clause.hasQuantity
        breakClause()
        outerScope = (scope, topic)
        if hadQuantity { openAmong() }
    }

    private mutating func closeParenthesis() {
        breakClause()
        if let outer = outerScope { (scope, topic) = outer }
        outerScope = nil
    }

    /// A document's name says nothing of the clause.
    private func skipTitle(at place: Int) -> Int {
        for end in place..<min(place + 80, text.count) where text[end] == "》" { return end + 1 }
        return place + 1
    }

    /// 第 77 名, 第二十条.
    private mutating func skipOrdinal(at place: Int) -> Int {
        countUnknown()
        var next = place + 1
        while next < text.count, text[next] == " " { next += 1 }
        guard next < text.count, let number = MentionNumber.read(text, at: next) else { return place + 1 }
        return min(number.end + 1, text.count)
    }

    private mutating func readNumber(at start: Int) -> Int {
        switch MentionQuantity.read(text, at: start, vocabulary) {
        case .year(let year, let end):
            read(year: year, isCompared: start > 0 && "较比与同".unicodeScalars.contains(text[start - 1]))
            return end
        case .quantity(let quantity) where !isQuoting:
            take(quantity)
            return quantity.end
        case .quantity(let quantity):
            countUnknown()
            return quantity.end
        case .other(let end):
            countUnknown()
            return end
        }
    }

    private mutating func breakClause() {
        if let closing = pending?.closing, let waiting = pending, waiting.unknown <= 1 {
            settle(waiting.quantity, by: closing)
        }
        flushPending()
        lead.clear()
        clause = MentionClause()
    }

    /// Not done where parentheses open: what they hold says more of the number before them (`30件（不含乡镇）`).
    private mutating func endClause() {
        breakClause()
        if hasUnknownWords {
            for index in clauseMentions..<mentions.count { mentions[index].hasUnknownWords = true }
        }
        clauseMentions = mentions.count
    }

    private mutating func endSentence(at end: Int) {
        endClause()
        hasUnknownWords = false
        lastScope = scope
        scope = MentionScope()
        outerScope = nil
        isQuoting = false
        queue.removeAll(keepingCapacity: true)
        if sentenceMentions < mentions.count {
            let sentence = string(sentenceStart..<end)
            for index in sentenceMentions..<mentions.count { mentions[index].sentence = sentence }
        }
        sentenceStart = end
        sentenceMentions = mentions.count
    }

    // MARK: Words

    private mutating func readWord(_ meaningRange: Range<Int>, _ range: Range<Int>) {
        guard let first = meaningRange.first else { return }
        if case .mark(let mark) = vocabulary.meanings[first] {
            apply(mark, range)
            return
        }
        let meanings = vocabulary.meanings[meaningRange]
        let isJoined = lead.isJoining
        lead.add(meanings)
        if meanings.contains(known.carry) {
            if clause.isPrevious { carry(isForward: false) } else { clause.hasOpenCarry = true }
        }
        for case .topic(let number) in meanings {
            topic = number
            isTopicShared = lead.topics().count > 1
        }
        resolvePending(by: meanings, isJoined: isJoined)
    }

    private mutating func apply(_ mark: MentionVocabulary.Mark, _ range: Range<Int>) {
        switch mark {
        case .among:
            if lead.isEmpty, range.lowerBound <= sentenceStart + 1 { scope = lastScope }
            openAmong()
        case .including: openAmong()
        case .each: lead.hasEach = true
        case .respectively: lead.isInOrder = true
        case .and: lead.join()
        case .etcetera: lead.isList = true
        case .none: beginNone(range, mayUnknown: 4)
        case .noneReceived:
            beginNone(range, mayUnknown: 4)
            pending?.lead.add([known.receive])
        case .noneAtOnce: beginNone(range, mayUnknown: 0)
        case .previous: readOtherYear()
        case .next:
            if clause.hasOpenCarry {
                carry(isForward: true)
            } else if isMoved(before: range.lowerBound) {
                lead.add([known.carryOut])
            } else {
                // 下一年度将办理: no number of this year's.
                clause.isCompared = true
            }
        case .thisYear: scope.isOtherYear = false
        case .compare: clause.isCompared = true
        case .whole:
            clause.isWhole = true
            scope.isPart = false
        case .part: scope.isPart = true
        case .government, .governmentOffice, .agency, .subordinate:
            if !body.isMeant(by: mark, endingAt: range.upperBound, text) { clause.isForeign = true }
        }
    }

    private mutating func openAmong() {
        scope.among = MentionScope.Among(topic: topic, figures: lastFigures)
    }

    // MARK: Years

    /// 较2019年: only what the clause says is a comparison.
    private mutating func read(year: Int, isCompared: Bool) {
        if isCompared {
            clause.isCompared = true
        } else if year == reportYear {
            scope.isOtherYear = false
        } else if clause.hasOpenCarry {
            carry(isForward: reportYear == 0 || year > reportYear)
        } else if reportYear == 0 {
            clause.isPrevious = true
        } else {
            readOtherYear()
        }
    }

    /// 上年 beside 结转 is where it comes from; elsewhere the numbers that follow are of another year.
    private mutating func readOtherYear() {
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
        lead.replaceLast(known.carry, by: isForward ? known.carryOut : known.carryIn)
        if clause.isPrevious { scope.isOtherYear = clause.wasOtherYear }
        clause.isPrevious = false
        clause.hasOpenCarry = false
    }

    /// `转至下一年度`, `顺延到下年度`: the requests go over to it.
    private func isMoved(before place: Int) -> Bool {
        var last = place - 1
        while last > 0, "至到入待".unicodeScalars.contains(text[last]) { last -= 1 }
        return last >= 0 && "转延移留跨".unicodeScalars.contains(text[last])
    }

    // MARK: Numbers

    private mutating func take(_ quantity: MentionQuantity) {
        if pending?.isNone == true {
            // 没有一件: neither none nor one.
            pending = nil
            clause.isCompared = true
        }
        flushPending()
        clause.hasQuantity = true
        let found = matches(quantity, lead)
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

    private mutating func beginNone(_ range: Range<Int>, mayUnknown: Int) {
        flushPending()
        let quantity = MentionQuantity(
            start: range.lowerBound, end: range.upperBound, value: .zero, unit: "件", group: "case")
        var own = lead
        own.unknown = 0
        own.hasEach = true
        pending = Pending(quantity: quantity, lead: own, isNone: true, mayUnknown: mayUnknown)
    }

    /// Words behind a number that had none before it: a cue of rank 2 or 3 (`72件予以公开`), or the topic
    /// that a cue before it lacked (`收到 20件申请`).
    private mutating func resolvePending(by meanings: ArraySlice<MentionVocabulary.Meaning>, isJoined: Bool) {
        guard var waiting = pending else { return }
        if waiting.unknown > waiting.mayUnknown {
            flushPending()
            return
        }
        let hadLead = !waiting.lead.isEmpty
        if isJoined { waiting.lead.join() }
        waiting.lead.add(meanings)
        if waiting.isNone {
            pending = waiting
            return
        }
        guard ["case", "piece"].contains(waiting.quantity.group) else { return }
        waiting.lead.unknown = 0
        let namesTopic = meanings.contains { if case .topic = $0 { true } else { false } }
        let rank = meanings.map { if case .cue(_, let rank) = $0 { rank } else { 0 } }.max() ?? 0
        // 238件为信件申请 says which part of the requests came so, not how many there are.
        let namesWhole = namesTopic && !describesPart(waiting.quantity)
        if rank > 1 && !hadLead || namesWhole && (hadLead || waiting.unknown == 0) {
            if settle(waiting.quantity, by: waiting.lead) {
                lead.clear()
            } else if rank > 1 {
                // 34件正在办理答复: what follows says no more than that.
                pending?.lead = waiting.lead
            }
        } else if rank == 1, !hadLead {
            pending?.closing = waiting.lead
        }
    }

    private func describesPart(_ quantity: MentionQuantity) -> Bool {
        quantity.end < text.count && "为系是属由通经以".unicodeScalars.contains(text[quantity.end])
    }

    /// Publishes the number that waits if the words say one thing only.
    @discardableResult
    private mutating func settle(_ quantity: MentionQuantity, by lead: MentionLead) -> Bool {
        let found = matches(quantity, lead)
        guard found.count == 1 else { return false }
        emit(quantity, found)
        pending = nil
        return true
    }

    private mutating func flushPending() {
        // Asked before it is taken out: nearly always there is none, which would be taken out whole.
        if pending == nil { return }
        guard let waiting = pending.take() else { return }
        if !waiting.isNone {
            emit(waiting.quantity, [])
        } else if waiting.unknown <= waiting.mayUnknown, waiting.lead.namesTopic {
            let found = matches(waiting.quantity, waiting.lead)
            if !found.isEmpty { emit(waiting.quantity, found) }
        }
    }

    private mutating func matches(_ quantity: MentionQuantity, _ lead: MentionLead) -> [MentionRules.Rule] {
        guard let rules, !scope.isOtherYear, !scope.isPart, !clause.isCompared else { return [] }
        if clause.isForeign, !clause.isWhole {
            // 市公安局收到 30件，办结 28件: the rest of the sentence is about it, too.
            if !lead.isEmpty { scope.isPart = true }
            return []
        }
        if isTopicShared, !lead.namesTopic, !lead.hasEach, !lead.isInOrder { return [] }
        return MentionMatcher(rules: rules, section: section)
            .matches(quantity, lead, topic: topic, among: scope.among)
    }

    private mutating func emit(_ quantity: MentionQuantity, _ found: [MentionRules.Rule]) {
        if found.isEmpty, quantity.isWeak || quantity.unit.isEmpty { return }
        var mention = Mention(
            section: section, line: paragraph.lineNumber(at: quantity.start),
            quantity: string(quantity.start..<quantity.end), value: quantity.value, unit: quantity.unit,
            isApproximate: quantity.isApproximate, figure: nil, sentence: "")
        if found.isEmpty { mentions.append(mention) }
        for rule in found {
            let figures = rule.restates.first ?? []
            mention.restates = rule.restates
            mention.figure = figures.count == 1 ? figures[0] : nil
            mentions.append(mention)
            lastFigures = figures
        }
    }

    private func string(_ range: Range<Int>) -> String { String(scalars: paragraph.text[range]) }
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
