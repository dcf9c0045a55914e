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

    package static let shared: [String: MentionRules] = {
        let declared = Declaration.read(mentionRulesCSV, .shared)
        return Dictionary(
            uniqueKeysWithValues: Codebook.shared.forms.map {
                ($0.name, MentionRules(form: $0, vocabulary: .shared, declared: declared))
            })
    }()

    /// A row of the data file.
    private struct Declaration {
        let forms: [String]
        let topic: Int
        /// 0 for no cue, else the cue's number and one.
        let cues: [Int]
        let isTotal: Bool
        let beside: [Int]
        let unitGroups: [String]
        let gap: Int
        let lead: Int
        let section: String
        let sums: [String]

        static func read(_ csv: String, _ vocabulary: MentionVocabulary) -> [Declaration] {
            let table = CSVTable(csv)
            let names = [
                "form", "section", "topic", "cue", "beside", "units", "gap", "lead", "figures", "or",
            ]
            let columns = names.map(table.column)
            return table.rows.map { row in Declaration(columns.map { row[$0] }, vocabulary) }
        }

        private init(_ text: [String], _ vocabulary: MentionVocabulary) {
            guard let topic = vocabulary.topicNames.firstIndex(of: text[2]) else {
                preconditionFailure("mention rule of unknown topic \(text[2])")
            }
            let cueNames = text[3].words(between: "|")
            forms = text[0].words(between: " ")
            section = text[1]
            self.topic = topic
            cues = cueNames.map { MentionRules.cue($0, vocabulary) }
            isTotal = cueNames.contains { ["-", "receive", "disclose"].contains($0) }
            beside = text[4].words(between: " ").map { MentionRules.cue($0, vocabulary) - 1 }
            unitGroups = text[5].words(between: " ")
            gap = Int(text[6]) ?? 0
            lead = Int(text[7]) ?? .max
            sums = [text[8]] + text[9].words(between: "|")
        }
    }

    private init(form: Form, vocabulary: MentionVocabulary, declared: [Declaration]) {
        let stride = vocabulary.cueNames.count + 1
        let index = FigureIndex(form.figures)
        var rules: [Rule] = []
        var offsets = Array(repeating: Int16(-1), count: vocabulary.topicNames.count * stride)
        var relevance = Array(repeating: false, count: offsets.count)
        var named = Array(repeating: false, count: stride)
        for row in declared {
            for cue in row.cues {
                relevance[row.topic * stride + cue] = true
                named[cue] = true
            }
            guard row.forms.contains(form.name) else { continue }
            for cue in row.cues { offsets[row.topic * stride + cue] = Int16(rules.count) }
            rules.append(
                Rule(
                    restates: row.sums.map { index.terms($0).map(\.figure) }, isTotal: row.isTotal,
                    beside: row.beside.isEmpty ? nil : row.beside, unitGroups: row.unitGroups,
                    gap: row.gap, lead: row.lead, section: row.section))
        }
        for place in relevance.indices where !named[place % stride] { relevance[place] = true }
        self.vocabulary = vocabulary
        self.rules = rules
        self.offsets = offsets
        self.relevance = relevance
    }

    /// 0 for no cue (`-`), else the cue's number and one.
    private static func cue(_ name: String, _ vocabulary: MentionVocabulary) -> Int {
        if name == "-" { return 0 }
        guard let number = vocabulary.cueNames.firstIndex(of: name) else {
            preconditionFailure("mention rule of unknown cue \(name)")
        }
        return number + 1
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
