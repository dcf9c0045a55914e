import Extract
import Forms
import Load
import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How the figures of one file were read: each with its place, and what decided it.
package struct Explanation {
    private let path: String
    private let content: Content

    package struct Failure: Error {
        package let message: String
    }

    private enum Content {
        /// `lines`: what each printed piece was taken for.
        case listing(String)
        case figures(Form, [Entry])
        case noForm
    }

    private struct Entry {
        let figure: Figure
        /// Where it stands in a source that has no lines of its own.
        let place: Model.Place
        let definition: FigureDefinition
        /// What decided its place; empty where there is nothing to say.
        let reason: String
    }

    /// Shape: `path` is a source below the input folder, else any file; `place` is `table`, `table.row` or
    /// `table.row.column`, empty for the whole form, or `lines`.
    package init(_ file: PipelineFile, path: String, place: String) throws {
        self.path = path
        let work = ReportWork(file.config)
        switch try Self.document(path, file) {
        case .failure(let rejection): throw Failure(message: "\(path): \(rejection.message)")
        case .success(let document) where place == "lines": content = .listing(work.listing(of: document))
        case .success(let document):
            let report = work.report(of: document)
            guard let form = Codebook.shared.form(named: report.form) else {
                content = .noForm
                return
            }
            content = .figures(form, try Self.entries(of: report, form, at: place))
        }
    }

    private static func document(_ path: String, _ file: PipelineFile) throws -> Result<Document, Rejection> {
        let below = path.hasPrefix("/") ? [] : file.input.folders.map { "\($0.path)/\(path)" }
        guard let found = (below + [path]).first(where: { access($0, F_OK) == 0 }) else {
            throw Failure(message: "\(path) is no file here, nor a source below \(file.inputFolder)")
        }
        let parts = found.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let reader = SourceReader(
            input: InputFolders([.init(name: "", path: parts.count > 1 ? folder : ".")]),
            maximumBytes: file.config.run.whole("max_source_bytes") ?? 0)
        let source = Source(path: parts.last.map(String.init) ?? found, ticket: 0)
        let converters = Converters(file)
        return try reader.load(source).flatMap { converters.document(of: $0) }
    }

    private static func entries(of report: Report, _ form: Form, at place: String) throws -> [Entry] {
        let chosen = form.figures.indices.filter { offset in
            let path = form.figures[offset].path
            return place.isEmpty || path == place || path.hasPrefix(place + ".")
        }
        guard !chosen.isEmpty else {
            let nearest =
                NearestName.to(place, among: form.figures.map(\.path)).map { "; did you mean \($0)?" } ?? ""
            throw Failure(
                message: "the form \(form.name) has no \(place); its tables: "
                    + form.tables.map(\.name).joined(separator: ", ") + nearest)
        }
        return chosen.filter { report.figures.indices.contains($0) }.map { offset in
            let figure = report.figures[offset]
            return Entry(
                figure: figure, place: report.places[figure.line] ?? .none, definition: form.figures[offset],
                reason: reason(figure, offset, in: form))
        }
    }

    // MARK: For people

    package var text: String {
        switch content {
        case .listing(let text): text
        case .noForm: "\(path): no known form\n"
        case .figures(let form, let entries):
            "\(path): form \(form.name)\n" + entries.map { Self.line(of: $0) + "\n" }.joined()
        }
    }

    private static func line(of entry: Entry) -> String {
        let figure = entry.figure
        var line = "\(entry.definition.path): \(figure.status.rawValue)"
        if let value = figure.value { line += " \(value.description) \(entry.definition.unit)" }
        if !figure.asWritten.isEmpty { line += ", as written \"\(figure.asWritten)\"" }
        if let place = entry.place.wording {
            line += ", \(place)"
        } else if figure.line > 0 {
            line += ", line \(figure.line)"
        }
        return line + (entry.reason.isEmpty ? "" : "; " + entry.reason)
    }

    private static func reason(_ figure: Figure, _ offset: Int, in form: Form) -> String {
        switch figure.evidence {
        case .none: return ""
        case .fullRow: return "the row prints all its columns"
        case .position: return "the printed place says the column"
        case .label: return "stands behind its label"
        case .arithmetic(let relations):
            let names = relations.filter(form.relations.indices.contains).map { offset in
                let relation = form.relations[offset]
                return "\(relation.check)[\(relation.row)\(relation.column)]"
            }
            return "follows from \(names.joined(separator: ", "))"
        case .candidates(let columns): return candidates(columns, of: figure, offset, in: form)
        case .doubt(let doubt): return sentence(doubt, in: form)
        }
    }

    /// `either 3 natural_person (in order, behind the label) or 3 total (last of the row); no sum decides`
    private static func candidates(_ columns: [Int], of figure: Figure, _ offset: Int, in form: Form)
        -> String
    {
        let own = form.figures[offset]
        let names = form.figures.filter { $0.table == own.table && $0.row == own.row }.map(\.column)
        if let first = names.first, let last = names.last, names.count > 1, !figure.asWritten.contains(" ") {
            return "either \(figure.asWritten) \(first) (in order, behind the label) "
                + "or \(figure.asWritten) \(last) (last of the row), or between them; no sum decides"
        }
        return "may stand in columns \(columns.map { "\($0 + 1)" }.joined(separator: ", ")); no sum decides"
    }

    private static func sentence(_ doubt: Doubt, in form: Form) -> String {
        func name(_ figure: Int) -> String {
            guard form.figures.indices.contains(figure) else { return "another row" }
            return "\(form.figures[figure].table).\(form.figures[figure].row)"
        }
        switch doubt {
        case .valuesOf(let figure):
            return "either this row's or those of \(name(figure)), which has none; no sum decides"
        case .takenBy(let figure):
            return "blank, or its values are those that \(name(figure)) took; no sum decides"
        case .count(let values, let columns):
            return "\(values) values for \(columns) columns, in a table whose values are out of order"
        case .sum(let sum): return sum.rawValue
        case .reading(let reading): return reading.rawValue
        }
    }

    // MARK: For programs

    package var json: JSONValue {
        switch content {
        case .listing(let text): .object([("file", .text(path)), ("lines", .list(Self.rows(of: text)))])
        case .noForm: .object([("file", .text(path)), ("form", .text("")), ("figures", .list([]))])
        case .figures(let form, let entries):
            .object([
                ("file", .text(path)), ("form", .text(form.name)), ("figures", .list(entries.map(Self.json))),
            ])
        }
    }

    private static func json(of entry: Entry) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("figure", .text(entry.definition.path)), ("status", .text(entry.figure.status.rawValue)),
        ]
        if let value = entry.figure.value { members.append(("value", .text(value.description))) }
        members += [("unit", .text(entry.definition.unit)), ("as_written", .text(entry.figure.asWritten))]
        members.append(
            entry.place == .none
                ? ("line", .integer(Int(entry.figure.line))) : ("place", .text(entry.place.description)))
        members.append(("reason", .text(entry.reason)))
        return .object(members)
    }

    /// The listing's lines with their columns, as they are shown.
    private static func rows(of text: String) -> [JSONValue] {
        text.split(separator: "\n").map { line in
            .texts(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }
}
