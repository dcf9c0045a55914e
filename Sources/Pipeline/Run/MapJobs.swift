import Extract
import Load
import Model

/// The documents that a map is given, one after another.
struct MapJobs: Sendable {
    private var lines: LineStream
    private let hasContents: Bool
    private var last: [UInt8] = []

    struct Job: Sendable {
        let name: String
        let content: Content
    }

    enum Content: Sendable {
        case found(FoundSource)
        case bytes(SourceBytes)
    }

    init(_ lines: LineStream, _ input: MapRun.Input) {
        self.lines = lines
        if case .documents = input { hasContents = true } else { hasContents = false }
    }

    /// Throws: `MapRun.Unusable`.
    mutating func next(ticket: Int) throws -> Job? {
        let line: ArraySlice<UInt8>?
        do { line = try lines.next() } catch {
            throw MapRun.Unusable(description: "line \(ticket + 1) cannot be read: \(error.cause)")
        }
        guard let line else { return nil }
        func unusable(_ what: String) -> MapRun.Unusable {
            MapRun.Unusable(description: "line \(ticket + 1) \(what)")
        }
        let tab = line.firstIndex(of: 0x09) ?? line.endIndex
        let isRejected = !hasContents && tab < line.endIndex
        guard let bytes = SourceName.read(line[..<tab]), isRejected || Self.isPath(bytes) else {
            throw unusable(
                "names no source: a path below a folder, without . and .., as ogi sources prints it")
        }
        let name = String(decoding: bytes, as: UTF8.self)
        guard last.lexicographicallyPrecedes(bytes) else {
            throw unusable(
                "is not in order: \(name) comes twice, or behind a later name; sort by bytes (LC_ALL=C sort)")
        }
        last = bytes
        let source = Source(path: name, ticket: ticket)
        if !hasContents {
            let rejection = isRejected ? SourceListing.rejection(line[(tab + 1)...]) : nil
            if isRejected, rejection == nil { throw unusable("says of \(name) what no list says") }
            let finding: FoundSource.Finding = rejection.map { .rejected($0) } ?? .file(.unknown)
            return Job(name: name, content: .found(FoundSource(source: source, finding: finding)))
        }
        guard tab < line.endIndex, let content = Base64.bytes(line[(tab + 1)...]) else {
            throw unusable("has no content in Base64 behind the name \(name) and a tab")
        }
        return Job(name: name, content: .bytes(SourceBytes(source: source, bytes: content)))
    }

    /// What a folder could hold: no empty part, none that begins with a dot, UTF-8.
    private static func isPath(_ name: [UInt8]) -> Bool {
        String(validating: name, as: UTF8.self) != nil
            && name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0.first != UInt8(ascii: ".")
            }
    }
}

/// The sorted list of a run's sources as text: what `ogi sources` prints, and `map` and `merge` read.
///
/// ```
/// 2020/a.pdf
/// 2020/b.txt TAB extract TAB not_a_file TAB not a regular file
/// ```
/// The second form is a source that was found, but cannot be read; its rejection travels with the list.
package enum SourceListing {
    package static func text(of file: PipelineFile) throws -> [UInt8] {
        var text: [UInt8] = []
        for found in try SourceList(file).found {
            SourceName.append(found.source.path.utf8, to: &text)
            if case .rejected(let rejection) = found.finding {
                for part in [rejection.stage, rejection.reason.rawValue, rejection.message] {
                    text.append(0x09)
                    SourceName.append(part.utf8, to: &text)
                }
            }
            text.append(0x0A)
        }
        return text
    }

    /// The names of a list. Throws: `MapRun.Unusable`.
    package static func names(at path: String) throws -> [[UInt8]] {
        var names: [[UInt8]] = []
        do throws(LineStream.Unreadable) {
            var lines = path == "-" ? LineStream(0) : try LineStream(path: path)
            while let line = try lines.next() {
                if let name = SourceName.read(line.prefix { $0 != 0x09 }), !name.isEmpty {
                    names.append(name)
                }
            }
            if path != "-" { lines.close() }
        } catch {
            throw MapRun.Unusable(description: "the list of sources \(path) cannot be read: \(error.cause)")
        }
        return names
    }

    static func rejection(_ text: ArraySlice<UInt8>) -> Rejection? {
        let parts = text.split(separator: 0x09, omittingEmptySubsequences: false).compactMap {
            SourceName.read($0).map { String(decoding: $0, as: UTF8.self) }
        }
        guard parts.count == 3, let reason = Rejection.Reason(rawValue: parts[1]) else { return nil }
        return Rejection(stage: parts[0], reason: reason, message: parts[2])
    }
}
