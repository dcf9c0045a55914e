import Forms
import Load
import Model
import Testing

/// What makes each file of the dataset safe to use alone, and the tables that bring reports together.
@Suite struct DatasetTablesTests {
    private static let tables: [TableName] = [.figures, .totals, .sections, .mentions, .indicators]

    private static let columns: [[String]?] = [
        nil, ["duplicate_of"], ["duplicate_of", "source"], ["source", "duplicate_of", "body_id"],
    ]

    /// A worker leaves a hole for `duplicate_of`; filled later, the bytes are those that knowing it at once gives.
    @Test(arguments: tables, columns)
    func filledHolesAreWhatKnowingAtOnceGives(table: TableName, columns: [String]?) throws {
        let builder = RecordBuilder()
        var late = try SampleReport.make(path: "a,\"b\".txt")
        late.cover.bodyID = "350111"
        var known = late
        known.duplicateOf = "r00ff"
        for format in [RecordFormat.csv(.init()), .tsv, .jsonLines] {
            let layout = RecordLayout(
                schema: PublishedTables.schema(of: table), format: format, columns: columns)
            let encoder = RecordEncoder(layout, templates: builder.templates(of: table))
            var batch = RecordBatch()
            var (bytes, expected): ([UInt8], [UInt8]) = (Array("before".utf8), Array("before".utf8))
            builder.fill(&batch, with: table, of: late)
            let encoded = encoder.encode(batch, to: &bytes)
            builder.fill(&batch, with: table, of: known)
            let whole = encoder.encode(batch, to: &expected)
            #expect(whole.holes.isEmpty && encoded.holes.count == encoded.rowCount && encoded.rowCount > 0)
            #expect(encoder.filled(bytes, holes: encoded.holes, with: "r00ff") == expected)
        }
    }

    @Test func filterOnTheLateColumnIsAskedWhenItIsKnown() {
        let layout = RecordLayout(
            schema: PublishedTables.schema(of: .figures), format: .tsv,
            filters: [RowFilter(column: "duplicate_of", allowed: [""])])
        #expect(RecordEncoder(layout).admits(late: ""))
        #expect(!RecordEncoder(layout).admits(late: "r00ff"))
    }

    @Test func figuresCountTheIdentitiesThatFail() throws {
        let form = try #require(Codebook.shared.form(named: "2021"))
        let number = try #require(form.relations.firstIndex { $0.check == "balance" && $0.column == "total" })
        var report = try SampleReport.make()
        report.checks = [
            CheckOutcome(
                form.relations[number], left: Amount(5), right: Amount(7), result: .fail, explanation: "",
                number: number)
        ]
        let failed = SampleReport.rows(.figures, of: report).filter { $0["failed_checks"] == "1" }
        #expect(
            failed.map { "\($0["row"] ?? "").\($0["column"] ?? "")" }
                == ["received.total", "carried_in.total", "handled_total.total", "carried_out.total"])
    }

    @Test func totalsAddUpAndStayEmptyWhereTheyWouldMislead() throws {
        var report = try SampleReport.make(form: "2014")
        let form = try #require(Codebook.shared.form(named: "2014"))
        func put(_ path: String, _ figure: Figure) throws {
            report.figures[try #require(form.offset(ofFigure: path))] = figure
        }
        try put("requests.received_total.value", Figure(status: .reported, value: Amount(325)))
        try put("requests.refused_trade_secret.value", Figure(status: .reported, value: Amount(2)))
        try put("requests.refused_privacy.value", Figure(status: .inferred, value: Amount(3)))
        try put("reconsideration.total.value", Figure(status: .blank))
        try put("fees.collected.value", Figure(status: .reported, value: Amount(9)))
        let row = try #require(SampleReport.rows(.totals, of: report).first)
        #expect(row["requests_received"] == "325" && row["requests_received_status"] == "reported")
        #expect(row["refused_third_party_rights"] == "5")
        #expect(row["refused_third_party_rights_status"] == "inferred")
        #expect(row["reconsideration_total"] == "" && row["reconsideration_total_status"] == "blank")
        #expect(row["fees_amount"] == "" && row["fees_amount_status"] == "", "other fees are meant")
        #expect(row["requests_carried_in"] == "" && row["requests_carried_in_status"] == "")
    }

    private func report(_ name: String, _ year: Int, body: String, _ level: OrganizationLevel) throws
        -> Report
    {
        var report = try SampleReport.make()
        (report.cover.organization, report.cover.reportYear) = (name, year)
        (report.cover.bodyID, report.cover.level) = (body, level)
        (report.cover.regionCode, report.cover.regionName) = (String(body.prefix(6)), "密云区")
        return report
    }

    @Test func bodiesSayWhereTheyStandAndWhatIsMissing() throws {
        var bodies = BodyRecords()
        for year in [2020, 2016, 0, 2018, 2018] {
            bodies.take(try report("密云区", year, body: "110118", .county))
        }
        for _ in 0..<3000 {
            bodies.take(try report("北京市密云区财政局", 2020, body: "110118:财政局", .department))
        }
        bodies.take(try report("财政局", 2020, body: "", .department))
        let encoder = RecordEncoder(
            RecordLayout(schema: PublishedTables.schema(of: .bodies), format: .tsv))
        var bytes: [UInt8] = []
        encoder.encode(bodies.batch, to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                110118\t密云区\t110118\t密云区\tcounty\t110000\t110228\t2016|2018|2020\t2017|2019\t5\t0\t1
                110118:财政局\t北京市密云区财政局\t110118\t密云区\tdepartment\t110118\t110228:财政局\t2020\t\t3000\t0\t0

                """)
    }
}
