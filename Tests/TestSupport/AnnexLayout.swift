import Forms

/// The statistical annex of 2014–2018, 政府信息公开情况统计表, with the cells of one report.
struct AnnexLayout {
    let filled: FilledForm
    var unitPlace = UnitPlace.before
    var notes = Notes.ownLine
    var indents = true
    /// A number that someone put beside the last heading, where no figure is.
    var headingNumber: Int?

    enum UnitPlace: CaseIterable { case before, after, none }
    enum Notes: CaseIterable { case ownLine, inline, dropped }

    private struct Row {
        let label: String
        var note = ""
        var unit = ""
        /// `table.row`, empty for a heading row.
        var path = ""
        var depth = 0
    }

    private static let rows: [Row] = [
        Row(label: "一、主动公开情况"),
        Row(
            label: "（一）主动公开政府信息数", note: "（不同渠道和方式公开相同信息计1条）", unit: "条", path: "disclosure.disclosed_total",
            depth: 0),
        Row(label: "其中：主动公开规范性文件数", unit: "条", path: "disclosure.normative_documents_disclosed", depth: 1),
        Row(label: "制发规范性文件总数", unit: "件", path: "disclosure.normative_documents_made", depth: 2),
        Row(label: "（二）通过不同渠道和方式公开政府信息的情况"),
        Row(label: "1.政府公报公开政府信息数", unit: "条", path: "disclosure.via_gazette", depth: 1),
        Row(label: "2.政府网站公开政府信息数", unit: "条", path: "disclosure.via_website", depth: 1),
        Row(label: "3.政务微博公开政府信息数", unit: "条", path: "disclosure.via_weibo", depth: 1),
        Row(label: "4.政务微信公开政府信息数", unit: "条", path: "disclosure.via_wechat", depth: 1),
        Row(label: "5.其他方式公开政府信息数", unit: "条", path: "disclosure.via_other", depth: 1),
        Row(label: "二、回应解读情况"),
        Row(
            label: "（一）回应公众关注热点或重大舆情数", note: "（不同方式回应同一热点或舆情计1次）", unit: "次",
            path: "response.responses_total"),
        Row(label: "（二）通过不同渠道和方式回应解读的情况"),
        Row(label: "1.参加或举办新闻发布会总次数", unit: "次", path: "response.press_conferences", depth: 1),
        Row(
            label: "其中：主要负责同志参加新闻发布会次数", unit: "次", path: "response.press_conferences_by_principal", depth: 2),
        Row(label: "2.政府网站在线访谈次数", unit: "次", path: "response.online_interviews", depth: 1),
        Row(
            label: "其中：主要负责同志参加政府网站在线访谈次数", unit: "次", path: "response.online_interviews_by_principal",
            depth: 2),
        Row(label: "3.政策解读稿件发布数", unit: "篇", path: "response.policy_interpretations", depth: 1),
        Row(label: "4.微博微信回应事件数", unit: "次", path: "response.social_media_responses", depth: 1),
        Row(label: "5.其他方式回应事件数", unit: "次", path: "response.other_responses", depth: 1),
        Row(label: "三、依申请公开情况"),
        Row(label: "（一）收到申请数", unit: "件", path: "requests.received_total"),
        Row(label: "1.当面申请数", unit: "件", path: "requests.received_in_person", depth: 1),
        Row(label: "2.传真申请数", unit: "件", path: "requests.received_by_fax", depth: 1),
        Row(label: "3.网络申请数", unit: "件", path: "requests.received_online", depth: 1),
        Row(label: "4.信函申请数", unit: "件", path: "requests.received_by_letter", depth: 1),
        Row(label: "（二）申请办结数", unit: "件", path: "requests.completed_total"),
        Row(label: "1.按时办结数", unit: "件", path: "requests.completed_on_time", depth: 1),
        Row(label: "2.延期办结数", unit: "件", path: "requests.completed_extended", depth: 1),
        Row(label: "（三）申请答复数", unit: "件", path: "requests.replied_total"),
        Row(label: "1.属于已主动公开范围数", unit: "件", path: "requests.replied_already_disclosed", depth: 1),
        Row(label: "2.同意公开答复数", unit: "件", path: "requests.replied_granted", depth: 1),
        Row(label: "3.同意部分公开答复数", unit: "件", path: "requests.replied_partially_granted", depth: 1),
        Row(label: "4.不同意公开答复数", unit: "件", path: "requests.replied_refused", depth: 1),
        Row(label: "其中：涉及国家秘密", unit: "件", path: "requests.refused_state_secret", depth: 2),
        Row(label: "涉及商业秘密", unit: "件", path: "requests.refused_trade_secret", depth: 3),
        Row(label: "涉及个人隐私", unit: "件", path: "requests.refused_privacy", depth: 3),
        Row(label: "危及国家安全、公共安全、经济安全和社会稳定", unit: "件", path: "requests.refused_security_stability", depth: 3),
        Row(label: "不是《条例》所指政府信息", unit: "件", path: "requests.refused_not_government_information", depth: 3),
        Row(label: "法律法规规定的其他情形", unit: "件", path: "requests.refused_other_legal", depth: 3),
        Row(label: "5.不属于本行政机关公开数", unit: "件", path: "requests.replied_other_agency", depth: 1),
        Row(label: "6.申请信息不存在数", unit: "件", path: "requests.replied_not_exist", depth: 1),
        Row(label: "7.告知作出更改补充数", unit: "件", path: "requests.replied_needs_correction", depth: 1),
        Row(label: "8.告知通过其他途径办理数", unit: "件", path: "requests.replied_other_channel", depth: 1),
        Row(label: "四、行政复议数量", unit: "件", path: "reconsideration.total"),
        Row(label: "（一）维持具体行政行为数", unit: "件", path: "reconsideration.upheld"),
        Row(label: "（二）被依法纠错数", unit: "件", path: "reconsideration.corrected"),
        Row(label: "（三）其他情形数", unit: "件", path: "reconsideration.other_result"),
        Row(label: "五、行政诉讼数量", unit: "件", path: "litigation.total"),
        Row(label: "（一）维持具体行政行为或者驳回原告诉讼请求数", unit: "件", path: "litigation.upheld"),
        Row(label: "（二）被依法纠错数", unit: "件", path: "litigation.corrected"),
        Row(label: "（三）其他情形数", unit: "件", path: "litigation.other_result"),
        Row(label: "六、举报投诉数量", unit: "件", path: "complaints.total"),
        Row(label: "#、依申请公开信息收取的费用", unit: "万元", path: "fees.collected"),
        Row(label: "#、机构建设和保障经费情况"),
        Row(label: "（一）政府信息公开工作专门机构数", unit: "个", path: "capacity.dedicated_bodies"),
        Row(label: "（二）设置政府信息公开查阅点数", unit: "个", path: "capacity.reading_points"),
        Row(label: "（三）从事政府信息公开工作人员数", unit: "人", path: "capacity.staff_total"),
        Row(
            label: "1.专职人员数", note: "（不包括政府公报及政府网站工作人员数）", unit: "人", path: "capacity.staff_full_time",
            depth: 1),
        Row(label: "2.兼职人员数", unit: "人", path: "capacity.staff_part_time", depth: 1),
        Row(
            label: "（四）政府信息公开专项经费", note: "（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", unit: "万元",
            path: "capacity.dedicated_funding"),
        Row(label: "#、政府信息公开会议和培训情况"),
        Row(label: "（一）召开政府信息公开工作会议或专题会议数", unit: "次", path: "training.meetings"),
        Row(label: "（二）举办各类培训班数", unit: "次", path: "training.trainings"),
        Row(label: "（三）接受培训人员数", unit: "人次", path: "training.trainees"),
    ]

    func table(spacedHeader: Bool) -> PrintedTable {
        let widths = [54, 8, 10]
        var table = PrintedTable(widths: unitPlace == .none ? [widths[0], widths[2]] : widths)
        table.headerRows = 1
        addRow(&table, spacedHeader ? "统　计　指　标" : "统计指标", "单位", .init(text: "统计数", column: 0))
        var number = 7
        for row in Self.rows {
            let parts = row.path.split(separator: ".").map(String.init)
            if parts.count == 2, filled.lacks(table: parts[0], row: parts[1]) { continue }
            var label = row.label
            if label.hasPrefix("#") {
                label = ["七", "八", "九", "十"][min(3, number - 7)] + label.dropFirst()
                number += 1
            }
            let offset = row.path.isEmpty ? nil : filled.offset(ofFigure: row.path + ".value")
            let stray = row.label.hasSuffix("会议和培训情况") ? headingNumber.map(String.init) ?? "" : ""
            let value = PrintedTable.Cell(
                text: offset.map { filled.cells[$0].printed } ?? stray, column: 0, figure: offset,
                isValue: offset != nil || !stray.isEmpty)
            // Without a column of units the money rows have to name theirs.
            let money = unitPlace == .none && row.unit == "万元" ? "（万元）" : ""
            addRow(
                &table, indented(label + money + note(row.note), row.depth),
                row.path.isEmpty ? "——" : row.unit, value)
            for local in filled.localRows where local.table + "." + local.below == row.path {
                addRow(
                    &table, indented(local.label, row.depth), row.unit,
                    .init(text: local.printed[0], column: 0, isValue: true))
            }
        }
        return table
    }

    private func note(_ note: String) -> String {
        switch notes {
        case .ownLine: note.isEmpty ? "" : "\n" + note
        case .inline: note
        case .dropped: ""
        }
    }

    private func indented(_ label: String, _ depth: Int) -> String {
        (indents ? String(repeating: "　", count: depth * 2) : "") + filled.typed(label)
    }

    private func addRow(
        _ table: inout PrintedTable, _ label: String, _ unit: String, _ value: PrintedTable.Cell
    ) {
        var cells = [PrintedTable.Cell(text: label, column: 0)]
        switch unitPlace {
        case .before: cells += [.init(text: unit, column: 1), value]
        case .after: cells += [value, .init(text: unit, column: 1)]
        case .none: cells += [value]
        }
        table.add(
            cells.enumerated().map { column, cell in
                var cell = cell
                cell.column = column
                return cell
            })
    }
}
