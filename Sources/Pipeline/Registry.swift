import Formats
import Load
import Transform

/// Every format, stage type, step and setting there is, in the order of the reference.
///
/// To add a step: write it in `Transform`, give it a line here and a case under `Tests/Cases`, and run
/// `make generate`. Decoding, the config check, `--help`, the JSON Schema and the reference follow.
package enum Registry {
    /// Kinds of files, in the order in which their first bytes are asked.
    package static let formats = Format.all

    package static let steps: [StepType] = [
        StepType(
            "width_folding", gives: .foldedWidths, work: .document { WidthFolding.apply(to: &$0) },
            summary: "full-width digits, letters and their signs become half-width; odd spaces become spaces"),
        StepType(
            "markup_remnants", follows: [.foldedWidths], gives: .plainText,
            work: .document { MarkupRemnants.remove(from: &$0) },
            summary: "tags, comments and marks of Markdown and wikis that a tool left in the text go"),
        StepType(
            "line_breaking", follows: [.plainText], gives: .brokenLines,
            work: .document { UnbrokenText.breakLines(in: &$0) },
            summary: "a text that a tool put on one line gets lines again"),
        StepType(
            "heading_repair", follows: [.plainText, .brokenLines], gives: .wholeHeadings,
            work: .document { BrokenHeadings.repair(in: &$0) },
            summary:
                "a heading that was glued to the text before it, or lost its mark, gets a line of its own"),
        StepType(
            "site_chrome", follows: [.plainText, .brokenLines, .wholeHeadings], gives: .siteMarks,
            work: .document { SiteChrome.mark(in: &$0) },
            summary: "what a site prints around the report, as navigation and buttons, is set apart"),
        StepType(
            "running_heads", follows: [.plainText, .brokenLines, .wholeHeadings, .siteMarks],
            gives: .pageMarks, work: .document { RunningHeads.mark(in: &$0) },
            summary: "page numbers and the heads and feet that stand on each page are set apart"),
        StepType(
            "line_joining",
            follows: [
                .foldedWidths, .plainText, .brokenLines, .wholeHeadings, .siteMarks, .pageMarks,
            ], gives: .lineJoints,
            work: .document { LineJoining.apply(to: &$0) },
            summary: "lines that a tool broke are told from lines that end a paragraph"),
        StepType(
            "headings", gives: .headings, work: .report(.headings),
            summary: "finds the headings of the report's sections"),
        StepType(
            "form", follows: [.headings], gives: .form, work: .report(.form),
            summary: "tells from the text which official form the report follows"),
        StepType(
            "tables", takes: [.form], follows: [.headings], gives: .figures, work: .report(.tables),
            summary: "reads the form's tables into the complete grid of figures"),
        StepType(
            "paragraphs", follows: [.headings, .figures], gives: .paragraphs, work: .report(.paragraphs),
            summary: "puts the text outside of the tables together to sections and paragraphs"),
        StepType(
            "cover", follows: [.headings, .paragraphs], gives: .cover, work: .report(.cover),
            summary: "reads body, region, year, period, dates and contact"),
        StepType(
            "mentions", takes: [.paragraphs], follows: [.form, .cover], gives: .mentions,
            work: .report(.mentions), summary: "finds the quantities that the prose states"),
        StepType(
            "checks", takes: [.figures], follows: [.cover, .mentions], gives: .checks,
            work: .report(.checks), summary: "holds the figures against the arithmetic of the form"),
        StepType(
            "duplicates", takes: [.cover], gives: .duplicates, work: .corpus { DuplicateFinder() },
            summary: "names reports of the same bytes, or of the same body, year and scope"),
        StepType(
            "year_checks", takes: [.cover, .figures], follows: [.checks], gives: .yearChecks,
            work: .corpus { YearChecks() },
            summary: "holds the figures against those of the body's report of the year before"),
        StepType(
            "part_checks", takes: [.cover, .figures, .duplicates], follows: [.checks, .yearChecks],
            gives: .partChecks,
            work: .corpus { PartChecks() },
            summary: "holds a report that sums up others against these; its checks stand behind all others"),
    ]

    /// Steps of the last release that are several steps now. A config that names one runs as it did.
    package static let formerSteps: [FormerStep] = [
        FormerStep(
            "page_furniture",
            isNow: [
                "markup_remnants", "line_breaking", "heading_repair", "site_chrome", "running_heads",
            ])
    ]

    package static let stages: [StageType] = [
        StageType(
            name: "files", kind: .extract,
            summary: "reads files: text of any usual encoding, web pages, Word and PDF", takes: nil,
            gives: .documents,
            options: [
                OptionType(
                    "input", .folders, fallback: .texts(["input"]),
                    meaning:
                        "folder with the sources; where there are several, the folder's name stands before the "
                        + "source's"),
                OptionType(
                    "include", .patterns, fallback: .texts(["**/*.{txt,md,html,htm,mht,mhtml,docx,pdf}"]),
                    meaning:
                        "patterns of the paths to read; * stays in a folder, ** does not, {txt,md} is one of these; "
                        + "behind the last dot capitals do not count"),
                OptionType(
                    "exclude", .patterns, fallback: .texts([]), meaning: "patterns of the paths to leave out"),
                OptionType(
                    "converters", .programs(marks: ["{source}"]), fallback: .programs([]),
                    meaning:
                        "by the ending of a name, a program that turns a file which no format reads into one that a format does; "
                        + "{source} is the file, {folder} an empty folder for the result, which is printed where that is not named"
                ),
            ]),
        StageType(
            name: "report", kind: .transform, summary: "reads one document into one report",
            takes: .documents, gives: .reports, options: []),
        StageType(
            name: "corpus", kind: .transform, summary: "compares the reports with each other, in order",
            takes: .reports, gives: .reports, options: []),
        StageType(
            name: "csv", kind: .load, summary: "writes a table as CSV (RFC 4180)", takes: .reports,
            gives: nil,
            options: sinkOptions + [
                OptionType(
                    "bom", .toggle, fallback: .toggle(true),
                    meaning: "begin with a byte order mark, which spreadsheets need"),
                OptionType(
                    "line_end", .choice(["lf", "crlf"]), fallback: .text("lf"), meaning: "what ends a line"),
                OptionType(
                    "formula_guard", .toggle, fallback: .toggle(true),
                    meaning: "put ' before text that a spreadsheet would run as a formula"),
                labelsOption, cellsOption, statusesOption,
            ]),
        StageType(
            name: "tsv", kind: .load, summary: "writes a table as text/tab-separated-values",
            takes: .reports, gives: nil, options: sinkOptions + [labelsOption, cellsOption, statusesOption]),
        StageType(
            name: "jsonl", kind: .load, summary: "writes a table as JSON Lines", takes: .reports,
            gives: nil, options: sinkOptions + [labelsOption, cellsOption, statusesOption]),
        StageType(
            name: "page", kind: .load,
            summary:
                "writes one HTML page, in Chinese and English, that shows the dataset; loads nothing, runs nothing",
            takes: .reports, gives: nil, options: [pathOption], makeSink: { _ in PageSink() }),
        StageType(
            name: "stata", kind: .load,
            summary:
                "writes a do-file that opens the panel's CSV file in Stata and labels its variables and codes",
            takes: .reports, gives: nil, options: [pathOption, scriptLabelsOption],
            makeSink: { LabelScript(for: .stata, labels: scriptLabels($0)) }),
        StageType(
            name: "spss", kind: .load,
            summary:
                "writes a syntax file that opens the panel's CSV file in SPSS or PSPP and labels its variables and codes",
            takes: .reports, gives: nil, options: [pathOption, scriptLabelsOption],
            makeSink: { LabelScript(for: .spss, labels: scriptLabels($0)) }),
    ]

    private static let pathOption = OptionType(
        "path", .file, isRequired: true, meaning: "name of the file in the output folder")

    private static let scriptLabelsOption = OptionType(
        "labels", .choice(["english", "chinese"]), fallback: .text("english"),
        meaning: "language of the labels")

    private static func scriptLabels(_ options: OptionValues) -> HeaderLabels {
        options.text("labels").flatMap(HeaderLabels.init) ?? .english
    }

    private static let sinkOptions = [
        OptionType("table", .table, isRequired: true, meaning: "the published table to write"),
        OptionType(
            "path", .files, isRequired: true,
            meaning: "name of the file in the output folder; of parts, with a folder and {part}"),
        OptionType("columns", .columns, meaning: "columns to write, in this order; all where not given"),
        OptionType(
            "where", .conditions, fallback: .conditions([]),
            meaning: "write only rows whose columns hold one of the values"),
        OptionType(
            "compress", .command,
            meaning: "program that reads the file from its standard input and prints it compressed: "
                + "[\"gzip\", \"-n\"]; run without a shell"),
        OptionType(
            "parts", .parts,
            meaning:
                "divide the table into files: by the year of the report (no-year where it has none), or after so many rows; {part} "
                + "in path is the year, or a number from 00001"),
    ]

    private static let labelsOption = OptionType(
        "labels", .choice(["names", "chinese", "english"]), fallback: .text("names"),
        meaning:
            "heads of the columns: their names, or labels in Chinese (the official ones where there are any) or English"
    )

    private static let cellsOption = OptionType(
        "cells", .choice(["codes", "labels"]), fallback: .text("codes"),
        meaning:
            "codes such as not_applicable as they are, or as labels in the language of the heads; keys stay as they are"
    )

    private static let statusesOption = OptionType(
        "statuses", .toggle, fallback: .toggle(false),
        meaning: "of totals: beside each series a column that says what its value is, or why there is none")

    /// One serial queue each; the system's limit is near 255.
    package static let workersRange = 1...128

    package static let run: [OptionType] = [
        OptionType("output", .folder, fallback: .text("output"), meaning: "folder to publish in"),
        OptionType(
            "workers", .whole(workersRange), unit: "threads",
            meaning: "documents read at the same time; one per processor where not given"),
        OptionType(
            "channel_capacity", .whole(1...4096), unit: "blocks", fallback: .whole(16),
            meaning: "blocks of rows that may wait for one sink before the reading waits for it"),
        OptionType(
            "window", .whole(1...65536), unit: "documents", fallback: .whole(64),
            meaning: "documents that may be ahead of the oldest unfinished one"),
        OptionType(
            "max_source_bytes", .whole(1...268_435_456), unit: "bytes", fallback: .whole(134_217_728),
            meaning: "largest source; a larger one is rejected"),
        OptionType(
            "max_bytes_in_flight", .whole(1...1_099_511_627_776), unit: "bytes",
            fallback: .whole(268_435_456),
            meaning:
                "sources that are read at the same time are no larger than this together; a larger one is read alone"
        ),
        OptionType(
            "max_rejected", .limit,
            meaning:
                "more rejected sources than that, a count or a share (\"5%\"), and nothing is published; "
                + "exit code 1; any number where not given"),
        OptionType(
            "min_sources", .whole(0...1_000_000_000), unit: "sources", fallback: .whole(1),
            meaning: "fewer sources than that, and nothing is published; exit code 1"),
        OptionType(
            "max_removed", .limit, fallback: .text("20%"),
            meaning:
                "more published reports than that, a count or a share, would be gone, for their sources are not there "
                + "or are rejected now, and nothing is published; exit code 1; \"100%\" allows all"),
        OptionType(
            "max_document_seconds", .whole(1...86_400), unit: "seconds", fallback: .whole(60),
            meaning: "longest time for one document; one that takes longer is rejected"),
        OptionType(
            "max_memory_bytes", .whole(67_108_864...1_099_511_627_776), unit: "bytes",
            fallback: .whole(2_147_483_648),
            meaning: "most memory of the program; a document that alone takes it beyond is rejected"),
        OptionType(
            "max_cache_bytes", .whole(0...1_099_511_627_776), unit: "bytes", fallback: .whole(4_294_967_296),
            meaning: "most disk space for results that are kept for the next run; 0 keeps none"),
    ]

    package static let top: [OptionType] = [
        OptionType("$schema", .text, meaning: "the JSON Schema of this file, for editors"),
        OptionType("name", .text, fallback: .text("ogi-dataset"), meaning: "short name of the dataset"),
        OptionType(
            "title", .text, fallback: .text("Annual reports on open government information"),
            meaning: "title of the dataset, for datapackage.json"),
        OptionType(
            "description", .text, fallback: .text(""), meaning: "what the dataset is, in a sentence or two"),
        OptionType("version", .text, fallback: .text("1.0.0"), meaning: "version of the dataset"),
        OptionType(
            "licenses", .records(members: ["name", "path", "title"]), fallback: .records([]),
            meaning: "licences of the dataset"),
        OptionType(
            "contributors", .records(members: ["title", "path"]), fallback: .records([]),
            meaning: "who made or published the dataset; CITATION.cff names them as its authors"),
        OptionType(
            "sources", .records(members: ["title", "path"]), fallback: .records([]),
            meaning: "where the reports come from"),
    ]

    /// Files that every run writes beside those of the sinks.
    package static let reservedPaths = Manifest.reservedNames + ["run.json"]

    /// What the steps before a sink must have given for its table to hold anything.
    package static func needs(ofTable table: String) -> [StepType.Fact] {
        switch table {
        case "reports", "bodies": [.cover]
        case "figures", "panel", "indicators", "totals": [.figures]
        case "checks", "check_operands": [.checks]
        case "sections": [.paragraphs]
        case "mentions": [.mentions]
        default: []
        }
    }

    package static func step(named name: String) -> StepType? { steps.first { $0.name == name } }

    package static func formerSteps(of stageType: String) -> [FormerStep] {
        formerSteps.filter { former in former.isNow.compactMap(step).contains { $0.stageType == stageType } }
    }

    /// What a config means by the name of a step: that step, or those that a former one became; empty where unknown.
    package static func steps(meantBy name: String) -> [StepType] {
        (formerSteps.first { $0.name == name }?.isNow ?? [name]).compactMap(step)
    }

    /// The first step that gives a fact.
    package static func giver(of fact: StepType.Fact) -> String {
        steps.first { $0.gives == fact }?.name ?? ""
    }
}

extension DuplicateFinder: CorpusStep {}
extension YearChecks: CorpusStep {}
extension PartChecks: CorpusStep {}
