/// The reports of the dataset that is published now, and which of them the run has not met yet.
///
/// A report is told by the bytes of its source, so a source that was only renamed or moved is met all the same.
/// Read from the published files and from nothing else: whatever happened to the runs since, and to the state folder,
/// this is what a reader of the dataset would lose.
struct PublishedReports: Sendable {
    /// Rows of the table of reports.
    let count: Int
    /// How many of them the run has met under another name.
    private(set) var renamed = 0
    /// Rows by the first 64 bits of the SHA-256 of their source, without those that were met.
    private var unmet: [UInt64: Int] = [:]
    private let names: Set<UInt64>
    private let folder: String

    /// `nil` where no dataset is published, or none whose reports can be told.
    init?(in folder: String) {
        guard let rows = PublishedRows(in: folder) else { return nil }
        var (count, counts, names) = (0, [UInt64: Int](), Set<UInt64>())
        let isRead = rows.each { source, identity in
            count += 1
            counts[identity, default: 0] += 1
            names.insert(Self.hash(source))
        }
        guard isRead else { return nil }
        (self.count, self.names, self.folder) = (count, names, folder)
        unmet = counts
    }

    /// The run made a report of these bytes.
    mutating func meet(_ path: String, digest: [UInt8]) {
        let identity = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        guard let rows = unmet.removeValue(forKey: identity) else { return }
        if !names.contains(Self.hash(path.utf8)) { renamed += rows }
    }

    /// Rows that would be gone if the run were published now.
    var removed: Int { unmet.values.reduce(0, +) }

    /// Sources of the first of these rows.
    func examples(_ limit: Int) -> [String] {
        var found: [String] = []
        _ = PublishedRows(in: folder)?.each { source, identity in
            guard found.count < limit, unmet[identity] != nil else { return }
            found.append(String(decoding: source, as: UTF8.self))
        }
        return found
    }

    /// FNV-1a. A name that is taken for another costs a word in the summary.
    private static func hash(_ text: some Sequence<UInt8>) -> UInt64 {
        text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
