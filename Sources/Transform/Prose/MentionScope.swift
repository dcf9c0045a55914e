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
