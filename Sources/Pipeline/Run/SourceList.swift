import Extract
import Model

/// The sorted input of a run, and how it is read.
struct SourceList: Sendable {
    /// By path, as bytes order it; an offset is a ticket.
    private(set) var found: [FoundSource]
    private(set) var passedOver = PassedOver()
    /// Patterns that match nothing in any of the input folders.
    let idlePatterns: [String]
    let reader: SourceReader

    /// Shape: `file` is checked, so its patterns are good ones.
    ///
    /// Throws: `SourceFinderError`.
    init(_ file: PipelineFile) throws {
        func patterns(_ name: String) -> [Glob] {
            (file.config.extract?.options.texts(name) ?? []).compactMap(Glob.init)
        }
        let (include, exclude) = (patterns("include"), patterns("exclude"))
        var sources: [FoundSource] = []
        var idle = Set((include + exclude).map(\.pattern))
        for folder in file.input.folders {
            let listing = try SourceFinder(folder: folder, include: include, exclude: exclude).find()
            sources += listing.sources
            passedOver.add(listing.passedOver)
            idle.formIntersection(listing.idlePatterns)
        }
        idlePatterns = (include + exclude).map(\.pattern).filter(idle.contains)
        reader = SourceReader(input: file.input, maximumBytes: file.config.run.whole("max_source_bytes") ?? 0)
        found = sources
        if file.input.folders.count > 1 {
            found.sort { $0.source.path.utf8.lexicographicallyPrecedes($1.source.path.utf8) }
            keep(Array(found.indices))
        }
    }

    /// A sentence for each pattern that matches nothing.
    var warnings: [String] {
        idlePatterns.map { "the pattern \"\($0)\" matches nothing below the input folder" }
    }

    /// Leaves out all but those of these tickets; tickets count from 0 again.
    mutating func keep(_ tickets: [Int]) {
        found = tickets.enumerated().map { ticket, former in
            FoundSource(
                source: Source(path: found[former].source.path, ticket: ticket),
                finding: found[former].finding)
        }
    }

    /// Of all sources together.
    var byteCount: Int64 {
        found.reduce(0) { $0 &+ Int64($1.byteCount) }
    }

    var rejectedCount: Int {
        found.count { if case .rejected = $0.finding { true } else { false } }
    }
}

extension SourceFinderError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let root): "the input folder \(root) is not there any more"
        case .notAFolder(let root): "the input \(root) is not a folder any more"
        case .unreadable(let root, let cause):
            "the input folder \(root) cannot be read: \(cause); give this user the right and the means (ulimit) to read it"
        }
    }
}

extension FoundSource {
    /// As it was found; 0 where it is no file.
    var byteCount: Int {
        if case .file(let identity) = finding { Int(clamping: identity.size) } else { 0 }
    }
}
