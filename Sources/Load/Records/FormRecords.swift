import Forms
import Model

/// What the records of all reports of one form have in common, laid out once.
struct FormRecords: Sendable {
    /// The rows of the figures, all of them missing.
    let template: RecordTemplate
    /// `table.row.column` of each figure.
    let paths: [RecordBatch.Field]
    /// What the records of checks say of each relation: its check, severity, table, row and column.
    let relations: [[RecordBatch.Field]]
    let indicators: [Indicator.Bound]
    /// For each column of the panel the figure that stands there, `nil` where the form has none.
    let figureOfPanelColumn: [Int?]
    private let statusFields: [RecordBatch.Field]
    private let form: Form

    /// Columns of a figure's row that differ from report to report.
    enum Column: Int, CaseIterable {
        case value = 3
        case status = 5
        case asWritten, line, place, failedChecks
    }

    /// Shape: `number` is the form's place in the codebook.
    init(form: Form, number: Int) {
        var template = RecordTemplate(number: number, width: 10, open: Set(Column.allCases.map(\.rawValue)))
        statusFields = [.reported, .inferred, .blank, .notApplicable, .ambiguous, .missing]
            .map { (status: FigureStatus) in template.field(status.rawValue) }
        let none = template.field(0)
        for figure in form.figures {
            for text in [figure.table, figure.row, figure.column, "", figure.unit] {
                template.append(template.field(text))
            }
            template.append(statusFields[5])
            for _ in [Column.asWritten, .line, .place] { template.append(.empty) }
            template.append(none)
        }
        self.form = form
        paths = form.figures.map { template.field($0.path) }
        relations = form.relations.map { relation in
            [relation.check, relation.severity.rawValue, relation.table, relation.row, relation.column]
                .map { template.field($0) }
        }
        self.template = template
        let index = FigureIndex(form.figures)
        indicators = Indicator.all.compactMap { $0.bound(to: index) }
        var figures = [Int?](repeating: nil, count: PanelColumns.shared.columns.count)
        for (figure, column) in PanelColumns.shared.places(ofForm: form.name).enumerated() {
            figures[column] = figure
        }
        figureOfPanelColumn = figures
    }

    /// The figures that failed identities compare, each with how many; nothing is counted where none failed.
    func failedIdentities(of report: Report) -> [(figure: Int, count: Int)] {
        var counts: [Int: Int] = [:]
        for offset in report.checks.indices
        where report.checks[offset].result == .fail && report.checks[offset].severity == .identity {
            guard let number = report.checks[offset].relation, form.relations.indices.contains(number) else {
                continue
            }
            for term in form.relations[number].left + form.relations[number].right {
                counts[term.figure, default: 0] += 1
            }
        }
        return counts.map { ($0.key, $0.value) }
    }

    func field(of status: FigureStatus) -> RecordBatch.Field {
        switch status {
        case .reported: statusFields[0]
        case .inferred: statusFields[1]
        case .blank: statusFields[2]
        case .notApplicable: statusFields[3]
        case .ambiguous: statusFields[4]
        case .missing: statusFields[5]
        }
    }
}
