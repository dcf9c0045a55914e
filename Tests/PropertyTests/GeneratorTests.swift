import Forms
import Model
import TestSupport
import Testing

/// The measure itself: that the grids are sound and the texts repeatable.
struct GeneratorTests {
    /// The generator adds up by its own statement of the forms; the codebook's relations have to agree.
    @Test(arguments: ["2014", "2019", "2021"])
    func drawsFormsWhoseIdentitiesHold(_ name: String) throws {
        let form = try #require(Codebook.shared.form(named: name))
        var random = SplitMix64(seed: seed, name: name)
        for _ in 0..<40 {
            var generator = GridGenerator(form: form, reportYear: form.firstYear)
            generator.hasPeculiarities = false
            let filled = generator.fill(scale: .random(&random), &random)
            for relation in form.relations where relation.severity == .identity {
                #expect(
                    sum(relation.left, filled) == sum(relation.right, filled),
                    "\(relation.check) \(relation.column)")
            }
        }
    }

    private func sum(_ terms: [Relation.Term], _ filled: FilledForm) -> Amount? {
        terms.reduce(Amount.zero) { total, term in
            guard let total, let value = filled.cells[term.figure].value else { return nil }
            return term.sign < 0 ? total.subtracting(value) : total.adding(value)
        }
    }

    @Test func repeatsItself() {
        for rendering in Rendering.all {
            let one = SampleReport.make(rendering, number: 3, seed: seed)
            let other = SampleReport.make(rendering, number: 3, seed: seed)
            #expect(one.text == other.text)
        }
    }

    /// A number that is printed is in the text; what is printed of a blank cell is nothing.
    @Test func printsWhatIsTrue() {
        for rendering in Rendering.all {
            let sample = SampleReport.make(rendering, number: 0, seed: seed)
            for cell in sample.filled.cells {
                #expect((cell.value == nil) == (cell.absence != .none))
                if cell.absence == .blank || cell.absence == .noRow { #expect(cell.printed.isEmpty) }
            }
        }
    }

    @Test func carriesOverFromYearToYear() {
        var corpus = Corpus(seed: seed)
        var last = corpus.next()
        var pairs = 0
        for _ in 0..<60 {
            let next = corpus.next()
            if next.body.name == last.body.name, next.filled.reportYear == last.filled.reportYear + 1,
                last.filled.form.name != "2014"
            {
                let out = last.filled.cell("requests.carried_out.natural_person")?.value
                let into = next.filled.cell("requests.carried_in.natural_person")?.value
                if let out, let into {
                    #expect(out == into)
                    pairs += 1
                }
            }
            last = next
        }
        #expect(pairs > 5)
    }
}
