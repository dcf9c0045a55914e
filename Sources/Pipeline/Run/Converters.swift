import Extract
import Formats
import Load
import Model
import Runtime

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The programs that `pipeline.json` names for files that this program cannot read itself.
///
/// ```
/// "converters": { "doc": ["soffice", "--headless", "--convert-to", "docx", "--outdir", "{folder}", "{source}"] }
///
/// letter.doc ─▶ no format reads it ─▶ program, in an empty {folder} ─▶ letter.docx ─▶ the DOCX format
/// ```
/// Rule: the bytes are asked first. A converter is run only for a source that the program cannot read (`Converters.reasons`), whatever
/// its name says: a `.doc` that is a web page is read as one, and a PDF goes to OCR only where its pages are pictures.
struct Converters: Sendable {
    /// Names of files end with these, without the dot, in lower case.
    private let byExtension: [String: Converter]
    private let limits: ChildProcess.Limits

    /// Why a source is given to a converter.
    static let reasons: Set<Rejection.Reason> = [
        .unsupportedFormat, .binarySource, .pictureOnly, .noTextMapping, .garbledText,
    ]

    /// Shape: `file` is checked.
    init(_ file: PipelineFile) {
        let run = file.config.run
        // Below the limit of a document, so that the child is ended and not the program.
        let seconds = max(1, (run.whole("max_document_seconds") ?? 60) * 3 / 4)
        limits = ChildProcess.Limits(
            seconds: seconds, outputBytes: run.whole("max_source_bytes") ?? 0,
            memoryBytes: run.whole("max_memory_bytes").map { $0.multipliedReportingOverflow(by: 2) }
                .flatMap { $0.overflow ? nil : $0.partialValue })
        byExtension = Dictionary(
            (file.config.extract?.options.programs("converters") ?? []).map {
                ($0.name, Converter(arguments: $0.arguments))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// One for each converter, in the order of their names: what is run, and which version it says it is. Results depend on it.
    ///
    /// Cost: runs each of the programs.
    var identities: [String] {
        declared.map { "\($0.ending): \($0.converter.identity)" }
    }

    /// What is run for names that end so, in the order of the endings.
    var commands: [(ending: String, command: String)] {
        declared.map { ($0.ending, $0.converter.arguments.joined(separator: " ")) }
    }

    private var declared: [(ending: String, converter: Converter)] {
        byExtension.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The document of a source: by its own bytes, or by what its converter makes of them.
    ///
    /// Rejects: what the formats do; `conversion_failed`.
    func document(of loaded: SourceBytes) -> Result<Document, Rejection> {
        let digest = loaded.digest.hexadecimal
        let result = Format.document(of: loaded.bytes, source: loaded.source, digest: digest)
        guard !byExtension.isEmpty, case .failure(let rejection) = result,
            Self.reasons.contains(rejection.reason),
            let converter = byExtension[Self.fileExtension(of: loaded.source.path)]
        else { return result }
        return converter.convert(loaded, limits).flatMap {
            Format.document(of: $0, source: loaded.source, digest: digest)
        }
    }

    private static func fileExtension(of path: String) -> String {
        let name = fileName(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(name[name.utf8.index(after: dot)...]).lowercased()
    }

    fileprivate static func fileName(of path: String) -> String {
        String(
            path[
                (path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)...
            ])
    }
}

/// One declared program.
private struct Converter: Sendable {
    /// The program and what it is given; `{source}` stands for the file's path, `{folder}` for an empty folder.
    let arguments: [String]

    /// The arguments, and the first line that the program prints when it is asked for its version.
    var identity: String {
        let asked = ChildProcess(
            [arguments[0], "--version"], limits: ChildProcess.Limits(seconds: 20, outputBytes: 1 << 16)
        ).run()
        let line = asked.output.prefix { $0 != 0x0A && $0 != 0x0D }
        return arguments.joined(separator: " ") + " (" + String(decoding: line, as: UTF8.self) + ")"
    }

    /// Gives what lies in the folder afterwards where `{folder}` is named, else what the program prints.
    ///
    /// Rule: `{source}` is a copy of the bytes that were read, under the source's own name. So what is converted is what was hashed,
    /// also where the file changes meanwhile, or is no file (`ogi map` reads documents from a pipe).
    func convert(_ loaded: SourceBytes, _ limits: ChildProcess.Limits) -> Result<[UInt8], Rejection> {
        guard let folder = ScratchFolder(named: "ogi-convert") else {
            return .failure(.conversion("no folder could be made to convert in"))
        }
        defer { folder.remove() }
        let source = "\(folder.given)/\(Converters.fileName(of: loaded.source.path))"
        do throws(OutputError) {
            try StateFolder.write([loaded.bytes], to: source)
        } catch {
            return .failure(.conversion("no copy could be made to convert: \(error)"))
        }
        let words = arguments.map {
            $0.replacing("{source}", with: source).replacing("{folder}", with: folder.files)
        }
        var child = ChildProcess(words, limits: limits)
        child.environment =
            ChildProcess.plainEnvironment.filter { !$0.hasPrefix("HOME=") } + [
                "HOME=\(folder.home)", "TMPDIR=\(folder.home)",
            ]
        let result = child.run()
        guard result.ending == .exited(0) else {
            return .failure(.conversion("\(arguments[0]) \(result.ending.sentence)\(result.lastWords)"))
        }
        let givesFile = arguments.contains { $0.contains("{folder}") }
        let bytes = givesFile ? Self.bytes(of: folder, limits.outputBytes) : result.output
        guard let bytes, !bytes.isEmpty else {
            return .failure(.conversion("\(arguments[0]) gave no file\(result.lastWords)"))
        }
        return .success(bytes)
    }

    private static func bytes(of folder: ScratchFolder, _ limit: Int) -> [UInt8]? {
        guard let name = folder.onlyFile else { return nil }
        let reader = SourceReader(
            input: InputFolders([.init(name: "", path: folder.files)]), maximumBytes: limit)
        return try? reader.load(Source(path: name, ticket: 0)).get().bytes
    }
}

extension Rejection {
    fileprivate static func conversion(_ message: String) -> Rejection {
        .extract(.conversionFailed, message)
    }
}

extension ChildProcess.Ending {
    fileprivate var sentence: String {
        switch self {
        case .exited(let code): "ended with \(code)"
        case .killed(let signal): "was ended by signal \(signal)"
        case .timedOut: "took too long"
        case .printedTooMuch: "gave more than max_source_bytes"
        case .cancelled: "was interrupted"
        case .notStarted(let code): "could not be started (\(String(cString: strerror(code))))"
        }
    }
}

extension ChildProcess.Result {
    /// The last line that it complained with, cut to a message's length.
    fileprivate var lastWords: String {
        let lines = complaint.split { $0 == 0x0A || $0 == 0x0D }
        guard let last = lines.last else { return "" }
        return ": " + String(decoding: last.suffix(300), as: UTF8.self)
    }
}
