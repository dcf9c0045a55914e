/// Traditional characters of the names of divisions and bodies, with their simplified forms.
///
/// A name printed in traditional characters stays as printed; only the lookup of its division and kind is
/// made with the simplified name. Characters with more than one simplified form are left out.
package enum TraditionalCharacters {
    /// The name in simplified characters; the same array where it has no traditional one.
    package static func folded(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard name.contains(where: { forms[$0] != nil }) else { return name }
        return name.map { forms[$0] ?? $0 }
    }

    private static let forms: [Unicode.Scalar: Unicode.Scalar] = {
        let scalars = Array(pairs.unicodeScalars.filter { !$0.properties.isWhitespace })
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for place in stride(from: 0, to: scalars.count - 1, by: 2) {
            forms[scalars[place]] = scalars[place + 1]
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
        萬万 裏里 裡里 嶽岳 峯峰 統统 規规 檢检 議议 殘残 婦妇 傳传 據据 漁渔 糧粮 險险 僑侨 書书 紀纪 組组 戰战 編编 訪访
        """
}
