import Formats
import Forms
import Foundation
import Load
import Model
import Pipeline
import TestSupport
import Transform

/// The fuzzer's own entry: runs `body` with every input that it thinks of.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<Arguments>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private typealias Arguments = UnsafeMutablePointer<CChar>?

/// The name that the package manager gives the main function of this program.
///
/// `OGI_FUZZ_TARGET` says what is tried. A target ends the program where something that must hold does not; the
/// fuzzer keeps the input then.
@_cdecl("fuzz_main")
package func fuzzMain(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments) { start, count in
        Targets.chosen(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
}

private enum Targets {
    static let chosen: @Sendable ([UInt8]) -> Void =
        switch ProcessInfo.processInfo.environment["OGI_FUZZ_TARGET"] {
        case "config": config
        case "sinks": sinks
        case "docx": docx
        default: document
        }

    // MARK: Decoding to figures

    private static let reader = ReportReader()
    private static let builder = RecordBuilder()

    /// The grid is complete, every asserted figure has a value, and its line is one of the source.
    @Sendable private static func document(_ bytes: [UInt8]) {
        let source = Source(path: "fuzz.txt", ticket: 0)
        guard
            case .success(var document) = Format.document(
                of: bytes, source: source, digest: String(repeating: "0", count: 64))
        else { return }
        let lastLine = document.lines.last?.number ?? 0
        Normalization.apply(to: &document)
        let report = reader.read(document)
        let form = Codebook.shared.forms.first { $0.name == report.form }
        precondition(report.figures.count == form?.figures.count ?? 0, "the grid is not complete")
        for figure in report.figures {
            precondition(figure.status.isAsserted == (figure.value != nil), "a value without a status")
            precondition((0...lastLine).contains(figure.line), "a line that the source does not have")
        }
        var batch = RecordBatch()
        for table in TableName.allCases { builder.fill(&batch, with: table, of: report) }
    }

    /// The bytes are the text of a Word file; in a whole archive, for a change not to end at its check sum.
    @Sendable private static func docx(_ bytes: [UInt8]) {
        document(SmallZIP.archive([("word/document.xml", bytes)]))
    }

    // MARK: pipeline.json

    @Sendable private static func config(_ bytes: [UInt8]) {
        do { _ = try ConfigCheck.check(bytes) } catch let failure as ConfigFailure {
            precondition(!failure.diagnostics.isEmpty, "refused without a reason")
            for diagnostic in failure.diagnostics { _ = diagnostic.rendered(file: "fuzz.json") }
        } catch {
            preconditionFailure("only config failures are thrown: \(error)")
        }
    }

    // MARK: Sinks

    private static let schema = TableSchema(
        name: .mentions, rowMeaning: "fuzz",
        columns: ["source", "section", "sentence"].map { ColumnSchema($0, .text, label: $0, "") },
        sharedColumns: 1)

    /// What is written is read back the same by readers that follow the standards.
    @Sendable private static func sinks(_ bytes: [UInt8]) {
        let fields = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        var batch = RecordBatch()
        batch.append(fields[0])
        batch.beginRows()
        var rows: [[String]] = []
        for place in stride(from: 1, to: fields.count - 1, by: 2) {
            rows.append([fields[0], fields[place], fields[place + 1]])
            batch.append(fields[place])
            batch.append(fields[place + 1])
        }
        func written(_ format: RecordFormat) -> String {
            var output: [UInt8] = []
            RecordEncoder(RecordLayout(schema: schema, format: format)).encode(batch, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
        func same(_ found: [[String]], _ format: String) {
            // Strings that look the same are equal to Swift, hence by scalars.
            let isSame =
                found.count == rows.count
                && zip(found, rows).allSatisfy { row in
                    row.0.count == row.1.count
                        && zip(row.0, row.1).allSatisfy {
                            $0.unicodeScalars.elementsEqual($1.unicodeScalars)
                        }
                }
            precondition(isSame, "\(format) reads back otherwise")
        }
        let plain = RecordFormat.CSVDialect(
            hasByteOrderMark: false, lineEnd: .lineFeed, guardsFormulas: false)
        same(StandardReaders.csv(written(.csv(plain))), "CSV")
        same(StandardReaders.tsv(written(.tsv)), "TSV")
        let json = try? StandardReaders.jsonLines(
            written(.jsonLines), keys: ["source", "section", "sentence"])
        same(json ?? [], "JSON Lines")
    }
}
