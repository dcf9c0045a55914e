import Model
import Transform

/// The declaration of a step: what it is called, what it does, what it needs, how it is made.
package struct StepType: Sendable {
    package let name: String
    package let summary: String
    package let options: [OptionType]
    /// What steps before this one must have given.
    package let takes: [Fact]
    /// What this step works on where it is there; a step that gives it may not come later.
    package let follows: [Fact]
    package let gives: Fact
    package let work: Work

    package init(
        _ name: String, takes: [Fact] = [], follows: [Fact] = [], gives: Fact, options: [OptionType] = [],
        work: Work, summary: String
    ) {
        self.name = name
        self.summary = summary
        self.options = options
        self.takes = takes
        self.follows = follows
        self.gives = gives
        self.work = work
    }

    /// What is known of a document or report once the step that gives it has run.
    package enum Fact: String, Sendable {
        case foldedWidths = "folded widths"
        case plainText = "plain text"
        case brokenLines = "broken lines"
        case wholeHeadings = "whole headings"
        case siteMarks = "site marks"
        case pageMarks = "page marks"
        case lineJoints = "line joints"
        case headings, form, figures, paragraphs, cover, mentions, checks, duplicates
        case yearChecks = "year checks"
        case partChecks = "part checks"
    }

    /// Per document or per corpus: a document's steps run in parallel and see nothing else; a corpus
    /// step sees every report, in order of the sources.
    package enum Work: Sendable {
        case document(@Sendable (inout Document) -> Void)
        case report(ReportStep)
        case corpus(@Sendable () -> any CorpusStep)
    }

    /// Type of the stages that the step may stand in.
    package var stageType: String {
        switch work {
        case .document: "files"
        case .report: "report"
        case .corpus: "corpus"
        }
    }
}

/// A name of the last release for what are several steps now.
package struct FormerStep: Sendable {
    package let name: String
    /// The names of these steps, in order.
    package let isNow: [String]

    package init(_ name: String, isNow: [String]) {
        self.name = name
        self.isNow = isNow
    }

    package var summary: String { "a name of the last release for " + isNow.joined(separator: ", ") }
}

/// A step over the ordered stream of reports. Keeps keys and operands, never whole reports.
package protocol CorpusStep: Sendable {
    mutating func take(_ report: inout Report)

    /// The checks that need all reports: of each report that has some its cover and these, in the order of the sources.
    func finish() -> [Report]
}

extension CorpusStep {
    package func finish() -> [Report] { [] }
}
