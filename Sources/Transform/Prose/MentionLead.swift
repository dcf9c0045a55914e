import Forms

/// What has been said in a clause so far: the topics and cues that a number may belong to.
struct MentionLead {
    struct Word {
        enum Kind { case topic, cue }
        let kind: Kind
        let number: Int
        /// Of a cue; 0 for a topic.
        let rank: Int
        /// 并, 和, 、 stands before it.
        let isJoined: Bool
        /// Characters of unknown meaning in the clause before it.
        let unknown: Int
    }

    private(set) var words: [Word] = []
    /// Characters of unknown meaning so far.
    var unknown = 0
    var hasEach = false
    var isInOrder = false
    var isList = false
    private(set) var isJoining = false

    mutating func clear() {
        words.removeAll(keepingCapacity: true)
        unknown = 0
        hasEach = false
        isInOrder = false
        isList = false
        isJoining = false
    }

    mutating func join() { isJoining = true }

    /// The meanings of one word of the text; those that name topics and cues are kept.
    mutating func add(_ meanings: ArraySlice<MentionVocabulary.Meaning>) {
        for meaning in meanings {
            switch meaning {
            case .topic(let number):
                words.append(
                    Word(kind: .topic, number: number, rank: 0, isJoined: isJoining, unknown: unknown))
            case .cue(let number, let rank):
                words.append(
                    Word(kind: .cue, number: number, rank: rank, isJoined: isJoining, unknown: unknown))
            case .mark: return
            }
        }
        isJoining = false
    }

    /// Takes a cue that was read for another: 结转 for 上年结转.
    mutating func replaceLast(_ cue: MentionVocabulary.Meaning, by other: MentionVocabulary.Meaning) {
        guard case .cue(let old, _) = cue, case .cue(let new, let rank) = other,
            let place = words.lastIndex(where: { $0.kind == .cue && $0.number == old })
        else { return }
        let word = words[place]
        words[place] = Word(
            kind: .cue, number: new, rank: rank, isJoined: word.isJoined, unknown: word.unknown)
    }

    var namesTopic: Bool { words.contains { $0.kind == .topic } }
    var isEmpty: Bool { words.isEmpty }

    /// The last topic, and those that it is joined to, in the order of the text.
    func topics() -> [Word] {
        lastGroup(words.filter { $0.kind == .topic })
    }

    /// Of the cues that say something of the topic those of the highest rank: the last, and those joined to it.
    func cues(of topic: Int, _ rules: MentionRules) -> [Word] {
        let relevant = words.filter { $0.kind == .cue && rules.isRelevant(cue: $0.number, to: topic) }
        guard var rank = relevant.map(\.rank).max() else { return [] }
        var group = lastGroup(relevant.filter { $0.rank == rank })
        // 通过网络、信函等渠道: examples, together the whole.
        if isList, group.count > 1, rank > 1 {
            rank = 1
            group = lastGroup(relevant.filter { $0.rank == rank })
        }
        return group
    }

    func lowCues(of topic: Int, _ rules: MentionRules) -> [Int] {
        words.filter { $0.rank == 1 && rules.isRelevant(cue: $0.number, to: topic) }.map(\.number)
    }

    private func lastGroup(_ words: [Word]) -> [Word] {
        guard !words.isEmpty else { return [] }
        var start = words.count - 1
        while start > 0, words[start].isJoined { start -= 1 }
        var group: [Word] = []
        for word in words[start...] where !group.contains(where: { $0.number == word.number }) {
            group.append(word)
        }
        return group
    }
}
