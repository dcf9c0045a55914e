import Forms
import Load
import Model
import TestSupport

/// Reports made by hand, as far as the records of a test need them.
enum SampleReport {
    static func make(form: String = "2021", path: String = "a.txt") throws -> Report {
        var report = Report(
            source: Source(path: path, ticket: 0), digest: String(repeating: "0123456789abcdef", count: 4),
            encoding: .gb18030)
        report.cover.organization = "福州市晋安区"
        report.cover.regionCode = "350111"
        report.cover.reportYear = 2021
        report.form = form
        let count = Codebook.shared.form(named: form)?.figures.count ?? 0
        report.figures = [Figure](repeating: .missing, count: count)
        report.figures[0] = Figure(status: .reported, value: Amount(12), asWritten: "12 件", line: 40)
        report.figures[1] = Figure(status: .ambiguous, asWritten: "3", line: 41)
        report.figures[2] = Figure(status: .inferred, value: .zero)
        report.sections = [
            Section(kind: .front, heading: "", paragraphs: []),
            Section(
                kind: .overview, heading: "一、总体情况",
                paragraphs: ["全年公开，", "共405条。"].map {
                    Paragraph(text: Array($0.unicodeScalars), lineStarts: [])
                }),
        ]
        report.mentions = [
            Mention(
                section: .overview, line: 7, quantity: "约405条", value: Amount(405), unit: "条",
                isApproximate: true, figure: 1, sentence: "共约405条。")
        ]
        report.checks = [
            check("balance", .identity, .fail, 5, 7), check("applicants", .identity, .pass, 4, 4),
            check("items", .plausibility, .fail, 1, 0), check("identical", .info, .fail, nil, nil),
        ]
        report.rejections = [Rejection(stage: "transform", reason: .unknownRow, message: "其他 3", line: 44)]
        return report
    }

    private static func check(
        _ name: String, _ severity: CheckSeverity, _ result: CheckResult, _ left: Int64?, _ right: Int64?
    ) -> CheckOutcome {
        CheckOutcome(
            check: name, severity: severity, table: "requests", row: "", column: "total",
            left: left.map { Amount($0) }, right: right.map { Amount($0) }, result: result, explanation: "")
    }

    /// The rows of one table as a reader of TSV sees them.
    static func rows(_ table: TableName, of report: Report) -> [[String: String]] {
        var batch = RecordBatch()
        RecordBuilder().fill(&batch, with: table, of: report)
        let schema = PublishedTables.schema(of: table)
        let encoder = RecordEncoder(RecordLayout(schema: schema, format: .tsv, isComplete: true))
        var bytes: [UInt8] = []
        encoder.encode(batch, to: &bytes)
        return StandardReaders.tsv(String(decoding: bytes, as: UTF8.self)).map { fields in
            precondition(fields.count == schema.columns.count)
            return Dictionary(uniqueKeysWithValues: zip(schema.columns.map(\.name), fields))
        }
    }
}
