import Forms
import Model

/// Finds the quantities that the prose states, and the figures that they restate.
///
/// Shape: in the order of the text; every number with a measure word, and 未收到 and its like where they
/// restate a figure. Years, dates, ordinals, numbers of documents, telephones and addresses are none.
/// Rule: `Data/mention_words.csv` and `Data/mention_rules.csv`, read clause by clause.
package enum MentionFinder {
    package static func find(in sections: [Section], form: Form?, cover: Cover) -> [Mention] {
        var reader = MentionReader(rules: form.flatMap { MentionRules.shared[$0.name] }, cover: cover)
        for section in sections { reader.read(section) }
        return reader.mentions
    }
}
