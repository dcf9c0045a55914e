import Model

/// What became of one source, as a line of text that any engine can sort, pipe and shuffle.
///
/// ```
/// 2020/a.pdf TAB 1f0c…(key, 16) TAB 9a4e…(sha256 of the source, 64) TAB base64(checksum, 8 bytes; archived report)
/// TAB 1f0c…(key, 16) TAB end TAB 1000 SPACE 7be1…
/// ```
/// The second form ends a shard: how many results it holds, and their checksums added up. As the sums of all shards
/// are compared with those of all results, it may stand anywhere, and lines may be sorted and split at will: one that is
/// lost, or comes twice, is noticed all the same.
///
/// The key says which program read the source, with which steps and options. The checksum covers the source's name and
/// digest, so a result that is moved to another line is noticed, too.
package struct ResultLine: Sendable {
    package let name: [UInt8]
    package let key: String
    package let digest: String
    package let checksum: UInt64
    package let archive: ArraySlice<UInt8>

    package enum Parsed: Sendable {
        case result(ResultLine)
        case end(key: String, count: Int, sum: UInt64)
    }

    /// What a line is; `nil` where it is damaged, or no line of `ogi map`.
    package static func parse(_ line: ArraySlice<UInt8>) -> Parsed? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[1].count == 16 else { return nil }
        let key = String(decoding: fields[1], as: UTF8.self)
        if fields[0].isEmpty { return end(fields, key: key) }
        guard let name = SourceName.read(fields[0]), fields[2].count == 64,
            let bytes = Base64.bytes(fields[3]),
            bytes.count > 8
        else { return nil }
        let digest = String(decoding: fields[2], as: UTF8.self)
        let told = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let archive = bytes[8...]
        guard told == checksum(name, digest, archive) else { return nil }
        return .result(ResultLine(name: name, key: key, digest: digest, checksum: told, archive: archive))
    }

    private static func end(_ fields: [ArraySlice<UInt8>], key: String) -> Parsed? {
        guard fields[2].elementsEqual("end".utf8) else { return nil }
        let parts = fields[3].split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int(String(decoding: parts[0], as: UTF8.self)), count >= 0,
            let sum = UInt64(String(decoding: parts[1], as: UTF8.self), radix: 16)
        else { return nil }
        return .end(key: key, count: count, sum: sum)
    }

    /// Appends the line of a result; gives its checksum, for the shard's end.
    package static func append(
        _ name: String, key: String, digest: String, archive: [UInt8], to text: inout [UInt8]
    ) -> UInt64 {
        let sum = checksum(Array(name.utf8), digest, archive[...])
        SourceName.append(name.utf8, to: &text)
        for field in [key, digest] {
            text.append(0x09)
            text += field.utf8
        }
        text.append(0x09)
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
        bytes += archive
        Base64.append(bytes, to: &text)
        text.append(0x0A)
        return sum
    }

    package static func end(key: String, count: Int, sum: UInt64) -> [UInt8] {
        Array("\t\(key)\tend\t\(count) \(String(sum, radix: 16))\n".utf8)
    }

    private static func checksum(_ name: [UInt8], _ digest: String, _ archive: ArraySlice<UInt8>) -> UInt64 {
        Checksum.of(archive) ^ Checksum.of((name + [0] + digest.utf8)[...])
    }
}

/// The name of a source within a line: a tab or line feed would end its field.
///
/// Shape: a byte below 0x10 is written as 0x01 and the byte plus 0x40. Unlike escapes with a backslash this keeps the
/// order of the bytes, so whoever sorts lines sorts sources.
package enum SourceName {
    package static func append(_ name: some Sequence<UInt8>, to text: inout [UInt8]) {
        for byte in name {
            if byte < 0x10 {
                text.append(0x01)
                text.append(byte + 0x40)
            } else {
                text.append(byte)
            }
        }
    }

    /// `nil` where it was not written so.
    package static func read(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var name: [UInt8] = []
        name.reserveCapacity(text.count)
        var isEscaped = false
        for byte in text {
            if isEscaped {
                guard (0x40..<0x50).contains(byte) else { return nil }
                name.append(byte - 0x40)
                isEscaped = false
            } else if byte == 0x01 {
                isEscaped = true
            } else {
                guard byte >= 0x10 else { return nil }
                name.append(byte)
            }
        }
        return isEscaped ? nil : name
    }
}
