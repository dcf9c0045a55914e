import Extract
import Model

/// The sorted input of a run: what is read, and what was set aside by its name alone.
struct SourceList: Sendable {
    /// By path, as bytes order it; an entry's offset is its ticket.
    let entries: [Entry]
    let reader: SourceReader

    enum Entry: Sendable {
        case source(Source)
        case rejected(path: String, Rejection)

        var path: String {
            switch self {
            case .source(let source): source.path
            case .rejected(let path, _): path
            }
        }
    }

    init(_ file: PipelineFile) throws {
        let options = file.config.extract?.options
        let finder = SourceFinder(root: file.inputFolder, include: options?.texts("include") ?? [], exclude: options?.texts("exclude") ?? [])
        entries = finder.find().map { .source($0) }
        reader = SourceReader(root: file.inputFolder, maximumBytes: file.config.run.whole("max_source_bytes") ?? 0)
    }

    func source(at path: String) -> Source? {
        for case .source(let source) in entries where source.path == path { return source }
        return nil
    }
}
