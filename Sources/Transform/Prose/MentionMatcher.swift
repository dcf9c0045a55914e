import Forms
import Model

/// Finds the rules by which a quantity restates figures.
///
/// Evidence: topic and cue in its clause, its unit, the distance. Harm: a phrase that only looks the same
/// would assert a figure that the report never gave, so every doubt gives no rule.
struct MentionMatcher {
    let rules: MentionRules
    let section: SectionKind

    /// One rule, or more where the number holds for each of several; in the order of the text.
    ///
    /// Shape: `topic` is the one that held before the clause named its own.
    func matches(
        _ quantity: MentionQuantity, _ lead: MentionLead, topic: Int?, among: MentionScope.Among?
    ) -> [MentionRules.Rule] {
        let named = lead.topics()
        let topics = named.isEmpty ? [topic].compactMap { $0 } : named.map(\.number)
        let mayBeSeveral = lead.hasEach || lead.isInOrder
        if topics.count > 1, !mayBeSeveral { return [] }
        var found: [MentionRules.Rule] = []
        var isLow = true
        for topic in topics {
            let cues = lead.cues(of: topic, rules)
            if cues.isEmpty, named.isEmpty { continue }
            if cues.contains(where: { $0.rank > 1 }) { isLow = false }
            let begin = cues.first ?? named.first { $0.number == topic }
            for cue in cues.isEmpty ? [nil] : cues.map({ Optional($0.number) }) {
                guard let rule = rules.rule(topic: topic, cue: cue),
                    admits(rule, topic, quantity, lead, gap: lead.unknown - (begin?.unknown ?? 0), among),
                    !found.contains(where: { $0.restates == rule.restates })
                else { continue }
                found.append(rule)
            }
        }
        // 收到并办结 15件 is both; 予以公开和部分公开 15件 is their sum, which no figure is.
        return found.count > 1 && !mayBeSeveral && !isLow ? [] : found
    }

    private func admits(
        _ rule: MentionRules.Rule, _ topic: Int, _ quantity: MentionQuantity, _ lead: MentionLead, gap: Int,
        _ among: MentionScope.Among?
    ) -> Bool {
        guard quantity.group.isEmpty || rule.unitGroups.contains(quantity.group) else { return false }
        if gap > rule.gap || lead.unknown > rule.lead { return false }
        if !rule.section.isEmpty, rule.section != section.rawValue { return false }
        if let beside = rule.beside, !lead.lowCues(of: topic, rules).allSatisfy(beside.contains) {
            return false
        }
        if let among {
            if rule.isTotal, among.topic == topic { return false }
            if rule.restates.first == among.figures { return false }
        }
        return true
    }
}
