/// The words by which the prose says what a number counts (`Data/mention_words.csv`).
package struct MentionVocabulary: Sendable {
    /// Words of the text; the number is an offset of `meaningRanges`.
    package let words: WordTrie
    /// Where in `meanings` stands what each word says; empty for one that is only known to say nothing
    /// of the matter.
    package let meaningRanges: [Range<Int>]
    package let meanings: [Meaning]
    /// Measure words that may follow a number; the number is an offset of `units`.
    package let unitWords: WordTrie
    package let units: [Unit]
    package let topicNames: [String]
    package let cueNames: [String]

    package static let shared = MentionVocabulary(mentionWordsCSV)

    package enum Meaning: Sendable, Equatable {
        /// What is counted: requests, lawsuits, documents.
        case topic(Int)
        /// What became of it. A cue of a higher rank says more and wins: `答复` 1, `予以公开` 2, `国家秘密` 3.
        case cue(Int, rank: Int)
        case mark(Mark)
    }

    /// Words that change how others are taken.
    package enum Mark: String, Sendable {
        /// 其中: what follows is a part of what was just said.
        case among
        /// 含
        case including
        /// 均, 各: the number holds for each of those named.
        case each
        /// 分别: the numbers follow in the order of those named.
        case respectively
        case and
        /// 等: the list is an example.
        case etcetera
        /// 未发生: none of what the clause names.
        case none
        /// 未收到
        case noneReceived = "none_received"
        /// 无: none, of what follows directly.
        case noneAtOnce = "none_at_once"
        case previous
        case next
        case thisYear = "this_year"
        /// 同比, 增加: the number is a difference.
        case compare
        /// 全市, 我局: the whole of the reporting body.
        case whole
        /// 本级: always a part of it.
        case part
        /// 市政府: the body itself or a part of it.
        case government
        /// 府办, 政府办公室
        case governmentOffice = "government_office"
        /// 局: the body itself or another.
        case agency
        /// 乡镇
        case subordinate
    }

    package struct Unit: Sendable {
        package let text: String
        package let group: String
    }

    package init(_ csv: String) {
        let table = CSVTable(csv)
        let role = table.column("role")
        let name = table.column("name")
        let rank = table.column("rank")
        var topics: [String] = []
        var cues: [String] = []
        var units: [Unit] = []
        var numbers: [String: Int] = [:]
        var meanings: [[Meaning]] = []
        func number(of id: String, in names: inout [String]) -> Int {
            if let known = names.firstIndex(of: id) { return known }
            names.append(id)
            return names.count - 1
        }
        for row in table.rows {
            let words = row[table.column("words")].words(between: " ")
            let meaning: Meaning?
            switch row[role] {
            case "unit":
                units += words.map { Unit(text: $0, group: row[name]) }
                continue
            case "topic": meaning = .topic(number(of: row[name], in: &topics))
            case "cue": meaning = .cue(number(of: row[name], in: &cues), rank: Int(row[rank]) ?? 1)
            case "mark": meaning = Mark(rawValue: row[name]).map { .mark($0) }
            default: meaning = nil
            }
            precondition(meaning != nil || row[role] == "known", "mention word of unknown role \(row[name])")
            for word in words {
                let place = numbers[word] ?? meanings.count
                if place == meanings.count {
                    numbers[word] = place
                    meanings.append([])
                }
                if let meaning { meanings[place].append(meaning) }
            }
        }
        var flat: [Meaning] = []
        meaningRanges = meanings.map { own in
            flat += own
            return flat.count - own.count..<flat.count
        }
        self.meanings = flat
        self.units = units
        topicNames = topics
        cueNames = cues
        self.words = WordTrie(numbers.map { ($0.key, $0.value) })
        unitWords = WordTrie(units.enumerated().map { ($0.element.text, $0.offset) })
    }
}
