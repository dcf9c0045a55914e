/// How a run goes about it, as the command line says; nothing here changes the bytes of the output.
package struct RunOptions: Sendable {
    /// How long to wait for another run that has the output.
    package var waitSeconds = 0
    /// Results of sources that have not changed are kept from run to run.
    package var usesCache = false
    /// Only sources that the last run rejected are read; all others keep their results.
    package var readsOnlyRejected = false
    /// A crash of the program makes it begin again without the source; only where the program is `ogi run`.
    package var outlivesCrashes = false

    package init() {}
}

/// More sources were rejected than the config allows: nothing was published.
package struct TooManyRejected: Error, Sendable, CustomStringConvertible {
    package let rejected: Int
    package let sources: Int
    package let limit: String
    /// The first of them, with their reasons.
    package let examples: [String]

    package var description: String {
        let more = rejected > examples.count ? ", and \(rejected - examples.count) more" : ""
        return
            "\(rejected) of \(sources) sources were rejected, max_rejected is \(limit); the former output is "
            + "unchanged; mend or exclude them, or raise max_rejected: "
            + examples.joined(separator: ", ") + more
    }
}

/// `max_rejected`: a count, or a share of the sources in per cent.
struct RejectionLimit: Sendable {
    let text: String
    private let count: Int
    private let percent: Int?

    /// `nil` where the text is neither.
    init?(_ text: String) {
        self.text = text
        let isShare = text.hasSuffix("%")
        guard let number = Int(isShare ? String(text.dropLast()) : text), number >= 0,
            !isShare || number <= 100, !text.hasPrefix("+")
        else { return nil }
        count = number
        percent = isShare ? number : nil
    }

    func allows(_ rejected: Int, of sources: Int) -> Bool {
        guard let percent else { return rejected <= count }
        return rejected.multipliedFullWidth(by: 100) <= sources.multipliedFullWidth(by: percent)
    }
}
