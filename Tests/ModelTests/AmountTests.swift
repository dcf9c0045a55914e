import Model
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        (Int64(0), UInt8(0), "0"), (5, 1, "0.5"), (-253, 0, "-253"), (27_153, 2, "271.53"),
        (100, 2, "1"), (-5, 3, "-0.005"), (120, 1, "12"),
    ])
    func printsPlainDecimals(mantissa: Int64, scale: UInt8, expected: String) {
        #expect(Amount(mantissa: mantissa, scale: scale).description == expected)
    }

    @Test func addsAcrossScales() {
        #expect(Amount(mantissa: 5, scale: 1).adding(Amount(mantissa: 25, scale: 2))?.description == "0.75")
        #expect(Amount(Int64.max).adding(Amount(1)) == nil)
        #expect(Amount(mantissa: 27_153, scale: 2).shifted(by: 4) == Amount(2_715_300))
    }
}
