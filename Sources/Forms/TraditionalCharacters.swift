/// Traditional characters with their simplified forms, as far as names of divisions and bodies and the words of reports have them.
///
/// A text printed in traditional characters stays as printed; what is looked up, a division, a title, a heading, a word of the
/// prose, is looked up in simplified ones. Characters with more than one simplified form are left out, but for those that mean one thing
/// in reports (於 is 于).
package enum TraditionalCharacters {
    /// The text in simplified characters, one for each; the same array where it has no traditional one.
    package static func folded(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] { simplified(text) ?? text }

    /// The text in simplified characters, one for each; `nil` where it has no traditional one.
    package static func simplified(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard let first = text.firstIndex(where: { folded($0) != $0 }) else { return nil }
        var result = text
        for place in first..<text.count { result[place] = folded(text[place]) }
        for (word, other) in words {
            var place = 0
            while let match = word.first(in: place..<text.count, of: text) {
                result.replaceSubrange(match, with: other)
                place = match.upperBound
            }
        }
        return result
    }

    /// Tools that turn a text into traditional characters also put another word here and there: 文件 becomes 檔案. Where 檔案
    /// may be itself (檔案館, 檔案局), it stays.
    private static let words: [(Words, [Unicode.Scalar])] = [
        ("規範性檔案", "规范性文件"), ("資訊公開", "信息公开"), ("政府資訊", "政府信息"),
    ]
    .map { (Words($0), Array($1.unicodeScalars)) }

    @inline(__always)
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let offset = Int(scalar.value &- firstValue)
        guard offset < forms.count, let form = forms[offset] else { return scalar }
        return form
    }

    private static let firstValue: UInt32 = 0x4E00

    /// For each character of the block of Chinese characters its simplified form.
    private static let forms: [Unicode.Scalar?] = {
        let scalars = Array(pairs.unicodeScalars.filter { !$0.properties.isWhitespace })
        var forms = [Unicode.Scalar?](repeating: nil, count: 0x5200)
        for place in stride(from: 0, to: scalars.count - 1, by: 2) {
            let offset = Int(scalars[place].value &- firstValue)
            if offset < forms.count { forms[offset] = scalars[place + 1] }
        }
        return forms
    }()

    private static let pairs = """
        區区 縣县 鎮镇 鄉乡 辦办 處处 廳厅 東东 陽阳 廣广 蘇苏 門门 龍龙 寧宁 慶庆 雲云 華华 漢汉 濟济 陝陕 遼辽 黃黄 興兴 豐丰 長长 樂乐 \
        義义 馬马 貴贵 賓宾 寶宝 灣湾 臺台 嶺岭 島岛 橋桥 連连 紹绍 滬沪 閩闽 魯鲁 湯汤 漣涟 澤泽 瀘泸 瀋沈 溫温 潁颍 濱滨 灤滦 瀏浏 淵渊 \
        滄沧 渦涡 榮荣 楊杨 樅枞 棗枣 櫟栎 檔档 機机 構构 權权 歷历 歸归 氣气 滎荥 潛潜 澗涧 濰潍 瑯琅 瓊琼 畢毕 畝亩 盧卢 監监 碭砀 禮礼 \
        稅税 積积 穀谷 節节 築筑 紅红 綏绥 經经 綿绵 網网 績绩 總总 縉缙 織织 羅罗 聞闻 聯联 職职 肅肃 莊庄 萊莱 葉叶 蒼苍 蓋盖 蕪芜 蕭萧 \
        薊蓟 藍蓝 藝艺 藥药 蘄蕲 蘭兰 號号 衛卫 複复 視视 計计 許许 設设 評评 護护 豔艳 財财 貢贡 責责 賀贺 資资 贛赣 車车 農农 達达 遊游 \
        運运 過过 遙遥 遠远 遷迁 郟郏 鄆郓 鄒邹 鄖郧 鄭郑 鄰邻 鄲郸 醫医 釋释 鉛铅 銅铜 銀银 錦锦 錫锡 鎖锁 鐘钟 鐵铁 鑒鉴 開开 閒闲 閘闸 \
        閣阁 關关 陸陆 隊队 際际 隴陇 雜杂 雞鸡 離离 電电 靈灵 靜静 頭头 順顺 頓顿 項项 領领 額额 飛飞 館馆 駐驻 驛驿 體体 鬥斗 魚鱼 鰲鳌 \
        鳳凤 鶴鹤 鷄鸡 鹽盐 麗丽 齊齐 龜龟 廈厦 廬庐 圍围 園园 國国 團团 執执 壽寿 奧奥 學学 實实 寬宽 將将 嶗崂 巖岩 師师 帶带 應应 張张 \
        彌弥 徑径 徵征 揚扬 撫抚 攝摄 敘叙 數数 斷断 時时 會会 從从 備备 傑杰 優优 內内 劃划 劉刘 創创 勞劳 勝胜 務务 動动 協协 單单 衝冲 \
        蝦虾 峽峡 崗岗 嵐岚 涇泾 淶涞 潰溃 潯浔 瀾澜 營营 爾尔 獅狮 環环 瑪玛 疊叠 發发 眾众 礦矿 禦御 種种 綜综 維维 縱纵 舊旧 蘆芦 變变 \
        豬猪 貿贸 費费 贊赞 輝辉 輪轮 輸输 轉转 遞递 選选 郵邮 鄧邓 鋼钢 錢钱 鍾钟 鑲镶 閬阆 闕阙 陰阴 陳陈 隨随 雙双 顏颜 願愿 類类 風风 \
        饒饶 騎骑 驗验 鴨鸭 麥麦 黨党 齒齿 溝沟 陘陉 欒栾 無无 趙赵 晉晋 潤润 滿满 叢丛 臨临 堯尧 宮宫 競竞 蓮莲 來来 鷹鹰 場场 吳吴 獻献 \
        驊骅 間间 強强 婁娄 煩烦 岡冈 渾浑 壺壶 絳绛 呂吕 樓楼 賽赛 侖仑 烏乌 騰腾 庫库 倫伦 審审 貝贝 賚赉 諾诺 納纳 彥彦 涼凉 鮁鲅 邊边 \
        細细 偉伟 燈灯 盤盘 圖图 調调 綠绿 樹树 樺桦 鮮鲜 們们 琿珲 鋒锋 訥讷 恆恒 蘿萝 賢贤 誼谊 薩萨 讓让 巒峦 蔭荫 進进 愛爱 遜逊 孫孙 \
        匯汇 滙汇 閔闵 鄴邺 賈贾 壇坛 閶阊 倉仓 啟启 啓启 響响 儀仪 甌瓯 諸诸 瑤瑶 鏡镜 鳩鸠 為为 爲为 謝谢 當当 觀观 譙谯 廂厢 嶼屿 鯉鲤 \
        薌芗 詔诏 譜谱 灘滩 猶犹 尋寻 載载 橫横 膠胶 嶧峄 墾垦 煙烟 兗兖 鞏巩 獲获 澠渑 臥卧 輿舆 點点 軍军 荊荆 夢梦 暉晖 漵溆 湞浈 禪禅 \
        壯壮 鳴鸣 欽钦 業业 憑凭 亞亚 邁迈 壩坝 墊垫 崍崃 簡简 藺蔺 劍剑 夾夹 鎣蓥 爐炉 覺觉 習习 貞贞 謨谟 冊册 凱凯 勻匀 獨独 祿禄 勸劝 \
        謀谋 個个 硯砚 疇畴 頗颇 則则 結结 聶聂 脫脱 錯错 閻阎 戶户 韓韩 兩两 剛刚 稱称 謙谦 鹼碱 壘垒 碩硕 蘊蕴 術术 產产 淨净 現现 員员 \
        萬万 裏里 裡里 嶽岳 峯峰 統统 規规 檢检 議议 殘残 婦妇 傳传 據据 漁渔 糧粮 險险 僑侨 書书 紀纪 組组 戰战 編编 訪访 \
        並并 佈布 佔占 併并 侷局 係系 俬私 傢家 傾倾 僅仅 僕仆 價价 儁俊 億亿 償偿 兌兑 兒儿 凈净 別别 勢势 勵励 卽即 厤历 參参 問问 噸吨 嚮向 嚴严 垻坝 埰采 堅坚 報报 塊块 塗涂 墰坛 壓压 壜坛 夠够 奬奖 寀采 \
        寫写 專专 對对 導导 層层 屬属 崑昆 幫帮 幹干 幾几 廕荫 廠厂 廢废 彆别 彔录 彙汇 彿佛 後后 復复 徹彻 慄栗 態态 慮虑 慼戚 憂忧 懞蒙 懷怀 捲卷 掃扫 採采 揮挥 損损 擊击 擔担 擬拟 擴扩 擺摆 攬揽 敗败 於于 \
        旂旗 暢畅 暫暂 曆历 曉晓 曏向 朮术 枴拐 柺拐 桿杆 條条 棲栖 極极 榘矩 榦干 槓杠 樁桩 標标 樣样 檯台 欄栏 汎泛 決决 沒没 沖冲 洩泄 淥渌 淩凌 淺浅 減减 測测 準准 溮浉 潔洁 澱淀 濃浓 濛蒙 災灾 熱热 牽牵 \
        狀状 獎奖 甕瓮 畫画 異异 療疗 盡尽 睏困 矇蒙 硃朱 確确 碼码 礄硚 礎础 礙碍 祕秘 稜棱 穩稳 穫获 窪洼 箇个 範范 簽签 籌筹 籤签 糾纠 約约 紓纾 紙纸 級级 紮扎 終终 絕绝 絡络 給给 絶绝 綫线 緊紧 緒绪 線线 \
        緻致 縫缝 縮缩 繞绕 繫系 繳缴 繼继 續续 纍累 纔才 罈坛 罎坛 罰罚 羣群 聖圣 聲声 聽听 脩修 與与 舉举 舘馆 菸烟 葯药 蒐搜 蔘参 藴蕴 衆众 衕同 衚胡 補补 裝装 製制 覈核 見见 親亲 覽览 觸触 訂订 討讨 訓训 \
        託托 記记 訟讼 訴诉 註注 証证 詞词 詢询 試试 話话 該该 誌志 認认 語语 誤误 說说 誰谁 課课 談谈 請请 論论 諮咨 講讲 謹谨 證证 識识 讀读 讚赞 負负 貧贫 貫贯 買买 賦赋 質质 賬账 購购 趨趋 踐践 踰逾 蹤踪 \
        較较 輕轻 輛辆 輯辑 迴回 這这 週周 違违 適适 遺遗 還还 釘钉 針针 釦扣 鈡钟 銜衔 銷销 鋪铺 錄录 錶表 鎭镇 鏈链 鑑鉴 閉闭 閑闲 閤合 閱阅 闆板 陞升 陣阵 階阶 隱隐 隻只 雖虽 難难 霑沾 韆千 頁页 頂顶 須须 \
        預预 頻频 題题 顧顾 顯显 颱台 養养 餘余 饋馈 駁驳 髮发 鬆松 鬍胡 鬚须 鬱郁 鹹咸 麫面 麯曲 齣出
        """
}
