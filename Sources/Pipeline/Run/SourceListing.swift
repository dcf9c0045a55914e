import Extract
import Load
import Model

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
