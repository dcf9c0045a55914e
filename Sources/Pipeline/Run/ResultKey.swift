import Load
import Model

/// Stands for all but its bytes that decides what a source becomes: the program, its steps, their options. Results that are kept for the
/// next run, or made on another machine, are taken only under the same key.
///
/// The program is known by the bytes of its own file and by no time stamp, so a copy of it on another machine is the same
/// program, and a new build that differs in a byte is not.
enum ResultKey {
    /// 32 bytes.
    static func bytes(of file: PipelineFile) -> [UInt8] {
        (program + reading(file)).withUnsafeBytes { SHA256.hash($0) }.bytes
    }

    /// 16 hex digits, for lines of text.
    static func text(of file: PipelineFile) -> String {
        bytes(of: file).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static let program: [UInt8] = Array("\(Version.text) \(ProgramIdentity.text)\n".utf8)

    private static func reading(_ file: PipelineFile) -> [UInt8] {
        let config = file.config
        let steps = ([config.extract].compactMap { $0 } + config.transforms).flatMap(\.steps).map(\.type.name)
        let limit = "\(config.run.whole("max_source_bytes") ?? 0)"
        return Array((steps + [limit] + Converters(file).identities).joined(separator: " ").utf8)
    }
}
