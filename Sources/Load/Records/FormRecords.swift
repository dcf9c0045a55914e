import Forms
import Model

/// What the records of all reports of one form have in common, laid out once.
struct FormRecords: Sendable {
    let template: RecordTemplate
    let cells: [Cell]
    let indicators: [Indicator.Bound]
    /// For each column of the panel the figure that stands there, `nil` where the form has none.
    let figureOfPanelColumn: [Int?]
    private let statusFields: [RecordBatch.Field]

    struct Cell: Sendable {
        let table: RecordBatch.Field
        let row: RecordBatch.Field
        let column: RecordBatch.Field
        let unit: RecordBatch.Field
        /// `table.row.column`
        let path: RecordBatch.Field
    }

    init(form: Form) {
        var template = RecordTemplate()
        cells = form.figures.map { figure in
            Cell(
                table: template.field(figure.table), row: template.field(figure.row),
                column: template.field(figure.column), unit: template.field(figure.unit),
                path: template.field(figure.path))
        }
        statusFields = [.reported, .inferred, .blank, .notApplicable, .ambiguous, .missing]
            .map { (status: FigureStatus) in template.field(status.rawValue) }
        self.template = template
        let index = FigureIndex(form.figures)
        indicators = Indicator.all.compactMap { $0.bound(to: index) }
        var figures = [Int?](repeating: nil, count: PanelColumns.shared.columns.count)
        for (figure, column) in PanelColumns.shared.places(ofForm: form.name).enumerated() {
            figures[column] = figure
        }
        figureOfPanelColumn = figures
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
