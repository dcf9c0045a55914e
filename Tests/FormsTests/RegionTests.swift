import Forms
import Testing

@Suite struct RegionTests {
    private func path(_ text: String, _ year: Int) -> RegionPath? {
        let scalars = Array(text.unicodeScalars)
        return RegionIndex.shared.path(at: 0, in: scalars, until: scalars.count, year: year)
    }

    /// Codes from GB/T 2260; 0 where the name leaves a choice or names no division.
    @Test(arguments: [
        ("温州市鹿城区人民政府", 2020, 330_302), ("温州鹿城区", 2020, 330_302), ("吉林市", 2020, 220_200),
        ("吉林省吉林市", 2020, 220_200), ("海南区", 2020, 150_303), ("海南州", 2020, 632_500),
        ("海南省海口市", 2020, 460_100), ("河南县", 2020, 632_324), ("东乡县", 2020, 622_926),
        ("东陵区", 2012, 210_112), ("浑南区", 2013, 210_112), ("闸北区", 2013, 310_108), ("闸北区", 2018, 0),
        ("鼓楼区", 2020, 0), ("南京市鼓楼区", 2020, 320_106), ("乐山市中区", 2020, 511_102), ("中山大学", 2020, 0),
        ("洛阳镇", 2020, 0), ("东区街道", 2020, 0), ("连云港经济技术开发区", 2020, 320_700), ("永定区", 2010, 430_802),
        ("儋州市", 2012, 469_003), ("儋州市", 2020, 460_400), ("", 2020, 0), ("市", 2020, 0),
    ])
    func namesAreFound(text: String, year: Int, code: Int) {
        #expect(Int(path(text, year)?.region?.code ?? 0) == code)
    }

    @Test func everyNameFindsItsOwnCode() {
        let index = RegionIndex.shared
        #expect(index.regions.count == 3_662)
        for region in index.regions {
            let name = Array(index.name(of: region).unicodeScalars)
            let found = index.matches(at: 0, in: name, until: name.count)
            #expect(found.contains { $0.region == region && $0.length == name.count && $0.kind == .name })
        }
    }
}
