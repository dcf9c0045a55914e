/// What keeps a run from replacing a good dataset by a poor one.
///
/// ```
/// sources found ──▶ min_sources      before anything is read
/// all read      ──▶ max_rejected     of the sources of this run
///               ──▶ max_removed      of the reports that are published now
/// ```
/// An empty or unmounted folder, half of the files, the wrong folder, files cut to nothing: each is read without an
/// error, and each would end with less than was there before.
struct PublishingGuards: Sendable {
    private let minimumSources: Int
    private let rejected: CountLimit?
    private let removed: CountLimit
    private let allowsRemoved: Bool
    private let input: String

    private static let exampleCount = 10

    init(_ file: PipelineFile, allowsRemoved: Bool) {
        let run = file.config.run
        minimumSources = run.whole("min_sources") ?? 1
        rejected = run.text("max_rejected").flatMap(CountLimit.init)
        removed = run.text("max_removed").flatMap(CountLimit.init) ?? .none
        self.allowsRemoved = allowsRemoved
        input = file.inputFolder
    }

    /// Throws: `Refusal`. `published` tells how many reports the output has; asked only where the guard refuses.
    func checkSources(_ count: Int, passedOver: String, published: () -> Int) throws {
        guard count < minimumSources, !allowsRemoved else { return }
        throw Refusal.tooFewSources(
            .init(
                sources: count, limit: minimumSources, input: input, published: published(),
                passedOver: passedOver))
    }

    /// Throws: `Refusal`. Shape: `list` is where the user finds all rejects of this run.
    func check(_ done: RunTally, list: String) throws {
        if let rejected, !rejected.allows(done.rejectedInAll, of: done.count) {
            throw Refusal.tooManyRejected(
                .init(
                    rejected: done.rejectedInAll, sources: done.count, limit: rejected.text,
                    examples: done.examples, list: list))
        }
        guard !allowsRemoved, let published = done.published,
            !removed.allows(published.removed, of: published.count)
        else { return }
        throw Refusal.tooManyRemoved(
            .init(
                removed: published.removed, published: published.count, limit: removed.text, input: input,
                examples: published.examples(Self.exampleCount), list: list))
    }

    /// What to say where `max_removed` cannot be held: nothing tells which reports are published. `nil` where it can.
    func warning(sinks: [SinkPlan], isPublished: Bool, published: PublishedReports?) -> String? {
        guard !allowsRemoved, removed.text != CountLimit.none.text else { return nil }
        let way = "publish the table reports whole, with source and report_id, or set max_removed to \"100%\""
        if !sinks.contains(where: \.tellsReports) {
            return "max_removed is off: no file of this pipeline tells which reports are published; \(way)"
        }
        if isPublished, published == nil {
            return
                "max_removed is off in this run: no file of the published dataset tells which reports it has"
        }
        return nil
    }
}

/// A count, or a share in per cent: `20`, `5%`.
struct CountLimit: Sendable {
    let text: String
    private let count: Int
    private let percent: Int?

    static let none = CountLimit(text: "100%", count: 100, percent: 100)

    private init(text: String, count: Int, percent: Int?) {
        (self.text, self.count, self.percent) = (text, count, percent)
    }

    /// `nil` where the text is neither.
    init?(_ text: String) {
        let isShare = text.hasSuffix("%")
        guard let number = Int(isShare ? String(text.dropLast()) : text), number >= 0,
            !isShare || number <= 100, !text.hasPrefix("+")
        else { return nil }
        self.init(text: text, count: number, percent: isShare ? number : nil)
    }

    func allows(_ part: Int, of whole: Int) -> Bool {
        guard let percent else { return part <= count }
        return part.multipliedFullWidth(by: 100) <= whole.multipliedFullWidth(by: percent)
    }
}
