import Forms
import Model

/// Of whom and of when a sentence speaks, as far as that keeps its numbers from being the report's own.
struct MentionScope {
    /// Another year than the report's.
    var isOtherYear = false
    /// A part of the body, or another body (其中区本级, 市公安局).
    var isPart = false
    /// 其中: what follows is part of what was said before.
    var among: Among?

    struct Among {
        let topic: Int?
        /// What the total restated.
        let figures: [Int]
    }
}

/// What only the clause at hand says of itself.
struct MentionClause {
    var isPrevious = false
    /// `MentionScope.isOtherYear` before the clause's year was read; 结转 takes that year back.
    var wasOtherYear = false
    var hasOpenCarry = false
    var isCompared = false
    var isWhole = false
    /// Another body, unless the clause speaks of the whole.
    var isForeign = false
    var hasQuantity = false
}

/// The reporting body, to tell its own numbers from those of others.
struct MentionBody {
    private let name: [Unicode.Scalar]
    private let level: OrganizationLevel
    private let scope: Scope

    init(_ cover: Cover) {
        name = Array(cover.organization.unicodeScalars)
        level = cover.level
        scope = cover.scope
    }

    /// Whether a word for a body, which ends at `end` of the text, means the reporting body itself.
    func isMeant(by mark: MentionVocabulary.Mark, endingAt end: Int, _ text: [Unicode.Scalar]) -> Bool {
        switch mark {
        case .government:
            // 市政府 in a report that sums up others is a part of them, unless the whole name is there.
            if ends(at: end, text, least: 6) { return true }
            return [.province, .prefecture, .county, .township].contains(level) && scope != .consolidated
        case .governmentOffice: return name.suffix(3).starts(with: "办公".unicodeScalars)
        case .agency: return ends(at: end, text, least: 3)
        default: return level == .township
        }
    }

    /// Whether the text up to `end` ends as the body's name does.
    private func ends(at end: Int, _ text: [Unicode.Scalar], least: Int) -> Bool {
        let length = min(least, name.count)
        guard length > 1, end >= length else { return false }
        return text[(end - length)..<end].elementsEqual(name.suffix(length))
    }
}

/// The topics and cues that the reader itself speaks of.
struct MentionCues: Sendable {
    let requests: Int?
    let foreign: Int?
    let receive: MentionVocabulary.Meaning
    let carry: MentionVocabulary.Meaning
    let carryIn: MentionVocabulary.Meaning
    let carryOut: MentionVocabulary.Meaning

    static let shared = MentionCues(.shared)

    private init(_ vocabulary: MentionVocabulary) {
        func cue(_ name: String, rank: Int) -> MentionVocabulary.Meaning {
            guard let number = vocabulary.cueNames.firstIndex(of: name) else {
                preconditionFailure("mention words have no cue \(name)")
            }
            return .cue(number, rank: rank)
        }
        requests = vocabulary.topicNames.firstIndex(of: "requests")
        foreign = vocabulary.topicNames.firstIndex(of: "foreign")
        receive = cue("receive", rank: 1)
        carry = cue("carry_unknown", rank: 2)
        carryIn = cue("carry_in", rank: 2)
        carryOut = cue("carry_out", rank: 2)
    }
}
