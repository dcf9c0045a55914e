import Forms
import Model
import Testing
import Transform

/// A report with the given figures; `.` blank, `-` not applicable, a row that is not named missing.
func sampleReport(_ name: String, form: String, _ text: String) throws -> Report {
    let form = try #require(Codebook.shared.form(named: form))
    var report = Report(source: Source(path: name, ticket: 0), digest: name, encoding: .utf8)
    report.form = form.name
    report.figures = Array(repeating: .missing, count: form.figures.count)
    for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        let cells = form.figures.indices.filter {
            "\(form.figures[$0].table).\(form.figures[$0].row)" == words[0]
        }
        #expect(cells.count == words.count - 1, "\(line)")
        for (cell, word) in zip(cells, words.dropFirst()) {
            report.figures[cell] =
                switch word {
                case ".": Figure(status: .blank)
                case "-": Figure(status: .notApplicable, asWritten: word)
                default: Figure(status: .reported, value: Int64(word).map { Amount($0) }, asWritten: word)
                }
        }
    }
    return report
}

func outcomes(_ report: Report) -> [CheckOutcome] {
    FormChecks.outcomes(of: report, form: Codebook.shared.form(named: report.form))
}

@Suite struct ChecksTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        let form: String
        let figures: String
        /// `check row.column left right` of every one that fails.
        let failing: [String]
        /// Identities that pass, that are incomplete.
        let identities: (Int, Int)
        var testDescription: String { name }
    }

    /// What the sample documents are known to show.
    static let samples = [
        Sample(
            name: "lucheng-2018", form: "2014", figures: SampleFigures.lucheng2018,
            failing: ["completed . 310 308", "replied . 306 308", "refused . 14 16"], identities: (4, 0)),
        Sample(
            name: "lucheng-2020", form: "2019", figures: SampleFigures.lucheng2020, failing: [],
            identities: (40, 0)),
        Sample(
            name: "longgang-2020", form: "2019", figures: SampleFigures.longgang2020, failing: [],
            identities: (40, 0)),
        Sample(
            name: "yueqing-2020", form: "2019", figures: SampleFigures.yueqing2020,
            failing: [
                "outcomes .natural_person 370 372", "outcomes .commercial_enterprise 27 24",
                "outcomes .total 399 398",
            ], identities: (37, 0)),
        Sample(
            name: "cangnan-2020", form: "2019", figures: SampleFigures.cangnan2020, failing: [],
            identities: (5, 35)),
    ]

    @Test(arguments: samples) func samplesShowWhatIsKnown(sample: Sample) throws {
        let all = outcomes(try sampleReport(sample.name, form: sample.form, sample.figures))
        let failing = all.filter { $0.result == .fail }.map {
            "\($0.check) \($0.row).\($0.column) \($0.left?.description ?? "") \($0.right?.description ?? "")"
        }
        #expect(failing == sample.failing)
        let identities = all.filter { $0.severity == .identity }
        #expect(identities.filter { $0.result == .pass }.count == sample.identities.0)
        #expect(identities.filter { $0.result == .incomplete }.count == sample.identities.1)
        #expect(all.allSatisfy { ($0.result == .pass) == $0.explanation.isEmpty })
    }

    @Test func aColumnSumThatTheDocumentGotWrongPointsAtTheDocument() throws {
        let report = try sampleReport("yueqing-2020", form: "2019", SampleFigures.yueqing2020)
        let failed = outcomes(report).filter { $0.result == .fail }
        #expect(failed.count == 3)
        for outcome in failed { #expect(outcome.explanation.contains("points at the document")) }
        #expect(
            failed[0].explanation.hasPrefix(
                "Expected: the outcomes add up to all handled (总计). Found: （七）总计/自然人 "
                    + "(handled_total.natural_person) 370 against （一）予以公开/自然人 (granted.natural_person) 150 + "
            ))
        #expect(failed[0].explanation.contains(" + 8 others that are 0 = 372; difference -2."))
    }

    @Test func aRowAndAColumnThatCrossAtOneCellPointAtTheReading() throws {
        let misread = SampleFigures.lucheng2020.replacing(
            "granted 82", with: "granted 28", maxReplacements: 1)
        let failed = outcomes(try sampleReport("x", form: "2019", misread)).filter { $0.result == .fail }
        #expect(failed.map(\.check) == ["outcomes", "applicants"])
        for outcome in failed {
            #expect(outcome.explanation.contains("（一）予以公开/自然人 (granted.natural_person) fails"))
            #expect(outcome.explanation.contains("82 in place of 28"))
        }
    }

    /// Plausibility that one changed line breaks: (form, sample, from, to, expected failing).
    @Test(arguments: [
        (
            "2019", "documents.normative_documents 54 54 359", "documents.normative_documents 54 360 359",
            "documents_disclosed normative_documents."
        ),
        (
            "2019", "fees.administrative_fees 20 1", "fees.administrative_fees 20 -21",
            "items_remaining administrative_fees."
        ),
        (
            "2019", "procurement.centralized_procurement 415 12454593",
            "procurement.centralized_procurement 0 5",
            "procurement centralized_procurement."
        ),
        (
            "2019", "procurement.centralized_procurement 415 12454593",
            "procurement.centralized_procurement 415 -5",
            "counts centralized_procurement.amount"
        ),
        ("2014", "training.trainings 1", "training.trainings 0", "trainees trainings."),
        (
            "2014", "disclosure.disclosed_total 12732", "disclosure.disclosed_total 12733",
            "disclosed_sum disclosed_total."
        ),
        (
            "2014", "disclosure.disclosed_total 12732", "disclosure.disclosed_total 6534",
            "disclosed_largest disclosed_total."
        ),
        (
            "2014", "response.online_interviews 9", "response.online_interviews 8",
            "principal online_interviews_by_principal., responses responses_total."
        ),
    ])
    func implausibleFiguresAreNamed(form: String, from: String, to: String, expected: String) throws {
        let sample = form == "2014" ? SampleFigures.lucheng2018 : SampleFigures.lucheng2020
        #expect(sample.contains(from))
        let failed = outcomes(try sampleReport("x", form: form, sample.replacing(from, with: to)))
            .filter { $0.result == .fail && $0.severity == .plausibility }
        #expect(failed.map { "\($0.check) \($0.row).\($0.column)" }.joined(separator: ", ") == expected)
    }

    @Test func proseNamesTheMentionAndTheFigure() throws {
        var report = try sampleReport("x", form: "2014", SampleFigures.lucheng2018)
        let form = try #require(Codebook.shared.form(named: "2014"))
        let received = try #require(form.offset(ofFigure: "requests.received_total.value"))
        let disclosed = try #require(form.offset(ofFigure: "disclosure.disclosed_total.value"))
        func mention(_ quantity: String, _ value: Int64, _ figure: Int, approximate: Bool = false) -> Mention
        {
            Mention(
                section: .requests, line: 7, quantity: quantity, value: Amount(value), unit: "件",
                isApproximate: approximate, figure: figure, sentence: "", restates: [[figure]])
        }
        report.mentions = [
            mention("308件", 308, received), mention("12000余条", 12000, disclosed, approximate: true),
            mention("308件", 308, received),
        ]
        let prose = outcomes(report).filter { $0.check == "prose" }
        #expect(prose.map(\.result) == [.fail, .pass])
        #expect(
            prose.first?.explanation
                == "The prose says 308件 (line 7), the table （一）收到申请数 (received_total) 325.")
    }

    /// The table says that 7 were received. Whatever words say that a number is a part, known or not, it contradicts nothing.
    @Test(arguments: [
        ("2021年新收到申请9件，均已办结。", CheckResult.fail), ("全年共收到政府信息公开申请9件。", .fail),
        ("2021年新收到申请7件，均已办结。", .pass), ("2021年通过智慧驿站收到申请9件。", .incomplete),
        ("在产业园区改革中，共收到申请9件。", .incomplete), ("收到申请9件（不含街道）。", .incomplete),
        ("收到申请9件次的协查函。", .incomplete), ("开展了专项督查；收到申请9件。", .incomplete),
        ("开展了专项督查。收到申请9件。", .fail),
    ])
    func proseFailsOnlyWhereItCanMeanNothingElse(sentence: String, expected: CheckResult) throws {
        let form = try #require(Codebook.shared.form(named: "2021"))
        var report = try sampleReport(
            "x", form: "2021", "requests.received 7 0 0 0 0 0 7\nrequests.carried_in 1 0 0 0 0 0 1")
        report.cover.reportYear = 2021
        let paragraph = Paragraph(
            text: Array(sentence.unicodeScalars), lineStarts: [.init(offset: 0, lineNumber: 1)])
        report.sections = [Section(kind: .overview, heading: "一、总体情况", paragraphs: [paragraph])]
        report.mentions = MentionFinder.find(in: report.sections, form: form, cover: report.cover)
        let prose = outcomes(report).filter { $0.check == "prose" && $0.row == "received" }
        #expect(prose.map(\.result) == [expected])
    }

    @Test func receivedMayIncludeWhatWasCarriedIn() throws {
        var report = try sampleReport("x", form: "2019", SampleFigures.lucheng2020)
        let form = try #require(Codebook.shared.form(named: "2019"))
        let received = try #require(form.offset(ofFigure: "requests.received.total"))
        let carried = try #require(form.offset(ofFigure: "requests.carried_in.total"))
        report.mentions = [
            Mention(
                section: .requests, line: 3, quantity: "223件", value: Amount(223), unit: "件",
                isApproximate: false, figure: received, sentence: "",
                restates: [[received], [received, carried]])
        ]
        let prose = outcomes(report).filter { $0.check == "prose" }
        #expect(prose.map(\.result) == [.pass])
        #expect(prose.first?.explanation.hasSuffix("together.") == true)
    }

    @Test(arguments: [
        (2020, (2020, 1, 1), (2020, 12, 31), CheckResult.pass), (2020, (2019, 1, 1), (2019, 12, 31), .fail),
        (2021, (2021, 1, 1), (2022, 12, 31), .fail), (2020, (2019, 9, 1), (2020, 8, 31), .pass),
        (2020, (2020, 4, 10), (2020, 12, 15), .pass), (0, (2020, 1, 1), (2020, 12, 31), .incomplete),
    ])
    func periodIsHeldAgainstTheTitle(
        year: Int, start: (Int, Int, Int), end: (Int, Int, Int), expected: CheckResult
    ) {
        var report = Report(source: Source(path: "x", ticket: 0), digest: "x", encoding: .utf8)
        report.cover.reportYear = year
        report.cover.periodStart = Day(year: start.0, month: start.1, day: start.2)
        report.cover.periodEnd = Day(year: end.0, month: end.1, day: end.2)
        #expect(FormChecks.outcomes(of: report, form: nil).first { $0.check == "period" }?.result == expected)
    }
}
