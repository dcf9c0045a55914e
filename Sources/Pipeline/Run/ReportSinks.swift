import Load
import Model
import Runtime

/// The sinks of a run that see whole reports (`ReportSink`): fed by the corpus pass, in the order of the sources, and
/// written when all files of rows are.
final class ReportSinks: Sendable {
    private struct Entry {
        let name: String
        /// So many corpus stages stand before it.
        let corpusStages: Int
        var sink: any ReportSink
    }

    private let entries: Monitor<[Entry]>
    let isEmpty: Bool

    init(_ config: PipelineConfig) {
        let entries = config.sinks.compactMap { stage in
            stage.type.makeSink.map { make in
                Entry(
                    name: stage.options.text("path") ?? "", corpusStages: config.corpusStages(before: stage),
                    sink: make(stage.options))
            }
        }
        isEmpty = entries.isEmpty
        self.entries = Monitor(entries)
    }

    /// A report that has passed so many corpus stages.
    func take(_ report: Report, corpusStages: Int) {
        if isEmpty { return }
        entries.change { entries in
            for place in entries.indices where entries[place].corpusStages == corpusStages {
                entries[place].sink.take(report)
            }
        }
    }

    /// A source of which there is no report.
    func take(_ rejections: [Rejection], of source: String) {
        if isEmpty { return }
        entries.change { entries in
            for place in entries.indices { entries[place].sink.take(rejections, of: source) }
        }
    }

    /// Throws: `OutputError`.
    func write(
        to transaction: OutputTransaction, beside files: [PublishedFile], of dataset: DatasetDescription
    ) throws -> [PublishedFile] {
        try entries.withState { $0 }.map { entry in
            var file = try SinkFile(path: transaction.path(of: entry.name))
            do { try file.write(entry.sink.finish(files, of: dataset)) } catch {
                file.abandon()
                throw error
            }
            return PublishedFile(
                name: entry.name, content: .document(entry.sink.document), summary: try file.finish())
        }
    }
}
