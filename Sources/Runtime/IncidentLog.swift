#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What ended the work on a subject so that the program had to begin again.
package struct Incident: Sendable, Equatable {
    package let kind: Kind
    /// The path of a source; empty where none is to blame.
    package let subject: String

    package enum Kind: String, Sendable {
        case crashed
        case timedOut = "timed_out"
        case outOfMemory = "out_of_memory"
        /// Too much memory with several subjects at work: from now on one at a time, to find the one.
        case oneAtATime = "one_at_a_time"
    }

    package init(_ kind: Kind, _ subject: String) {
        self.kind = kind
        self.subject = subject
    }

    /// By bytes: a name may be written in two ways that are equal to Swift, for two files.
    package static func == (left: Incident, right: Incident) -> Bool {
        left.kind == right.kind && left.subject.utf8.elementsEqual(right.subject.utf8)
    }

    /// `kind`, `subject`, each ended by a zero byte, which no path has.
    var bytes: [UInt8] { Array("\(kind.rawValue)\0\(subject)\0".utf8) }
}

/// The incidents of a run, in a file that outlives the program's image: one field for its owner, then the incidents.
package struct IncidentLog: Sendable {
    /// Opened for appending.
    let descriptor: Int32

    package init(descriptor: Int32) { self.descriptor = descriptor }

    /// In the order in which they were met; a last one that is not whole is left out.
    package func read() -> [Incident] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = pread(descriptor, &block, block.count, off_t(bytes.count)), count > 0 {
            bytes += block[..<count]
        }
        let fields = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().dropFirst()
            .map { String(decoding: $0, as: UTF8.self) }
        return stride(from: 0, to: fields.count - 1, by: 2).compactMap { place in
            Incident.Kind(rawValue: fields[place]).map { Incident($0, fields[place + 1]) }
        }
    }

    @discardableResult
    func append(_ incident: Incident) -> Bool {
        let bytes = incident.bytes
        return bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
    }
}
