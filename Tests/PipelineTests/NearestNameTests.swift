import Pipeline
import Testing

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("wokers", "workers"), ("fiels", "files"), ("tables", "tables"), ("columms", "columns"),
        ("zzzz", nil),
        ("", nil), ("x", nil),
    ])
    func findsWhatWasMeant(typed: String, expected: String?) {
        #expect(NearestName.to(typed, among: ["files", "workers", "tables", "columns"]) == expected)
    }
}
