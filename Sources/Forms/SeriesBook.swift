import Model

/// What runs through the forms: one name for the figures of several forms that count the same.
///
/// Shape: declared in `Data/series.csv`, one row for each series and form; the rows of a series lie together. `figure` is a
/// sum of `table.row.column`, a `*` at the end of a part standing for all that begin so.
package struct SeriesBook: Sendable {
    /// In the order of the declaration.
    package let series: [Series]

    package static let shared = SeriesBook(seriesCSV, Codebook.shared)

    package struct Series: Sendable {
        /// `requests_received`
        package let name: String
        package let label: String
        package let labelZH: String
        /// Of the youngest form that has it.
        package fileprivate(set) var unit = ""
        package fileprivate(set) var parts: [Part]

        package func part(ofForm form: String) -> Part? { parts.first { $0.form == form } }
    }

    /// A series in one form.
    package struct Part: Sendable {
        package let form: String
        /// As it is declared.
        package let figure: String
        /// The figures that are added up.
        package let terms: [Relation.Term]
        package let comparable: Comparable
        package let note: String
        package let noteZH: String
    }

    package enum Comparable: String, Sendable, CaseIterable {
        /// Counted alike in all forms that have it.
        case full
        /// The note says what differs.
        case partial
        /// Named so that nobody takes it for the same; never published under the series.
        case no
    }

    package func has(_ name: String) -> Bool { series.contains { $0.name == name } }

    /// The series that a figure alone makes up in its form; empty where none.
    package func series(of path: String, form: String) -> String {
        series.first { $0.parts.contains { $0.form == form && $0.figure == path } }?.name ?? ""
    }

    package init(_ text: String, _ codebook: Codebook) {
        let table = CSVTable(text)
        let indexes = codebook.forms.map { (form: $0, figures: FigureIndex($0.figures)) }
        var series: [Series] = []
        for row in table.rows {
            func field(_ name: String) -> String { row[table.column(name)] }
            guard let comparable = Comparable(rawValue: field("comparable")),
                let index = indexes.first(where: { $0.form.name == field("form") })
            else { preconditionFailure("series \(field("series")): unknown form or comparability") }
            let terms = index.figures.terms(field("figure"))
            if series.last?.name != field("series") {
                series.append(
                    Series(
                        name: field("series"), label: field("label"), labelZH: field("label_zh"), parts: []))
            }
            series[series.count - 1].unit = terms.first.map { index.form.figures[$0.figure].unit } ?? ""
            series[series.count - 1].parts.append(
                Part(
                    form: index.form.name, figure: field("figure"), terms: terms, comparable: comparable,
                    note: field("note"), noteZH: field("note_zh")))
        }
        self.series = series
    }
}

extension SeriesBook.Part {
    /// The sum, and what it is known by: the status of the figure that is known least.
    ///
    /// Shape: no value where a figure is not asserted; nothing at all where the form does not compare.
    package func value(of figures: [Figure]) -> (value: Amount?, status: FigureStatus?) {
        if comparable == .no { return (nil, nil) }
        var sum: Amount? = .zero
        var status = FigureStatus.reported
        for term in terms {
            guard figures.indices.contains(term.figure) else { return (nil, .missing) }
            status = Self.lessKnown(status, figures[term.figure].status)
            sum = figures[term.figure].value.flatMap { value in
                term.sign < 0 ? sum?.subtracting(value) : sum?.adding(value)
            }
        }
        return (status.isAsserted ? sum : nil, status)
    }

    private static func lessKnown(_ left: FigureStatus, _ right: FigureStatus) -> FigureStatus {
        let order = FigureStatus.allCases
        let (first, second) = (order.firstIndex(of: left) ?? 0, order.firstIndex(of: right) ?? 0)
        return first < second ? right : left
    }
}
