/// Why a run published nothing although nothing failed: the dataset would have lost more than the config allows.
package enum Refusal: Error, Sendable {
    case tooManyRejected(Rejected)
    case tooFewSources(TooFew)
    case tooManyRemoved(Removed)

    package struct Rejected: Sendable {
        let rejected: Int
        let sources: Int
        let limit: String
        /// The first of them, with their reasons.
        let examples: [String]
        /// The file in the state folder that has all of them.
        let list: String
    }

    package struct TooFew: Sendable {
        let sources: Int
        let limit: Int
        let input: String
        /// Reports that are published now.
        let published: Int
        let passedOver: String
    }

    package struct Removed: Sendable {
        let removed: Int
        let published: Int
        let limit: String
        let input: String
        let examples: [String]
        let list: String
    }
}

extension Refusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooManyRejected(let facts):
            return "\(facts.rejected) of \(counted(facts.sources, "source")) were rejected, max_rejected is "
                + "\(facts.limit); the former output is unchanged; mend or exclude them, or raise max_rejected: "
                + Self.list(facts.examples, of: facts.rejected) + "; all of them: \(facts.list)"
        case .tooFewSources(let facts):
            let found = facts.sources == 0 ? "no source was" : "\(counted(facts.sources, "source")) were"
            let loss =
                facts.published == 0
                ? "" : "; the published dataset has \(counted(facts.published, "report")), and keeps them"
            let passedOver = facts.passedOver.isEmpty ? "" : "; \(facts.passedOver)"
            return
                "\(found) found in \(facts.input), min_sources is \(facts.limit)\(loss)\(passedOver); is the "
                + "folder the right one, and mounted? To publish all the same, give --allow-removed"
        case .tooManyRemoved(let facts):
            return
                "\(facts.removed) of \(counted(facts.published, "published report")) would be gone, max_removed "
                + "is \(facts.limit): their sources are not in \(facts.input) any more, or are rejected now; the "
                + "former output is unchanged; bring them back, or publish without them by --allow-removed: "
                + Self.list(facts.examples, of: facts.removed) + "; what was rejected: \(facts.list)"
        }
    }

    private static func list(_ examples: [String], of count: Int) -> String {
        let more = count > examples.count ? ", and \(count - examples.count) more" : ""
        return examples.joined(separator: ", ") + more
    }
}

/// `1 source`, `2 sources`.
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
