/// The text round the tables: short, and full of numbers that are no figures of the form.
struct Prose {
    let body: Body
    let filled: FilledForm
    var random: SplitMix64

    private var year: Int { filled.reportYear }

    private mutating func number(_ limit: Int) -> String { String(random.int(1...limit)) }

    mutating func title() -> String {
        let kinds = ["年政府信息公开工作年度报告", "年度政府信息公开工作年度报告", "年政府信息公开年度报告", "年度政府信息公开工作报告"]
        return body.name + (random.chance(10) ? "关于" : "") + String(year) + random.pick(kinds)
    }

    mutating func opening() -> String {
        let period: String
        switch random.int(0...3) {
        case 0: period = "本报告所列数据的统计期限自\(year)年1月1日起至\(year)年12月31日止。"
        case 1: period = "数据统计区间为\(year)年1月1日至12月31日。"
        case 2: period = "统计期限：\(year)年1月1日—\(year)年12月31日。"
        default: period = ""
        }
        let contact =
            "如对报告有疑问，请与\(body.name)联系（地址：人民路\(number(900))号；邮编：\(random.int(100_000...859_999))；电话：\(body.phone(&random))；传真：\(body.phone(&random))）。"
        return
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）要求，\(body.name)编制了\(year)年度报告。全文由总体情况、主动公开、依申请公开、复议诉讼、存在问题、其他事项等6个部分组成。\(period)报告电子版可在\(body.site)查阅。\(contact)"
    }

    mutating func overview() -> [String] {
        let received =
            filled.cell("requests.received.total")?.value
            ?? filled.cell("requests.received_total.value")?.value
        let count = received.map(\.description) ?? "若干"
        return [
            "\(year)年，\(body.name)围绕中心工作推进公开，全年通过门户网站发布信息\(number(9000))条，政务新媒体推送\(number(900))条，网站访问量\(number(90)).\(number(9))万次，比上年增长\(number(60)).\(number(9))%。",
            "（一）主动公开。公开办事指南\(number(90))份，制定\(random.int(2...9))项配套制度，落实“三公开”要求；12345热线接听来电\(number(9000))个，满意率\(number(99))%。",
            "（二）依申请公开。全年收到申请\(count)件，均按时办理。完善登记、会商、审核3个环节，平均办理时间\(number(15))天，电话沟通\(number(60))人次。",
            "（三）政府信息管理。1.清理旧文件\(number(70))份。2.制定《信息发布审核办法》（办发〔\(year)〕\(number(80))号）。3.更新栏目\(number(40))个。",
            "（四）平台建设。设立查询点\(number(9))处，配备电脑\(number(12))台，第\(number(4))季度完成适老化改造。",
            "（五）监督保障。组织培训\(number(6))期\(number(300))人次，考核分值占\(number(10))%，未发生责任追究。",
        ].filter { _ in random.chance(80) }
    }

    mutating func leadIn() -> String? {
        random.chance(50) ? nil : random.pick(["具体情况如下：", "本年度数据见下表。", "\(year)年有关情况统计如下表："])
    }

    mutating func problems() -> [String] {
        [
            "\(year)年工作还有不足：一是更新不够及时，有\(number(9))个栏目超过\(number(6))个月未更新；二是解读形式单一，图文解读只占\(number(40))%；三是人员变动较多。",
            "\(year + 1)年将做好三项工作：一是每季度抽查1次；二是开展培训\(number(4))期以上；三是完善会商机制，10个工作日内提出意见。",
        ]
    }

    mutating func others() -> String {
        random.pick([
            "无其他需要报告的事项。", "本年度未收取信息处理费，没有其他需要报告的事项。",
            "承办人大建议\(number(20))件、政协提案\(number(30))件，办理结果已于\(year)年9月30日前公开。",
        ])
    }

    mutating func signOff() -> [String] {
        let date: String
        switch random.int(0...4) {
        case 0: date = "\(year + 1)年1月\(number(28))日"
        case 1: date = "\(year + 1) 年 2 月 \(number(28)) 日"
        case 2: date = "\(year + 1)-01-\(random.int(10...28))"
        case 3: date = "\(year + 1).3.\(number(28))"
        default:
            date =
                "二〇\(String(year + 1).suffix(2).map { String(Array("〇一二三四五六七八九")[$0.wholeNumberValue ?? 0]) }.joined())年一月十日"
        }
        return [body.name, date]
    }

    mutating func annexHead() -> [String] {
        ["附件", "政府信息公开情况统计表", "（\(year)年度）", "填报单位（盖章）：" + (random.chance(50) ? body.name : "")]
    }

    mutating func annexFoot() -> [String] {
        [
            "单位负责人：张明　　　审核人：　　　填报人：李华",
            "联系电话：\(body.phone(&random))　　　填报日期：\(year + 1)年1月\(number(28))日",
        ]
    }
}
