import Forms
import Model

/// The schemas of all tables.
package enum PublishedTables {
    /// Of the tables' shape: rises with every change of a column, key or code; a renamed or removed one raises its first
    /// number. `CHANGELOG.md` says what a reader must change.
    package static let version = "1.1.0"

    /// Shape: what sinks can publish, in the order of the reference; without the codebook.
    package static let all: [TableSchema] = [
        reports, totals, figures, panel, checks, checkOperands, sections, mentions, indicators, bodies,
        series,
        relations, rejects,
    ]

    package static func schema(of name: TableName) -> TableSchema {
        switch name {
        case .reports: reports
        case .totals: totals
        case .figures: figures
        case .panel: panel
        case .checks: checks
        case .checkOperands: checkOperands
        case .sections: sections
        case .mentions: mentions
        case .indicators: indicators
        case .bodies: bodies
        case .series: series
        case .relations: relations
        case .rejects: rejects
        case .codebook: codebook
        }
    }

    // MARK: Columns that several tables have

    static let reportID = ColumnSchema(
        "report_id", .text, label: "报告编号", required: true,
        "r and the first 16 hex digits of the SHA-256 of the source's bytes; sources of the same bytes share it"
    )
    static let source = ColumnSchema(
        "source", .text, label: "来源文件", required: true,
        "path of the source below the input folder, / separated; one report per source")
    static let organization = ColumnSchema(
        "organization", .text, label: "单位",
        "the reporting body as the title names it, white space removed")
    static let regionCode = ColumnSchema(
        "region_code", .text, label: "行政区划代码",
        "GB/T 2260 code of the body's region, valid in that year; empty where it cannot be told")
    static let regionName = ColumnSchema(
        "region_name", .text, label: "行政区划名称", "name of the region of region_code")
    static let scope = ColumnSchema(
        "scope", .text, label: "统计范围", allowed: Scope.allCases.published,
        "consolidated: the report says that it sums up other bodies' reports; own: it says that it covers one "
            + "body; empty: it says neither. Figures of different scope must not be compared")
    static let reportYear = ColumnSchema(
        "report_year", .integer, label: "年度", "year that the report is about; empty where it does not say")
    static let form = ColumnSchema(
        "form", .text, label: "表式", allowed: Codebook.shared.forms.map(\.name),
        "the official template that the report follows, by the year it was issued for; empty where none is known"
    )
    static let duplicateOf = ColumnSchema(
        "duplicate_of", .text, label: "重复于",
        "report_id of an earlier report of the same body, year and scope, or of the same bytes; leave such rows "
            + "out where bodies are counted or summed up")

    static func place(_ name: String, _ label: String, required: Bool) -> ColumnSchema {
        ColumnSchema(name, .text, label: label, required: required, "\(name) of the form, as in codebook.csv")
    }

    static func count(
        _ name: String, _ label: String, unit: String, _ description: String
    ) -> ColumnSchema {
        ColumnSchema(name, .integer, label: label, unit: unit, required: true, description)
    }

    static let line = ColumnSchema(
        "line", .integer, label: "行号", "line of a text where it stands, from 1; empty in other formats")

    static let placeInOriginal = ColumnSchema(
        "place", .text, label: "位置",
        "where it stands in an original: p4:312.5,188.0 in a PDF (page; points from the left and the top), t3:r5:c7 in "
            + "DOCX and HTML (table, row, column, from 1); empty in a text and outside of tables")

    static let bodyID = ColumnSchema(
        "body_id", .text, label: "单位标识",
        "the same body over the years and spellings: its region's code for a region's own government, else the code, "
            + "a colon and the name less the region's; the name where the region has no known code; empty where it "
            + "names none")
    /// What makes each file safe alone: whose row it is, and whether it may be added up.
    static let safety = [bodyID, scope, duplicateOf]
    static let safetyNames = safety.map(\.name)

    /// `report_id` is shared by sources of the same bytes, `source` is not.
    static let ofReport = TableSchema.ForeignKey(
        columns: ["source"], table: .reports, referenced: ["source"])
    static let ofBody = TableSchema.ForeignKey(
        columns: ["body_id"], table: .bodies, referenced: ["body_id"])
    static let ofFigure = TableSchema.ForeignKey(
        columns: ["form", "table", "row", "column"], table: .codebook,
        referenced: ["form", "table", "row", "column"])

    // MARK: Tables

    private static let reports = TableSchema(
        name: .reports, rowMeaning: "source document",
        columns: [
            reportID, source, organization,
            ColumnSchema(
                "organization_level", .text, label: "单位层级", allowed: OrganizationLevel.allCases.published,
                "rank of the body; a government's office is a department; empty where it cannot be told"),
            regionCode, regionName, scope, reportYear, form,
            ColumnSchema("period_start", .date, label: "统计起始日", "first day that the report says it covers"),
            ColumnSchema("period_end", .date, label: "统计截止日", "last day that the report says it covers"),
            ColumnSchema("published", .date, label: "发布日期", "date of the sign-off or of publication"),
            ColumnSchema("title", .text, label: "标题", "the report's title, its lines joined"),
            ColumnSchema("phone", .text, label: "电话", "telephone number for questions, as printed"),
            ColumnSchema("email", .text, label: "电子邮箱", "e-mail address for questions"),
            ColumnSchema("website", .text, label: "网址", "web site that the report names"),
            ColumnSchema(
                "encoding", .text, label: "编码", allowed: Encoding.allCases.published,
                "how the source's bytes stood for characters; empty for PDF and DOCX, which say it for each text"
            ),
            ColumnSchema(
                "sha256", .text, label: "SHA-256", required: true,
                "SHA-256 of the source's bytes, lower-case hex"),
            duplicateOf,
            count("figures_reported", "读出数", unit: "figures", "figures of status reported"),
            count("figures_inferred", "推出数", unit: "figures", "figures of status inferred"),
            count("figures_missing", "缺失数", unit: "figures", "figures of status missing"),
            count("checks_passed", "勾稽相符数", unit: "checks", "rows of checks with result pass"),
            count(
                "checks_failed", "勾稽不符数", unit: "checks", "rows of checks with result fail, of any severity"),
            ColumnSchema(
                "format", .text, label: "格式", allowed: SourceFormat.allCases.published, required: true,
                "kind of file that the source is, told by its bytes; of a converted source that of the result"
            ),
            count(
                "tables_read", "读出表数", unit: "tables",
                "tables of the form of which at least one figure is not missing"),
            ColumnSchema(
                "tables_expected", .integer, label: "应有表数", unit: "tables",
                "tables of the report's form, or of its year's where no form was told; empty where the year is unknown, "
                    + "too"),
            bodyID,
        ],
        primaryKey: ["source"], foreignKeys: [ofBody])

    private static let figures = TableSchema(
        name: .figures,
        rowMeaning: "cell of the report's form: the complete grid, also cells that are blank or missing",
        columns: [
            reportID, source, organization, regionCode, reportYear, form,
            place("table", "表", required: true),
            place("row", "行", required: true),
            place("column", "列", required: true),
            ColumnSchema(
                "value", .number, label: "数值",
                "exact decimal in the unit beside it; empty unless status is reported or inferred"),
            ColumnSchema(
                "unit", .text, label: "单位", required: true,
                "what value is counted in, whatever the document printed"),
            ColumnSchema(
                "status", .text, label: "状态", allowed: FigureStatus.allCases.published, required: true,
                "reported: read where the document printed it; inferred: follows from the form's arithmetic alone; "
                    + "blank: the cell was printed empty; not_applicable: printed as a dash, slash or 无; ambiguous: "
                    + "a number is there, but its cell cannot be told; missing: the row or table is not in the "
                    + "document. Only reported and inferred have a value"),
            ColumnSchema(
                "as_written", .text, label: "原文", "what the document printed, normalised for width only"),
            line, placeInOriginal,
        ] + safety + [
            count(
                "failed_checks", "恒等勾稽不符数", unit: "checks",
                "failed checks of severity identity that the figure is an operand of; see check_operands")
        ],
        primaryKey: ["source", "table", "row", "column"], foreignKeys: [ofReport, ofBody, ofFigure],
        sharedColumns: 6, alsoShared: safetyNames)

    private static let panel = TableSchema(
        name: .panel, rowMeaning: "report, with one column for each figure of the united forms",
        columns: [
            reportID, source, organization, regionCode, regionName, reportYear, form, scope, duplicateOf,
            count("identities_failed", "恒等勾稽不符数", unit: "checks", "failed checks of severity identity"),
            count(
                "plausibility_failed", "合理性勾稽不符数", unit: "checks", "failed checks of severity plausibility"),
        ] + PanelColumns.shared.columns.map(\.schema) + [bodyID],
        primaryKey: ["source"], foreignKeys: [ofReport, ofBody])

    private static let checks = TableSchema(
        name: .checks, rowMeaning: "arithmetic relation of a report, or between two reports of one body",
        columns: [
            reportID, source, organization, reportYear,
            ColumnSchema("check", .text, label: "勾稽关系", required: true, "stable code of the relation"),
            ColumnSchema(
                "severity", .text, label: "性质", allowed: CheckSeverity.allCases.published, required: true,
                "identity: must hold exactly; plausibility: worth a look; info: worth knowing"),
            place("table", "表", required: false),
            place("row", "行", required: false),
            place("column", "列", required: false),
            ColumnSchema("left", .number, label: "左边", "left side; empty where an operand is not asserted"),
            ColumnSchema("right", .number, label: "右边", "right side; empty where an operand is not asserted"),
            ColumnSchema("difference", .number, label: "差额", "left minus right"),
            ColumnSchema(
                "result", .text, label: "结果", allowed: CheckResult.allCases.published, required: true,
                "incomplete: an operand is not asserted, so nothing can be said"),
            ColumnSchema(
                "explanation", .text, label: "说明",
                "what failed, with operands and values; a failing check never changes a figure"),
        ] + safety + [checkNumber],
        primaryKey: ["source", "check_number"], foreignKeys: [ofReport, ofBody], sharedColumns: 4,
        alsoShared: safetyNames)

    private static let sections = TableSchema(
        name: .sections, rowMeaning: "section of a report, its text put into paragraphs again",
        columns: [
            reportID, source, organization, reportYear,
            ColumnSchema(
                "section", .text, label: "部分", allowed: SectionKind.allCases.published,
                "what the section is about; empty for the text before the first heading"),
            ColumnSchema("heading", .text, label: "标题", "the section's heading line"),
            ColumnSchema("order", .integer, label: "次序", required: true, "place in the report, from 1"),
            ColumnSchema("text", .text, label: "正文", "paragraphs, a line feed between two"),
        ] + safety,
        primaryKey: ["source", "order"], foreignKeys: [ofReport, ofBody], sharedColumns: 4,
        alsoShared: safetyNames)

    private static let mentions = TableSchema(
        name: .mentions, rowMeaning: "quantity stated in the prose",
        columns: [
            reportID, source,
            ColumnSchema(
                "section", .text, label: "部分", allowed: SectionKind.allCases.published, "section it stands in"
            ),
            line,
            ColumnSchema("quantity", .text, label: "原文", required: true, "the quantity as written"),
            ColumnSchema(
                "value", .number, label: "数值", required: true, "its exact value in the unit beside it"),
            ColumnSchema("unit", .text, label: "单位", "the unit as written"),
            ColumnSchema(
                "indicator", .text, label: "对应指标",
                "table.row.column of the figure that it restates; empty where none"),
            ColumnSchema("sentence", .text, label: "句子", "the sentence it stands in"),
            ColumnSchema(
                "approximate", .boolean, label: "约数", required: true, "true where the text says so (余, 约, 近)"),
            placeInOriginal,
        ] + safety,
        foreignKeys: [ofReport, ofBody], sharedColumns: 2, alsoShared: safetyNames)

    private static let indicators = TableSchema(
        name: .indicators, rowMeaning: "ratio of a report's figures",
        columns: [
            reportID, source, organization, regionCode, reportYear, form,
            ColumnSchema(
                "indicator", .text, label: "指标", allowed: Indicator.names, required: true,
                "code of the ratio"),
            ColumnSchema(
                "definition", .text, label: "定义", required: true,
                "numerator / denominator as sums of table.row.column of the report's form"),
            ColumnSchema(
                "numerator", .number, label: "分子", "empty where one of its figures is not asserted"),
            ColumnSchema(
                "denominator", .number, label: "分母", "empty where one of its figures is not asserted"),
            ColumnSchema(
                "value", .number, label: "比值",
                "numerator / denominator, rounded half up to 6 decimals; empty where an operand is empty or the "
                    + "denominator is 0"),
        ] + safety,
        primaryKey: ["source", "indicator"], foreignKeys: [ofReport, ofBody], sharedColumns: 6,
        alsoShared: safetyNames)

    private static let rejects = TableSchema(
        name: .rejects, rowMeaning: "source, or part of one, that could not be used",
        columns: [
            source,
            ColumnSchema("stage", .text, label: "阶段", required: true, "stage that set it aside"),
            ColumnSchema(
                "reason", .text, label: "原因", allowed: Rejection.Reason.allCases.published, required: true,
                "code of the reason"),
            ColumnSchema("message", .text, label: "说明", required: true, "what was found, and how to mend it"),
            ColumnSchema(
                "line", .integer, label: "行号", "line of the source, from 1; empty where it has none"),
            placeInOriginal,
        ],
        sharedColumns: 1)

    static let codebook = TableSchema(
        name: .codebook, rowMeaning: "figure of a form, then column of a published table (form empty)",
        columns: [
            ColumnSchema(
                "form", .text, label: "表式", "form of the figure; empty for a column of a published table"),
            ColumnSchema("year_from", .integer, label: "起始年度", "first report year of the form"),
            ColumnSchema("year_to", .integer, label: "截止年度", "last report year of the form; empty: in force"),
            ColumnSchema("table", .text, label: "表", required: true, "table of the form, or published table"),
            ColumnSchema("row", .text, label: "行", "row of the form"),
            ColumnSchema(
                "column", .text, label: "列", required: true, "column of the form, or of the published table"),
            ColumnSchema(
                "kind", .text, label: "类型", required: true,
                "of a figure: count (whole, not negative), signed_count or money; of a column: its type"),
            ColumnSchema("unit", .text, label: "单位", "what values are counted in"),
            ColumnSchema("printed_unit", .text, label: "表内单位", "unit that the form prints"),
            ColumnSchema("section", .text, label: "部分", "section of the report in which the form has it"),
            ColumnSchema("row_label", .text, label: "行标签", "official label, outer labels first, / between"),
            ColumnSchema("column_label", .text, label: "列标签", "official label of the column"),
            ColumnSchema("panel_column", .text, label: "面板列名", "name of the figure's column in panel"),
            ColumnSchema("allowed", .text, label: "取值", "values that may stand there, | between"),
            ColumnSchema("description", .text, label: "说明", "what it means"),
            ColumnSchema(
                "description_chinese", .text, label: "中文说明",
                "of a figure: what it means, in Chinese"),
            ColumnSchema("label_english", .text, label: "英文标签", "short English label"),
            ColumnSchema("unit_english", .text, label: "英文单位", "unit in English"),
            ColumnSchema(
                "rule", .text, label: "依据", "of a figure: number of the official text that prescribes it"),
            ColumnSchema(
                "counting_english", .text, label: "英文口径",
                "what the form itself prints about how to count it; empty where it prints nothing"),
            ColumnSchema("counting_chinese", .text, label: "口径", "the same in Chinese"),
            ColumnSchema(
                "series", .text, label: "序列",
                "the series of series.csv and totals that the figure alone makes up in its form; empty where none"
            ),
        ],
        primaryKey: ["form", "table", "row", "column"])
}

extension Collection where Element: RawRepresentable, Element.RawValue == String {
    /// The values as a column may hold them: an empty one is an empty field, which no list names.
    fileprivate var published: [String] { map(\.rawValue).filter { !$0.isEmpty } }
}
