import Extract
import Load
import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The sorted list of a run's sources as text: what `ogi sources` prints, and `map` and `merge` read.
///
/// ```
/// 2020/a.pdf
/// 2020/b.pdf TAB 9a4e…(sha256 of the file, 64)
/// 2020/c.txt TAB extract TAB not_a_file TAB not a regular file
/// ```
/// The second form lets a merge tell whether an earlier result is of the same bytes. The third is a source that was found, but
/// cannot be read; its rejection travels with the list.
package enum SourceListing {
    /// Shape: where `hasDigests`, every file is read. Throws: `SourceFinderError`, `MachineShortage`.
    package static func text(of file: PipelineFile, hasDigests: Bool) throws -> [UInt8] {
        let list = try SourceList(file)
        var text: [UInt8] = []
        for found in list.found {
            SourceName.append(found.source.path.utf8, to: &text)
            for field in try fields(of: found, hasDigests ? list.reader : nil) {
                text.append(0x09)
                SourceName.append(field.utf8, to: &text)
            }
            text.append(0x0A)
        }
        return text
    }

    private static func fields(of found: FoundSource, _ reader: SourceReader?) throws -> [String] {
        if case .rejected(let rejection) = found.finding {
            return [rejection.stage, rejection.reason.rawValue, rejection.message]
        }
        // What cannot be read now is for the map to say.
        guard let reader, case .success(let loaded) = try reader.load(found.source) else { return [] }
        return [loaded.digest.hexadecimal]
    }

    /// What stands behind a name; `nil` where it is nothing that a list says.
    enum Remark {
        case nothing
        case digest(String)
        case rejected(Rejection)
    }

    static func remark(_ fields: ArraySlice<ArraySlice<UInt8>>) -> Remark? {
        let parts = fields.compactMap { SourceName.read($0).map { String(decoding: $0, as: UTF8.self) } }
        guard parts.count == fields.count else { return nil }
        switch parts.count {
        case 0: return .nothing
        case 1: return SHA256Digest(hexadecimal: parts[0]) == nil ? nil : .digest(parts[0])
        case 3:
            return Rejection.Reason(rawValue: parts[1]).map {
                .rejected(Rejection(stage: parts[0], reason: $0, message: parts[2]))
            }
        default: return nil
        }
    }
}

/// The list that `ogi merge` is given, one source after the other. Its text stays on the disk: there may be millions.
package struct ListedSources: Sendable {
    package let count: Int
    private var lines: LineStream
    private let path: String
    private var last: [UInt8] = []

    /// Shape: `path` is `-` for standard input. Throws: `MapRun.Unusable`, `OutputError`.
    package init(at path: String) throws {
        func unusable(_ cause: String) -> MapRun.Unusable {
            MapRun.Unusable(description: "the list of sources \(path) cannot be read: \(cause)")
        }
        let number = path == "-" ? try Spool.copyOfStandardInput() : open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw unusable(String(cString: strerror(errno))) }
        var (counted, found) = (LineStream(number), 0)
        do throws(LineStream.Unreadable) {
            while let line = try counted.next() { if !line.isEmpty { found += 1 } }
        } catch {
            throw unusable(error.cause)
        }
        guard lseek(number, 0, SEEK_SET) == 0 else { throw unusable("it is no file; give - and a pipe") }
        (count, lines, self.path) = (found, LineStream(number), path)
    }

    /// Throws: `ShardMerge.Refused`.
    mutating func next() throws -> (name: [UInt8], digest: String?)? {
        var line: ArraySlice<UInt8>?
        do { repeat { line = try lines.next() } while line?.isEmpty == true } catch {
            throw ShardMerge.Refused("the list of sources \(path) cannot be read: \(error.cause)")
        }
        guard let line else { return nil }
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard let name = SourceName.read(fields[0]), let remark = SourceListing.remark(fields.dropFirst())
        else {
            throw ShardMerge.Refused("the list of sources \(path) is not one that ogi sources prints")
        }
        guard last.lexicographicallyPrecedes(name) else {
            throw ShardMerge.Refused(
                "the list of sources \(path) is not sorted at \(String(decoding: name, as: UTF8.self)); sort it by bytes "
                    + "(LC_ALL=C sort)")
        }
        last = name
        let digest: String? = if case .digest(let digest) = remark { digest } else { nil }
        return (name, digest)
    }
}
