import Forms
import Testing

@Suite struct CodebookTests {
    @Test(arguments: [("2014", 58, 7), ("2019", 198, 40), ("2021", 200, 42)])
    func formsAreWhole(name: String, figures: Int, identities: Int) throws {
        let form = try #require(Codebook.shared.form(named: name))
        #expect(form.figures.count == figures)
        #expect(form.relations.filter { $0.severity == .identity }.count == identities)
        #expect(form.tables.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.figures.count } } == figures)
    }
}
