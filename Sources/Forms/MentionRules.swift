import Model

/// Which figure of a form a quantity restates, by topic and cue (`Data/mention_rules.csv`).
package struct MentionRules: Sendable {
    package let vocabulary: MentionVocabulary
    private let rules: [Rule]
    /// For each topic and, within it, no cue and each cue: offset of the rule, -1 where there is none.
    private let offsets: [Int16]
    /// For each topic and cue: whether any form has a rule for the two, or none has for the cue at all.
    private let relevance: [Bool]

    package struct Rule: Sendable {
        /// Sums of figures that the quantity may restate, the likeliest first.
        package let restates: [[Int]]
        /// The topic itself, or what came in: not what a 其中 after such a total can name.
        package let isTotal: Bool
        /// Cues of rank 1 that may stand beside the rule's own; `nil` where any may.
        package let beside: [Int]?
        package let unitGroups: [String]
        /// Most characters of unknown meaning between the cue and the number, and in the whole clause before it.
        package let gap: Int
        package let lead: Int
        /// Name of the only section that it holds in, empty where in all.
        package let section: String
    }

    package static let shared: [String: MentionRules] = Dictionary(
        uniqueKeysWithValues: Codebook.shared.forms.map {
            ($0.name, MentionRules(form: $0, vocabulary: .shared, csv: mentionRulesCSV))
        })

    package init(form: Form, vocabulary: MentionVocabulary, csv: String) {
        let table = CSVTable(csv)
        let stride = vocabulary.cueNames.count + 1
        var rules: [Rule] = []
        var offsets = Array(repeating: Int16(-1), count: vocabulary.topicNames.count * stride)
        var relevance = Array(repeating: false, count: offsets.count)
        var named = Set<Int>()
        for row in table.rows {
            func text(_ column: String) -> String { row[table.column(column)] }
            guard let topic = vocabulary.topicNames.firstIndex(of: text("topic")) else {
                preconditionFailure("mention rule of unknown topic \(text("topic"))")
            }
            let cues = text("cue").split(separator: "|").map { MentionRules.cue($0, vocabulary) }
            for cue in cues {
                relevance[topic * stride + cue] = true
                named.insert(cue)
            }
            guard text("form").split(separator: " ").contains(where: { $0 == form.name }) else { continue }
            for cue in cues { offsets[topic * stride + cue] = Int16(rules.count) }
            rules.append(MentionRules.rule(text, form: form, vocabulary))
        }
        for place in relevance.indices where !named.contains(place % stride) { relevance[place] = true }
        self.vocabulary = vocabulary
        self.rules = rules
        self.offsets = offsets
        self.relevance = relevance
    }

    /// 0 for no cue (`-`), else the cue's number and one.
    private static func cue(_ name: Substring, _ vocabulary: MentionVocabulary) -> Int {
        if name == "-" { return 0 }
        guard let number = vocabulary.cueNames.firstIndex(where: { $0 == name }) else {
            preconditionFailure("mention rule of unknown cue \(name)")
        }
        return number + 1
    }

    private static func rule(
        _ text: (String) -> String, form: Form, _ vocabulary: MentionVocabulary
    ) -> Rule {
        let sums = [text("figures"), text("or")].filter { !$0.isEmpty }.map {
            RelationParser.terms($0, of: form.figures).map(\.figure)
        }
        let beside = text("beside").split(separator: " ").map { cue($0, vocabulary) - 1 }
        return Rule(
            restates: sums,
            isTotal: text("cue").split(separator: "|").contains {
                ["-", "receive", "disclose"].contains($0)
            },
            beside: beside.isEmpty ? nil : beside,
            unitGroups: text("units").split(separator: " ").map(String.init),
            gap: Int(text("gap")) ?? 0, lead: Int(text("lead")) ?? .max, section: text("section"))
    }

    package func rule(topic: Int, cue: Int?) -> Rule? {
        let offset = offsets[topic * (vocabulary.cueNames.count + 1) + (cue.map { $0 + 1 } ?? 0)]
        return offset < 0 ? nil : rules[Int(offset)]
    }

    /// False for a cue that says nothing of this topic (网站 of a lawsuit).
    package func isRelevant(cue: Int, to topic: Int) -> Bool {
        relevance[topic * (vocabulary.cueNames.count + 1) + cue + 1]
    }
}
