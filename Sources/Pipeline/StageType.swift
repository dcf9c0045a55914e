import Load

/// The declaration of a type of stage.
package struct StageType: Sendable {
    package let name: String
    package let kind: Kind
    package let summary: String
    /// `nil` where it reads files.
    package let takes: Flow?
    /// `nil` where it writes files.
    package let gives: Flow?
    package let options: [OptionType]
    /// Makes the sink of a load stage that sees whole reports; `nil` where it writes the rows of a table.
    package var makeSink: (@Sendable (OptionValues) -> any ReportSink)?

    package enum Kind: String, Sendable, CaseIterable {
        case extract, transform, load
    }

    /// What flows from stage to stage.
    package enum Flow: String, Sendable {
        case documents, reports
    }

    /// The keys that a stage of this type may have, in the order to write them.
    package var keys: [String] {
        switch kind {
        case .extract: ["name", "kind", "type", "steps", "options"]
        case .transform: ["name", "kind", "type", "from", "steps", "options"]
        case .load: ["name", "kind", "type", "from", "options"]
        }
    }
}
