/// How the names of divisions are shortened in titles.
enum RegionNames {
    /// A spelling of a name, and whether it can stand for the division by itself.
    struct Spelling {
        let letters: [Unicode.Scalar]
        /// A stem (`温州`) names its division only before one of its parts (`温州鹿城区`).
        let isStem: Bool
    }

    /// The name without its last part: `密云县` and `密云区` have one.
    static func stem(of name: String) -> String {
        let letters = Array(name.unicodeScalars)
        let ending = (autonomous.map(\.official) + endings).first { ends(letters[...], $0) } ?? []
        return String(scalars: letters.dropLast(ending.count))
    }

    /// Every spelling of a name, the official one first.
    static func spellings(of name: String) -> [Spelling] {
        let letters = Array(name.unicodeScalars)
        return letters.isEmpty
            ? [] : [Spelling(letters: letters, isStem: false)] + shortForms(of: letters[...])
    }

    /// The spellings beside the official one: `临夏州`, `耿马自治县`, `耿马县`; the stems `温州`, `临夏`.
    static func shortForms(of name: ArraySlice<Unicode.Scalar>) -> [Spelling] {
        guard let ending = autonomous.first(where: { ends(name, $0.official) }) else {
            let stem = Array(name.dropLast(endings.first { ends(name, $0) }?.count ?? 0))
            return stem.count > 1 && stem.count < name.count ? [Spelling(letters: stem, isStem: true)] : []
        }
        let place = name.dropLast(ending.official.count)
        let stem = Array(withoutNationalities(place))
        var result = ending.short.map { Spelling(letters: stem + $0, isStem: false) }
        if stem.count < place.count {
            result.append(Spelling(letters: stem + ending.official, isStem: false))
        }
        if stem.count > 1 { result.append(Spelling(letters: stem, isStem: true)) }
        return result
    }

    /// Everyday names that follow from no rule, with the division's code.
    static let nicknames: [(name: String, code: Int32)] = [
        ("巴州", 652_800), ("博州", 652_700), ("克州", 653_000), ("锡盟", 152_500), ("前郭县", 220_721),
        ("喀左县", 211_324), ("阜蒙县", 210_921), ("塔县", 653_131), ("大兴安岭", 232_700), ("西海岸新区", 370_211),
    ]

    /// `东乡族` alone stays: it is all there is of the name.
    private static func withoutNationalities(
        _ place: ArraySlice<Unicode.Scalar>
    ) -> ArraySlice<Unicode.Scalar> {
        var stem = place
        while let nation = nationalities.first(where: { ends(stem, $0) }), nation.count < stem.count {
            stem = stem.dropLast(nation.count)
        }
        return stem.count > 2 && stem.last == "族" ? stem.dropLast() : stem
    }

    private static let endings = letters(["地区", "新区", "特区", "林区", "省", "市", "县", "区", "旗", "盟"])

    private static let autonomous: [(official: [Unicode.Scalar], short: [[Unicode.Scalar]])] = [
        (Array("自治州".unicodeScalars), letters(["州"])), (Array("自治县".unicodeScalars), letters(["县"])),
        (Array("自治旗".unicodeScalars), letters(["旗"])), (Array("自治区".unicodeScalars), []),
    ]

    /// As they stand in the names of autonomous divisions; those without 族 beside those with it.
    private static let nationalities = letters(
        """
        蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 \
        傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 \
        撒拉族 毛南族 仡佬族 锡伯 普米族 塔吉克 怒族 鄂温克族 保安族 裕固族 独龙族 各族
        """.split(separator: " ").map(String.init))

    private static func ends(_ name: ArraySlice<Unicode.Scalar>, _ ending: [Unicode.Scalar]) -> Bool {
        name.suffix(ending.count).elementsEqual(ending)
    }

    private static func letters(_ words: [String]) -> [[Unicode.Scalar]] {
        words.map { Array($0.unicodeScalars) }
    }
}
