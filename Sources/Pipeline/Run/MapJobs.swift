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
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        let remark = hasContents ? nil : SourceListing.remark(fields.dropFirst())
        let isRejected = if case .rejected = remark { true } else { false }
        guard let bytes = SourceName.read(fields[0]), isRejected || Self.isPath(bytes) else {
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
            let finding: FoundSource.Finding
            switch remark {
            case .rejected(let rejection): finding = .rejected(rejection)
            case .nothing, .digest: finding = .file(.unknown)
            case nil: throw unusable("says of \(name) what no list says")
            }
            return Job(name: name, content: .found(FoundSource(source: source, finding: finding)))
        }
        guard fields.count == 2, let content = Base64.bytes(fields[1]) else {
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
