import Model
import Testing

@Suite("Places in originals") struct PlaceTests {
    @Test("places as they are published, and in words")
    func descriptions() {
        #expect(Place.cell(table: 3, row: 5, column: 7).description == "t3:r5:c7")
        #expect(Place.page(4, left: 312.54, top: 188).description == "p4:312.5,188.0")
        #expect(Place.page(4, left: 312.5, top: 188).wording == "page 4, 312.5 × 188.0 pt")
        #expect(Place.page(1, left: .nan, top: -0.26).description == "p1:0.0,-0.3")
        #expect(Place.none.description.isEmpty)
        #expect(Place.none.wording == nil)
    }
}
