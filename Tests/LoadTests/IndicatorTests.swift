import Forms
import Load
import Model
import Testing

@Suite struct IndicatorTests {
    @Test(
        arguments: [
            (1, 3, "0.333333"), (2, 3, "0.666667"), (1, 2, "0.5"), (0, 7, "0"), (5, 5, "1"), (7, 2, "3.5"),
            (1, 8_000_000, "0"), (1, 2_000_000, "0.000001"), (1, 2_000_001, "0"),
            (Int64.max, 1, nil), (1, 0, nil), (-1, 2, nil),
        ] as [(Int64, Int64, String?)])
    func quotientsAreRoundedHalfUp(above: Int64, below: Int64, expected: String?) {
        #expect(Amount(above).divided(by: Amount(below), digits: 6)?.description == expected)
    }

    @Test func eachFormHasItsIndicatorsOnce() {
        let bound = Codebook.shared.forms.map { form in Indicator.all.compactMap { $0.bound(to: form)?.name }
        }
        #expect(bound.map(\.count) == [12, 15, 15])
        #expect(bound.allSatisfy { Set($0).count == $0.count })
        #expect(Indicator.names.count == Set(Indicator.names).count)
    }

    @Test func anOperandThatIsNotAssertedLeavesTheValueEmpty() throws {
        let form = try #require(Codebook.shared.form(named: "2021"))
        let rate = try #require(
            Indicator.all.compactMap { $0.bound(to: form) }.first { $0.name == "carry_over_rate" })
        var figures = [Figure](repeating: .missing, count: form.figures.count)
        func put(_ path: String, _ value: Int64) throws {
            let offset = try #require(form.offset(ofFigure: path))
            figures[offset] = Figure(status: .reported, value: Amount(value))
        }
        try put("requests.carried_out.total", 5)
        try put("requests.received.total", 18)
        #expect(rate.values(of: figures).numerator == Amount(5))
        #expect(rate.values(of: figures).denominator == nil)
        #expect(rate.values(of: figures).value == nil)
        try put("requests.carried_in.total", 2)
        #expect(rate.values(of: figures).value == Amount(mantissa: 25, scale: 2))
    }
}
