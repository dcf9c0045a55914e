import Forms
import Model

/// Makes the records of each table from a report.
///
/// Shape: a batch that is handed in is emptied first. Holds only what is the same for all reports, so one
/// builder serves all workers.
package struct RecordBuilder: Sendable {
    private let formRecords: [String: FormRecords]
    private let panelColumnCount: Int

    package init(codebook: Codebook = .shared) {
        formRecords = Dictionary(
            uniqueKeysWithValues: codebook.forms.enumerated().map {
                ($0.element.name, FormRecords(form: $0.element, number: $0.offset))
            })
        panelColumnCount = PanelColumns.shared.columns.count
    }

    /// What the rows of a table are made from, for the encoders of that table.
    package func templates(of table: TableName) -> [RecordTemplate] {
        guard table == .figures else { return [] }
        return formRecords.values.map(\.template).sorted { $0.number < $1.number }
    }

    /// The rows of a table that are the same in every run; empty for any other.
    package func fixedRows(of table: TableName) -> RecordBatch { FixedRecords.batch(of: table) }

    package func fill(_ batch: inout RecordBatch, with table: TableName, of report: Report) {
        batch.removeAll()
        switch table {
        case .reports: fillReports(&batch, report)
        case .totals: fillTotals(&batch, report)
        case .figures: fillFigures(&batch, report)
        case .panel: fillPanel(&batch, report)
        case .checks: fillChecks(&batch, report)
        case .checkOperands: fillCheckOperands(&batch, report)
        case .sections: fillSections(&batch, report)
        case .mentions: fillMentions(&batch, report)
        case .indicators: fillIndicators(&batch, report)
        case .rejects: fill(&batch, with: report.rejections, of: report.source.path)
        case .bodies, .series, .relations, .codebook: break
        }
    }

    /// Rejections of a source, also of one of which there is no report.
    package func fill(_ batch: inout RecordBatch, with rejections: [Rejection], of source: String) {
        batch.removeAll()
        batch.append(source)
        batch.beginRows()
        for rejection in rejections {
            let (message, remedy) = (rejection.message, rejection.reason.remedy)
            batch.append(rejection.stage)
            batch.append(rejection.reason.rawValue)
            batch.append(message.isEmpty ? remedy : "\(message): \(remedy)")
            batch.append(line: rejection.line)
            batch.append(rejection.place.description)
        }
    }

    // MARK: Tables

    private func fillReports(_ batch: inout RecordBatch, _ report: Report) {
        let cover = report.cover
        batch.beginRows()
        batch.append(report.reportID)
        batch.append(report.source.path)
        batch.append(cover.organization)
        batch.append(cover.level.rawValue)
        batch.append(cover.regionCode)
        batch.append(cover.regionName)
        batch.append(cover.scope.rawValue)
        batch.append(year: cover.reportYear)
        batch.append(report.form)
        batch.append(cover.periodStart?.description ?? "")
        batch.append(cover.periodEnd?.description ?? "")
        batch.append(cover.published?.description ?? "")
        batch.append(cover.title)
        batch.append(cover.phone)
        batch.append(cover.email)
        batch.append(cover.website)
        batch.append(report.encoding?.rawValue ?? "")
        batch.append(report.digest)
        batch.append(report.duplicateOf)
        let counts = ReportCounts(of: report)
        batch.append(counts.reported)
        batch.append(counts.inferred)
        batch.append(counts.missing)
        batch.append(counts.passed)
        batch.append(counts.failed)
        batch.append(report.format.rawValue)
        let coverage = TableCoverage(of: report)
        batch.append(coverage.read)
        if let expected = coverage.expected { batch.append(expected) } else { batch.appendEmpty() }
        batch.append(cover.bodyID)
    }

    /// Shape: one row for each figure of the form, in the form's order; none where the form is not known.
    private func fillFigures(_ batch: inout RecordBatch, _ report: Report) {
        guard let records = formRecords[report.form] else { return }
        appendFormIdentity(of: report, to: &batch)
        let base = batch.beginRows(of: records.template)
        for offset in 0..<min(records.template.rowCount, report.figures.count) {
            // A figure as a whole is not copied: that would count references at every cell.
            let status = report.figures[offset].status
            let row = offset * records.template.width
            func put(_ field: RecordBatch.Field, _ column: FormRecords.Column) {
                batch.put(field, at: row + column.rawValue)
            }
            if status.isAsserted, let value = report.figures[offset].value {
                put(batch.field(of: value), .value)
            }
            put(records.field(of: status).moved(by: base), .status)
            put(batch.field(of: report.figures[offset].asWritten), .asWritten)
            let line = report.figures[offset].line
            guard line > 0 else { continue }
            if report.format == .text {
                put(batch.field(of: Amount(Int64(line))), .line)
            } else if let place = report.places[line] {
                put(batch.field(of: place.description), .place)
            }
        }
        for (offset, count) in records.failedIdentities(of: report) {
            let field = batch.field(of: Amount(Int64(count)))
            batch.put(field, at: offset * records.template.width + FormRecords.Column.failedChecks.rawValue)
        }
    }

    private func fillPanel(_ batch: inout RecordBatch, _ report: Report) {
        let cover = report.cover
        batch.beginRows()
        appendIdentity(of: report, to: &batch)
        batch.append(cover.regionCode)
        batch.append(cover.regionName)
        batch.append(year: cover.reportYear)
        batch.append(report.form)
        batch.append(cover.scope.rawValue)
        batch.append(report.duplicateOf)
        let counts = ReportCounts(of: report)
        batch.append(counts.failedIdentities)
        batch.append(counts.failedPlausibility)
        let figures = formRecords[report.form]?.figureOfPanelColumn ?? []
        for column in 0..<panelColumnCount {
            guard column < figures.count, let offset = figures[column], offset < report.figures.count,
                report.figures[offset].status.isAsserted
            else {
                batch.appendEmpty()
                continue
            }
            batch.append(report.figures[offset].value)
        }
        batch.append(cover.bodyID)
    }

    private func fillTotals(_ batch: inout RecordBatch, _ report: Report) {
        let cover = report.cover
        batch.beginRows()
        appendIdentity(of: report, to: &batch)
        batch.append(cover.bodyID)
        batch.append(cover.regionCode)
        batch.append(cover.regionName)
        batch.append(year: cover.reportYear)
        batch.append(report.form)
        batch.append(cover.scope.rawValue)
        batch.append(late: report.duplicateOf)
        batch.append(ReportCounts(of: report).failedIdentities)
        for series in SeriesBook.shared.series {
            let known = series.part(ofForm: report.form)?.value(of: report.figures)
            batch.append(known?.value)
            batch.append(known?.status?.rawValue ?? "")
        }
    }

    /// Shape: one row for each figure that a failed check compared, in the order of the checks.
    private func fillCheckOperands(_ batch: inout RecordBatch, _ report: Report) {
        appendIdentity(of: report, to: &batch)
        batch.append(year: report.cover.reportYear)
        appendSafety(of: report, to: &batch)
        batch.beginRows()
        for offset in report.checks.indices where !report.checks[offset].operands.isEmpty {
            let check = report.checks[offset]
            for operand in check.operands {
                batch.append(report.earlierChecks + offset + 1)
                batch.append(check.check)
                batch.append(check.severity.rawValue)
                batch.append(operand.isLeft ? "left" : "right")
                batch.append(Int(operand.sign))
                batch.append(operand.table)
                batch.append(operand.row)
                batch.append(operand.column)
                batch.append(operand.value)
                batch.append(year: operand.year > 0 ? operand.year : report.cover.reportYear)
            }
        }
    }

    private func fillChecks(_ batch: inout RecordBatch, _ report: Report) {
        appendIdentity(of: report, to: &batch)
        batch.append(year: report.cover.reportYear)
        appendSafety(of: report, to: &batch)
        let records = formRecords[report.form]
        let base = records.map { batch.appendBytes(of: $0.template) } ?? 0
        batch.beginRows()
        for offset in report.checks.indices {
            // As with figures: single members, no copies of the whole.
            let (left, right) = (report.checks[offset].left, report.checks[offset].right)
            if let records, let number = report.checks[offset].relation,
                records.relations.indices.contains(number)
            {
                for field in records.relations[number] { batch.append(field, at: base) }
            } else {
                batch.append(report.checks[offset].check)
                batch.append(report.checks[offset].severity.rawValue)
                batch.append(report.checks[offset].table)
                batch.append(report.checks[offset].row)
                batch.append(report.checks[offset].column)
            }
            batch.append(left)
            batch.append(right)
            batch.append(left.flatMap { left in right.flatMap { left.subtracting($0) } })
            batch.append(report.checks[offset].result.rawValue)
            batch.append(report.checks[offset].explanation)
            batch.append(report.earlierChecks + offset + 1)
        }
    }

    private func fillSections(_ batch: inout RecordBatch, _ report: Report) {
        appendIdentity(of: report, to: &batch)
        batch.append(year: report.cover.reportYear)
        appendSafety(of: report, to: &batch)
        batch.beginRows()
        for (offset, section) in report.sections.enumerated() {
            batch.append(section.kind.rawValue)
            batch.append(section.heading)
            batch.append(offset + 1)
            batch.append(lines: section.paragraphs.lazy.map(\.text))
        }
    }

    private func fillMentions(_ batch: inout RecordBatch, _ report: Report) {
        batch.append(report.reportID)
        batch.append(report.source.path)
        appendSafety(of: report, to: &batch)
        let records = formRecords[report.form]
        let base = records.map { batch.appendBytes(of: $0.template) } ?? 0
        batch.beginRows()
        for mention in report.mentions {
            batch.append(mention.section.rawValue)
            batch.append(line: report.format == .text ? mention.line : 0)
            batch.append(mention.quantity)
            batch.append(mention.value)
            batch.append(mention.unit)
            if let records, let figure = mention.figure, records.paths.indices.contains(figure) {
                batch.append(records.paths[figure], at: base)
            } else {
                batch.appendEmpty()
            }
            batch.append(mention.sentence)
            batch.append(mention.isApproximate)
            batch.append(report.places[mention.line]?.description ?? "")
        }
    }

    /// Shape: one row for each indicator that the form has, also where its value is empty.
    private func fillIndicators(_ batch: inout RecordBatch, _ report: Report) {
        guard let records = formRecords[report.form] else { return }
        appendFormIdentity(of: report, to: &batch)
        batch.beginRows()
        for indicator in records.indicators {
            let values = indicator.values(of: report.figures)
            batch.append(indicator.name)
            batch.append(indicator.definition)
            batch.append(values.numerator)
            batch.append(values.denominator)
            batch.append(values.value)
        }
    }

    /// What stands before the cells of figures and indicators alike.
    private func appendFormIdentity(of report: Report, to batch: inout RecordBatch) {
        appendIdentity(of: report, to: &batch)
        batch.append(report.cover.regionCode)
        batch.append(year: report.cover.reportYear)
        batch.append(report.form)
        appendSafety(of: report, to: &batch)
    }

    private func appendIdentity(of report: Report, to batch: inout RecordBatch) {
        batch.append(report.reportID)
        batch.append(report.source.path)
        batch.append(report.cover.organization)
    }

    /// `PublishedTables.safety`
    private func appendSafety(of report: Report, to batch: inout RecordBatch) {
        batch.append(report.cover.bodyID)
        batch.append(report.cover.scope.rawValue)
        batch.append(late: report.duplicateOf)
    }
}

extension RecordBatch {
    /// Lines count from 1; 0 is none.
    fileprivate mutating func append(line: Int32) {
        if line > 0 { append(Int(line)) } else { appendEmpty() }
    }

    fileprivate mutating func append(year: Int) {
        if year > 0 { append(year) } else { appendEmpty() }
    }
}
