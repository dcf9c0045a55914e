import Forms

/// A class of plain-text renderings: what one family of tools makes of a report.
package struct Rendering: Sendable {
    package let name: String
    /// False where a blank cell leaves no trace, so that what a row with blanks prints cannot all be placed.
    package let isPositional: Bool
    /// Names of the forms that it is printed with, each as often as it stands there.
    let forms: [String]
    let page: PageKind
    /// True where blank lines between all lines mean nothing.
    var toleratesBlankLines = false
    /// A column of the body's own is added to the table of requests.
    var addsColumn = false
    /// Lines of a cell are mixed with those of its neighbours.
    var mixesLines = false
    /// Values are printed column by column.
    var isByColumn = false
    /// Pages end inside rows, so a page number has to look like one.
    var numbersInsideRows = false
    let makePrinter: @Sendable (inout SplitMix64) -> TablePrinter

    typealias TablePrinter = (PrintedTable, inout SplitMix64) -> [String]

    /// How the text round the tables is set.
    enum PageKind: Sendable {
        /// Lines of a fixed length, pages with numbers (text out of a PDF).
        case paged
        /// A paragraph a line.
        case flowing
        /// A paragraph a line, a blank line between (office and web converters).
        case spaced
        /// Every number of the text on a line of its own.
        case shattered
    }

    static let currentForms = ["2019", "2021", "2021"]
    static let allForms = ["2014", "2019", "2019", "2021", "2021"]

    /// Widths of the table's columns where cells wrap: those of the template, more or less narrow.
    ///
    /// Shape: `label` is the percentage for the label columns, `value` for the others. No column is
    /// narrower than a number in it, nor much narrower than a note.
    static func widths(_ table: PrintedTable, label: Int, value: Int) -> [Int] {
        let labels = table.columnCount == 15 ? 0 : max(1, table.columnCount - 7)
        return fitting(
            table, table.widths.enumerated().map { max(2, $1 * ($0 < labels ? label : value) / 100) })
    }

    static func fitting(_ table: PrintedTable, _ widths: [Int]) -> [Int] {
        var widths = widths
        for cell in (table.whole.first ?? table).rows.joined() where cell.isValue && cell.columnSpan == 1 {
            let whole = TextMeasure.display.width(cell.text)
            widths[cell.column] = max(widths[cell.column], whole > 16 ? 12 : whole)
        }
        return widths
    }

    package static let all: [Rendering] =
        lineRenderings + placedRenderings + listRenderings + markedRenderings

    package static func named(_ name: String) -> Rendering? { all.first { $0.name == name } }

    // MARK: rows and labels on lines, without columns

    private static let lineRenderings: [Rendering] = [
        Rendering(
            name: "row_per_line", isPositional: false, forms: allForms, page: .paged,
            toleratesBlankLines: true
        ) { _ in
            { table, _ in CellPrinters.rowPerLine(table) }
        },
        Rendering(
            name: "rows_cut_at_line_length", isPositional: false, forms: allForms, page: .paged
        ) { random in
            let width = random.int(24...56)
            return { table, _ in
                CellPrinters.rowPerLine(table).flatMap { Wrapping.lines($0, width: width) }
                    .map { $0.hasPrefix(" ") ? String($0.dropFirst()) : $0 }
            }
        },
        Rendering(name: "displaced_labels", isPositional: false, forms: currentForms, page: .paged) {
            random in
            let label = random.int(60...110)
            let blank = random.chance(60)
            return { table, _ in
                CellPrinters.displaced(
                    table, widths: widths(table, label: label, value: 60), blankBetween: blank)
            }
        },
        Rendering(
            name: "wrapped_labels", isPositional: false, forms: currentForms, page: .paged,
            toleratesBlankLines: true
        ) {
            random in
            let label = random.int(55...110)
            let value = random.int(40...100)
            return { table, _ in
                CellPrinters.wrapped(table, widths: widths(table, label: label, value: value))
            }
        },
        Rendering(
            name: "centred_values", isPositional: false, forms: allForms, page: .paged,
            toleratesBlankLines: true, mixesLines: true
        ) {
            random in
            let label = random.int(60...120)
            let onTop = random.chance(25)
            return { table, _ in
                joined(PageCanvas(table, widths: widths(table, label: label, value: 100), valuesOnTop: onTop))
            }
        },
        Rendering(
            name: "mixed_spanning_label", isPositional: false, forms: currentForms, page: .paged,
            toleratesBlankLines: true, mixesLines: true
        ) {
            random in
            let spanning = random.pick([2, 4, 6])
            let group = random.pick([4, 6, 8])
            let label = random.int(14...24)
            return { table, _ in
                var widths = table.widths
                if widths.count >= 10, widths.count < 15 {
                    widths.replaceSubrange(0..<3, with: [spanning, group, label])
                }
                return joined(PageCanvas(table, widths: fitting(table, widths)))
            }
        },
    ]

    private static func joined(_ canvas: PageCanvas) -> [String] {
        canvas.lines().map { $0.map(\.text).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    // MARK: columns made of spaces

    private static func placed(
        _ name: String, _ measure: TextMeasure, forms: [String], narrowHeads: Bool = false
    ) -> Rendering {
        Rendering(name: name, isPositional: true, forms: forms, page: .paged, toleratesBlankLines: true) {
            random in
            let label = random.int(60...130)
            let value = narrowHeads ? random.int(25...50) : random.int(50...120)
            let gap = random.int(2...5)
            let rowGap = random.chance(25) ? 2 : 0
            let centres = random.chance(30)
            let indent = random.pick([0, 0, 2, 5])
            let onTop = random.chance(15)
            return { table, _ in
                PageCanvas(
                    table, widths: widths(table, label: label, value: value), gap: rowGap, valuesOnTop: onTop
                )
                .placed(measure: measure, columnGap: gap, centresLabels: centres, indent: indent)
            }
        }
    }

    private static let placedRenderings: [Rendering] = [
        placed("columns_of_letters", .letters, forms: allForms),
        placed("columns_of_display", .display, forms: allForms),
        placed("narrow_headers_in_columns", .letters, forms: currentForms, narrowHeads: true),
        placed("annex_in_columns", .letters, forms: ["2014"]),
    ]

    // MARK: a cell on a line

    private static func list(
        _ name: String, positional: Bool, forms: [String] = allForms, page: PageKind,
        _ style: @escaping @Sendable (inout SplitMix64) -> CellPrinters.Listing
    ) -> Rendering {
        Rendering(name: name, isPositional: positional, forms: forms, page: page) { random in
            let style = style(&random)
            return { table, random in CellPrinters.listed(table, style, &random) }
        }
    }

    private static let listRenderings: [Rendering] = [
        list("cell_per_line", positional: false, page: .paged) { _ in .init() },
        Rendering(name: "cell_per_line_wrapped", isPositional: false, forms: allForms, page: .paged) {
            random in
            let label = random.int(55...110)
            let value = random.int(25...60)
            let blank = random.chance(40) ? 1 : 0
            return { table, random in
                CellPrinters.listed(
                    table, .init(afterCell: blank, widths: widths(table, label: label, value: value)), &random
                )
            }
        },
        list("cell_per_line_with_empties", positional: true, page: .flowing) { random in
            .init(empty: "", showsContinuations: random.chance(70))
        },
        list("cell_per_paragraph", positional: true, page: .spaced) { random in
            .init(empty: "", afterCell: 1, showsContinuations: random.chance(80))
        },
        list("cell_per_paragraph_with_spaces", positional: true, page: .spaced) { random in
            .init(
                empty: random.pick(["\u{A0}", "　"]), afterCell: random.int(0...2),
                afterRow: random.int(0...3))
        },
        list("cell_centred", positional: true, page: .flowing) { random in
            .init(empty: "", afterRow: 1, lead: random.chance(50) ? .centred : .space)
        },
        list("cell_after_tab", positional: true, page: .flowing) { _ in
            .init(empty: "\t", afterRow: 1, lead: .tab)
        },
        Rendering(name: "number_and_unit_apart", isPositional: true, forms: allForms, page: .shattered) {
            random in
            let blank = random.pick(["\u{A0}", "　"])
            let after = random.int(0...2)
            return { table, _ in
                table.rows.flatMap { row in
                    row.flatMap { cell in
                        (cell.text.isEmpty ? [blank] : CellPrinters.apart(cell.text))
                            + Array(repeating: "", count: after)
                    }
                }
            }
        },
        Rendering(name: "number_of_label_apart", isPositional: false, forms: allForms, page: .shattered) {
            _ in
            { table, _ in
                table.rows.flatMap { row -> [String] in
                    let labels = row.filter { !$0.isValue }.flatMap { CellPrinters.apart($0.text) }
                    let values = row.filter(\.isValue).map(\.text).filter { !$0.isEmpty }.joined(
                        separator: " ")
                    return values.isEmpty ? labels : labels + [values]
                }
            }
        },
        Rendering(name: "neighbours_joined", isPositional: false, forms: allForms, page: .paged) { random in
            let label = random.int(70...140)
            let blank = random.chance(70)
            return { table, random in
                let lines = CellPrinters.neighboursJoined(
                    table, widths: widths(table, label: label, value: 60), &random)
                return blank ? lines.flatMap { [$0, ""] } : lines
            }
        },
        Rendering(
            name: "page_numbers_inside_rows", isPositional: false, forms: allForms, page: .paged,
            numbersInsideRows: true
        ) { _ in
            { table, random in
                var lines = CellPrinters.listed(table, .init(), &random)
                guard table.rows.count > 3 else { return lines }
                for _ in 0..<random.int(1...2) {
                    lines.insert(ReportPrinter.pageBreak, at: random.int(lines.count / 3...lines.count - 1))
                }
                return lines
            }
        },
        Rendering(name: "column_blocks", isPositional: false, forms: allForms, page: .paged, isByColumn: true)
        { random in
            let headed = random.chance(40)
            return { table, _ in
                CellPrinters.columnBlocks(
                    table, labelWidth: 60, headsEachColumn: headed && table.columnCount < 15)
            }
        },
    ]

    // MARK: cells between marks

    private static func marked(
        _ name: String, forms: [String] = allForms, addsColumn: Bool = false,
        _ maker: @escaping @Sendable (inout SplitMix64) -> TablePrinter
    ) -> Rendering {
        Rendering(
            name: name, isPositional: true, forms: forms, page: .spaced, addsColumn: addsColumn,
            makePrinter: maker)
    }

    private static let markedRenderings: [Rendering] = [
        marked("tabs") { random in
            let merged = random.chance(60) ? MarkupPrinters.Merged.empty : .absent
            return { table, _ in MarkupPrinters.tabs(table, merged) }
        },
        marked("tabs_merged_repeated") { _ in { table, _ in MarkupPrinters.tabs(table, .repeated) } },
        marked("pipes") { random in
            let merged = random.chance(60) ? MarkupPrinters.Merged.empty : .repeated
            let pads = random.chance(50)
            return { table, _ in MarkupPrinters.pipes(table, merged, pads: pads, breaks: "<br>") }
        },
        marked("pipes_without_placeholders") { random in
            let breaks = random.pick(["", " ", "<br>"])
            return { table, _ in MarkupPrinters.pipes(table, .absent, pads: false, breaks: breaks) }
        },
        marked("plus_grid") { random in
            let measure = random.chance(75) ? TextMeasure.display : .letters
            let width = random.pick([8, 14, 24, 60])
            return { table, _ in RuledPrinters.grid(table, .plus, measure: measure, wrapAt: width) }
        },
        marked("box_drawing") { random in
            let measure = random.chance(75) ? TextMeasure.display : .letters
            let width = random.pick([8, 14, 24, 60])
            let kind = random.chance(70) ? RuledPrinters.Lines.box : .heavyBox
            return { table, _ in RuledPrinters.grid(table, kind, measure: measure, wrapAt: width) }
        },
        marked("dash_rules") { random in
            let blank = random.chance(70)
            let headed = !blank
            return { table, _ in RuledPrinters.dashes(table, blankBetween: blank, headed: headed) }
        },
        marked("html_table") { random in
            let style = random.pick(MarkupPrinters.TagStyle.allCases)
            let paragraphs = random.chance(40)
            let blank = random.pick(["", "&nbsp;", " "])
            return { table, _ in MarkupPrinters.tags(table, style, paragraphs: paragraphs, blank: blank) }
        },
        marked("local_column", forms: currentForms, addsColumn: true) { random in
            switch random.int(0...3) {
            case 0: return { table, _ in MarkupPrinters.tabs(table, .empty) }
            case 1: return { table, _ in MarkupPrinters.pipes(table, .empty, pads: true, breaks: "") }
            case 2: return { table, _ in RuledPrinters.grid(table, .plus, measure: .display, wrapAt: 20) }
            default:
                return { table, _ in MarkupPrinters.tags(table, .rowPerLine, paragraphs: false, blank: "") }
            }
        },
    ]
}
