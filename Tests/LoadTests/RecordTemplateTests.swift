import Forms
import Load
import Model
import Testing

@Suite struct RecordTemplateTests {
    static let layouts: [(columns: [String]?, filters: [RowFilter])] = [
        (nil, []),
        (["value"], []),
        (["unit"], []),
        (["line", "table", "report_id", "row", "status", "organization"], []),
        (["unit", "table"], []),
        (["source", "row", "value"], [RowFilter(column: "status", allowed: ["reported", "inferred"])]),
        (["row", "as_written"], [RowFilter(column: "table", allowed: ["requests"])]),
    ]

    /// With the rows' pieces made before, or field by field.
    @Test(arguments: layouts)
    func theBytesAreTheSame(columns: [String]?, filters: [RowFilter]) throws {
        let builder = RecordBuilder()
        for form in Codebook.shared.forms.map(\.name) {
            var batch = RecordBatch()
            builder.fill(&batch, with: .figures, of: try SampleReport.make(form: form, path: "a,\"b\".txt"))
            for format in [RecordFormat.csv(.init()), .tsv, .jsonLines] {
                let layout = RecordLayout(
                    schema: PublishedTables.schema(of: .figures), format: format, columns: columns,
                    filters: filters)
                func written(_ templates: [RecordTemplate]) -> [UInt8] {
                    var bytes: [UInt8] = []
                    RecordEncoder(layout, templates: templates).encode(batch, to: &bytes)
                    return bytes
                }
                let plain = written([])
                #expect(!plain.isEmpty)
                #expect(written(builder.templates(of: .figures)) == plain)
            }
        }
    }
}
