import Load
import Model

/// Stands for all but its bytes that decides what a source becomes: the program, its steps, their options. Results that are kept for the
/// next run, or made on another machine, are taken only under the same key.
///
/// The program is known by the bytes of its own file and by no time stamp, so a copy of it on another machine is the same
/// program, and a new build that differs in a byte is not.
struct ResultKey: Sendable {
    /// 32 bytes.
    let bytes: [UInt8]
    /// Each converter with its version, as it says it.
    let converters: [String]

    /// Cost: asks each converter for its version.
    init(_ file: PipelineFile, _ converters: Converters) {
        let config = file.config
        let steps = ([config.extract].compactMap { $0 } + config.transforms).flatMap(\.steps).map(\.type.name)
        self.converters = converters.identities
        let limit = "\(config.run.whole("max_source_bytes") ?? 0)"
        let text =
            "\(Version.text) \(ProgramIdentity.text)\n"
            + (steps + [limit] + self.converters).joined(separator: " ")
        bytes = Array(text.utf8).withUnsafeBytes { SHA256.hash($0) }.bytes
    }

    /// 16 hex digits, for lines of text.
    var text: String {
        bytes.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
