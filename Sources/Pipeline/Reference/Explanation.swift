import Forms
import Model

/// How the figures of one source were read: each with its line, and what decided its place.
package struct Explanation {
    package let text: String

    package struct Failure: Error {
        package let message: String
    }

    /// Shape: `place` is `table`, `table.row` or `table.row.column`; empty for the whole form; `lines` lists what
    /// each printed piece was taken for.
    package init(_ file: PipelineFile, source path: String, place: String) throws {
        let sources = try SourceList(file)
        // What a shell completes begins with the folder.
        let folder = file.inputFolder + "/"
        let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
        guard let source = sources.source(at: name) else {
            throw Failure(message: "\(path) is no source below \(file.inputFolder)")
        }
        let work = ReportWork(file.config)
        let converters = Converters(file)
        let document = try sources.reader.load(source).flatMap { converters.document(of: $0) }
        switch document {
        case .failure(let rejection): throw Failure(message: "\(path): \(rejection.message)")
        case .success(let document) where place == "lines": text = work.listing(of: document)
        case .success(let document): text = try Explanation.text(of: work.report(of: document), at: place)
        }
    }

    private static func text(of report: Report, at place: String) throws -> String {
        guard let form = Codebook.shared.form(named: report.form) else {
            return "\(report.source.path): no known form\n"
        }
        let chosen = form.figures.indices.filter { offset in
            let path = form.figures[offset].path
            return place.isEmpty || path == place || path.hasPrefix(place + ".")
        }
        guard !chosen.isEmpty else {
            let tables = form.tables.map(\.name)
            let nearest =
                NearestName.to(place, among: form.figures.map(\.path)).map { "; did you mean \($0)?" } ?? ""
            throw Failure(
                message: "the form \(form.name) has no \(place); its tables: "
                    + tables.joined(separator: ", ") + nearest)
        }
        return "\(report.source.path): form \(form.name)\n"
            + chosen.filter { report.figures.indices.contains($0) }
            .map {
                line(
                    of: report.figures[$0], form.figures[$0], in: form,
                    at: report.wording(ofLine: report.figures[$0].line)) + "\n"
            }.joined()
    }

    private static func line(
        of figure: Figure, _ definition: FigureDefinition, in form: Form, at place: String?
    ) -> String {
        var line = "\(definition.path): \(figure.status.rawValue)"
        if let value = figure.value { line += " \(value.description) \(definition.unit)" }
        if !figure.asWritten.isEmpty { line += ", as written \"\(figure.asWritten)\"" }
        if let place { line += ", \(place)" }
        return line + reason(figure.evidence, in: form)
    }

    private static func reason(_ evidence: Evidence, in form: Form) -> String {
        switch evidence {
        case .none: return ""
        case .fullRow: return "; the row prints all its columns"
        case .position: return "; the printed place says the column"
        case .label: return "; stands behind its label"
        case .arithmetic(let relations):
            let names = relations.filter(form.relations.indices.contains).map { offset in
                let relation = form.relations[offset]
                return "\(relation.check)[\(relation.row)\(relation.column)]"
            }
            return "; follows from \(names.joined(separator: ", "))"
        case .candidates(let columns):
            return "; may stand in columns \(columns.map { "\($0 + 1)" }.joined(separator: ", "))"
        }
    }
}

extension Report {
    /// Where a line stands, in words: `line 12`, `page 4, 312.5 × 188.0 pt`, `table 3, row 5, column 7`; `nil` where nowhere.
    fileprivate func wording(ofLine line: Int32) -> String? {
        guard line > 0 else { return nil }
        guard format != .text else { return "line \(line)" }
        return places[line]?.wording
    }
}
