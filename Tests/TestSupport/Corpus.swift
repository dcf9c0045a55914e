import Forms
import Model

/// An endless row of reports: body after body, each over some consecutive years, in one rendering a year.
///
/// What a report carries over is what the next one of that body says it took over.
package struct Corpus: Sendable {
    private let seed: UInt64
    private var random: SplitMix64
    private var body: Body
    private var year = 0
    private var lastYear = -1
    private var bodies = 0
    private var carriedOut: [String: Int]?

    package init(seed: UInt64) {
        self.seed = seed
        random = SplitMix64(seed: seed, name: "corpus")
        body = Body.random(&random)
    }

    package mutating func next() -> SampleReport {
        if year >= lastYear {
            bodies += 1
            random = SplitMix64(seed: seed, name: "body", number: bodies)
            body = Body.random(&random)
            year = random.int(2014...2022)
            lastYear = min(2024, year + random.int(1...7))
            carriedOut = nil
        } else {
            year += 1
        }
        let form = Codebook.shared.forms.last { $0.firstYear <= year } ?? Codebook.shared.forms[0]
        var generator = GridGenerator(form: form, reportYear: year)
        generator.carriedIn = carriedOut
        let filled = generator.fill(scale: body.scale, &random)
        carriedOut = form.name == "2014" ? nil : Self.carriedOut(filled)
        let fitting = Rendering.all.filter { $0.forms.contains(form.name) }
        let name = String(bodies, radix: 36) + "-" + String(year)
        return SampleReport.printed(filled, body, random.pick(fitting), name: name, &random)
    }

    private static func carriedOut(_ filled: FilledForm) -> [String: Int]? {
        var result: [String: Int] = [:]
        for (figure, cell) in zip(filled.form.figures, filled.cells)
        where figure.table == "requests" && figure.row == "carried_out" && figure.column != "total" {
            result[figure.column] = cell.value.map { Int($0.mantissa) } ?? 0
        }
        return result
    }
}
