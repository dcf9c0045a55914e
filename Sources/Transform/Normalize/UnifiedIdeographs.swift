/// Characters that look like an ideograph and are another character: radicals, strokes and
/// compatibility ideographs, with the unified ideograph that each stands for.
///
/// The fonts of many PDF files draw an ideograph and its radical with one glyph, so the text that is
/// taken from them has either. Source: the Unicode Character Database (Equivalent_Unified_Ideograph,
/// and the canonical decompositions of the compatibility block). Departing from it, ⼾ ⾭ ⿈ become
/// 户 青 黄, not 戶 靑 黃: fonts for simplified characters are the ones met.
enum UnifiedIdeographs {
    /// Shape: the targets of consecutive characters from `first`; `。` leaves a character as it is.
    struct Block {
        let first: UInt32
        let targets: String
    }

    static let blocks = [
        // CJK Radicals Supplement
        Block(
            first: 0x2E80,
            targets: """
                。厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵。旡日月歺母民氵氺灬爫爫丬牛\
                犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑\
                钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
                """),
        // Kangxi Radicals
        Block(
            first: 0x2F00,
            targets: """
                一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
                寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋\
                比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
                缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
                辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
                黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
                """),
        // CJK Strokes
        Block(
            first: 0x31C0,
            targets: """
                。。。。。。𠃌。。。。。。。。乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎。。
                """),
        // CJK Compatibility Ideographs
        Block(
            first: 0xF900,
            targets: """
                豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟\
                廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累\
                縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮\
                兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈\
                裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
                杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘\
                藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀。。塚。晴。。凞猪益\
                礼神祥福靖精羽。蘒。諸。。逸都。。。飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎\
                懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸\
                難響頻恵𤋮舘。。並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
                敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆\
                視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎
                """),
    ]
}
