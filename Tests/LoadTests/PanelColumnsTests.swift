import Forms
import Load
import Testing

@Suite struct PanelColumnsTests {
    private let columns = PanelColumns.shared.columns

    @Test func namesAreUniqueAndFitStata() {
        let names = columns.map(\.schema.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.utf8.count <= PanelColumns.longestName)
            #expect(name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
            #expect(name.utf8.first.map { (97...122).contains($0) } == true)
        }
        #expect(Set(columns.map(\.schema.label)).count == columns.count)
    }

    /// Names are a promise to those who wrote scripts: these stand.
    @Test(arguments: [
        ("requests.received.total", "requests__received__total"),
        ("requests.handled_total.natural_person", "requests__handled_total__nat_per"),
        ("requests.refused_state_secret.total", "requests__refu_stat_sec__total"),
        (
            "requests.unavailable_unclear_after_correction.public_welfare_organization",
            "requests__una_unc_af_co__pu_we_o"
        ),
        ("review_litigation.reconsideration.corrected", "revi_lit__reconsiderati__correct"),
        ("documents.regulations.made", "document__regulations__made"),
        ("requests.received_total.value", "requests__receive_total__value"),
    ])
    func namesFollowTheRule(path: String, name: String) {
        #expect(columns.first { $0.path == path }?.schema.name == name)
    }

    @Test func formsAreUnitedWherePathsAreEqual() {
        let paths = Codebook.shared.forms.flatMap { $0.figures.map(\.path) }
        #expect(columns.count == Set(paths).count)
        for form in Codebook.shared.forms {
            let places = PanelColumns.shared.places(ofForm: form.name)
            #expect(places.map { columns[$0].path } == form.figures.map(\.path))
            // A column has one unit, so the figures that share it must agree.
            #expect(zip(places, form.figures).allSatisfy { columns[$0].schema.unit == $1.unit })
        }
    }
}
