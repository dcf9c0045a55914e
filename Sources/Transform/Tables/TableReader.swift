import Forms
import Model

/// Rebuilds the tables of a form from a document's lines.
///
/// ```
/// lines ─▶ TableTokenizer ─▶ LabelMatcher ─▶ RowReader ─▶ ColumnPlacer ─▶ ArithmeticInference ─▶ figures
///          pieces and        which label     values of    columns of      what only the sums
///          their places      a piece is of   each row     short rows      can tell
/// ```
package struct TableReader: Sendable {
    let form: Form
    private let sheet: IndexedSheet
    private let columnCores: [[[Unicode.Scalar]]]

    package init(form: Form) {
        self.form = form
        sheet = IndexedSheet(LabelSheet(form: form))
        columnCores = form.tables.map { $0.columns.map { LabelCore($0.label).core } }
    }

    package struct Reading: Sendable {
        /// One for each figure of the form.
        package var figures: [Figure]
        package var rejections: [Rejection] = []
    }

    /// Marks the lines it used as `.table`.
    package func read(_ document: inout Document, _ outline: Outline) -> Reading {
        let tokenizer = TableTokenizer(document, lines: document.lines.indices)
        let tokens = tokenizer.tokens
        let matcher = LabelMatcher(document: document, tokens: tokens, sheet: sheet)
        let rowReader = RowReader(
            sheet: sheet.sheet, tokens: tokens, matcher: matcher, arithmetic: RowArithmetic(form: form))
        let placer = ColumnPlacer(
            document: document, tokens: tokens, sheet: sheet.sheet, rows: rowReader.rows,
            labels: matcher.labels, cellCounts: tokenizer.cellCounts, roles: matcher.roles, columnCores: columnCores, pages: pages(of: document))
        var figures = Array(repeating: Figure.missing, count: form.figures.count)
        for (row, entry) in sheet.sheet.rows.enumerated() where !entry.isHeading {
            let values = rowReader.rows[row]
            if values.values.count == entry.figures.count {
                for (figure, value) in zip(entry.figures, values.values) {
                    figures[figure] = self.figure(figure, tokens[value], document, .fullRow)
                }
            } else if values.values.isEmpty {
                if matcher.labels[row].isStarted {
                    for figure in entry.figures { figures[figure] = Figure(status: values.isSettled ? .blank : .ambiguous) }
                }
            } else if values.isSettled, let columns = placer.columns(of: row) {
                for figure in entry.figures { figures[figure] = Figure(status: .blank) }
                for (column, value) in zip(columns, values.values) {
                    let figure = entry.figures[column]
                    figures[figure] = self.figure(figure, tokens[value], document, .position)
                }
            } else {
                for figure in entry.figures { figures[figure] = Figure(status: .ambiguous) }
            }
        }
        for (index, role) in matcher.roles.enumerated() where role != .none && role != .unknown {
            document.lines[tokens[index].line].role = .table
        }
        return Reading(figures: figures)
    }

    /// For each line the page it is on: a page ends at a form feed or a page number.
    private func pages(of document: Document) -> [Int] {
        var page = 0
        return document.lines.map { line in
            if line.startsPage || line.role == .furniture { page += 1 }
            return page
        }
    }

    private func figure(_ figure: Int, _ token: TableToken, _ document: Document, _ evidence: Evidence) -> Figure {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: document.scalars[token.range])
        let written = String(text)
        let line = document.lines[token.line].number
        guard case .number(let value) = token.kind else {
            return Figure(status: .notApplicable, asWritten: written, line: line, evidence: evidence)
        }
        let definition = form.figures[figure]
        guard let amount = amount(value, definition) else {
            return Figure(status: .ambiguous, asWritten: written, line: line, evidence: evidence)
        }
        return Figure(status: .reported, value: amount, asWritten: written, line: line, evidence: evidence)
    }

    private func amount(_ value: CellValue, _ definition: FigureDefinition) -> Amount? {
        guard definition.kind == .money else {
            return value.unit == .none || value.unit == .count ? value.amount : nil
        }
        switch value.unit {
        case .none: return definition.printedUnit == "万元" ? value.amount.shifted(by: 4) : value.amount
        case .yuan: return value.amount
        case .tenThousandYuan: return value.amount.shifted(by: 4)
        case .hundredMillionYuan: return value.amount.shifted(by: 8)
        case .count: return nil
        }
    }
}
