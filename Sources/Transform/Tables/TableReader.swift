import Forms
import Model

/// Rebuilds the tables of a form from a document's lines.
///
/// ```
/// lines ─▶ TableTokenizer ─▶ LabelMatcher ─▶ RowReader ─▶ ColumnPlacer ─▶ FigureAssembler ─▶ figures
///          pieces and        which label     values of    columns of      values, units and
///          their places      a piece is of   each row     short rows      what only sums tell
/// ```
package struct TableReader: Sendable {
    let form: Form
    let sheet: IndexedSheet
    let arithmetic: FormArithmetic
    let vocabulary: CellVocabulary

    package init(form: Form) {
        self.form = form
        sheet = IndexedSheet(LabelSheet(form: form))
        arithmetic = FormArithmetic(form: form, sheet: sheet.sheet)
        vocabulary = CellVocabulary(form: form, sheet: sheet.sheet)
    }

    /// What a reader knows of its form is the same for all documents.
    package static func reader(of form: Form) -> TableReader {
        readers[form.name] ?? TableReader(form: form)
    }

    private static let readers = Dictionary(
        uniqueKeysWithValues: Codebook.shared.forms.map { ($0.name, TableReader(form: $0)) })

    package struct Reading: Sendable {
        /// One for each figure of the form.
        package var figures: [Figure]
        package var rejections: [Rejection] = []
    }

    /// Marks the lines it used as `.table`.
    ///
    /// Tables with marked cells are read by their cells. Of a text, what no such table gives is looked for in the lines
    /// beside them; a format marks all its cells, so that nothing is left to look for.
    package func read(_ document: inout Document, _ outline: Outline) -> Reading {
        var reading = readTables(&document, outline)
        if !document.hasLayout { NumbersUsedOnce.withdraw(&reading.figures, in: document) }
        return reading
    }

    private func readTables(_ document: inout Document, _ outline: Outline) -> Reading {
        guard !document.tables.isEmpty else { return readLines(&document, outline) }
        let cells = CellFigures(document, vocabulary, arithmetic)
        var reading = Reading(figures: [], rejections: cells.rejections)
        if !document.hasLayout, cells.figures.contains(where: { $0 == nil }) {
            var lines = document
            for line in cells.lines { lines.lines[line].role = .blank }
            reading = readLines(&lines, outline)
            for line in lines.lines.indices where !cells.lines.contains(line) {
                document.lines[line].role = lines.lines[line].role
            }
            reading.rejections = (reading.rejections + cells.rejections).sorted { $0.line < $1.line }
        }
        for line in cells.lines { document.lines[line].role = .table }
        let beside = reading.figures.isEmpty ? nil : reading.figures
        reading.figures = cells.figures.enumerated().map { $1 ?? beside?[$0] ?? .missing }
        return reading
    }

    private func readLines(_ document: inout Document, _ outline: Outline) -> Reading {
        let steps = TableSteps(document, outline, self)
        for (index, role) in steps.roles.enumerated()
        where role != .none && role != .prose && role != .unknown {
            document.lines[steps.tokens[index].line].role = .table
        }
        return Reading(
            figures: FigureAssembler(steps: steps, reader: self).figures(), rejections: rejections(steps))
    }

    /// What the tables print beside the form: rows and columns of a local variant, values without a row.
    private func rejections(_ steps: TableSteps) -> [Rejection] {
        func text(_ tokens: [Int]) -> String {
            var view = String.UnicodeScalarView()
            for token in tokens.prefix(20) {
                if !view.isEmpty { view.append(" ") }
                view.append(contentsOf: steps.document.printed(steps.tokens[token].range).prefix(40))
            }
            return String(view)
        }
        func rejection(_ reason: Rejection.Reason, _ what: String, at token: Int) -> Rejection {
            Rejection(
                stage: "transform", reason: reason, message: what,
                line: steps.document.lines[steps.tokens[token].line].number)
        }
        var result = steps.rows.unknown.map { unknown in
            let what =
                switch steps.roles[unknown.label] {
                case .repeated: "a row that was read before"
                case .label: "a heading with a number, which the form does not have"
                default: "a row that the form does not have"
                }
            return rejection(
                .unknownRow, "\(what): \(text([unknown.label] + unknown.values))", at: unknown.label)
        }
        result += steps.placer.foreignHeaders.map {
            rejection(.unknownRow, "a column that the form does not have: \(text([$0]))", at: $0)
        }
        if let first = steps.rows.loose.first?.value {
            let values = steps.rows.loose.map(\.value)
            result.append(
                rejection(
                    .unreadableTable,
                    "\(values.count) values that no row could be found for: \(text(values))", at: first))
        }
        return result.sorted { $0.line < $1.line }
    }
}

/// What each step of a reading found, kept together for the next steps and for `explain`.
struct TableSteps {
    let document: Document
    let tokens: [TableToken]
    let roles: [LabelMatcher.Role]
    let labels: [LabelMatcher.RowLabel]
    let rows: RowReader
    let placer: ColumnPlacer

    init(_ document: Document, _ outline: Outline, _ reader: TableReader) {
        let sheet = reader.sheet.sheet
        let region = Self.region(of: document, outline, sheet)
        var (tokenizer, matcher) = Self.labels(of: document, region, reader.sheet)
        if region != document.lines.indices, !matcher.labels.contains(where: \.isStarted) {
            // Scripts that take paragraphs and tables one after the other put all tables behind the text.
            (tokenizer, matcher) = Self.labels(of: document, document.lines.indices, reader.sheet)
        }
        let tokens = tokenizer.tokens
        let document = tokenizer.document
        let rows = RowReader(
            sheet: sheet, tokens: tokens, matcher: matcher, arithmetic: reader.arithmetic,
            pageGaps: PageGaps.suspects(tokens, in: document),
            startsGroup: { Self.isGap(before: $0, tokens, document) })
        let placer = ColumnPlacer(
            document: document, tokens: tokens, sheet: sheet, rows: rows.rows, labels: matcher.labels,
            roles: matcher.roles, pages: Self.pages(of: document),
            arithmetic: reader.arithmetic,
            lineStep: ColumnPlacer.lineStep(tokens: tokens, roles: matcher.roles))
        self.document = document
        self.tokens = tokens
        self.rows = rows
        self.placer = placer
        roles = matcher.roles
        labels = matcher.labels
    }

    /// True where blank lines, or the end of a page, part a token from the one before it.
    private static func isGap(before token: Int, _ tokens: [TableToken], _ document: Document) -> Bool {
        guard token > 0, tokens[token - 1].lastLine < tokens[token].line else { return false }
        let lines = document.lines[(tokens[token - 1].lastLine + 1)...tokens[token].line]
        return lines.contains(where: \.startsPage) || lines.dropLast().contains { $0.role != .text }
    }

    private static func labels(
        of document: Document, _ lines: Range<Int>, _ sheet: IndexedSheet
    ) -> (TableTokenizer, LabelMatcher) {
        let tokenizer = TableTokenizer(document, lines: lines, unitsHaveColumn: sheet.sheet.hasUnitColumn)
        return (tokenizer, LabelMatcher(document: tokenizer.document, tokens: tokenizer.tokens, sheet: sheet))
    }

    /// The lines that tables can stand in: the sections that have them, else the whole document.
    private static func region(of document: Document, _ outline: Outline, _ sheet: LabelSheet) -> Range<Int> {
        let all = document.lines.indices
        let headings = outline.headings
        if sheet.hasUnitColumn {
            return headings.last(where: isAnnex).map { $0.lines.lowerBound..<all.upperBound } ?? all
        }
        let kinds: [SectionKind] = [.disclosure, .requests, .reviewLitigation]
        guard let first = headings.first(where: { kinds.contains($0.kind) }),
            let last = headings.lastIndex(where: { kinds.contains($0.kind) })
        else { return all }
        let end = last + 1 < headings.count ? headings[last + 1].lines.lowerBound : all.upperBound
        return first.lines.lowerBound..<Self.end(of: end, document, sheet)
    }

    /// A tool that takes columns apart may print a part of the last table below the next heading: there the header of
    /// the part stands alone on its line, short pieces and numbers behind it.
    private static func end(of end: Int, _ document: Document, _ sheet: LabelSheet) -> Int {
        guard let row = sheet.onlyRow.map({ sheet.rows[$0] }) else { return end }
        let longest = 9
        func isShort(_ line: Int) -> Bool {
            let role = document.lines[line].role
            return role == .blank || role == .furniture
                || role == .text && document.compactCount(of: line, limit: longest) < longest
        }
        var result = end
        var line = end
        while line < document.lines.count {
            let isPart =
                document.lines[line].role == .text && isShort(line)
                && row.labels.contains { $0.core == document.compactText(of: line) }
            line += 1
            guard isPart else { continue }
            while line < document.lines.count, isShort(line) { line += 1 }
            result = line
        }
        return result
    }

    private static func isAnnex(_ heading: Outline.Heading) -> Bool {
        heading.text.contains("附件") || heading.text.contains("附表") || heading.text.contains("统计表")
    }

    /// For each line the page it is on: a page ends at a form feed or a page number.
    private static func pages(of document: Document) -> [Int] {
        var page = 0
        return document.lines.map { line in
            if line.startsPage || line.role == .furniture { page += 1 }
            return page
        }
    }
}
