import Forms
import Model

/// Tables that bring reports together, and those that say what was compared.
extension PublishedTables {
    static let checkNumber = ColumnSchema(
        "check_number", .integer, label: "勾稽序号", required: true,
        "place among the checks of the report, from 1")

    static let totals = TableSchema(
        name: .totals,
        rowMeaning:
            "report, with one column for each series that runs through the forms (empty where not asserted; see series)",
        columns: [
            reportID, source, organization, bodyID, regionCode, regionName, reportYear, form, scope,
            duplicateOf,
            count("identities_failed", "恒等勾稽不符数", unit: "checks", "failed checks of severity identity"),
        ] + SeriesBook.shared.series.flatMap(columns),
        primaryKey: ["source"], foreignKeys: [ofReport, ofBody])

    /// The value, and its status for who asks for it.
    private static func columns(of series: SeriesBook.Series) -> [ColumnSchema] {
        let forms = series.parts.filter { $0.comparable != .no }.map(\.form).joined(separator: ", ")
        return [
            ColumnSchema(
                series.name, .number, label: series.labelZH, unit: series.unit,
                "\(series.label); forms \(forms)"
            ),
            ColumnSchema(
                series.name + "_status", .text, label: series.labelZH + "·状态",
                allowed: FigureStatus.allCases.map(\.rawValue), isOnRequest: true,
                "status of \(series.name), of a sum that of the figure known least; empty where the form has none"
            ),
        ]
    }

    static let checkOperands = TableSchema(
        name: .checkOperands, rowMeaning: "figure that a failed check compared",
        columns: [
            reportID, source, organization, reportYear, checkNumber,
            ColumnSchema("check", .text, label: "勾稽关系", required: true, "code of the relation"),
            ColumnSchema(
                "severity", .text, label: "性质", allowed: CheckSeverity.allCases.map(\.rawValue),
                required: true,
                "severity of the check"),
            ColumnSchema(
                "side", .text, label: "边", allowed: ["left", "right"], required: true,
                "side of the relation that the figure stands on"),
            ColumnSchema(
                "sign", .integer, label: "符号", required: true,
                "1 where it is added, -1 where it is subtracted"),
            place("table", "表", required: true),
            place("row", "行", required: true),
            place("column", "列", required: true),
            ColumnSchema("value", .number, label: "数值", "the figure's value"),
            ColumnSchema(
                "operand_year", .integer, label: "数字年度",
                "report_year of the report that the figure stands in; another than report_year in checks between years"
            ),
        ] + safety,
        primaryKey: ["source", "check_number", "side", "table", "row", "column"],
        foreignKeys: [
            ofReport, ofBody,
            .init(
                columns: ["source", "check_number"], table: .checks, referenced: ["source", "check_number"]),
        ],
        sharedColumns: 4, alsoShared: safetyNames)

    static let bodies = TableSchema(
        name: .bodies, rowMeaning: "body that has a body_id",
        columns: [
            ColumnSchema("body_id", .text, label: "单位标识", required: true, bodyID.description),
            ColumnSchema("names", .text, label: "名称", "names seen, in the order of the sources, | between"),
            regionCode, regionName,
            ColumnSchema(
                "organization_level", .text, label: "单位层级",
                allowed: OrganizationLevel.allCases.map(\.rawValue).filter { !$0.isEmpty },
                "rank of the body, by the first of its reports that tells it"),
            ColumnSchema(
                "parent_body_id", .text, label: "上级单位标识",
                "body_id of the government above: of a department or township its region's, of a region's that of the "
                    + "region that it lies in; it need not stand in this table"),
            ColumnSchema(
                "previous_body_id", .text, label: "前身单位标识",
                "body_id under the region's former code, where the codes show one successor and no other"),
            ColumnSchema("years", .text, label: "年度", "years that it has reports for, ascending, | between"),
            ColumnSchema(
                "gaps", .text, label: "缺少年度",
                "years between the first and the last that it has none for, | between"),
            count(
                "reports", "报告数", unit: "reports",
                "its reports, duplicates and those without a year among them"),
            count("duplicates", "重复报告数", unit: "reports", "reports that have a duplicate_of"),
            count("reports_without_year", "无年度报告数", unit: "reports", "reports that do not say their year"),
        ],
        primaryKey: ["body_id"])

    static let series = TableSchema(
        name: .series, rowMeaning: "series and form",
        columns: [
            ColumnSchema("series", .text, label: "序列", required: true, "name of the column in totals"),
            ColumnSchema("label", .text, label: "英文名称", required: true, "what it counts, in English"),
            ColumnSchema("label_zh", .text, label: "中文名称", required: true, "what it counts, in Chinese"),
            ColumnSchema("unit", .text, label: "单位", required: true, "what values are counted in"),
            ColumnSchema("form", .text, label: "表式", required: true, "form that has it"),
            ColumnSchema(
                "figure", .text, label: "对应数字", required: true,
                "sum of table.row.column; * stands for all names that begin so"),
            ColumnSchema(
                "comparable", .text, label: "可比性", allowed: SeriesBook.Comparable.allCases.map(\.rawValue),
                required: true,
                "full: counted alike in the forms that have it; partial: the note says what differs; no: looks alike, "
                    + "counts something else, and is left empty in totals"),
            ColumnSchema("note", .text, label: "英文说明", required: true, "what breaks at the change of form"),
            ColumnSchema("note_zh", .text, label: "中文说明", required: true, "the same in Chinese"),
        ],
        primaryKey: ["series", "form"])

    static let relations = TableSchema(
        name: .relations, rowMeaning: "relation that is checked, for some forms",
        columns: [
            ColumnSchema("check", .text, label: "勾稽关系", required: true, "code of the relation, as in checks"),
            ColumnSchema(
                "form", .text, label: "表式",
                "forms that it holds for; 2019>2021: left of a report on form 2019, right of the next year's on form "
                    + "2021; empty where it does not depend on the form"),
            ColumnSchema(
                "severity", .text, label: "性质", allowed: CheckSeverity.allCases.map(\.rawValue),
                required: true,
                "identity: must hold exactly; plausibility: worth a look; info: worth knowing"),
            ColumnSchema(
                "for_each", .text, label: "适用范围",
                "table.row or table.column: once for each row or column, $ standing for its name"),
            ColumnSchema("left", .text, label: "左边", "sum of table.row.column"),
            ColumnSchema(
                "operator", .text, label: "关系", allowed: Relation.Comparison.allCases.map(\.name),
                "how the sides compare; empty where they are no sums of figures"),
            ColumnSchema("right", .text, label: "右边", "sum of table.row.column; empty: 0"),
            ColumnSchema("meaning", .text, label: "英文含义", required: true, "what holds, in English"),
            ColumnSchema("meaning_zh", .text, label: "中文含义", required: true, "the same in Chinese"),
        ],
        primaryKey: ["check", "form", "for_each"])
}
