import Forms

/// The forms of 2019 and 2021 as the official templates set them, with the cells of one report.
struct FormLayout {
    let filled: FilledForm
    /// True where each numbered item of section two is a table of its own.
    var separatesDisclosure = false

    /// The tables of section two.
    func disclosure() -> [PrintedTable] {
        let tables = items.compactMap(disclosureItem)
        if separatesDisclosure { return tables }
        var joined = PrintedTable(widths: [24, 18, 18, 20])
        for table in tables { joined.rows += table.rows }
        joined.headerRows = 2
        return joined.rows.isEmpty ? [] : [joined]
    }

    private struct Item {
        let number: String
        let table: String
        let header: [(label: String, column: String)]
        let rows: [(label: String, row: String)]
    }

    private var items: [Item] {
        let is2019 = filled.form.name == "2019"
        let changes = [("上一年项目数量", "items_last_year"), ("本年增/减", "change"), ("处理决定数量", "decisions")]
        let decisions = is2019 ? changes : [("本年处理决定数量", "decisions")]
        let unit: String
        switch filled.moneyHeader {
        case .none: unit = ""
        case .tenThousand: unit = is2019 ? "（万元）" : "（单位：万元）"
        case .yuan: unit = "（单位：元）"
        }
        var items = [
            Item(
                number: "一", table: "documents",
                header: is2019
                    ? [("本年新\n制作数量", "made"), ("本年新\n公开数量", "disclosed"), ("对外公开总数量", "disclosed_total")]
                    : [("本年制发件数", "made"), ("本年废止件数", "repealed"), ("现行有效件数", "in_force")],
                rows: [("规章", "regulations"), (is2019 ? "规范性文件" : "行政规范性文件", "normative_documents")]),
            Item(
                number: "五", table: "permits", header: decisions,
                rows: [("行政许可", "administrative_permits")]
                    + (is2019 ? [("其他对外管理服务事项", "other_services")] : [])),
            Item(
                number: "六", table: "enforcement", header: decisions,
                rows: [("行政处罚", "administrative_penalties"), ("行政强制", "administrative_coercion")]),
            Item(
                number: "八", table: "fees",
                header: is2019 ? Array(changes.prefix(2)) : [("本年收费金额" + unit, "amount")],
                rows: [("行政事业性收费", "administrative_fees")]),
        ]
        if is2019 {
            items.append(
                Item(
                    number: "九", table: "procurement",
                    header: [("采购项目数量", "items"), ("采购总金额" + unit, "amount")],
                    rows: [("政府集中采购", "centralized_procurement")]))
        }
        return items
    }

    private func disclosureItem(_ item: Item) -> PrintedTable? {
        let rows = item.rows.filter { !filled.lacks(table: item.table, row: $0.row) }
        guard !rows.isEmpty else { return nil }
        var table = PrintedTable(widths: [24, 18, 18, 20])
        table.headerRows = 2
        table.add([.init(text: filled.typed("第二十条第（\(item.number)）项"), column: 0, columnSpan: 4)])
        table.add(
            spread([.init(text: "信息内容", column: 0)] + item.header.map { .init(text: $0.label, column: 0) }))
        for (label, row) in rows {
            table.add(
                spread(
                    [.init(text: label, column: 0)] + item.header.map { value(item.table, row, $0.column) }))
            for local in filled.localRows where local.table == item.table && local.below == row {
                let cells = local.printed.map { PrintedTable.Cell(text: $0, column: 0, isValue: true) }
                table.add(spread([.init(text: local.label, column: 0)] + cells))
            }
        }
        return table
    }

    /// Cells side by side over four columns; the last takes what is left.
    private func spread(_ cells: [PrintedTable.Cell]) -> [PrintedTable.Cell] {
        cells.enumerated().map { column, cell in
            var cell = cell
            cell.column = column
            if column == cells.count - 1 { cell.columnSpan = 4 - column }
            return cell
        }
    }

    private func value(_ table: String, _ row: String, _ column: String) -> PrintedTable.Cell {
        let offset = filled.offset(ofFigure: "\(table).\(row).\(column)")
        return .init(
            text: offset.map { filled.cells[$0].printed } ?? "", column: 0, figure: offset, isValue: true)
    }

    private static let columns = [
        ("自然人", "natural_person"), ("商业企业", "commercial_enterprise"), ("科研机构", "research_institution"),
        ("社会公益组织", "public_welfare_organization"), ("法律服务机构", "legal_service_organization"),
        ("其他", "other_organization"), ("总计", "total"),
    ]

    private static let groups: [(label: String, rows: [(label: String, row: String)])] = [
        ("（一）予以公开", [("", "granted")]),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", [("", "partially_granted")]),
        (
            "（三）不予公开",
            [
                ("1.属于国家秘密", "refused_state_secret"), ("2.其他法律行政法规禁止公开", "refused_prohibited_by_law"),
                ("3.危及“三安全一稳定”", "refused_security_stability"), ("4.保护第三方合法权益", "refused_third_party_rights"),
                ("5.属于三类内部事务信息", "refused_internal_affairs"), ("6.属于四类过程性信息", "refused_deliberative_process"),
                ("7.属于行政执法案卷", "refused_enforcement_file"), ("8.属于行政查询事项", "refused_administrative_inquiry"),
            ]
        ),
        (
            "（四）无法提供",
            [
                ("1.本机关不掌握相关政府信息", "unavailable_not_held"), ("2.没有现成信息需要另行制作", "unavailable_needs_creation"),
                ("3.补正后申请内容仍不明确", "unavailable_unclear_after_correction"),
            ]
        ),
        (
            "（五）不予处理",
            [
                ("1.信访举报投诉类申请", "not_processed_petition"), ("2.重复申请", "not_processed_duplicate"),
                ("3.要求提供公开出版物", "not_processed_publication"), ("4.无正当理由大量反复申请", "not_processed_excessive"),
                ("5.要求行政机关确认或重新出具已获取信息", "not_processed_reissue"),
            ]
        ),
        ("（六）其他处理", [("", "other_handling")]),
        (
            "（六）其他处理",
            [
                ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other_overdue_correction"),
                ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other_overdue_payment"), ("3.其他", "other_other"),
            ]
        ),
        ("（七）总计", [("", "handled_total")]),
    ]

    /// The table of section three.
    func requests() -> PrintedTable {
        let extra = filled.localColumn
        var table = PrintedTable(widths: [6, 10, 24, 6, 8, 8, 8, 8, 6, 8] + (extra == nil ? [] : [8]))
        let more = extra == nil ? 0 : 1
        table.headerRows = 3
        table.add([
            .init(text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", column: 0, columnSpan: 3, rowSpan: 3),
            .init(text: "申请人情况", column: 3, columnSpan: 7 + more),
        ])
        table.add(
            [
                .init(text: "自然人", column: 3, rowSpan: 2), .init(text: "法人或其他组织", column: 4, columnSpan: 5),
                .init(text: "总计", column: 9, rowSpan: 2),
            ] + (extra.map { [.init(text: $0, column: 10, rowSpan: 2)] } ?? []))
        table.add((1...5).map { .init(text: Self.columns[$0].0, column: 3 + $0) })
        addRequestRow(&table, [("一、本年新收政府信息公开申请数量", 0, 3, 1)], "received")
        addRequestRow(&table, [("二、上年结转政府信息公开申请数量", 0, 3, 1)], "carried_in")
        let present = Self.groups.map { group in
            (group.label, group.rows.filter { holds($0.row) })
        }.filter { !$0.1.isEmpty }
        let locals = filled.localRows.filter { $0.table == "requests" && holds($0.below) }.count
        let height = present.reduce(locals) { $0 + $1.1.count }
        var outer: [(String, Int, Int, Int)] = [("三、本年度办理结果", 0, 1, height)]
        for (label, rows) in present {
            for (index, row) in rows.enumerated() {
                var labels = outer
                outer = []
                if row.label.isEmpty {
                    labels.append((label, 1, 2, 1))
                } else {
                    if index == 0 {
                        labels.append((label, 1, 1, rows.count + localRows(below: rows.map(\.row))))
                    }
                    labels.append((row.label, 2, 1, 1))
                }
                addRequestRow(&table, labels, row.row)
            }
        }
        addRequestRow(&table, [("四、结转下年度继续办理", 0, 3, 1)], "carried_out")
        return table
    }

    private func localRows(below rows: [String]) -> Int {
        filled.localRows.filter { $0.table == "requests" && rows.contains($0.below) }.count
    }

    private func holds(_ row: String) -> Bool {
        filled.offset(ofFigure: "requests.\(row).total") != nil
            && !filled.lacks(table: "requests", row: row)
    }

    /// Shape: `labels` are text, column, columns, rows of each label cell that begins here.
    private func addRequestRow(
        _ table: inout PrintedTable, _ labels: [(String, Int, Int, Int)], _ row: String
    ) {
        guard holds(row) else { return }
        let heads = labels.map {
            PrintedTable.Cell(text: filled.typed($0.0), column: $0.1, columnSpan: $0.2, rowSpan: $0.3)
        }
        var values = Self.columns.enumerated().map { offset, column in
            var cell = value("requests", row, column.1)
            cell.column = 3 + offset
            return cell
        }
        if filled.localColumn != nil { values.append(.init(text: "0", column: 10, isValue: true)) }
        table.add(heads + values)
        for local in filled.localRows where local.table == "requests" && local.below == row {
            let isFlat = filled.form.name == "2019"
            let label = PrintedTable.Cell(
                text: local.label, column: isFlat ? 1 : 2, columnSpan: isFlat ? 2 : 1)
            table.add(
                [label]
                    + local.printed.enumerated().map {
                        .init(text: $1, column: 3 + $0, isValue: true)
                    })
        }
    }

    /// The table of section four.
    func review() -> PrintedTable {
        var table = PrintedTable(widths: Array(repeating: 6, count: 15))
        table.headerRows = 3
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        table.add([
            .init(text: "行政复议", column: 0, columnSpan: 5), .init(text: "行政诉讼", column: 5, columnSpan: 10),
        ])
        table.add(
            results.enumerated().map { .init(text: $1, column: $0, rowSpan: 2) }
                + [
                    .init(text: "未经复议直接起诉", column: 5, columnSpan: 5),
                    .init(text: "复议后起诉", column: 10, columnSpan: 5),
                ])
        table.add((results + results).enumerated().map { .init(text: $1, column: 5 + $0) })
        let rows = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
        let columns = ["upheld", "corrected", "other_result", "pending", "total"]
        table.add(
            (0..<15).map { place in
                var cell = value("review_litigation", rows[place / 5], columns[place % 5])
                cell.column = place
                return cell
            })
        return table
    }
}
