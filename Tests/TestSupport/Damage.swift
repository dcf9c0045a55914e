/// Ways in which a text comes to harm.
package enum Damage: CaseIterable, Sendable {
    case truncate, deleteLines, repeatLines, swapLines, changeBytes, deleteBytes, repeatAll

    package func applied(to text: String, _ random: inout SplitMix64) -> String {
        switch self {
        case .truncate:
            return bytes(of: text, &random) { bytes, random in bytes.removeLast(random.int(0...bytes.count)) }
        case .changeBytes:
            return bytes(of: text, &random) { bytes, random in
                for _ in 0..<30 where !bytes.isEmpty {
                    bytes[random.int(0...bytes.count - 1)] = UInt8(random.int(0...255))
                }
            }
        case .deleteBytes:
            return bytes(of: text, &random) { bytes, random in
                for _ in 0..<30 where !bytes.isEmpty { bytes.remove(at: random.int(0...bytes.count - 1)) }
            }
        case .deleteLines: return lines(of: text, &random) { $0.remove(at: $1.int(0...$0.count - 1)) }
        case .repeatLines:
            return lines(of: text, &random) { lines, random in
                lines.insert(random.pick(lines), at: random.int(0...lines.count - 1))
            }
        case .swapLines:
            return lines(of: text, &random) { $0.swapAt($1.int(0...$0.count - 1), $1.int(0...$0.count - 1)) }
        case .repeatAll: return text + "\n" + text
        }
    }

    private func bytes(
        of text: String, _ random: inout SplitMix64, _ change: (inout [UInt8], inout SplitMix64) -> Void
    ) -> String {
        var bytes = Array(text.utf8)
        change(&bytes, &random)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Changes some of the lines, one after another; at least one line is left.
    private func lines(
        of text: String, _ random: inout SplitMix64, _ change: (inout [Substring], inout SplitMix64) -> Void
    ) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for _ in 0..<random.int(1...20) where lines.count > 1 { change(&lines, &random) }
        return lines.joined(separator: "\n")
    }
}
