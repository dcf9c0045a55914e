import Forms
import Load
import Model
import Testing

@Suite struct RecordBuilderTests {
    @Test func schemasAreSound() {
        for schema in PublishedTables.all + [PublishedTables.schema(of: .codebook)] {
            let names = schema.columns.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(schema.primaryKey.allSatisfy(names.contains))
            #expect(schema.columns.allSatisfy { !$0.description.isEmpty && !$0.label.isEmpty })
            for key in schema.foreignKeys {
                let target = PublishedTables.schema(of: key.table)
                #expect(key.columns.allSatisfy(names.contains))
                #expect(key.referenced.allSatisfy { target.offset(ofColumn: $0) != nil })
            }
        }
    }

    @Test func figuresAreTheCompleteGridInTheFormsOrder() throws {
        let report = try SampleReport.make()
        let rows = SampleReport.rows(.figures, of: report)
        let form = try #require(Codebook.shared.form(named: "2021"))
        #expect(
            rows.map { "\($0["table"] ?? "").\($0["row"] ?? "").\($0["column"] ?? "")" }
                == form.figures.map(\.path))
        #expect(
            rows[0] == [
                "report_id": "r0123456789abcdef", "source": "a.txt", "organization": "福州市晋安区",
                "region_code": "350111", "report_year": "2021", "form": "2021", "table": "documents",
                "row": "regulations", "column": "made", "value": "12", "unit": "件", "status": "reported",
                "as_written": "12 件", "line": "40", "place": "",
                "body_id": "", "scope": "", "duplicate_of": "",
                "failed_checks": "0",
            ])
        #expect(rows[1]["status"] == "ambiguous" && rows[1]["value"] == "" && rows[1]["as_written"] == "3")
        #expect(rows[2]["status"] == "inferred" && rows[2]["value"] == "0" && rows[2]["line"] == "")
        #expect(rows[3]["status"] == "missing")
    }

    @Test func whatAnOriginalPrintsHasAPlaceAndNoLine() throws {
        var report = Report(
            source: Source(path: "a.docx", ticket: 0), digest: "", format: .docx, encoding: nil)
        let sample = try SampleReport.make()
        (report.form, report.figures, report.mentions) = (sample.form, sample.figures, sample.mentions)
        report.places = [
            40: .cell(table: 3, row: 5, column: 7), 41: .page(4, left: 312.5, top: 188), 7: .none,
        ]
        report.rejections = [
            Rejection(
                stage: "transform", reason: .unknownRow, message: "其他 3",
                place: .cell(table: 1, row: 2, column: 1))
        ]
        let figures = SampleReport.rows(.figures, of: report)
        #expect(figures[0]["line"] == "" && figures[0]["place"] == "t3:r5:c7")
        #expect(figures[1]["line"] == "" && figures[1]["place"] == "p4:312.5,188.0")
        let mention = try #require(SampleReport.rows(.mentions, of: report).first)
        #expect(mention["line"] == "" && mention["place"] == "")
        let reject = try #require(SampleReport.rows(.rejects, of: report).first)
        #expect(reject["line"] == "" && reject["place"] == "t1:r2:c1")
        let row = try #require(SampleReport.rows(.reports, of: report).first)
        #expect(row["format"] == "docx" && row["encoding"] == "")
        let kept = try ArchivedReport(ArchivedReport.report(report).bytes[...], of: report.source, digest: "")
        guard case .report(let kept) = kept else { return #expect(Bool(false), "it was kept as rejected") }
        #expect(SampleReport.rows(.figures, of: kept) == figures)
        #expect(SampleReport.rows(.rejects, of: kept) == [reject])
    }

    @Test func aGridThatIsCutShortIsFilledUp() throws {
        var report = try SampleReport.make()
        report.figures.removeLast(150)
        #expect(SampleReport.rows(.figures, of: report).count == 200)
        report.form = "unknown"
        #expect(SampleReport.rows(.figures, of: report).isEmpty)
        #expect(SampleReport.rows(.panel, of: report).count == 1)
    }

    @Test func thePanelHoldsWhatIsAsserted() throws {
        let row = try #require(SampleReport.rows(.panel, of: SampleReport.make()).first)
        let values = row.filter { $0.key.contains("__") && !$0.value.isEmpty }
        #expect(values == ["document__regulations__made": "12", "document__regulations__in_forc": "0"])
        #expect(row["identities_failed"] == "1" && row["plausibility_failed"] == "1")
    }

    @Test func reportsCountTheirFiguresAndChecks() throws {
        let row = try #require(SampleReport.rows(.reports, of: SampleReport.make()).first)
        #expect(row["figures_reported"] == "1" && row["figures_inferred"] == "1")
        #expect(row["figures_missing"] == "197")
        #expect(row["checks_passed"] == "1" && row["checks_failed"] == "3")
        #expect(row["encoding"] == "gb18030" && row["published"] == "")
    }

    @Test func otherTables() throws {
        let report = try SampleReport.make()
        let checks = SampleReport.rows(.checks, of: report)
        #expect(checks.map { $0["difference"] } == ["-2", "0", "1", ""])
        let sections = SampleReport.rows(.sections, of: report)
        #expect(sections.map { $0["text"] } == ["", "全年公开，\n共405条。"])
        #expect(sections.map { $0["section"] } == ["", "overview"])
        #expect(sections.map { $0["order"] } == ["1", "2"])
        let mention = try #require(SampleReport.rows(.mentions, of: report).first)
        #expect(mention["indicator"] == "documents.regulations.repealed" && mention["approximate"] == "true")
        let reject = try #require(SampleReport.rows(.rejects, of: report).first)
        #expect(reject["reason"] == "unknown_row" && reject["line"] == "44")
        #expect(reject["message"] == "其他 3: \(Rejection.Reason.unknownRow.remedy)")
        #expect(SampleReport.rows(.indicators, of: report).allSatisfy { $0["value"] == "" })
    }
}
