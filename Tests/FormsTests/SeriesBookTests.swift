import Forms
import Testing

@Suite struct SeriesBookTests {
    @Test func eachSeriesIsNamedOnceAndExplainedInEveryForm() {
        let book = SeriesBook.shared
        #expect(Set(book.series.map(\.name)).count == book.series.count)
        for series in book.series {
            #expect(series.name.utf8.count <= 32, "Stata's limit: \(series.name)")
            #expect(!series.label.isEmpty && !series.labelZH.isEmpty && !series.unit.isEmpty)
            #expect(Set(series.parts.map(\.form)).count == series.parts.count)
            for part in series.parts {
                #expect(!part.note.isEmpty && !part.noteZH.isEmpty && !part.terms.isEmpty, "\(series.name)")
            }
        }
    }

    /// What is added up has one unit, and no figure is counted twice.
    @Test func figuresOfASeriesBelongTogether() throws {
        for series in SeriesBook.shared.series {
            for part in series.parts where part.comparable != .no {
                let form = try #require(Codebook.shared.form(named: part.form))
                #expect(
                    Set(part.terms.map { form.figures[$0.figure].unit }) == [series.unit], "\(series.name)")
                #expect(Set(part.terms.map(\.figure)).count == part.terms.count, "\(series.name)")
            }
        }
    }

    @Test(arguments: [
        ("110118", "110228"),  // 密云县 became 密云区
        ("110119", "110229"),
        ("120116", ""),  // 滨海新区 was three districts
        ("330302", ""), ("330383", ""), ("", ""),
    ])
    func formerCodeIsTheOnlyOneOfThatName(code: String, former: String) {
        #expect(RegionSuccession.shared.former(of: code) == former)
    }
}
