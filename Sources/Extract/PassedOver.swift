/// Files that are there and are not read, because `include` does not name them or `exclude` does.
///
/// Names that begin with a dot are not counted. What lies in folders that `exclude` names is not looked at: the folders
/// are counted.
package struct PassedOver: Sendable {
    package private(set) var files = 0
    package private(set) var folders = 0
    private var counts: [Kind: Int] = [:]

    /// By the end of the name, in small letters: a report may be `a.PDF`.
    package enum Kind: Hashable, Sendable {
        case ending(String)
        /// A name without a dot, or with something behind it that is no usual ending: `2020.年度报告`.
        case none, unusual
    }

    package init() {}

    private static let mostKinds = 64
    private static let longestEnding = 8

    mutating func count(file name: [UInt8]) {
        files += 1
        let kind = Self.kind(of: name)
        counts[counts.count < Self.mostKinds || counts[kind] != nil ? kind : .unusual, default: 0] += 1
    }

    mutating func countFolder() { folders += 1 }

    package mutating func add(_ other: PassedOver) {
        files += other.files
        folders += other.folders
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// The commonest first.
    package var kinds: [(kind: Kind, count: Int)] {
        counts.map { ($0.key, $0.value) }.sorted { ($1.1, "\($0.0)") < ($0.1, "\($1.0)") }
    }

    private static func kind(of name: [UInt8]) -> Kind {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return .none }
        let ending = name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let isUsual = ending.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        guard isUsual, (1...longestEnding).contains(ending.count) else { return .unusual }
        return .ending(String(decoding: ending, as: UTF8.self))
    }
}
