import Forms
import Model
import Testing

@Suite struct BodyIDTests {
    /// Name, level, code and name of the region, `body_id`.
    static let bodies: [(String, OrganizationLevel, String, String, String)] = [
        ("鹿城区人民政府", .county, "330302", "鹿城区", "330302"),
        ("温州市鹿城区", .county, "330302", "鹿城区", "330302"),
        ("鹿城区财政局", .department, "330302", "鹿城区", "330302:财政局"),
        ("浙江省温州市鹿城区财政局", .department, "330302", "鹿城区", "330302:财政局"),
        ("温州鹿城区财政局", .department, "330302", "鹿城区", "330302:财政局"),
        ("鹿城区藤桥镇人民政府", .township, "330302", "鹿城区", "330302:藤桥镇"),
        ("鹿城区人民政府办公室", .department, "330302", "鹿城区", "330302:人民政府办公室"),
        ("國家稅務總局溫州市鹿城區稅務局", .department, "330302", "鹿城区", "330302:国家税务总局税务局"),
        ("中国人民银行鹿城区支行", .other, "330302", "鹿城区", "330302:中国人民银行支行"),
        ("中国农业银行鹿城区支行", .other, "330302", "鹿城区", "330302:中国农业银行支行"),
        ("天津海关", .department, "120000", "天津市", "120000:海关"),
        ("朝阳区朝阳街道办事处", .township, "110105", "朝阳区", "110105:朝阳街道办事处"),
        ("市财政局", .department, "330300", "温州市", "330300:市财政局"),
        ("云溪市财政局", .department, "", "", "云溪市财政局"),
        ("云溪市人民政府", .prefecture, "", "", "云溪市"),
        ("鼓楼区人民政府", .county, "", "", ""),
        ("经济技术开发区管理委员会", .other, "", "", ""),
        ("市财政局", .department, "", "", ""),
        ("财政局", .department, "", "", ""),
        ("人民政府办公室", .department, "", "", ""),
        ("", .unknown, "330302", "鹿城区", ""),
    ]

    @Test(arguments: bodies)
    func bodyIsKnownByItsRegionAndTheRestOfItsName(
        name: String, level: OrganizationLevel, code: String, region: String, expected: String
    ) {
        var cover = Cover()
        (cover.organization, cover.level) = (name, level)
        (cover.regionCode, cover.regionName) = (code, region)
        #expect(BodyID.text(of: cover) == expected)
    }
}
