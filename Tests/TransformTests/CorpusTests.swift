import Forms
import Model
import Testing
import Transform

@Suite struct CorpusTests {
    private func report(
        _ id: String, _ organization: String, _ year: Int, scope: Scope = .own,
        level: OrganizationLevel = .county, form: String = "2019",
        _ figures: String = SampleFigures.lucheng2020
    ) throws -> Report {
        var report = try sampleReport(id + "-" + String(repeating: "0", count: 20), form: form, figures)
        report.cover.organization = organization
        report.cover.reportYear = year
        report.cover.regionCode = "330302"
        report.cover.regionName = "鹿城区"
        report.cover.level = level
        report.cover.scope = scope
        report.cover.bodyID = BodyID.text(of: report.cover)
        return report
    }

    @Test func aBodyIsTheSameUnderEachOfItsNames() throws {
        var finder = DuplicateFinder()
        let names: [(String, String, OrganizationLevel, String)] = [
            ("a", "鹿城区人民政府", .county, ""), ("b", "温州市鹿城区人民政府", .county, "a"),
            ("c", "鹿城区财政局", .department, ""), ("d", "温州市鹿城区财政局", .department, "c"),
            ("e", "鹿城区教育局", .department, ""), ("f", "鹿城区藤桥镇", .township, ""),
            ("g", "温州市鹿城区藤桥镇人民政府", .township, "f"),
        ]
        for (id, name, level, first) in names {
            var report = try report(id, name, 2020, level: level)
            finder.take(&report)
            #expect(report.duplicateOf.hasPrefix(first.isEmpty ? "" : "r\(first)-"), "\(name)")
            #expect(report.duplicateOf.isEmpty == first.isEmpty, "\(name)")
        }
    }

    @Test func sameBytesOrSameBodyYearAndScope() throws {
        var finder = DuplicateFinder()
        var found: [String] = []
        for (id, year, scope) in [
            ("a", 2020, Scope.own), ("b", 2020, .consolidated), ("c", 2019, .own), ("d", 2020, .own),
            ("a", 2017, .own), ("d", 2016, .own),
        ] {
            var report = try report(id, "鹿城区人民政府", year, scope: scope)
            finder.take(&report)
            found.append(String(report.duplicateOf.prefix(2)))
        }
        #expect(found == ["", "", "", "ra", "ra", "ra"])
    }

    /// The later year carries in what the sample carries out; `carried` replaces its carried_in row.
    private func laterFigures(carriedIn: String) -> String {
        SampleFigures.lucheng2020.replacing("requests.carried_in 12 3 0 0 0 0 15", with: carriedIn)
    }

    @Test(arguments: [[2019, 2020], [2020, 2019]])
    func carryIsEvaluatedWhenItsSecondReportArrives(order: [Int]) throws {
        var checks = YearChecks()
        var outcomes: [[CheckOutcome]] = []
        for year in order {
            let figures =
                year == 2019
                ? SampleFigures.lucheng2020 : laterFigures(carriedIn: "requests.carried_in 7 . 0 0 0 0 8")
            var report = try report("y\(year)", "鹿城区人民政府", year, figures)
            checks.take(&report)
            outcomes.append(report.checks)
        }
        #expect(outcomes[0].isEmpty)
        let carry = outcomes[1].filter { $0.check == "carry" }
        #expect(carry.map(\.result) == [.pass, .incomplete, .pass, .pass, .pass, .pass, .fail])
        #expect(carry.last?.left == Amount(7))
        #expect(carry.last?.right == Amount(8))
        #expect(carry.last?.explanation.contains("in 2019: 四、结转下年度继续办理/总计 (carried_out.total) 7") == true)
        let items = outcomes[1].filter { $0.check == "items" }
        #expect(items.count == 5)
        #expect(items.last?.left == Amount(21))
        #expect(items.last?.right == Amount(20))
        #expect(outcomes[1].filter { $0.check == "identical" }.map(\.result) == [.pass])
    }

    @Test func copiesAreNamedAndOtherScopesLeftAlone() throws {
        var checks = YearChecks()
        var outcomes: [String] = []
        let copy = SampleFigures.longgang2020
        for (id, year, scope) in [
            ("a", 2019, Scope.own), ("b", 2020, .consolidated), ("c", 2020, .own), ("d", 2020, .own),
        ] {
            var report = try report(id, "龙港市人民政府", year, scope: scope, copy)
            checks.take(&report)
            outcomes.append(report.checks.first { $0.check == "identical" }?.result.rawValue ?? "")
        }
        #expect(outcomes == ["", "", "fail", ""])
    }

    @Test func documentsInForceAcrossTheChangeOfForm() throws {
        let later = """
            documents.regulations 0 0 0
            documents.normative_documents 5 2 30
            requests.carried_in 7 0 0 0 0 0 7
            """
        let last = """
            documents.normative_documents 4 1 34
            """
        var checks = YearChecks()
        var first = try report("a", "鹿城区人民政府", 2020)
        var second = try report("b", "鹿城区人民政府", 2021, form: "2021", later)
        var third = try report("c", "鹿城区人民政府", 2022, form: "2021", last)
        checks.take(&first)
        checks.take(&third)
        checks.take(&second)
        #expect(second.checks.filter { $0.check == "carry" && $0.result == .pass }.count == 7)
        let inForce = second.checks.filter { $0.check == "in_force" }
        #expect(inForce.map(\.result) == [.incomplete, .fail])
        #expect(inForce.last?.left == Amount(30))
        #expect(inForce.last?.right == Amount(31))
    }
}
